"""Finish a built site: policy, links out, search, and no file that no page asks for."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from explainer import __version__
from explainer.evidence import Evidence
from explainer.memory import Memory
from explainer.publish import addresses, copies, csp, discover, embed, minify, search, sizes, social, trim

#: The sheets that always stand in the page.
EMBEDDED = ("site.css", "figures.css")
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
_MENU = re.compile(r'<nav class="groups"[^>]*>(?P<menu>.*?)</nav>', re.DOTALL)
_HREF = re.compile(r'href="([^"#]+)"')
_REFERENCES = re.compile(r'<ol class="references"[^>]*>.*?</ol>', re.DOTALL)
_H1 = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


@dataclass(frozen=True)
class Finished:
    """One page, finished.

    Attributes:
        html: the page.
        sections: what a search can find of it.
        said: what it says of itself to machines; ``None`` where it says nothing.
        twin: the page as Markdown; empty where ``said`` is ``None``.
    """

    html: str
    sections: list[search.Section]
    said: discover.Page | None = None
    twin: str = ""


def publish(
    site: Path, evidence: Evidence, *, lunr: str, offline: bool, day: date, machines: str = "", dist: Path | None = None, memory: Memory | None = None,
) -> None:
    """Finish the site in ``site``.

    Args:
        site: the folder that the generator built.
        evidence: the records; the glossary gives the search its synonyms.
        lunr: the source of lunr.js, which the site's generator ships.
        offline: whether it will be opened from disk, where a policy of 'self' allows nothing and addresses must be relative.
        machines: where the site is hosted, ending in a slash, if pages shall also speak to machines (JSON-LD, Markdown twins,
            ``llms.txt``, ``robots.txt``); empty while an author looks at it live, since reading every page takes seconds.
        day: the day whose state the site shows, said beside its files.
        dist: the folder of the copies that the site shall carry; None for a site without them.
        memory: pages that were finished before, by what they were finished from; a live server keeps one.

    Raises:
        FileNotFoundError: if a copy has not been written, or a list of files names one that is not there.
        InlineCode: if a page holds code or style that the policy would block.
    """
    memory = Memory() if memory is None else memory
    prune(site)
    if dist:
        copies.carry(dist, site, __version__)
    if offline:
        for name in ("404.html", "sitemap.xml", "sitemap.xml.gz"):
            (site / name).unlink(missing_ok=True)
    files = _own_files(site / "assets")
    ours = tuple(sorted(files.items()))
    finished: dict[str, Finished] = {}
    for path in sorted(own(site)):
        name, built = path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")
        built = sizes.with_sizes(addresses.resolve(built, name, offline), path.parent, day)
        if dist:
            to_files = f"{os.path.relpath(site / copies.FOLDER, path.parent)}/"
            built = copies.with_list(built, site / copies.FOLDER, to_files, version=__version__, day=day)
        page = memory.once((name, built, ours, offline, machines), lambda: finish(built, name, files, offline, machines))
        path.write_text(page.html, encoding="utf-8")
        if page.said:
            path.with_suffix(".md").write_text(page.twin, encoding="utf-8")
        finished[name] = page
    if machines:
        for name in social.TIERS:
            (site / "assets" / f"social-{name}.png").write_bytes(social.png(name))
        (site / "llms.txt").write_text(discover.llms([page.said for page in finished.values() if page.said], machines), encoding="utf-8")
        (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\n\nSitemap: {machines}sitemap.xml\n", encoding="utf-8")
    sections = [section for name in _order(finished, offline) for section in finished[name].sections]
    (site / "search").mkdir(exist_ok=True)
    for name, text in search.scripts(sections, evidence.glossary.values(), lunr).items():
        (site / "search" / name).write_text(text, encoding="utf-8")


def finish(built: str, name: str, files: Mapping[str, str], offline: bool, machines: str) -> Finished:
    """Return one built page, finished; see `publish`.

    Args:
        built: the page as the generator wrote it, its links leading to pages.
        name: its file below the site.
        files: the texts that are put into pages, by name.
        offline: whether it will be opened from disk.
        machines: where the site is hosted, if pages shall speak to machines.
    """
    page = minify.html(csp.without_style_attributes(built))
    # from disk a byte costs nothing, and the single file is made of whole sheets
    embedded = files if offline else _trimmed(files, trim.classes(page))
    page = embed.embed(page, embedded)
    heading = _H1.search(page)
    sections = search.sections(built, _location(name, offline), search.plain(heading[1]) if heading else "")
    canonical = _CANONICAL.search(page)
    page = csp.with_marked_links(page, urlsplit(canonical[1]).netloc if canonical else "")
    said, twin = None, ""
    if read := discover.read(page) if machines else None:
        said, twin = read[0], discover.twin(*read)
        page = _with_data(page, discover.json_ld(said, machines, dataset="claims.json" in page))
    try:
        guarded = csp.with_policy(page, embedded.values())  # looked at for a copy to open from disk too, where no policy helps
    except csp.InlineCode as error:
        raise csp.InlineCode(f"{name}: {error}") from None
    return Finished(page if offline else guarded, sections, said, twin)


def _with_data(page: str, data: str) -> str:
    """Return a page with what it tells machines right behind its references: gzip looks back 32 kB, and finds their addresses there."""
    references = _REFERENCES.search(page)
    end = references.end() if references else page.find("</article>") + len("</article>")
    return page[:end] + data + page[end:]


def _order(pages: Mapping[str, Finished], offline: bool) -> list[str]:
    """Return the pages as the home page's menu names them, then the rest: of two that fit a search alike, the first wins."""
    home = pages.get("index.html")
    menu = _MENU.search(home.html) if home else None
    named = _HREF.findall(menu["menu"]) if menu else []
    order = ["index.html", *(name if offline else f"{name}index.html" for name in named)]
    return [*(name for name in order if name in pages), *(name for name in pages if name not in set(order))]


def own(site: Path) -> Iterator[Path]:
    """Yield the site's pages; the single file that it may carry is a copy of them and none itself."""
    yield from (path for path in site.rglob("*.html") if path.parent != site / copies.FOLDER)


def _own_files(assets: Path) -> dict[str, str]:
    """Return our style sheets and the early script, squeezed, and leave only those that some page still asks for by address."""
    sheets = {path.name: minify.css(path.read_text(encoding="utf-8")) for path in sorted(assets.glob("*.css"))}
    for name, text in sheets.items():
        (assets / name).write_text(text, encoding="utf-8")
    early = assets / "early.js"
    files = {**sheets, early.name: minify.script(early.read_text(encoding="utf-8"))}
    for always_embedded in (early, *(assets / name for name in EMBEDDED)):
        always_embedded.unlink(missing_ok=True)
    return files


def _trimmed(files: Mapping[str, str], known: frozenset[str]) -> dict[str, str]:
    """Return the files as one page needs them; what is fetched later is the same for all pages, and stays whole."""
    trimmed = {name: trim.css(text, known) if name in EMBEDDED else text for name, text in files.items()}
    sheets = [text for name, text in trimmed.items() if name.endswith(".css")]
    return {name: trim.tokens(text, sheets) if name in EMBEDDED else text for name, text in trimmed.items()}


def _location(path: str, offline: bool) -> str:
    return path if offline else path.removesuffix("index.html")


def prune(site: Path) -> None:
    """Remove the theme's own assets and index: our pages ask for none of them."""
    for name in ("assets/javascripts", "assets/stylesheets", "assets/images"):
        shutil.rmtree(site / name, ignore_errors=True)
    for name in ("search/worker.js", "search/main.js", "search/lunr.js", "search/search_index.json"):
        (site / name).unlink(missing_ok=True)

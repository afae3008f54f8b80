"""Finish a built site: policy, links out, search, and no file that no page asks for."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from explainer import __version__
from explainer.evidence import Evidence
from explainer.publish import copies, csp, discover, embed, minify, search, sizes, social, trim

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
_H1 = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


def publish(site: Path, evidence: Evidence, *, lunr: str, offline: bool, day: date, machines: str = "", dist: Path | None = None) -> None:
    """Finish the site in ``site``.

    Args:
        site: the folder that MkDocs built.
        evidence: the records; the glossary gives the search its synonyms.
        lunr: the source of lunr.js, which the site's generator ships.
        offline: whether it will be opened from disk, where a policy of 'self' allows nothing and addresses must be relative.
        machines: where the site is hosted, ending in a slash, if pages shall also speak to machines (JSON-LD, Markdown twins,
            ``llms.txt``, ``robots.txt``); empty while an author looks at it live, since reading every page takes seconds.
        day: the day whose state the site shows, said beside its files.
        dist: the folder of the copies that the site shall carry; None for a site without them.

    Raises:
        FileNotFoundError: if a copy has not been written, or a list of files names one that is not there.
    """
    prune(site)
    if dist:
        copies.carry(dist, site, __version__)
    if offline:
        for name in ("404.html", "sitemap.xml", "sitemap.xml.gz"):
            (site / name).unlink(missing_ok=True)
    files = _own_files(site / "assets")
    titles, known = {}, []
    for path in sorted(own(site)):
        page = minify.html(csp.without_style_attributes(path.read_text(encoding="utf-8")))
        page = sizes.with_sizes(page, path.parent, day)
        if dist:
            to_files = f"{os.path.relpath(site / copies.FOLDER, path.parent)}/"
            page = copies.with_list(page, site / copies.FOLDER, to_files, version=__version__, day=day)
        # from disk a byte costs nothing, and the single file is made of whole sheets
        embedded = files if offline else _trimmed(files, trim.classes(page))
        page = embed.embed(page, embedded)
        heading = _H1.search(page)
        if heading:
            titles[_location(path.relative_to(site).as_posix(), offline)] = search.plain(heading[1])
        canonical = _CANONICAL.search(page)
        page = csp.with_marked_links(page, urlsplit(canonical[1]).netloc if canonical else "")
        said = discover.read(page) if machines else None
        if said:
            known.append(said)
            page = page.replace("</article>", f"</article>{discover.json_ld(said, machines, dataset='claims.json' in page)}", 1)
            path.with_suffix(".md").write_text(discover.twin(said), encoding="utf-8")
        try:
            guarded = csp.with_policy(page, embedded.values())  # looked at for a copy to open from disk too, where no policy helps
        except csp.InlineCode as error:
            raise csp.InlineCode(f"{path.relative_to(site).as_posix()}: {error}") from None
        path.write_text(page if offline else guarded, encoding="utf-8")
    if machines:
        for name in social.TIERS:
            (site / "assets" / f"social-{name}.png").write_bytes(social.png(name))
        (site / "llms.txt").write_text(discover.llms(known, machines), encoding="utf-8")
        (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\n\nSitemap: {machines}sitemap.xml\n", encoding="utf-8")
    index = site / "search" / "search_index.json"
    if index.exists():
        built = search.script(json.loads(index.read_text(encoding="utf-8")), evidence.glossary.values(), lunr, titles)
        (site / "search" / "search.js").write_text(built, encoding="utf-8")
        index.unlink()


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
    for always_embedded in (early, assets / "site.css", assets / "figures.css"):
        always_embedded.unlink(missing_ok=True)
    return files


def _trimmed(files: dict[str, str], known: frozenset[str]) -> dict[str, str]:
    return {name: trim.css(text, known) if name.endswith(".css") else text for name, text in files.items()}


def _location(path: str, offline: bool) -> str:
    return path if offline else path.removesuffix("index.html")


def prune(site: Path) -> None:
    """Remove the theme's own assets: our templates ask for none of them."""
    for name in ("assets/javascripts", "assets/stylesheets", "assets/images"):
        shutil.rmtree(site / name, ignore_errors=True)
    for name in ("search/worker.js", "search/main.js", "search/lunr.js"):
        (site / name).unlink(missing_ok=True)

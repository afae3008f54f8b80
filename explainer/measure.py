"""What each page weighs and how it reads: bytes as a server would send them, requests, words, reading grade.

And what each file to take along weighs, as it is stored, with the limit that we set ourselves.

Bytes are gzip level 6, as GitHub Pages sends them. The grade is Flesch and Kincaid's (1975), by textstat: it sees the length
of words and sentences and nothing else, so it is a worklist and not a verdict.
"""

from __future__ import annotations

import gzip
import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

#: One TCP first flight of ten segments, in bytes: what a browser gets before it must answer.
FIRST_FLIGHT = 14_600
#: What a file to take along may weigh, in bytes: the archive by a bad line, the single file and a sheet by e-mail.
LIMITS = {"*.zip": 1_500_000, "*.html": 1_000_000, "pdf/*.pdf": 8_000_000, "*.cdx.json": 200_000, "data/*": 500_000}
#: The folder of the site that holds copies of it, which are weighed as what they are.
CARRIED = "files"


@dataclass(frozen=True)
class Weight:
    """One page, in bytes after gzip.

    Attributes:
        page: its path below the site.
        html: the page itself.
        blocking: page, style sheets and scripts that hold up the first paint.
        whole: everything that it asks for until it is idle.
        requests: how many files that is.
        words: words of prose, without tables, cards and references.
        grade: Flesch-Kincaid grade of that prose; None where textstat is not installed.
    """

    page: str
    html: int
    blocking: int
    whole: int
    requests: int
    words: int
    grade: float | None


class _Reader(HTMLParser):
    """Collect a page's own files, and its prose."""

    _SILENT = ("table", "figure", "script", "style", "nav", "svg", "dl", "ol.references", "section.cards", "header", "footer", "button.card-close")

    def __init__(self) -> None:
        super().__init__()
        self.blocking: list[str] = []
        self.later: list[str] = []
        self.prose: list[str] = []
        self._silent = 0
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html" and given.get("data-base"):
            self.later.append(f"{(given['data-base'] or '').rstrip('/')}/assets/site.js")  # the early script fetches it
        if tag == "link" and "stylesheet" in (given.get("rel") or ""):
            # what stands in noscript is fetched by the early script wherever one runs
            waits = given.get("media") != "print" and not any(opened == "noscript" for opened, _ in self._open)
            (self.blocking if waits else self.later).append(given["href"] or "")
        if tag == "script" and given.get("src"):
            (self.later if "defer" in given else self.blocking).append(given["src"] or "")
        if tag in ("meta", "link", "br", "img", "input", "hr"):
            return
        names = {tag, *(f"{tag}.{name}" for name in (given.get("class") or "").split())}
        silent = bool(names & set(self._SILENT)) or "data-glossary" in given
        self._open.append((tag, silent))
        self._silent += silent
        if tag in ("p", "li", "h2", "h3", "dd", "dt"):
            self.prose.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag not in (opened for opened, _ in self._open):
            return  # the end of an element without content, or of none
        while self._open:
            opened, silent = self._open.pop()
            self._silent -= silent
            if opened == tag:
                break
        if tag in ("p", "li", "h2", "h3"):
            self.prose.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent and any(tag == "article" for tag, _ in self._open):
            self.prose.append(data)


def prose(html: str) -> str:
    """Return a built page's prose, one paragraph a line, each ended like a sentence."""
    reader = _Reader()
    reader.feed(html)
    lines = (re.sub(r"\s+", " ", line).strip() for line in "".join(reader.prose).split("\n"))
    return "\n".join(line if line[-1] in ".?!:" else f"{line}." for line in lines if line)


def grade(text: str) -> float | None:
    """Return the Flesch-Kincaid grade of a text."""
    try:
        import textstat
    except ImportError:
        return None
    return float(textstat.flesch_kincaid_grade(text)) if text else None


def weigh(site: Path) -> Iterator[Weight]:
    """Yield the weight of each page of a built site."""
    for path in sorted(site.rglob("*.html")):
        if path.name == "404.html" or path.parent == site / CARRIED:
            continue
        html = path.read_text(encoding="utf-8")
        reader = _Reader()
        reader.feed(html)
        text = prose(html)
        own = _zipped(path)
        blocking = own + sum(_zipped(_file(path, name)) for name in reader.blocking)
        whole = blocking + sum(_zipped(_file(path, name)) for name in reader.later)
        words = len(re.findall(r"[A-Za-z0-9][\w'’-]*", text))
        requests = 1 + len(reader.blocking) + len(reader.later)
        yield Weight(path.relative_to(site).as_posix(), own, blocking, whole, requests, words, grade(text))


def _zipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), compresslevel=6, mtime=0))


def _file(page: Path, address: str) -> Path:
    return (page.parent / urlsplit(address).path).resolve()


def takeaways(site: Path, dist: Path) -> Iterator[str]:
    """Yield a line for each kind of file to take along: the heaviest of its kind, its bytes, and the limit beside them.

    Args:
        site: the built site, which holds the data files.
        dist: the folder of the copies; what has not been written there is named as such.
    """
    yield f"{'to take along':50}{'files':>6}{'heaviest':>12}{'limit':>12}"
    for pattern, limit in LIMITS.items():
        found = sorted((site if pattern.startswith("data") else dist).glob(pattern), key=lambda path: (path.stat().st_size, path.name))
        if not found:
            yield f"{pattern:50}{'not written yet: make release':>30}"
            continue
        size = found[-1].stat().st_size
        yield f"{found[-1].name:50}{len(found):6}{size:12,}{limit:12,}" + ("  TOO LARGE" if size > limit else "")


def report(site: Path, dist: Path) -> str:
    """Return the tables that ``make measure`` prints."""
    weights = list(weigh(site))
    lines = [f"{'page':42}{'html':>8}{'blocking':>10}{'whole':>8}{'requests':>10}{'words':>7}{'grade':>7}"]
    for one in weights:
        shown = "" if one.grade is None else f"{one.grade:.1f}"
        lines.append(f"{one.page:42}{one.html:8,}{one.blocking:10,}{one.whole:8,}{one.requests:10}{one.words:7,}{shown:>7}")
    blocking, whole = (statistics.median(getattr(one, name) for one in weights) for name in ("blocking", "whole"))
    assets = {name: _zipped(site / "assets" / name) for name in ("later.css", "site.js")}
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file() and path.parent != site / CARRIED]
    lines += [
        "",
        f"median render-blocking {blocking:,.0f} bytes ({blocking / FIRST_FLIGHT:.2f} of one first flight of {FIRST_FLIGHT:,}); "
        f"worst {max(one.blocking for one in weights):,}",
        f"median whole page {whole:,.0f} bytes; most requests {max(one.requests for one in weights)}",
        "our files: " + ", ".join(f"{name} {size:,}" for name, size in assets.items())
        + f"; search, on first use only: {sum(map(_zipped, (site / 'search').iterdir())):,}",
        f"whole site: {sum(sizes) / 1e6:.2f} MB raw in {len(sizes)} files",
        "",
        *takeaways(site, dist),
    ]
    return "\n".join(lines)

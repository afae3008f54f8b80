"""The search as two classic scripts: the titles, which answer first, and all text with lunr and the glossary's synonyms.

lunr.js ships inside the mkdocs package, so it is pinned and hashed with it and nothing is vendored here. Its notice stays: the
MIT licence asks for it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib import resources
from itertools import groupby

from explainer.evidence.model import Term
from explainer.publish import minify

_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_TAGS = re.compile(r"<[^>]+>")
#: Address, page, section and text of a section.
Section = tuple[str, str, str, str]

_ARTICLE = re.compile(r"<article\b[^>]*\bdata-kind=[^>]*>.*?</header>(?P<text>.*)<footer class=\"dates\">", re.DOTALL)
_EXCLUDED_PAGE = re.compile(r"<article\b[^>]*\bdata-search-exclude\b")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
#: Elements after which a word ends, whatever stands next.
_APART = {"p", "code", "pre", "li", "ol", "ul", "sub", "sup"}
_UNREAD = {"script", "style", "object"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def scripts(sections: Iterable[Section], terms: Iterable[Term], lunr: str) -> dict[str, str]:
    """Return the scripts by the names of their files.

    Args:
        sections: the sections of every page.
        terms: the glossary.
        lunr: the source of lunr.js.
    """
    notices = "".join(match[0] for match in _COMMENT.finditer(lunr) if "@license" in match[0])
    lunr = notices + minify.script(_COMMENT.sub("", lunr))  # its manual and its indents are more than half of the file
    known = list(sections)
    data = {"texts": [text for *_, text in known], "synonyms": synonyms(terms)}
    return {
        "titles.js": f"window.sitePlaces={_json(_places(known))};\n{_own('search_titles.js')}",
        "search.js": f"{lunr}\nwindow.siteIndex={_json(data)};\n{_own('search_text.js')}",
    }


def _places(sections: Iterable[Section]) -> list[list[object]]:
    """Return each page once: its address, its title, and what follows the address and the heading of each section."""
    found = []
    for (address, title), parts in groupby(sections, key=lambda section: (section[0].partition("#")[0], section[1])):
        found.append([address, title, [[at.removeprefix(address), heading] for at, _, heading, _ in parts]])
    return found


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _own(name: str) -> str:
    return minify.script(resources.files("explainer.publish").joinpath(name).read_text(encoding="utf-8"))


def sections(page: str, address: str, title: str) -> list[Section]:
    """Return each section of a page that has any text; none where the page is no chapter of the site.

    Read from the page and not from a generator's own index, which differs from one generator to the next.

    Args:
        page: the built page, with what no search shall find still marked ``data-search-exclude``.
        address: the page's address below the site.
        title: its title.
    """
    article = _ARTICLE.search(page)
    if not article or _EXCLUDED_PAGE.search(page):
        return []
    reader = _Reader()
    reader.feed(article["text"])
    reader.close()
    found = []
    for anchor, heading, text in reader.read():
        if text or not anchor:
            found.append((f"{address}#{anchor}" if anchor else address, title, heading or title, text))
    return found


@dataclass
class _Part:
    anchor: str
    depth: int
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Part an article at its headings."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, bool]] = []
        self._hidden = 0
        self._in_heading = False
        self._parts = [_Part("", 0)]
        self._at = [self._parts[0]]

    def read(self) -> list[tuple[str, str, str]]:
        """Return address, heading and text of each part, white space folded."""
        return [(part.anchor, _folded(part.heading), _folded(part.text)) for part in self._parts]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        named = dict(attributes)
        hidden = tag in _UNREAD or "data-search-exclude" in named
        self._open.append((tag, hidden))
        self._hidden += hidden
        if self._hidden:
            return
        if tag in _HEADINGS and named.get("id"):
            self._in_heading = True
            self._parts.append(_Part(str(named["id"]), len(self._open)))
            while self._at[-1].depth > len(self._open):
                self._at.pop()
            self._at.append(self._parts[-1])
        elif tag in _APART:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            return
        while self._at[-1].depth > len(self._open):  # a box with a heading of its own ends: the text around it goes on
            self._at.pop()
        _, hidden = self._open.pop()
        if not self._hidden and tag in _HEADINGS:
            self._in_heading = False
        elif not self._hidden and tag in _APART:
            self.handle_data(" ")
        self._hidden -= hidden

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            part = self._at[-1]
            (part.heading if self._in_heading else part.text).append(data)


def _folded(parts: list[str]) -> str:
    return " ".join("".join(parts).split())


def plain(text: str) -> str:
    """Return text without tags and entities, white space folded."""
    return " ".join(html.unescape(_TAGS.sub(" ", text)).split())


def synonyms(terms: Iterable[Term]) -> list[list[str]]:
    """Return what readers type, and the words under which this site says it."""
    pairs = []
    for term in terms:
        meant = " ".join(filter(None, (term.term, term.expansion)))
        for name in (term.term, term.expansion, *term.other_names):
            if name:
                pairs.append([name.lower(), meant.lower()])
    return sorted(pairs)

"""What would run when a page is opened. A page is words, links and records; its few scripts are the site's own.

Authors may write HTML in a page, so the grammar looks at the finished page, however a tag came to be there (typed, as an
attribute list, behind entities), and shows what would run as the text that it was typed as.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

#: Elements that run, fetch or redirect by being there.
ELEMENTS = ("script", "iframe", "frame", "object", "embed", "applet", "base", "meta", "link")
#: Schemes of addresses that hold code or a page of their own.
_CODE = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
#: What a browser drops from an address before it reads its scheme (WHATWG URL, "basic URL parser").
_DROPPED = re.compile(r"[\x00-\x20\x7f-\x9f]")
#: Data of these kinds runs nowhere: pictures that are no documents.
_PICTURE = re.compile(r"data:image/(?:png|gif|jpeg|webp|avif)[;,]", re.IGNORECASE)
_OPENS = re.compile(r"</?[a-zA-Z]")
#: A page without any of these cannot hold anything that runs: cheap, and true of almost every page.
_SUSPECT = re.compile(rf"<(?:{'|'.join(ELEMENTS)})\b|[\s\"'/]on\w+\s*=|srcdoc|script|data\s*:|&#|&\w+;|<[!?]|<[^>]*\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Active:
    """A tag that would run something: its place in the text, and what is wrong with it."""

    start: int
    end: int
    what: str


def runs(address: str) -> bool:
    """Return whether a browser would run an address, or open it as a page without one."""
    bare = _DROPPED.sub("", html.unescape(address))
    return bool(_CODE.match(bare)) and not _PICTURE.match(bare)


def find(text: str) -> list[Active]:
    """Return every tag of some HTML that would run something, in order of place."""
    if not _SUSPECT.search(text):
        return []
    parser = _Parser(text)
    parser.feed(text)
    parser.close()
    return parser.found


def escaped(text: str) -> str:
    """Return some HTML with each tag that would run something as the text that it was typed as."""
    parts, start = [], 0
    for one in find(text):
        parts += [text[start : one.start], html.escape(text[one.start : one.end], quote=False)]
        start = one.end
    return "".join([*parts, text[start:]])


class _Parser(HTMLParser):
    """Finds tags that run; looks into scripts and comments too, since browsers and this parser do not agree where they end."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Active] = []
        self._text = text
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def set_cdata_mode(self, *element: object, **how: object) -> None:
        """Stay outside: what a script holds is read like the rest."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that runs."""
        for what in _why(tag, attrs):
            self._note(len(self.get_starttag_text() or ""), what)
            break

    def handle_endtag(self, tag: str) -> None:
        """Note the end of an element that runs."""
        if tag in ELEMENTS:
            end = self._text.find(">", self._here())
            self._note((end + 1 if end >= 0 else len(self._text)) - self._here(), f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Note a tag that does not end: it would end in what follows on the page."""
        if data.startswith("<") and _OPENS.match(self._text, self._here()):
            self._note(len(self._text) - self._here(), "a tag that does not end")

    def handle_comment(self, data: str) -> None:
        """Note a comment with something in it that runs: browsers end some comments sooner."""
        self._inside(data)

    def parse_html_declaration(self, i: int) -> int:
        """Read ``<!…`` as browsers do: a comment, to the first ``>`` if it is none."""
        return self.parse_comment(i) if self.rawdata.startswith("<!--", i) else self.parse_bogus_comment(i)

    def handle_pi(self, data: str) -> None:
        """Note an instruction with something in it that runs."""
        self._inside(data)

    def _inside(self, data: str) -> None:
        inner = find(data)
        if inner:
            start = self._here()
            self._note(self._text.find(data, start) + len(data) - start, inner[0].what)

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _note(self, length: int, what: str) -> None:
        start = self._here()
        if not self.found or start >= self.found[-1].end:
            self.found.append(Active(start, start + length, what))


def _why(tag: str, attrs: list[tuple[str, str | None]]) -> Iterator[str]:
    if tag in ELEMENTS:
        yield f"<{tag}>"
    for name, value in attrs:
        if name.startswith("on") or name == "srcdoc":
            yield f"<{tag} {name}=…>"
        elif value and any(runs(part) for part in (value, *value.split(","))):
            yield f"<{tag} {name}=\"{_DROPPED.sub('', value).partition(':')[0]}:…\">"

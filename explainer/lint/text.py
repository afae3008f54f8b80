"""A page's prose, without what is not prose, and every character in its own place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from explainer import grammar

_HTML = re.compile(r"<[^>]+>")
_ATTRIBUTES = re.compile(r"\{\s*[#.:][^{}]*\}")
_LINK_TARGET = re.compile(r"(?<=\])\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_URL = re.compile(r"https?://\S+")
#: A block's opening line up to its title, which is prose (``/// note | Bring somebody``).
_TITLED = re.compile(r"/{3,}[ \t]*note[ \t]*\|")
_HEADING = re.compile(r"^#{1,6}[ \t].*$", re.MULTILINE)
_BREAK = re.compile(
    r"(?<=[.!?…])[\"”’)\]*_]*\s+(?=[\"“‘(\[{*_]*[A-Z{])"  # the end of a sentence
    r"|\n[ \t]*\n"  # of a paragraph
    r"|\n(?=[ \t]*(?:[-*+]|\d+\.|#{1,6}|\||>)\s)"  # of a list item, a table row, or the line before a heading
)
#: What stands between two paragraphs or two items of a list.
_APART = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+\.)[ \t])")
#: Something said by somebody: quotation marks that close in the same paragraph, and not far from where they open.
_QUOTED = re.compile(r"[\"“](?:[^\"”\n]|\n(?![ \t]*\n)){0,600}[\"”]|‘(?:[^’\n]|\n(?![ \t]*\n)){0,600}’(?!\w)")


def blank(text: str, pattern: re.Pattern[str]) -> str:
    """Return ``text`` with each match replaced by spaces, line breaks kept."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def without_quotes(text: str) -> str:
    """Return ``text`` with everything in quotation marks replaced by spaces."""
    return blank(text, _QUOTED)


def prose(body: str) -> str:
    """Return the page's prose: code, tokens, blocks' lines, HTML, attributes and addresses are blanked out."""
    return blank(_with_references(body), grammar.REFERENCE)


@lru_cache(maxsize=256)
def _with_references(body: str) -> str:
    text = grammar.mask_code(body)
    text = blank(text, grammar.CITATION)
    text = grammar.BLOCK.sub(_without_block_line, text)
    for pattern in (_HTML, _ATTRIBUTES, _LINK_TARGET, _URL):
        text = blank(text, pattern)
    return text


def _without_block_line(match: re.Match[str]) -> str:
    title = _TITLED.match(match[0])
    return " " * title.end() + match[0][title.end():] if title else " " * len(match[0])


def readable(body: str) -> str:
    """Return the prose with each number in its place as one word, for counting words."""
    return grammar.REFERENCE.sub(" number ", _with_references(body))


@dataclass(frozen=True)
class Sentence:
    """A sentence, heading, list item or table row of a page.

    Attributes:
        start: its place in the page's body.
        end: the place after it.
        text: what stands there, citations and addresses blanked out, ``{{ … }}`` kept.
    """

    start: int
    end: int
    text: str

    @property
    def is_heading(self) -> bool:
        """Return whether it is a heading."""
        return bool(_HEADING.match(self.text))

    @property
    def is_row(self) -> bool:
        """Return whether it is a row of a table."""
        return self.text.startswith("|")


@lru_cache(maxsize=256)
def sentences(body: str) -> tuple[Sentence, ...]:
    """Return the sentences of a page's body, in order."""
    return tuple(_sentences(body))


def _sentences(body: str) -> Iterator[Sentence]:
    text = _with_references(body)
    breaks = [match.span() for match in _BREAK.finditer(text)]
    breaks += [(match.end(), match.end()) for match in _HEADING.finditer(text)]
    start = 0
    for end, after in [*sorted(breaks), (len(text), len(text))]:
        piece = text[start:end]
        if piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            yield Sentence(first, start + len(piece.rstrip()), piece.strip())
        start = max(start, after)


def sentence_at(body: str, place: int) -> str:
    """Return the sentence around a place of a page's body."""
    return next((one.text for one in sentences(body) if one.start <= place < one.end), "")


def paragraph_at(body: str, place: int) -> str:
    """Return the paragraph, list item or table around a place of a page's body."""
    start = max((match.end() for match in _APART.finditer(body, 0, place)), default=0)
    end = _APART.search(body, place)
    return body[start : end.start() if end else len(body)]


def words(text: str) -> list[str]:
    """Return the words of a piece of prose; a ``{{ … }}`` is one."""
    return re.findall(r"[^\W_][\w'’-]*", grammar.REFERENCE.sub(" number ", text))

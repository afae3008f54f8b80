"""The author's grammar, read from source text: what was written, and where.

Used twice, so that rendering and lint can never disagree about what an author meant: the Markdown extension turns these
tokens into HTML, and the lint checks them against the evidence.

====================================  ======================================================
``{{ crs-2022 }}``                    the claim's number, as a button that opens its card
``{{ crs-2022.sentence }}``           the claim's whole sentence
``{{ crs-2022.low }}``                one of its numbers, as plain text
``{{ crs-2022.denominator | words }}``  the same in words ("five"; ``Words``: "Five")
``[@mackensen2022, Table 1]``         a citation with locator; several with ``;``
``/// ledger``                        a block; ``/// series | five-2022`` with an argument
====================================  ======================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

#: What ``{{ … }}`` may hold; anything else between the braces is a fault that the lint reports.
#: (Here and below, no two neighbouring parts of a pattern can share a run of spaces, or a long one would take minutes.)
REFERENCE = re.compile(r"\{\{([^{}]*)\}\}")
_INNER = re.compile(r"(?P<id>[a-z0-9][a-z0-9-]*)(?:\.(?P<field>[a-z0-9][a-z0-9_-]*))?(?:\s*\|\s*(?P<filter>\w+))?")
CITATION = re.compile(r"\[(@[^\[\]]+)\]")
_CITED = re.compile(r"@(?P<source>[\w-]+)(?:,\s*(?P<locator>.+))?", re.DOTALL)
BLOCK = re.compile(r"^/{3,}+[ \t]*+(?P<name>[a-z][a-z-]*+)?+[ \t]*+(?:\|(?P<argument>.*+))?+$", re.MULTILINE)

FILTERS = ("words", "Words")

#: Blocks without a body, and whether they need an argument: 'one' id, 'many' ids, or 'none'.
DRAWN_BLOCKS: dict[str, str] = {
    "report": "one", "article-says": "many", "facts": "many", "series": "one", "trials": "none",
    "article-check": "none", "claims-table": "many", "sources-table": "many", "discrepancies": "many",
    "changes": "none", "checks": "none", "glossary": "none", "figure": "one", "drawing": "one", "gallery": "none",
    "marks": "one", "words": "many", "topics": "many", "ranked": "one", "choice": "none", "copies": "none",
}
#: Blocks whose body is Markdown.
BODY_BLOCKS: dict[str, str] = {"in-short": "none", "unknown": "none", "ask": "none", "note": "one", "doors": "none",
                               "steps": "none", "stacked": "none", "checklist": "none", "sheet": "one", "files": "none"}


@dataclass(frozen=True)
class Reference:
    """``{{ … }}``. ``id`` is empty where the inside could not be read."""

    start: int
    end: int
    written: str
    id: str
    field: str | None
    filter: str | None


@dataclass(frozen=True)
class Citation:
    """``[@…]`` with its cited sources, each with a locator or ``None``."""

    start: int
    end: int
    written: str
    items: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Block:
    """The opening line of a block; ``name`` is empty on a closing line."""

    start: int
    end: int
    written: str
    name: str
    argument: str

    @property
    def ids(self) -> list[str]:
        """Return the argument as a list of ids."""
        return self.argument.replace(",", " ").split()


def reference(start: int, end: int, inside: str) -> Reference:
    """Read the inside of ``{{ … }}``."""
    inside = inside.strip()
    match = _INNER.fullmatch(inside)
    if not match:
        return Reference(start, end, inside, "", None, None)
    return Reference(start, end, inside, match["id"], match["field"], match["filter"])


def citation(start: int, end: int, inside: str) -> Citation:
    """Read the inside of ``[@…]``."""
    items = []
    for part in inside.split(";"):
        match = _CITED.fullmatch(part.strip())
        items.append((match["source"], match["locator"]) if match else (part.strip().lstrip("@"), None))
    return Citation(start, end, inside, tuple(items))


def parse(text: str) -> Iterator[Reference | Citation | Block]:
    """Yield every token of ``text`` in order of place; code spans, fences and comments are literal."""
    yield from _tokens(text)


@lru_cache(maxsize=256)  # every rule of the lint asks for the same page's, one after another
def _tokens(text: str) -> tuple[Reference | Citation | Block, ...]:
    masked = mask_code(text)
    tokens: list[Reference | Citation | Block] = []
    tokens += [reference(m.start(), m.end(), m[1]) for m in REFERENCE.finditer(masked)]
    tokens += [citation(m.start(), m.end(), m[1]) for m in CITATION.finditer(masked)]
    tokens += [
        Block(m.start(), m.end(), m[0], m["name"] or "", (m["argument"] or "").strip(" \t")) for m in BLOCK.finditer(masked)
    ]
    return tuple(sorted(tokens, key=lambda token: token.start))


_FENCE = re.compile(r"^( {0,3})(`{3,}|~{3,})[^\n]*\n.*?(?:^\1\2[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)


@lru_cache(maxsize=256)
def mask_code(text: str) -> str:
    """Return ``text`` with code and comments blanked out, every other character in its own place."""
    text = _FENCE.sub(lambda match: _blank(match[0]), text)
    text = _without_comments(text)
    return _SPAN.sub(lambda match: _blank(match[0]), text)


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each comment starts and ends; one that never ends is none."""
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (last := text.find("-->", start + 4)) >= 0:
        end = last + 3
        yield start, end


def _without_comments(text: str) -> str:
    parts, at = [], 0
    for start, end in comments(text):
        parts += [text[at:start], _blank(text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def line_of(text: str, offset: int) -> int:
    """Return the line, from 1, on which ``offset`` stands."""
    return text.count("\n", 0, offset) + 1

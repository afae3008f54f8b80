"""Each kind of page has its sections, in their order, and none of them empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer import grammar
from explainer.evidence import Evidence
from explainer.lint.text import readable, words
from explainer.usage import Page

IN_SHORT_WORDS = 90


@dataclass(frozen=True)
class Section:
    """A section that a kind of page must have: its heading's address and words, and the block under it."""

    id: str
    title: str
    block: str


#: The last sections of a page of each kind, in order.
LAST: Mapping[str, tuple[Section, ...]] = {
    "chapter": (Section("unknown", "What nobody knows yet", "unknown"), Section("ask", "Ask your team", "ask")),
}
#: Blocks that a page of each kind has.
BLOCKS: Mapping[str, tuple[str, ...]] = {"chapter": ("in-short", "unknown", "ask"), "home": ("doors",)}
#: Blocks whose body is a list.
LISTS = ("unknown", "ask", "doors")

_HEADING = re.compile(r"^(?P<level>#{2,6})[ \t]+(?P<title>.*?)[ \t]*(?:\{[ \t]*#(?P<id>[\w-]+)[^}]*\})?[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+\S", re.MULTILINE)


def required_sections(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield each section that the page's kind asks for and that is missing, out of place or empty."""
    kind = str(page.meta.get("kind"))
    headings = [match for match in _headings(page) if match["level"] == "##"]
    blocks = _blocks(page)
    for name in BLOCKS.get(kind, ()):
        if name not in blocks and name not in {section.block for section in LAST.get(kind, ())}:
            yield 1, f"a {kind} page has '/// {name}'; it is missing"
    if kind == "chapter":
        yield from _opens_in_short(page, blocks, headings)
    yield from _last_sections(page, LAST.get(kind, ()), blocks, headings)


def _opens_in_short(
    page: Page, blocks: dict[str, grammar.Block], headings: list[re.Match[str]]
) -> Iterator[tuple[int, str]]:
    block = blocks.get("in-short")
    if block is None:
        return
    if words(readable(page.body[: block.start])):
        yield grammar.line_of(page.body, block.start), "'/// in-short' opens a chapter; nothing stands before it"


def _last_sections(
    page: Page, wanted: tuple[Section, ...], blocks: dict[str, grammar.Block], headings: list[re.Match[str]]
) -> Iterator[tuple[int, str]]:
    kind = page.meta.get("kind")
    for section in wanted:
        heading = next((heading for heading in headings if heading["id"] == section.id), None)
        if heading is None:
            yield 1, f"a {kind} page has '## {section.title} {{ #{section.id} }}'; it is missing"
            continue
        line = grammar.line_of(page.body, heading.start())
        if heading["title"] != section.title:
            yield line, f"this section is called '{section.title}' on every page; '{heading['title']}' was written"
        if section.block not in blocks:
            yield line, f"'/// {section.block}' is missing under this heading"
    ids = [section.id for section in wanted]
    found = [heading["id"] for heading in headings]
    if wanted and set(ids) <= set(found) and found[-len(ids):] != ids:
        message = f"a {kind} page ends with {' and '.join(f'#{name}' for name in ids)}, in this order"
        yield grammar.line_of(page.body, headings[-1].start()), message


def sections_not_empty(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield headings and boxes with nothing under them."""
    headings = list(_headings(page))
    for number, heading in enumerate(headings):
        following = headings[number + 1] if number + 1 < len(headings) else None
        if following is not None and len(following["level"]) > len(heading["level"]):
            continue  # its own subsections are its content
        under = page.body[heading.end() : following.start() if following else len(page.body)]
        if not words(readable(under)) and not any(grammar.parse(under)):
            yield grammar.line_of(page.body, heading.start()), f"nothing stands under '{heading['title']}'"
    for token, body in _bodies(page):
        if not words(readable(body)):
            yield grammar.line_of(page.body, token.start), f"'/// {token.name}' is empty"


def boxes_in_form(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield boxes that are too long to be 'in short', or that should be lists."""
    for token, body in _bodies(page):
        line = grammar.line_of(page.body, token.start)
        counted = len(words(readable(body)))
        if token.name == "in-short" and counted > IN_SHORT_WORDS:
            yield line, f"'/// in-short' has {counted} words; at most {IN_SHORT_WORDS}"
        if token.name in LISTS and counted and not _ITEM.search(body):
            yield line, f"'/// {token.name}' holds a list; start each line with '- '"


def _headings(page: Page) -> Iterator[re.Match[str]]:
    yield from _HEADING.finditer(grammar.mask_code(page.body))


def _blocks(page: Page) -> dict[str, grammar.Block]:
    """Return the first block of each name."""
    blocks: dict[str, grammar.Block] = {}
    for token in grammar.parse(page.body):
        if isinstance(token, grammar.Block) and token.name:
            blocks.setdefault(token.name, token)
    return blocks


def _bodies(page: Page) -> Iterator[tuple[grammar.Block, str]]:
    """Yield each box that holds the author's Markdown, with what it holds."""
    lines = [token for token in grammar.parse(page.body) if isinstance(token, grammar.Block)]
    for number, token in enumerate(lines):
        if token.name in grammar.BODY_BLOCKS:
            end = next((later.start for later in lines[number + 1 :] if not later.name), len(page.body))
            yield token, page.body[token.end : end]

"""Headings are questions with addresses of their own, and images have text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer import grammar
from explainer.evidence import Evidence
from explainer.lint.sections import LAST
from explainer.usage import Page

_HEADING = re.compile(r"^(?P<level>#{1,6})[ \t]+(?P<text>.+?)[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<text>[^\n|#>\s-][^\n]*)\n(?P<line>=+|-{2,})[ \t]*$", re.MULTILINE)
_ID = re.compile(r"\{[^{}]*#(?P<id>[a-z0-9-]+)[^{}]*\}$")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]")
_HTML_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ALT = re.compile(r"\balt=(?:\"[^\"]+\"|'[^']+')", re.IGNORECASE)


def headings_with_addresses(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield headings without an address, of the wrong level, or with a number in them."""
    text = grammar.mask_code(page.body)
    seen: set[str] = set()
    previous = 1
    for match in _HEADING.finditer(text):
        line, level = grammar.line_of(text, match.start()), len(match["level"])
        written = _ID.search(match["text"])
        if level == 1:
            yield line, "the title in the front matter is the page's first heading; start with '##'"
        if not written:
            yield line, f"heading without an address; write '{match['text'][:40]} {{ #short-name }}'"
        elif written["id"] in seen:
            yield line, f"'#{written['id']}' stands twice on this page"
        else:
            seen.add(written["id"])
        if level > previous + 1:
            yield line, f"heading of level {level} under one of level {previous}; no level may be left out"
        if "{{" in match["text"] or "[@" in match["text"]:
            yield line, "no number or citation in a heading: its address would change with them"
        previous = level
    for match in _UNDERLINED.finditer(text):
        yield grammar.line_of(text, match.start()), "write a heading as '## …', not underlined"


def headings_are_questions(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield sections of a chapter that are not called by a question a reader would ask."""
    if page.meta.get("kind") != "chapter":
        return
    fixed = {section.id for section in LAST["chapter"]}
    text = grammar.mask_code(page.body)
    for match in _HEADING.finditer(text):
        written = _ID.search(match["text"])
        title = match["text"][: written.start()].rstrip() if written else match["text"]
        if len(match["level"]) == 2 and not title.endswith("?") and not (written and written["id"] in fixed):
            yield grammar.line_of(text, match.start()), f"'{title}' is no question; a chapter's sections are readers' questions"


def images_with_text(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield images that say nothing to somebody who cannot see them."""
    text = grammar.mask_code(page.body)
    for match in _IMAGE.finditer(text):
        if not match["alt"].strip():
            yield grammar.line_of(text, match.start()), "image without text; say in the brackets what it shows"
    for match in _HTML_IMAGE.finditer(text):
        if not _ALT.search(match[0]):
            yield grammar.line_of(text, match.start()), "image without text; add alt=\"…\""

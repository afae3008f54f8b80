"""A page's text is what it looks like: UTF-8, and nothing in it that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from explainer import grammar
from explainer.evidence import Evidence
from explainer.evidence.rules.texts import INVISIBLE
from explainer.usage import Page

#: Ten times the longest page here; stops a page that would be read for minutes.
MAX_BYTES = 500_000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def nothing_hides(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield control and invisible characters: they can turn '5 of 3' into what looks like '3 of 5'."""
    for pattern in (INVISIBLE, _CONTROL):
        for match in pattern.finditer(page.body):
            line = grammar.line_of(page.body, match.start())
            yield line, f"holds the invisible character U+{ord(match[0]):04X}; delete it"


def undecodable(path: Path) -> int | None:
    """Return the line on which a file stops being UTF-8 text, or ``None`` where it is all text."""
    written = path.read_bytes()
    try:
        written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return written.count(b"\n", 0, error.start) + 1
    return None

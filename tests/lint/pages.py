"""A small site whose pages keep every rule: change one page, and see what the lint says of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from explainer.evidence import Evidence, load
from explainer.lint import lint
from tests import small
from tests.evidence.records import Data, sound
from tests.evidence.records import write as write_records

TODAY = date(2026, 11, 24)

FRONT = """---
title: Risks
description: Each harm, in how many, and what nobody has seen yet.
promise: Each harm as a number out of a number
kind: chapter
last_reviewed: 2026-11-22
next_review: 2027-03-01
---
"""

CHAPTER = """
/// in-short
- Fever came in {{ crs }}.
///

## Did anybody have a fever? { #fever }

{{ crs.sentence }}
Cytokine release syndrome (CRS) is what doctors call it [@review2024, Table 2].
B cells were back after {{ return-of-b-cells }}.

/// article-says | art-none
///

/// report | pause
///

/// series | five-rows
///

/// discrepancies | all
///

""" + small.LAST


def page(body: str = CHAPTER, front: str = FRONT, **meta: str) -> str:
    """Return a page's text; ``meta`` replaces lines of its front matter."""
    lines = [
        f"{key}: {meta[key]}" if (key := line.partition(":")[0]) in meta else line for line in front.splitlines()
    ]
    return "\n".join(lines) + "\n" + body


def evidence(root: Path, change: Callable[[Data], object] | None = None) -> Evidence:
    """Return small, sound evidence, after a change, written below ``root``."""
    data = sound()
    if change:
        change(data)
    return load(write_records(root, data), today=TODAY, root=root)


def problems(root: Path, pages: dict[str, str], change: Callable[[Data], object] | None = None) -> list[str]:
    """Return what the lint says of a site that has these pages, and ``risks.md`` as it should be if it is not named."""
    records = evidence(root, change)
    docs = root / "docs"
    for path, text in {"risks.md": page(), **pages}.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return [str(problem) for problem in lint(docs, records, today=TODAY)]


def with_text(text: str) -> dict[str, str]:
    """Return a page in whose first section ``text`` stands, on line `LINE` of the file."""
    return {"risks.md": page(CHAPTER.replace("{{ crs.sentence }}\n", f"{{{{ crs.sentence }}}}\n\n{text}\n\n"))}


LINE = next(number for number, line in enumerate(page().splitlines(), start=1) if line == "{{ crs.sentence }}") + 2

__all__ = ["CHAPTER", "FRONT", "LINE", "TODAY", "evidence", "page", "problems", "with_text"]

"""A page's front matter: what it is, what it promises, and when it was last read as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from explainer.evidence import positions
from explainer.evidence.loader import nearest, visible
from explainer.lint import wording
from explainer.numbers_in_text import typed_numbers

REQUIRED = ("title", "description", "promise", "kind", "last_reviewed", "next_review")
OPTIONAL = ("message", "covers", "template", "hide", "social", "reviewed_by", "search")
KINDS = ("home", "chapter", "reference", "sheet", "about")
DESCRIPTION_LENGTH = 155

#: Days after which a page is read again as a whole; pages that tell results sooner.
REVIEW_DAYS = 365
REVIEW_DAYS_OF: Mapping[str, int] = {"index.md": 120, "results.md": 120, "risks.md": 120}

_PROSE = ("title", "description", "promise", "message", "covers")
_FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def complete(path: str, text: str, today: date) -> Iterator[tuple[int, str]]:
    """Yield each thing that the front matter lacks or has wrong, with the line of the file.

    Args:
        path: the page's path below the docs folder.
        text: the whole file.
        today: the day against which "in the future" is judged.
    """
    fenced = _FENCED.match(text)
    if not fenced:
        yield 1, f"no front matter; a page starts with '---', {', '.join(REQUIRED)}, and '---'"
        return
    document = positions.parse(fenced["yaml"], path)
    for slip in document.slips:
        yield slip.position.line + 1, f"front matter {slip.message}"
    meta = document.data
    if not isinstance(meta, dict):
        if not document.slips:
            yield 1, "front matter must be keys with values, such as 'title: …'"
        return

    def line(key: str) -> int:
        return document.position((key,)).line + 1

    yield from _keys(meta, line)
    yield from _values(meta, line)
    yield from _dates(path, meta, line, today)


def _keys(meta: dict[str, object], line) -> Iterator[tuple[int, str]]:
    for key in REQUIRED:
        if key not in meta:
            yield 1, f"front matter lacks '{key}'; every page has {', '.join(REQUIRED)}"
        elif not meta[key]:
            yield line(key), f"'{key}' is empty"
    for key in meta:
        if key not in REQUIRED + OPTIONAL:
            yield line(key), f"front matter has an unknown key '{visible(key)}'{nearest(key, REQUIRED + OPTIONAL)}"


def _values(meta: dict[str, object], line) -> Iterator[tuple[int, str]]:
    kind = meta.get("kind")
    if kind and kind not in KINDS:
        yield line("kind"), f"kind is '{kind}', expected one of {', '.join(KINDS)}{nearest(str(kind), KINDS)}"
    for key in _PROSE:
        text = meta.get(key, "")
        if not isinstance(text, str):
            yield line(key), f"'{key}' must be text on one line"
            continue
        for found in typed_numbers(text):
            yield line(key), f"{key}: '{found.written}' is a number typed into prose, and no record stands behind it"
        for _, message in (*wording.banned(text), *wording.promises(text)):
            yield line(key), f"{key}: {message}"
    description = str(meta.get("description", ""))
    if len(description) > DESCRIPTION_LENGTH:
        yield line("description"), f"description has {len(description)} characters; at most {DESCRIPTION_LENGTH}"


def _dates(path: str, meta: dict[str, object], line, today: date) -> Iterator[tuple[int, str]]:
    days: dict[str, date] = {}
    for key in ("last_reviewed", "next_review"):
        written = meta.get(key)
        if not written:
            continue
        try:
            days[key] = date.fromisoformat(written if _DAY.fullmatch(str(written)) else "")
        except ValueError:
            yield line(key), f"{key} is '{visible(str(written))}', expected a day in the calendar: YYYY-MM-DD"
    reviewed, due = days.get("last_reviewed"), days.get("next_review")
    if reviewed and reviewed > today:
        yield line("last_reviewed"), f"last_reviewed {reviewed} is in the future (today is {today})"
    if not reviewed or not due:
        return
    most = REVIEW_DAYS_OF.get(path, REVIEW_DAYS)
    if due <= reviewed:
        yield line("next_review"), f"next_review {due} is not after last_reviewed {reviewed}"
    elif (due - reviewed).days > most:
        yield line("next_review"), f"next_review is {(due - reviewed).days} days after last_reviewed; at most {most} for this page"

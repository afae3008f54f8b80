"""Which records and pages are due to be checked again as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from explainer.evidence import Evidence, review
from explainer.evidence.review import Check
from explainer.usage import Usage
from explainer.watch.text import code, join, section

ORDER = ("reports", "trials", "claims", "series", "pages")


def report(evidence: Evidence, usage: Usage, today: date) -> str:
    """Return what is due as Markdown; nothing if nothing is."""
    due = [check for check in (*review.checks(evidence), *pages(usage)) if check.is_due(today)]
    due.sort(key=lambda check: (ORDER.index(check.kind), check.by, check.key))
    shown, late, soon = [], [], []
    for check in due:
        overdue = check.is_overdue(today)
        (shown if overdue and review.moves_fast(check) else late if overdue else soon).append(_line(check, evidence))
    return join(
        section(f"Past twice their interval, and readers are told so: {len(shown)}", shown),
        section(f"Past twice their interval: {len(late)}", late),
        section(f"Due on {today}: {len(soon)}", soon),
    )


def pages(usage: Usage) -> Iterator[Check]:
    """Yield each page's last review, as its front matter says; the lint says where it says none."""
    for path, page in usage.pages.items():
        on, by = page.meta.get("last_reviewed"), page.meta.get("next_review")
        if isinstance(on, date) and isinstance(by, date) and by > on:
            yield Check("pages", path, "page", on, (by - on).days)


def _line(check: Check, evidence: Evidence) -> str:
    where = "" if check.kind == "pages" else f", {evidence.position(check.kind, check.key)}"
    return f"{code(check.key)} ({check.about}): checked on {check.on}, due by {check.by}{where}"

"""What changed on the site, newest first: the whole log, and what of it concerns one page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Change
from explainer.rendering import places
from explainer.rendering.html import el, join
from explainer.rendering.values import spoken_date
from explainer.usage import Usage

KIND = {
    "new-evidence": "New evidence", "changed-number": "Changed number", "correction": "Correction",
    "checked-no-change": "Checked, no change",
}


@dataclass(frozen=True)
class Entry:
    """One change, and its address on the page of the log. ``label`` is its kind as readers see it."""

    anchor: str
    label: str
    change: Change

    @property
    def day(self) -> str:
        """Return its day as readers see it."""
        return spoken_date(self.change.on)


def entries(evidence: Evidence) -> list[Entry]:
    """Return every change, newest first.

    Its address holds its day and its place among the day's changes, the oldest first, so that a later change leaves it alone.
    """
    seen: Counter[str] = Counter()
    found = []
    for change in sorted(reversed(evidence.changes.values()), key=lambda change: change.on):  # the file has the newest first
        day = change.on.isoformat()
        seen[day] += 1
        found.append(Entry(f"change-{day}-{seen[day]}", KIND[change.kind], change))
    return found[::-1]


def on_page(path: str, evidence: Evidence, usage: Usage) -> list[Entry]:
    """Return what changed on one page: what names it, or a claim that it uses.

    Args:
        path: the page, below the docs folder.
        evidence: the records.
        usage: which page uses what.
    """
    used = {name for name, pages in usage.claims.items() if path in pages}
    return [
        entry for entry in entries(evidence)
        if path in {page.partition("#")[0] for page in entry.change.pages} or used & set(entry.change.claims)
    ]


def log(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return the log of changes."""
    return el("ol", *(_item(entry, evidence, usage) for entry in entries(evidence)), class_="changes", reversed=True)


def _item(entry: Entry, evidence: Evidence, usage: Usage) -> Markup:
    change = entry.change
    about = [
        *(el("a", evidence.claims[name].outcome, href=places.claim_address(evidence.claims[name])) for name in change.claims),
        *(el("a", usage.pages[page.partition("#")[0]].title, href=f"/{page}") for page in change.pages if page.partition("#")[0] in usage.pages),
    ]
    return el(
        "li", el("time", entry.day, datetime=change.on.isoformat()), ": ", el("strong", entry.label), ". ", change.what,
        Markup(" {}").format(el("small", "See ", join(about, ", "), ".")) if about else None, id=entry.anchor,
    )

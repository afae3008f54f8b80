"""What changed on the site, newest first."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.rendering.html import el
from explainer.rendering.values import spoken_date
from explainer.usage import Usage

KIND = {
    "new-evidence": "New evidence", "changed-number": "Changed number", "correction": "Correction",
    "checked-no-change": "Checked, no change",
}


def log(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return the log of changes."""
    entries = sorted(evidence.changes.values(), key=lambda change: change.on, reverse=True)
    items = [
        el("li", el("time", spoken_date(entry.on), datetime=entry.on.isoformat()), ": ", el("strong", KIND[entry.kind]), ". ",
           entry.what)
        for entry in entries
    ]
    return el("ol", *items, class_="changes", reversed=True)

"""An unconfirmed report is on every page that must carry it."""

from __future__ import annotations

from collections.abc import Iterator

from explainer import grammar
from explainer.evidence import Evidence
from explainer.usage import Usage


def boxes_in_place(usage: Usage, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Yield pages without the box of a report that names them."""
    for report in evidence.reports.values():
        for path in report.pages:
            page = usage.pages.get(path)
            if page is None:
                yield path, f"report '{report.id}' must stand on this page, and there is no such page"
                continue
            boxes = [token for token in grammar.parse(page.body) if isinstance(token, grammar.Block) and token.name == "report"]
            if not any(report.id in box.ids for box in boxes):
                yield path, f"'/// report | {report.id}' must stand on this page; it is never left out"

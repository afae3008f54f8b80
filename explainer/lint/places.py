"""Every page and address that a record names is on the site, and says what it should."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer import grammar
from explainer.evidence import Evidence
from explainer.evidence.loader import nearest
from explainer.usage import Page, Usage

#: Verdicts that are said where a reader meets the matter, and not only in the table.
IN_PLACE = ("contradicted", "qualified")

_ADDRESS = re.compile(r"\{[^{}\n]*#(?P<id>[\w-]+)[^{}\n]*\}|\bid=[\"'](?P<html>[\w-]+)[\"']")
#: Blocks that draw something with an address of its own, made from the id they name.
_DRAWN = {"report": "report-", "figure": "fig-", "series": "fig-", "marks": "fig-"}
#: Addresses that code gives: on every page with numbers, and of tables.
_GENERATED = {"sources"}
_TABLES = {
    "claims-table": "claims", "sources-table": "source-", "article-check": "article", "discrepancies": "discrepancy-",
    "ledger": "group-", "trials": "trial-", "changes": "change", "glossary": "",
}

Found = tuple[str, str, str, tuple[str | int, ...]]


def article_accounted_for(usage: Usage, evidence: Evidence) -> Iterator[Found]:
    """Yield claims of the article whose place is not on the site, or whose correction is not said in place."""
    for key, entry in evidence.article.items():
        path, _, anchor = entry.where.partition("#")
        page = usage.pages.get(path)
        if page is None:
            yield "article", key, f"there is no page '{path}'{nearest(path, usage.pages)}", ("where",)
        elif anchor and not _has(page, anchor):
            message = f"'{path}' has no heading with the address '#{anchor}'{nearest(anchor, addresses(page))}"
            yield "article", key, message, ("where",)
        if entry.verdict in IN_PLACE and page is not None and key not in _boxed(page):
            message = f"is {entry.verdict}; '{path}' must say so in place with '/// article-says | {key}'"
            yield "article", key, message, ("verdict",)
        if not entry.claims and not entry.sources:
            yield "article", key, "names no claim and no source behind the verdict", ()


def changed_pages_exist(usage: Usage, evidence: Evidence) -> Iterator[Found]:
    """Yield pages of the log of changes that are not on the site."""
    for key, change in evidence.changes.items():
        for number, path in enumerate(change.pages):
            if path.partition("#")[0] not in usage.pages:
                yield "changes", key, f"there is no page '{path}'{nearest(path, usage.pages)}", ("pages", number)


def reports_in_place(usage: Usage, evidence: Evidence) -> Iterator[Found]:
    """Yield pages that a report's record names and that are not on the site."""
    for key, report in evidence.reports.items():
        for number, path in enumerate(report.pages):
            if path not in usage.pages:
                message = f"must stand on '{path}', and there is no such page{nearest(path, usage.pages)}"
                yield "reports", key, message, ("pages", number)


def report_boxes(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield each report that must stand on this page in its box, and does not."""
    shown = {name for token in _blocks(page) if token.name == "report" for name in token.ids}
    for report in evidence.reports.values():
        if page.path in report.pages and report.id not in shown:
            yield 1, f"'/// report | {report.id}' must stand on this page; it is never left out"


def addresses(page: Page) -> set[str]:
    """Return the addresses that a page's author wrote, and those of the blocks that name records."""
    found = {match["id"] or match["html"] for match in _ADDRESS.finditer(grammar.mask_code(page.body))}
    for token in _blocks(page):
        if token.name in _DRAWN:
            found |= {_DRAWN[token.name] + name for name in token.ids}
        if token.name == "in-short":
            found.add("in-short")
    return found


def _has(page: Page, anchor: str) -> bool:
    tables = [_TABLES[token.name] for token in _blocks(page) if token.name in _TABLES]
    return anchor in addresses(page) | _GENERATED or any(anchor.startswith(prefix) for prefix in tables)


def _boxed(page: Page) -> set[str]:
    return {name for token in _blocks(page) if token.name == "article-says" for name in token.ids}


def _blocks(page: Page) -> list[grammar.Block]:
    return [token for token in grammar.parse(page.body) if isinstance(token, grammar.Block)]

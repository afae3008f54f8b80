"""Which page shows which record: named in its text, or drawn into one of its figures."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import suppress

from explainer import figures
from explainer.evidence import Evidence
from explainer.rendering import choice
from explainer.usage import Usage

#: For each kind of record, the pages that show each.
Shown = dict[str, dict[str, list[str]]]


class _Watched(dict[str, object]):
    """Records that remember which of them were asked for."""

    def __init__(self, records: dict[str, object]) -> None:
        super().__init__(records)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> object:
        self.asked.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: object = None) -> object:
        self.asked.add(key)
        return super().get(key, default)


def drawn(usage: Usage, evidence: Evidence) -> Shown:
    """Return the claims, groups and series that figures and the choice are drawn from: each is drawn once, and watched."""
    found: Shown = {"claims": {}, "studies": {}, "series": {}}
    for pages, draw in _drawings(usage):
        watched = {kind: _Watched(getattr(evidence, kind)) for kind in found}
        with suppress(KeyError):  # a figure without its record is a fault of the page that shows it, told there
            draw(dataclasses.replace(evidence, **watched))
        for kind, records in watched.items():
            for key in records.asked:
                found[kind].setdefault(key, []).extend(page for page in pages if page not in found[kind][key])
    return found


def _drawings(usage: Usage) -> Iterator[tuple[list[str], Callable[[Evidence], object]]]:
    for table in (figures.FIGURES, figures.DRAWINGS):
        for name in sorted(table.keys() & usage.blocks.keys()):
            yield usage.blocks[name], table[name]
    if "choice" in usage.blocks:
        yield usage.blocks["choice"], lambda evidence: choice.strip([], evidence, usage)


def claims(usage: Usage, evidence: Evidence) -> dict[str, list[str]]:
    """Return the pages that show each claim: first those that name it, then those that draw it."""
    found = {name: list(paths) for name, paths in usage.claims.items()}
    for name, paths in drawn(usage, evidence)["claims"].items():
        known = found.setdefault(name, [])
        known += [path for path in paths if path not in known]
    return found

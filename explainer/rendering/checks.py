"""What came of the faults that were put into copies of the site on purpose."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Check
from explainer.rendering.html import el
from explainer.rendering.tables import table
from explainer.rendering.values import spoken_date
from explainer.usage import Usage

#: Where a fault was put, in a reader's words, in the order in which they are shown.
LAYER = {
    "data": "In the records", "prose": "In the words of a page", "templates": "In the frame of every page", "styles": "In the look",
    "script": "In what moves", "figures": "In the figures", "exports": "In the copies and data files", "robust": "Against bad input",
    "supply": "In what the site is built with", "watches": "In what looks for news", "control": "Harmless changes",
}


def results(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return the counts, a row for each layer, and under each layer every fault by name."""
    checks = list(evidence.checks.values())
    if not checks:
        return el("p", "Nothing has been run yet.")
    faults = [check for check in checks if check.layer != "control"]
    harmless = [check for check in checks if check.layer == "control"]
    layers = {layer: [check for check in checks if check.layer == layer] for layer in LAYER}
    rows = [[name, str(len(layers[layer])), str(_held(layers[layer]))] for layer, name in LAYER.items() if layers[layer]]
    return el(
        "div",
        el("p", f"{_dates(checks)}: ", el("strong", f"{_held(faults)} of {len(faults)} faults were caught"),
           f", each with its own words, and {_held(harmless)} of {len(harmless)} harmless changes passed without an objection."),
        table(["Where", "Tried", "As it should be"], rows, caption="Changes put in on purpose"),
        *(_layer(LAYER[layer], found) for layer, found in layers.items() if found),
        data_search_exclude=True,
    )


def _layer(name: str, checks: Sequence[Check]) -> Markup:
    items = [el("li", check.what, None if check.held else el("strong", ": NOT as it should be")) for check in checks]
    return el("details", el("summary", f"{name}: {len(checks)}"), el("ul", *items), class_="choice")


def _held(checks: Sequence[Check]) -> int:
    return sum(check.held for check in checks)


def _dates(checks: Sequence[Check]) -> str:
    first, last = min(check.on for check in checks), max(check.on for check in checks)
    return f"On {spoken_date(last)}" if first == last else f"From {spoken_date(first)} to {spoken_date(last)}"

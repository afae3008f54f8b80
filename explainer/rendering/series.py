"""People one by one, as a source prints them."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.rendering import references
from explainer.rendering.html import el
from explainer.rendering.tables import table
from explainer.rendering.values import number, spoken_date
from explainer.usage import Usage


def table_of(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return one group's people, a row each."""
    series = evidence.series[ids[0]]
    rows = [
        [
            person.label,
            _or_unread(person.age, " years"),
            person.sex or "not read",
            _or_unread(person.sledai_before),
            _or_unread(person.months_followed, " months" + (", still followed" if person.still_followed else "")),
        ]
        for person in series.patients
    ]
    drawn = table(
        ["Person", "Age", "Sex", "Lupus activity score before (SLEDAI)", "Followed for"], rows, caption=series.title,
        class_="series",
    )
    sources = "; ".join(references.item_text(item, evidence.sources) for item in series.evidence)
    dates = f"Data as of {series.data_as_of.spoken()}; checked on {spoken_date(series.checked_on)}."
    note = f" {series.note}" if series.note else ""
    return el("figure", drawn, el("figcaption", f"Source: {sources}. {dates}{note}"), class_="fig", id=f"fig-{series.id}")


def _or_unread(amount: object, unit: str = "") -> str:
    return "not read" if amount is None else f"{number(amount)}{unit}"

"""The first five as a swimmer plot: a table whose last column is a lane, longest first, an arrow where watching went on."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Patient
from explainer.figures.frame import Figure
from explainer.rendering import references
from explainer.rendering.html import el
from explainer.rendering.tables import table
from explainer.rendering.values import spoken_date

#: The scale of every lane, in months.
MONTHS = 18


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    series = evidence.series["five-2022"]
    people = sorted(series.patients, key=lambda person: -(person.months_followed or 0))
    rows = [
        [person.label, f"{person.age}, {person.sex}", _score(person), el("span", _lane(person), _months(person), class_="bar-cell")]
        for person in people
    ]
    headings = ["Person", "Age and sex", "Lupus activity before", "Followed, in remission and off lupus medicines"]
    body = table(headings, rows, caption="A row for each person; longer lanes are longer follow-up", class_="swimmer")
    sources = "; ".join(references.item_text(item, evidence.sources) for item in series.evidence)
    caption = (
        f"{len(people)} people. The arrow means that they were still being followed. Lanes run to {MONTHS} months. "
        f"Source: {sources}. {series.note or ''} Data as of {series.data_as_of.spoken()}; checked on {spoken_date(series.checked_on)}."
    )
    data = [["person", "age", "sex", "SLEDAI-2K before", "months followed", "still followed"]]
    data += [
        [person.label, str(person.age), str(person.sex), str(person.sledai_before), str(person.months_followed),
         "yes" if person.still_followed else "no"]
        for person in people
    ]
    return Figure("first-five", "All five were in remission without lupus medicines for as long as they were followed", body, caption, data)


def _score(person: Patient) -> Markup:
    return el("span", f"{person.sledai_before} points")


def _months(person: Patient) -> str:
    return f" {person.months_followed} months" + (", still followed" if person.still_followed else "")


def _lane(person: Patient) -> Markup:
    end = float(person.months_followed or 0) / MONTHS * 100
    tip = el("path", d=f"M{end:g} 0L{end + 5:g} 5L{end:g} 10z", class_="lane-tip") if person.still_followed else None
    return el(
        "svg", el("rect", width=100, height=10, class_="bar-track"), el("rect", width=f"{end:g}", height=10, class_="bar-fill"), tip,
        viewBox="0 0 106 10", preserveAspectRatio="none", aria_hidden="true", class_="bar",
    )

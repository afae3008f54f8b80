"""The first five as a swimmer plot: a table whose last column is a lane, longest first, an arrow where watching went on."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Patient
from explainer.figures.frame import Figure, whole
from explainer.rendering import references
from explainer.rendering.html import el
from explainer.rendering.tables import table
from explainer.rendering.values import spoken_date

#: The scale of every lane, and what stands between two of its marks, in months.
MONTHS, TICK = 18, 3
#: The numbers under a lane; on a wide screen only the last row shows them.
AXIS = el("span", class_="axis", data_axis=" ".join(str(number) for number in range(0, MONTHS + 1, 2 * TICK)), aria_hidden="true")


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    series = evidence.series["five-2022"]
    checked = evidence.claims["remission-2022"]
    seen = whole(checked, "months")
    people = sorted(series.patients, key=lambda person: -(person.months_followed or 0))
    rows = [
        [person.label, f"{person.age}, {person.sex}", el("span", _lane(person, seen), AXIS, _months(person), class_="bar-cell")]
        for person in people
    ]
    headings = ["Person", "Age and sex", "Months followed after the drip"]
    body = table(headings, rows, caption="A row for each person, the longest followed first", class_="swimmer")
    sources = "; ".join(references.item_text(item, evidence.sources) for item in series.evidence)
    caption = (
        f"{len(people)} people. {series.note or ''} Source: {sources}. Data as of {series.data_as_of.spoken()}; checked on {spoken_date(series.checked_on)}."
    )
    data = [["person", "age", "sex", "SLEDAI-2K before", "months followed", "still followed"]]
    data += [
        [person.label, str(person.age), str(person.sex), str(person.sledai_before), str(person.months_followed),
         "yes" if person.still_followed else "no"]
        for person in people
    ]
    return Figure(
        "first-five", "All five were in remission without lupus medicines for as long as they were followed", body, caption, data,
        how=f"A grey bar runs to the check at {seen} months; then full. An arrow: still followed. Ask how long your centre follows people.",
    )


def _months(person: Patient) -> str:
    return f" {person.months_followed} months" + (", still followed" if person.still_followed else "")


def _lane(person: Patient, seen: int) -> Markup:
    """Return a person's time: pale until remission was checked, full from there, an arrow where watching went on."""
    start, end = seen * 10, max(int(float(person.months_followed or 0) * 10), seen * 10 + 2)
    ticks = "".join(f"M{number * 10} 0v10" for number in range(TICK, MONTHS, TICK))
    tip = el("path", d=f"M{end} 0l7 5l-7 5z", class_="lane-tip") if person.still_followed else None
    return el(
        "svg", el("rect", width=MONTHS * 10, height=10, class_="bar-track"), el("path", d=ticks, class_="lane-tick"),
        el("rect", y=3, width=start, height=4, class_="bar-wait"),
        el("rect", x=start, width=end - start, height=10, class_="bar-fill"), tip,
        viewBox=f"0 0 {MONTHS * 10} 10", preserveAspectRatio="none", aria_hidden="true", class_="bar",
    )

"""B cells over time, and lupus beside them, each on an axis of months; the cells are not to scale and say so."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import QuantityValue
from explainer.figures import hand
from explainer.figures.frame import Figure, source_line, whole
from explainer.rendering import claims
from explainer.rendering.html import el

#: The axis: where it begins and ends in the drawing, how many months it holds, and the days of a month.
LEFT, RIGHT, MONTHS, MONTH = 16, 290, 15, 365.25 / 12


def month(months: float) -> float:
    """Return where a month stands on the axis."""
    return LEFT + months / MONTHS * (RIGHT - LEFT)


def _axis(y: float) -> list[Markup]:
    """Return an axis of months with its numbers."""
    marks = range(0, MONTHS + 1, 3)
    ticks = "".join(f"M{month(mark):g} {y}v5" for mark in marks)
    return [el("path", d=f"M{LEFT} {y}H{RIGHT}{ticks}", class_="line"), *(hand.text(month(mark), y + 20, str(mark), anchor="middle") for mark in marks)]


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    claim, remission = evidence.claims["b-cells-back-2022"], evidence.claims["remission-2022"]
    series = evidence.series["five-2022"]
    value = claim.value
    if not isinstance(value, QuantityValue) or value.spread is None or value.spread.width is None:
        raise KeyError(f"{claim.id} (it has no width of its spread)")
    back = claim.also["about"]
    seen = whole(remission, "months")
    ends = sorted((float(person.months_followed or 0) for person in series.patients), reverse=True)
    people, low, high = len(ends), f"{ends[-1]:g}", f"{ends[0]:g}"
    middle = month(float(value.value) / MONTH)
    bars = "".join(
        f"M{month(seen):.1f} {178 + number * 12}H{max(month(end), month(seen) + 3):.1f}v8H{month(seen):.1f}z"
        for number, end in enumerate(ends)
    )
    parts = [
        hand.text(LEFT - 8, 18, f"B cells in the blood of {people} people", strong=True),
        hand.b_cell(LEFT + 4, 50, 9, marks=6), hand.text((LEFT + middle) / 2 + 6, 47, "very\nlow", anchor="middle"),
        hand.b_cell(middle + 22, 52, 9, marks=6), hand.b_cell(middle + 54, 52, 9, marks=6), hand.text(middle + 76, 57, "new ones"),
        el("circle", cx=f"{middle:.1f}", cy=88, r=5, class_="b-cell"), hand.text(middle + 10, 92, f"back: {back}"),
        *_axis(100),
        hand.text(LEFT - 8, 148, "In remission, as long as\nthey were followed", strong=True), el("path", d=bars, class_="bar-fill"),
        *_axis(244),
        hand.text(150, 282, "months after the drip", anchor="middle"),
        hand.text(RIGHT + 6, 302, "Cells not to scale", anchor="end"),
    ]
    drawing = hand.svg(
        308, *parts, id_="b-cells-return", title=f"B cells came back after {back} on average; lupus stayed quiet while watched",
        description=f"On a scale of months: B cells fall very low after the drip, and new ones come after {back} on average. "
        f"Below, on the same scale, {people} bars of remission run from month {seen} to between month "
        f"{low} and month {high}.",
    )
    words = (
        "After the drip B cells in the blood fall very low.",
        f"In these {people} people new ones came back after {back} on average, sooner in some and later in others.",
        f"All {people} were in remission at {seen} months; what was before is not drawn. A bar is one person, up to the last visit told, at "
        f"{low} to {high} months. Ask how long it took, and how long lupus stayed quiet, with your product.",
    )
    caption = el(
        "span", claims.sentence(claim), " ", source_line([claim, remission], evidence),
        f" Each person’s months are as of {series.data_as_of.spoken()}.",
    )
    data = [["measure", "value", "unit"], ["mean time until B cells came back", str(value.value), "days"],
            ["standard deviation", str(value.spread.width), "days"], ["in remission from", str(seen), "months"],
            *([f"{person.label}, in remission to", str(person.months_followed), "months"] for person in series.patients)]
    message = f"In {people} people B cells came back after {back} on average; "
    return Figure("b-cells-return", f"{message}lupus stayed quiet as long as they were followed", drawing, caption, data, drawing, words,
                  "Months run from left to right. Ask when your own B cells will be counted.")

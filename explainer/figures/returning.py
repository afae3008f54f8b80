"""B cells over time, and lupus beside them: days and months are drawn to scale, the cells are not and say so."""

from __future__ import annotations

from explainer.evidence import Evidence
from explainer.evidence.model import QuantityValue
from explainer.figures import hand
from explainer.figures.frame import Figure, source_line, whole
from explainer.rendering import claims
from explainer.rendering.html import el
from explainer.rendering.values import value_text

#: The axis: where it begins and ends in the drawing, how many months it holds, and the days of a month.
LEFT, RIGHT, MONTHS, MONTH = 16, 290, 15, 365.25 / 12


def month(months: float) -> float:
    """Return where a month stands on the axis."""
    return LEFT + months / MONTHS * (RIGHT - LEFT)


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    claim, remission = evidence.claims["b-cells-back-2022"], evidence.claims["remission-2022"]
    series = evidence.series["five-2022"]
    value = claim.value
    if not isinstance(value, QuantityValue) or value.spread is None or value.spread.width is None:
        raise KeyError(f"{claim.id} (it has no width of its spread)")
    mean, spread = float(value.value), float(value.spread.width)
    seen = whole(remission, "months")
    ends = sorted((float(person.months_followed or 0) for person in series.patients), reverse=True)
    people, low, high = len(ends), f"{ends[-1]:g}", f"{ends[0]:g}"
    early, middle, late = (month(days / MONTH) for days in (mean - spread, mean, mean + spread))
    bars = "".join(
        f"M{month(seen):.1f} {156 + number * 12}H{max(month(end), month(seen) + 3):.1f}v8H{month(seen):.1f}z"
        for number, end in enumerate(ends)
    )
    base, marks = 222, range(0, MONTHS + 1, 3)
    parts = [
        hand.text(LEFT - 8, 18, f"B cells in the blood of {people} people", strong=True),
        hand.b_cell(LEFT + 4, 50, 9, marks=6), hand.text((LEFT + early) / 2 + 12, 47, "very\nlow", anchor="middle"),
        hand.b_cell(middle + 22, 52, 9, marks=6), hand.b_cell(middle + 54, 52, 9, marks=6), hand.text(middle + 76, 57, "new ones"),
        el("path", d=f"M{early:.1f} 94H{late:.1f}M{early:.1f} 88v12M{late:.1f} 88v12", class_="line"),
        el("circle", cx=f"{middle:.1f}", cy=94, r=5, class_="b-cell"),
        hand.text(late + 8, 99, f"back: {value.value} ± {value.spread.width} days"),
        hand.text(LEFT - 8, 126, "In remission, as long as\nthey were followed", strong=True), el("path", d=bars, class_="bar-fill"),
        el("path", d=f"M{LEFT} {base}H{RIGHT}" + "".join(f"M{month(mark):g} {base}v5" for mark in marks), class_="line"),
        *(hand.text(month(mark), base + 20, str(mark), anchor="middle") for mark in marks),
        hand.text(150, base + 38, "months after the infusion", anchor="middle"),
        hand.text(RIGHT + 6, base + 58, "Cells not to scale", anchor="end"),
    ]
    drawing = hand.svg(
        286, *parts, id_="b-cells-return", title=f"B cells came back after {value_text(value)} on average; lupus stayed quiet while watched",
        description=f"On a scale of months: B cells fall very low after the infusion, and new ones come after {value.value} days on average, "
        f"with a standard deviation of {value.spread.width} days. Below, {people} bars of remission run from month {seen} to between month "
        f"{low} and month {high}.",
    )
    words = (
        "After the infusion B cells in the blood fall very low.",
        f"In these {people} people new ones came back after {value_text(value)} on average; the line is the spread, a standard deviation of "
        f"{value.spread.width} days to each side.",
        f"All {people} were in remission at {seen} months; what was before is not drawn. A bar is one person, up to the last visit told, at "
        f"{low} to {high} months.",
    )
    caption = el(
        "span", claims.sentence(claim), " ", source_line([claim, remission], evidence),
        f" Each person’s months are as of {series.data_as_of.spoken()}.",
    )
    data = [["measure", "value", "unit"], ["mean time until B cells came back", str(value.value), "days"],
            ["standard deviation", str(value.spread.width), "days"], ["in remission from", str(seen), "months"],
            *([f"{person.label}, in remission to", str(person.months_followed), "months"] for person in series.patients)]
    message = f"In {people} people B cells came back after {value_text(value)} on average; "
    return Figure("b-cells-return", f"{message}lupus stayed quiet as long as they were followed", drawing, caption, data, drawing, words)

"""What so few people can and cannot tell us: the exact interval (two-sided, 95%, Clopper-Pearson) behind 'none of five' and 'five of five'."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.intervals import interval_in_100
from explainer.figures.frame import Figure, bar
from explainer.rendering.html import el
from explainer.rendering.tables import table

#: The same result in ever more people, for the control under the table.
AS_IF = (5, 50, 500)


def sizes(evidence: Evidence) -> list[int]:
    """Return the sizes of the groups that this site speaks of most: the five, the eight, the fifteen, the pooled."""
    five, fifteen, pooled = (evidence.studies[name] for name in ("erlangen-2022", "erlangen-2024", "nordmann-2025"))
    return [size for size in (five.n, fifteen.n_lupus, fifteen.n, pooled.n) if size]


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    rows, data = [], [["people", "none seen: from (in 100)", "to", "all responded: from (in 100)", "to"]]
    for size in sizes(evidence):
        none, everyone = interval_in_100(0, size), interval_in_100(size, size)
        rows.append([f"{size} people", _cell(*none, f"it may happen to up to {none[1]} of every 100 others", harm=True),
                     _cell(*everyone, f"as few as {everyone[0]} of every 100 others may respond")])
        data.append([str(value) for value in (size, *none, *everyone)])
    headings = ["If so many were treated", "And none had a harm", "And all responded"]
    body = el("div", table(headings, rows, caption="Not real groups: what chance alone allows"), _control(), class_="few")
    caption = (
        "Our calculation, as if these people had been drawn by chance from all who might be treated. They were not: they were chosen, "
        "so the truth may lie outside."
    )
    return Figure(
        "few-people", "A few people cannot show what happens to many", body, caption, data,
        how="The longer the bar, the less we know. Striped is harm, plain is success. Find the row nearest to the number treated with your product.",
    )


def _cell(low: int, high: int, words: str, *, harm: bool = False) -> Markup:
    return el("span", bar(low, high, harm=harm), f" {words}", class_="bar-cell")


def _control() -> Markup:
    """Return radio buttons that show the same result in 5, 50 or 500 people; without CSS ``:has`` all three stand there."""
    choices = [
        el("label", el("input", type="radio", name="as-if", value=size, checked=size == AS_IF[0]), f" {size} people")
        for size in AS_IF
    ]
    answers = []
    for size in AS_IF:
        low, high = interval_in_100(0, size)
        answers.append(el("p", f"None of {size}: it may still happen in up to {high} of every 100.", bar(low, high, harm=True), class_=f"as-if as-if--{size}"))
    legend = el("legend", "The same result in more people: none of them had the harm")
    return el("fieldset", legend, el("p", *choices, class_="choices"), *answers, class_="as-if-control")

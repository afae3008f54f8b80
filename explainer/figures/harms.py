"""Each harm as x of n, in three groups side by side, in the order in which a harm can come."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Claim, CountValue
from explainer.figures.frame import Figure, dots, source_line
from explainer.rendering import claims
from explainer.rendering.html import el
from explainer.rendering.tables import table
from explainer.rendering.values import fields, fill, value_text

GROUPS = ("First five, 2022", "Erlangen, 2024 (all diseases)", "Pooled review, 2025")
UNREAD = "no number found"
Cell = tuple[str, str] | None
#: A harm that was counted in another group of people.
ELSEWHERE = ("Passing flare-like reaction (LICATS)", "Days, weeks or months", ("licats-share", ""))
#: What can happen, and of each group the claim and its grades in words (None: no number found). When each comes is in no source that we read.
HARMS: tuple[tuple[str, tuple[Cell, Cell, Cell]], ...] = (
    ("Fever reaction (cytokine release syndrome), any grade", (
        ("crs-2022", "grade {grade}"), ("crs-any-2024", "grade {low} or {high}"), ("crs-pooled", ""))),
    ("of which severe (grade 3 or more)", (
        ("severe-crs-2022", ""), ("severe-crs-2024", ""), ("severe-crs-pooled", ""))),
    ("Nerves and brain (ICANS)", (
        ("infection-nerves-2022", ""), ("icans-2024", "grade {grade}"), ("icans-pooled", "grade {low} to {high}"))),
    ("Very low white blood cells, late", (None, ("neutropenia-2024", "recovered"), None)),
    ("Serious infection", (
        ("infection-nerves-2022", ""), ("pneumonia-2024", "pneumonia"), ("serious-infections-pooled", ""))),
    ("Death from infection", (None, None, ("death-pooled", "meningitis"))),
)
#: Where no death was read but the people were seen to the end: the row, the group, the claim and how it is said.
SEEN = ("Death from infection", 0, "drug-free-2022", "no number found; {value} in remission when last seen")


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    used: list[Claim] = []
    rows: list[list[Markup | str]] = []
    data = [["harm", *GROUPS]]
    for name, cells in HARMS:
        used += [evidence.claims[cell[0]] for cell in cells if cell]
        rows.append([name, *(_cell(cell, name, number, evidence) for number, cell in enumerate(cells))])
        data.append([name, *(_said(cell, name, number, evidence) for number, cell in enumerate(cells))])
    body = table(["What", *GROUPS], rows, caption="Each harm", class_="harms")
    other = _elsewhere(evidence, data)
    used += [evidence.claims[name] for name in (ELSEWHERE[2][0], SEEN[2])]
    caption = (
        "The first five are among the 2024 series, and the review may count some people of both again: never add them up. “No number "
        "found” is never zero. Deaths in other trials are reported by third parties, not confirmed, and are not drawn. "
        f"{source_line(used, evidence)}"
    )
    return Figure(
        "harms", "A fever reaction is common; severe harms are rarer, and infections can kill", el("div", body, other), caption, data,
        how="One mark is one person; a full square had the harm. A higher grade is worse. Ask your team for each row for your product.",
    )


def _elsewhere(evidence: Evidence, data: list[list[str]]) -> Markup:
    """Return the harm that was counted in a group of its own, and write its data."""
    name, when, cell = ELSEWHERE
    study = evidence.studies[evidence.claims[cell[0]].study]
    group = f"{study.name}, {study.year}: {study.population}"
    data += [["harm", "when", group], [name, when, _said(cell, name, 0, evidence)]]
    row = [_head(name, when), _cell(cell, name, 0, evidence)]
    return table(["What and when", group], [row], caption="One harm, counted in another group", class_="harms harms--other")


def _head(name: str, when: str) -> Markup:
    """Return a harm's name, and when it comes."""
    return el("span", name, " ", el("small", when, class_="when"))


def _said(cell: Cell, name: str, number: int, evidence: Evidence) -> str:
    """Return a cell's words."""
    if cell is None:
        return fill(SEEN[3], fields(evidence.claims[SEEN[2]])) if (name, number) == SEEN[:2] else UNREAD
    claim = evidence.claims[cell[0]]
    return value_text(claim.value) + (f" ({fill(cell[1], fields(claim))})" if cell[1] else "")


def _cell(cell: Cell, name: str, number: int, evidence: Evidence) -> Markup:
    if cell is None:
        seen = (name, number) == SEEN[:2]
        return el("span", claims.filled(evidence.claims[SEEN[2]], SEEN[3]) if seen else UNREAD, class_="unread")
    claim = evidence.claims[cell[0]]
    value = claim.value
    if not isinstance(value, CountValue):
        raise KeyError(f"{claim.id} (it counts nobody)")
    drawing = dots(value.numerator, value.denominator, harm=True, across=20, size=9)
    grade = el("small", fill(cell[1], fields(claim))) if cell[1] else None
    return el("span", drawing, claims.button(claim), grade, class_="dot-cell")

"""Each harm as x of n, in three groups side by side, in the order in which a harm can come."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Claim, CountValue
from explainer.figures.frame import Figure, bar, dots, source_line
from explainer.rendering import claims
from explainer.rendering.html import el
from explainer.rendering.tables import table
from explainer.rendering.values import value_text

#: Up to this many people are drawn as marks; more as a share of a bar that stands for all of them.
MARKS = 40
GROUPS = ("First five, 2022", "Erlangen series, 2024", "Pooled review, 2025")
#: A harm that was counted in another group of people.
ELSEWHERE = ("LICATS: a passing flare-like reaction", "Days to weeks", "licats-share")
#: What can happen, when, and the claim of each group (None: not read).
HARMS: tuple[tuple[str, str, tuple[str | None, str | None, str | None]], ...] = (
    ("Cytokine release syndrome, any grade", "First days", ("crs-2022", "crs-any-2024", "crs-pooled")),
    ("of which severe (grade 3 or more)", "First days", ("severe-crs-2022", "severe-crs-2024", "severe-crs-pooled")),
    ("ICANS: nerves and brain", "First days to weeks", ("infection-nerves-2022", "icans-2024", "icans-pooled")),
    ("Very low white blood cells, late", "Weeks to months", (None, "neutropenia-2024", None)),
    ("Serious infection", "Weeks to months", ("infection-nerves-2022", "pneumonia-2024", "serious-infections-pooled")),
    ("Death from infection", "Months", (None, None, "death-pooled")),
)


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    used: list[Claim] = []
    rows: list[list[Markup | str]] = []
    data = [["harm", "when", *GROUPS]]
    for name, when, ids in HARMS:
        chosen = [evidence.claims[claim] if claim else None for claim in ids]
        used += [claim for claim in chosen if claim]
        rows.append([el("span", name, " ", el("small", when, class_="when")), *(_cell(claim) for claim in chosen)])
        data.append([name, when, *(value_text(claim.value) if claim else "not read" for claim in chosen)])
    body = table(["What and when", *GROUPS], rows, caption="Each harm, in the order in which it can come", class_="harms")
    other = _elsewhere(evidence, data)
    used.append(evidence.claims[ELSEWHERE[2]])
    caption = (
        "A mark is one person; in the pooled review the bar stands for all of them. The first five are among the 2024 series, and the "
        "review may count some people of both again: never add them up. “Not read” means that we found no number, and never zero. "
        f"{source_line(used, evidence)}"
    )
    return Figure("harms", "Early fever is frequent and severe reactions are fewer; infections can kill", el("div", body, other), caption, data)


def _elsewhere(evidence: Evidence, data: list[list[str]]) -> Markup:
    """Return the harm that was counted in a group of its own, and write its data."""
    name, when, id_ = ELSEWHERE
    claim = evidence.claims[id_]
    study = evidence.studies[claim.study]
    group = f"{study.name}, {study.year}: {study.population}"
    data += [["harm", "when", group], [name, when, value_text(claim.value)]]
    row = [el("span", name, " ", el("small", when, class_="when")), _cell(claim)]
    return table(["What and when", group], [row], caption="One harm, counted in another group", class_="harms harms--other")


def _cell(claim: Claim | None) -> Markup:
    if claim is None:
        return el("span", "not read", class_="unread")
    value = claim.value
    if not isinstance(value, CountValue):
        raise KeyError(f"{claim.id} (it counts nobody)")
    if value.denominator <= MARKS:
        drawing = dots(value.numerator, value.denominator, class_="mark--harm", across=10 if value.denominator <= 20 else 20)
    else:
        drawing = bar(0, value.numerator / value.denominator * 100, class_="bar-harm")
    return el("span", drawing, claims.button(claim), class_="dot-cell")

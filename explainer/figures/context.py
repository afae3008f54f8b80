"""What stands beside 'five of five': remission, response and flare in other people, only like measures on one scale."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.intervals import interval_in_100
from explainer.evidence.model import Claim, CountValue, QuantityValue
from explainer.figures.frame import Figure, bar, source_line
from explainer.rendering import claims
from explainer.rendering.html import el
from explainer.rendering.tables import table
from explainer.rendering.values import value_text

#: What was measured; and of each group a label, the claim, and what is different about it. Only like measures share a table.
MEASURES: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    ("Remission by the DORIS definition", (
        ("CAR T cells, first five", "remission-2022", "Off lupus medicines, after some months"),
        ("CAR T cells, many small studies put together", "remission-pooled", "Different products; only those in whom it was reported"),
        ("Usual care, active lupus", "usual-care-doris", "At least once in some years, with medicines"),
    )),
    ("Remission by another definition", (
        ("Rituximab with cyclophosphamide", "older-remission", "With medicines; an older study"),
    )),
    ("A response, which is less than remission", (
        ("A dummy drug (placebo) with usual treatment", "placebo-range", "From the lowest to the highest of several trials"),
    )),
    ("Lupus that came back", (
        ("Usual care, after that remission", "usual-care-flare", "Of those who reached it, within two years"),
    )),
)


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    used, tables, data = [], [], [["measure", "who", "value", "chance allows (in 100)", "what is different"]]
    for measure, groups in MEASURES:
        chosen = [(label, evidence.claims[name], note) for label, name, note in groups]
        used += [claim for _, claim, _ in chosen]
        rows = [[label, _cell(claim), note] for label, claim, note in chosen]
        tables.append(table(["Who", "How many", "What is different"], rows, caption=measure, class_="context"))
        data += [[measure, label, value_text(claim.value), _chance(claim), note] for label, claim, note in chosen]
    caption = (
        "These groups were not compared with each other: the people, the medicines and the times differ, and the small studies may count the first "
        "five too. Lupus has come back after CAR T cells too; no count over all groups was found. What chance allows is our "
        f"calculation. {source_line(used, evidence)}"
    )
    return Figure(
        "context", "Remission came with other treatments too, in groups that cannot be compared", el("div", *tables), caption, data,
        how="Do not rank these groups. A line is what was counted; a bar is what chance allows. Ask which of these your team counts.",
    )


def _chance(claim: Claim) -> str:
    value = claim.value
    return "{} to {}".format(*interval_in_100(value.numerator, value.denominator)) if isinstance(value, CountValue) else ""


def _cell(claim: Claim) -> Markup:
    """Return a number with its drawing; a range of several trials has no place of its own on the scale, so it is not drawn."""
    value = claim.value
    if isinstance(value, CountValue):
        low, high = interval_in_100(value.numerator, value.denominator)
        drawing = bar(float(low), float(high), tick=value.numerator / value.denominator * 100)
        return el("span", drawing, claims.button(claim), el("small", f"chance allows {_chance(claim)} in 100"), class_="bar-cell")
    if not isinstance(value, QuantityValue):
        raise KeyError(f"{claim.id} (it measures nothing)")
    if value.spread and value.spread.low is not None:
        return claims.filled(claim, "{low} to {value}", "value")
    return el("span", bar(0, 0, tick=float(value.value)), claims.button(claim), class_="bar-cell")

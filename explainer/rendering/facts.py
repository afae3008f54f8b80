"""A fact box: a few claims side by side, and the people behind a count as marks."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import CountValue
from explainer.rendering import claims
from explainer.rendering.html import el
from explainer.rendering.tables import table
from explainer.rendering.values import value_text
from explainer.usage import Usage


def box(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return claims as a table: what, the number, who where a group stands behind it, when, how sure."""
    chosen = [evidence.claims[name] for name in ids]
    groups = [evidence.studies[claim.study].population if claim.study else "" for claim in chosen]
    headings = ["What", "Number", *(["Who"] if any(groups) else []), "When", "How sure"]
    rows = [
        [claim.outcome, claims.button(claim), *([group] if any(groups) else []), claim.time_frame, claims.certainty(claim)]
        for claim, group in zip(chosen, groups, strict=True)
    ]
    return table(headings, rows, caption="The numbers side by side", class_="facts")


def marks(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Draw the people actually counted: one mark a person, filled for those with the outcome.

    Raises:
        KeyError: if the claim is unknown or is no count.
    """
    claim = evidence.claims[ids[0]]
    if not isinstance(claim.value, CountValue):
        raise KeyError(f"{ids[0]} (it counts nobody)")
    filled, everyone = claim.value.numerator, claim.value.denominator
    dots = [
        el("circle", cx=number * 28 + 14, cy=14, r=10, class_="mark mark--on" if number < filled else "mark mark--off")
        for number in range(everyone)
    ]
    drawing = el(
        "svg", el("title", f"{value_text(claim.value)}: {claim.outcome}"), *dots,
        viewBox=f"0 0 {everyone * 28} 28", width=everyone * 28, height=28, role="img", class_="marks",
    )
    caption = el("figcaption", claims.sentence(claim))
    return el("figure", drawing, caption, class_="fig fig--marks", id=f"fig-{claim.id}")

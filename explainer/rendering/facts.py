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
    counted = "mark--harm" if claim.topic == "safety" else "mark--on"
    step, across = (28, 10) if everyone <= 10 else (14, 20)
    dots = [
        _mark(number % across * step + step / 2, number // across * step + step / 2, step * 0.36, counted if number < filled else "mark--off")
        for number in range(everyone)
    ]
    width, height = min(everyone, across) * step, ((everyone - 1) // across + 1) * step
    drawing = el(
        "svg", el("title", f"{value_text(claim.value)}: {claim.outcome}"), *dots,
        viewBox=f"0 0 {width} {height}", width=width, height=height, role="img", class_="marks",
    )
    caption = el("figcaption", claims.sentence(claim))
    return el("figure", drawing, caption, class_="fig fig--marks", id=f"fig-{claim.id}")


def _mark(x: float, y: float, r: float, kind: str) -> Markup:
    """Return one person: round, and square for a harm, so that benefit and harm side by side differ without colour."""
    if kind == "mark--harm":
        return el("rect", x=f"{x - r:g}", y=f"{y - r:g}", width=f"{2 * r:g}", height=f"{2 * r:g}", rx=2, class_="mark mark--harm")
    return el("circle", cx=f"{x:g}", cy=f"{y:g}", r=f"{r:g}", class_=f"mark {kind}")

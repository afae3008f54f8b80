"""What stands beside 'five of five': remission and response in other people, by other measures."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Claim, CountValue, QuantityValue
from explainer.figures.frame import Figure, bar, source_line
from explainer.rendering import claims
from explainer.rendering.html import el
from explainer.rendering.tables import table
from explainer.rendering.values import value_text

#: A label of who and what, the claim, and why it is not the same thing.
ROWS: tuple[tuple[str, str, str], ...] = (
    ("CAR T cells, first five", "remission-2022", "Remission without lupus medicines, after some months"),
    ("CAR T cells, pooled review", "remission-pooled", "Remission; different products; only those in whom it was reported"),
    ("Rituximab with cyclophosphamide", "older-remission", "Another definition of remission, with medicines"),
    ("Usual care, active lupus", "usual-care-doris", "Remission at least once in some years, with medicines"),
    ("Flare after that remission", "usual-care-flare", "Of those who reached it, within two years"),
    ("Placebo with usual treatment, in trials", "placebo-range", "A response, which is less than remission; the highest of several trials"),
)


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    chosen = [(label, evidence.claims[name], note) for label, name, note in ROWS]
    rows = [[label, _cell(claim), note] for label, claim, note in chosen]
    body = table(["Who", "How many", "Why it is not the same"], rows, caption="Different people, different measures: look, do not rank", class_="context")
    caption = (
        "These people were not alike and were not compared with each other. They are here so that “five of five” does not stand alone. "
        f"{source_line([claim for _, claim, _ in chosen], evidence)}"
    )
    data = [["who", "value", "why it is not the same"], *([label, value_text(claim.value), note] for label, claim, note in chosen)]
    return Figure("context", "People get better in other ways too, by other measures", body, caption, data)


def _cell(claim: Claim) -> Markup:
    value = claim.value
    if isinstance(value, CountValue):
        share = value.numerator / value.denominator * 100
        drawing = bar(0, share)
    elif not isinstance(value, QuantityValue):
        raise KeyError(f"{claim.id} (it measures nothing)")
    else:
        low = float(value.spread.low) if value.spread and value.spread.low is not None else 0.0
        drawing = bar(low, float(value.value))
    return el("span", drawing, claims.button(claim), class_="bar-cell")

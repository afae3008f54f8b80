"""B cells over time: gone, then new ones. The days are measured; the line between them is a sketch and says so."""

from __future__ import annotations

from explainer.evidence import Evidence
from explainer.evidence.model import QuantityValue
from explainer.figures import hand
from explainer.figures.frame import Figure, source_line
from explainer.rendering import claims
from explainer.rendering.html import el
from explainer.rendering.values import value_text

#: Days per unit of the axis: 240 days over 270 units.
LEFT, RIGHT, DAYS = 20, 290, 200


def _x(day: float) -> float:
    return LEFT + day / DAYS * (RIGHT - LEFT)


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    claim = evidence.claims["b-cells-back-2022"]
    value = claim.value
    if not isinstance(value, QuantityValue) or value.spread is None or value.spread.width is None:
        raise KeyError(f"{claim.id} (it has no width of its spread)")
    mean, spread = float(value.value), float(value.spread.width)
    base, top = 150, 50
    parts = [
        hand.text(LEFT, 20, "B cells in blood", strong=True),
        hand.line((LEFT, base), (RIGHT, base)),
        el("rect", x=f"{_x(mean - spread):g}", y=top, width=f"{_x(mean + spread) - _x(mean - spread):g}", height=base - top, class_="target"),
        hand.line((_x(mean), top - 6), (_x(mean), base), class_="line"),
        hand.text(_x(mean), top - 12, f"{value.value} days", anchor="middle", strong=True),
        el("path", d=f"M{_x(0):g} {top + 10}C{_x(6):g} {top + 10} {_x(4):g} {base - 4} {_x(16):g} {base - 4}H{_x(mean - spread):g}", class_="line"),
        el("path", d=f"M{_x(mean - spread):g} {base - 4}C{_x(mean):g} {base - 6} {_x(mean + 10):g} {base - 50} {_x(DAYS):g} {base - 62}",
           class_="line gone"),
        hand.text(_x(20), base - 12, "gone"), hand.text(_x(DAYS), base - 70, "new ones", anchor="end"),
        *(hand.text(_x(day), base + 18, str(day), anchor="middle") for day in (0, 50, 100, 150)),
        hand.text(150, base + 38, "days after the infusion", anchor="middle"),
        hand.panel(LEFT, 200, RIGHT - LEFT, 30), hand.text(150, 220, "no sign of active lupus", anchor="middle"),
        hand.text(RIGHT, 252, "Lines are a sketch, not to scale", anchor="end"),
    ]
    drawing = hand.svg(
        260, *parts, id_="b-cells-return", title=f"B cells came back after {value_text(value)} on average; lupus stayed quiet",
        description=f"B cells fall to none after the infusion and come back after {value.value} days on average, with a standard "
        f"deviation of {value.spread.width} days. A band below says: no sign of active lupus.",
    )
    words = (
        "After the infusion B cells in the blood fall very low.",
        f"New ones came back after {value_text(value)} on average; in most people between {mean - spread:g} and {mean + spread:g} days.",
        "There was no sign of active lupus while they came back, as far as these people were followed.",
    )
    caption = el("span", claims.sentence(claim), " ", source_line([claim], evidence), " The shaded band is one standard deviation on each side.")
    data = [["measure", "days"], ["mean", str(value.value)], ["standard deviation", str(value.spread.width)]]
    return Figure("b-cells-return", "B cells go, and new ones come; lupus stayed quiet while they did", drawing, caption, data, drawing, words)

"""Drawings of what happens in the body: what goes wrong in lupus, what a CAR is, which cells a target removes."""

from __future__ import annotations

import math

from markupsafe import Markup

from explainer.figures import hand
from explainer.rendering.html import el

#: What no text that we read says.
UNKNOWN = "no text read"


def what_goes_wrong() -> Markup:
    """B cell, autoantibodies, tissue, from left to right."""
    waves = "q4.5-7 9 0t9 0 9 0 9 0 9 0 9 0"
    parts = [
        hand.b_cell(42, 84, 27, marks=8), hand.badge(20, 36, 1), hand.text(42, 144, "B cell", anchor="middle", strong=True),
        hand.text(50, 38, "CD19"), hand.line((62, 42), (55, 54)),
        hand.arrow(80, 84, 100, 84),
        hand.plasma_cell(130, 84, 20), hand.badge(130, 46, 2), hand.text(132, 144, "plasma cell", anchor="middle", strong=True),
        hand.panel(222, 46, 76, 76), hand.badge(212, 36, 3), hand.text(260, 81, "inflamed\ntissue", anchor="middle", strong=True),
        *(el("path", d=f"M233 {y}{waves}", class_="alarm") for y in (60, 114)),
        *(hand.antibody(x, y, turn, 14) for x, y, turn in (
            (164, 66, 50), (166, 84, 90), (164, 102, 130), (186, 74, 80), (186, 96, 100), (208, 64, 90), (208, 84, 90), (208, 104, 90))),
        hand.text(178, 16, "autoantibodies", anchor="middle"), hand.line((184, 21), (191, 68)),
        hand.not_to_scale(172),
    ]
    return hand.svg(
        178, *parts, id_="what-goes-wrong", title="In lupus some B cells lead to antibodies against the body itself",
        description="From left to right: a round B cell; an arrow to an oval plasma cell, which sends out Y-shaped autoantibodies; "
        "and a piece of the body's tissue to which they cling, inflamed.",
    )


def what_a_car_is() -> Markup:
    """A T cell with a built-in receptor grips CD19 on a harmful and on a healthy B cell."""
    top, left, right = (150, 74), (58, 212), (242, 212)
    parts = [
        hand.t_cell(*top, 42, cars=(270, 0, 90)),
        hand.text(150, 70, "your own", anchor="middle", on_cell=True), hand.text(150, 88, "T cell", anchor="middle", strong=True, on_cell=True),
        *(_grip(top, at) for at in (left, right)),
        hand.b_cell(*left, 32, marks=8), hand.b_cell(*right, 32, marks=8),
        *(hand.text(at[0], 217, "B cell", anchor="middle", on_cell=True) for at in (left, right)),
        hand.text(left[0], 272, "behind lupus", anchor="middle", strong=True),
        hand.text(right[0], 272, "healthy", anchor="middle", strong=True),
        hand.badge(76, 40, 1), hand.line((87, 44), (107, 52)), hand.badge(150, 150, 2), hand.line((138, 150), (118, 146)), hand.line((162, 150), (182, 146)),
        hand.badge(150, 218, 3), hand.line((138, 218), (100, 216)), hand.line((162, 218), (200, 216)),
        hand.text(150, 296, "both are removed", anchor="middle"), hand.not_to_scale(14),
    ]
    return hand.svg(
        304, *parts, id_="what-a-car-is", title="A CAR is a receptor put into your own T cell; it grips every B cell with CD19",
        description="Above, a T cell with forks on its surface: the CARs. Two long forks reach down and grip short bars, CD19, on "
        "two B cells: one behind lupus, one healthy. Both are removed.",
    )


def _grip(cell: tuple[float, float], target: tuple[float, float]) -> Markup:
    """Return a CAR that reaches from a T cell to a bar on a B cell, and the bar."""
    across, down = target[0] - cell[0], target[1] - cell[1]
    length = math.hypot(across, down)
    ux, uy = across / length, down / length

    def at(reach: float, aside: float = 0) -> tuple[float, float]:
        return cell[0] + ux * reach - uy * aside, cell[1] + uy * reach + ux * aside

    bar = length - 32
    stalk = hand.line(at(48), at(bar - 26), class_="car")
    arms = hand.line(at(bar - 8, 9), at(bar - 26), at(bar - 8, -9), class_="car")
    return Markup("").join([hand.line(at(bar + 4), at(bar - 16), class_="line"), stalk, arms])


def cd19_or_bcma() -> Markup:
    """Which marker sits on which cell along the B-cell line; what no text told us is a dash."""
    rows = [
        ("Early B cell", "in bone marrow", hand.b_cell, "yes", UNKNOWN),
        ("B cell", "blood, glands", hand.b_cell, "yes", UNKNOWN),
        ("Plasmablast", "young", hand.plasmablast, "yes", UNKNOWN),
        ("Plasma cell", "long-lived", hand.plasma_cell, "mostly no", "yes"),
    ]
    parts = [
        hand.text(204, 18, "CD19", anchor="middle", strong=True), hand.text(268, 18, "BCMA", anchor="middle", strong=True),
    ]
    for number, (name, place, draw, cd19, bcma) in enumerate(rows):
        y = 54 + number * 66
        parts += [draw(26, y, 14), hand.text(52, y - 3, name, strong=True), hand.text(52, y + 14, place)]
        parts += [_carries(x, y, said) for x, said in ((204, cd19), (268, bcma))]
        if number < len(rows) - 1:
            parts.append(hand.arrow(26, y + 24, 26, y + 42))
    parts.append(hand.not_to_scale(306))
    return hand.svg(
        312, *parts, id_="cd19-or-bcma", title="CD19 sits on B cells, BCMA on plasma cells, so a product can leave some cells behind",
        description="; ".join(f"{name}: CD19 {cd19}, BCMA {bcma}" for name, _, _, cd19, bcma in rows),
    )


def _carries(x: float, y: float, said: str) -> Markup:
    """Return whether a cell carries a marker: a filled box for yes, words alone for the rest."""
    if said == "yes":
        return Markup("").join([hand.panel(x - 26, y - 16, 52, 32, class_="target"), hand.text(x, y + 5, said, anchor="middle", strong=True)])
    if said == UNKNOWN:
        return hand.text(x, y + 5, "–", anchor="middle")
    return hand.text(x, y + (5 if " " not in said else -4), said.replace(" ", "\n"), anchor="middle")

"""Drawings of what happens in the body: what goes wrong in lupus, what a CAR is, which cells a target removes."""

from __future__ import annotations

from markupsafe import Markup

from explainer.figures import hand


def what_goes_wrong() -> Markup:
    """B cell, autoantibody, tissue: three steps from top to bottom."""
    parts = [
        hand.text(8, 20, "1  A B cell takes part of the body\n    for an intruder.", strong=False),
        hand.b_cell(60, 78),
        hand.text(100, 74, "B cell, with CD19\non its surface"),
        hand.arrow(60, 108, 60, 132),
        hand.text(8, 152, "2  It turns into plasma cells, which\n    release autoantibodies."),
        hand.plasma_cell(60, 200),
        hand.antibody(104, 204, 60), hand.antibody(126, 188, 110), hand.antibody(124, 222, 20), hand.antibody(152, 208, 75),
        hand.text(178, 196, "autoantibodies,\nY-shaped"),
        hand.arrow(60, 226, 60, 250),
        hand.text(8, 270, "3  They settle on the body's own tissue\n    and call in inflammation."),
        hand.panel(20, 312, 260, 52),
        hand.text(150, 344, "kidney, skin, joints, lungs …", anchor="middle"),
        *(hand.antibody(x, 312, 180) for x in (50, 92, 134, 176, 218, 256)),
        hand.not_to_scale(386),
    ]
    return hand.svg(
        394, *parts, id_="what-goes-wrong", title="In lupus some B cells lead to antibodies against the body itself",
        description="Three steps. A B cell takes part of the body for an intruder. It turns into plasma cells that release "
        "Y-shaped autoantibodies. The autoantibodies settle on kidney, skin, joints or lungs and call in inflammation.",
    )


def what_a_car_is() -> Markup:
    """A T cell with a built-in receptor meets CD19, on a harmful and on a healthy B cell."""
    parts = [
        hand.t_cell(150, 66, 34, cars=(135, 180, 225)),
        hand.text(150, 62, "T cell", anchor="middle", strong=True),
        hand.text(150, 80, "your own", anchor="middle"),
        hand.text(8, 40, "1  The cell is\n    not new."),
        hand.text(206, 100, "2  The CAR is:\na built-in\nreceptor"),
        hand.line((202, 112), (184, 116)),
        hand.b_cell(76, 196, 26, marks=8), hand.b_cell(224, 196, 26, marks=8),
        hand.arrow(128, 130, 96, 164), hand.arrow(172, 130, 204, 164),
        hand.text(76, 200, "B cell", anchor="middle"), hand.text(224, 200, "B cell", anchor="middle"),
        hand.text(76, 250, "behind lupus", anchor="middle", strong=True),
        hand.text(224, 250, "healthy", anchor="middle", strong=True),
        hand.text(150, 280, "3  It grips CD19, the short bars on B cells.", anchor="middle"),
        hand.text(150, 297, "Both B cells carry it. Both are removed.", anchor="middle"),
        hand.not_to_scale(322),
    ]
    return hand.svg(
        330, *parts, id_="what-a-car-is", title="A CAR is a receptor put into your own T cell; it grips every B cell with CD19",
        description="A T cell carries three CARs, drawn as forks. Below it stand two B cells with CD19 as short bars: one "
        "behind lupus, one healthy. Arrows lead from the T cell to both: both are removed.",
    )


def cd19_or_bcma() -> Markup:
    """Which marker sits on which cell along the B-cell line; what was not read is drawn as not read."""
    rows = [
        ("Early B cell", "in the bone marrow", hand.b_cell, "yes", "no"),
        ("B cell", "in blood and\nlymph nodes", hand.b_cell, "yes", "no"),
        ("Plasmablast", "young maker of\nantibodies", hand.plasma_cell, "yes", "not read"),
        ("Plasma cell", "long-lived maker\nof antibodies", hand.plasma_cell, "mostly no", "yes"),
    ]
    parts = [
        hand.text(198, 18, "CD19", anchor="middle", strong=True), hand.text(266, 18, "BCMA", anchor="middle", strong=True),
    ]
    for number, (name, place, draw, cd19, bcma) in enumerate(rows):
        y = 56 + number * 74
        parts += [draw(28, y, 15), hand.text(58, y - 8, name, strong=True), hand.text(58, y + 9, place)]
        for x, carries in ((198, cd19), (266, bcma)):
            if carries == "yes":
                parts.append(hand.panel(x - 28, y - 16, 56, 30, class_="target"))
            parts.append(hand.text(x, y + 4, carries, anchor="middle", strong=carries == "yes"))
        if number < len(rows) - 1:
            parts.append(hand.arrow(28, y + 26, 28, y + 44))
    parts.append(hand.not_to_scale(340))
    return hand.svg(
        348, *parts, id_="cd19-or-bcma", title="CD19 sits on B cells, BCMA on plasma cells: each target leaves other cells behind",
        description="; ".join(f"{name}: CD19 {cd19}, BCMA {bcma}" for name, _, _, cd19, bcma in rows),
    )

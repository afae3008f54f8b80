"""Drawings of ways: where lupus can hurt, and the three routes to CAR T cells."""

from __future__ import annotations

from markupsafe import Markup

from explainer.figures import hand
from explainer.rendering.html import el

#: The right half of a standing person from the neck down, as far from the middle as each point is; the left half mirrors it.
_HALF = (
    (9, 56), (9, 72), (22, 78), (42, 80), (50, 94), (54, 126), (60, 160), (66, 196), (70, 214), (66, 232), (58, 230), (56, 210), (48, 170),
    (42, 142), (37, 112), (34, 116), (32, 146), (33, 164), (39, 190), (40, 224), (35, 272), (34, 300), (27, 346), (34, 358), (30, 364),
    (13, 364), (12, 346), (12, 300), (8, 272), (5, 214), (1, 202),
)
#: What lupus can reach: label, where the label stands, where it is.
_PLACES = (
    ("brain,\nnerves", 4, 27, 140, 22), ("skin", 4, 119, 98, 114), ("joints", 4, 163, 95, 158), ("blood\nvessels", 4, 237, 131, 232),
    ("rash on\nthe face", 230, 51, 159, 46), ("lungs", 244, 109, 170, 104), ("heart", 244, 137, 156, 132),
    ("kidneys", 238, 171, 164, 166), ("blood", 244, 253, 169, 248),
)


def body() -> Markup:
    """A neutral figure with the organs that lupus can reach, each on a level line to its name."""
    head = el("ellipse", cx=150, cy=36, rx=21, ry=26, class_="soft")
    person = hand.outline([(150 + x, y) for x, y in _HALF] + [(150 - x, y) for x, y in reversed(_HALF)])
    organs = [
        el("path", d="M134 28Q135 14 150 14T166 28Q160 33 150 32T134 28Z", class_="organ"),
        el("path", d="M135 43l3 8M139 43l3 9M143 43l3 9M147 43l1 5M153 43l-1 5M157 43l-3 9M161 43l-3 9M165 43l-3 8", class_="alarm"),
        el("path", d="M144 94Q130 98 126 142Q138 146 144 134Z", class_="organ"), el("path", d="M156 94Q170 98 174 142Q162 146 156 134Z", class_="organ"),
        el("path", d="M154 124q8-5 10 3q0 8-11 14q-9-7-8-14q2-7 9-3z", class_="organ organ--front"),
        *(el("ellipse", cx=x, cy=166, rx=6, ry=10, class_="organ") for x in (136, 164)),
        *(el("circle", cx=x, cy=y, r=5, class_="organ") for x, y in ((95, 158), (205, 158), (128, 290), (172, 290))),
        el("path", d="M150 186V196L133 214L128 280M150 196L167 214L172 280", class_="alarm"),
    ]
    marks = [
        part
        for words, x, y, px, py in _PLACES
        for part in (
            hand.text(x, y, words),
            hand.line((_end_of(words, x) if x < 150 else x - 5, y - 5), (px, py)),
            el("circle", cx=px, cy=py, r=3, class_="lupus"),
        )
    ]
    return hand.svg(
        386, person, head, *organs, *marks, hand.not_to_scale(382), id_="where-it-hurts",
        title="Lupus can reach many parts of the body",
        description="A standing person with lines to brain and nerves, face, skin, joints, blood vessels, lungs, heart, kidneys and blood.",
    )


def _end_of(words: str, x: float) -> float:
    """Return where the first line of a label ends, in the widest of our fonts."""
    return x + len(words.split("\n")[0]) * hand.LETTERS * hand.WIDEST + 5


def three_routes() -> Markup:
    """Own cells, donor cells, made inside the body."""
    routes = (
        ("Your own cells", ("your\nblood", "laboratory,\nweeks", "back\nto you"), "Chemotherapy before the cells"),
        ("Donor cells", ("donor's\nblood", "laboratory,\nin stock", "to you"), "Chemotherapy before the cells"),
        ("Made inside the body", ("gene in\nparticles", "drip", "T cells\nin you"), "No chemotherapy in one group"),
    )
    parts: list[Markup] = []
    for number, (name, stops, before) in enumerate(routes):
        top = 18 + number * 140
        parts += [hand.badge(13, top - 5, number + 1), hand.text(30, top, name, strong=True)]
        for position, stop in enumerate(stops):
            x = 2 + position * 103
            parts.append(hand.panel(x, top + 14, 90, 78))
            parts.append(hand.text(x + 45, top + (64 if "\n" in stop else 72), stop, anchor="middle"))
            parts.append(_stop_mark(number, position, x + 45, top + 34))
            if position:
                parts.append(hand.arrow(x - 11, top + 52, x - 1, top + 52))
        parts.append(hand.text(298, top + 110, before, anchor="end"))
    parts.append(hand.not_to_scale(436))
    return hand.svg(
        442, *parts, id_="three-routes", title="Three routes to CAR T cells: your own, a donor's, or made inside the body",
        description="; ".join(
            f"{name}: {', then '.join(stop.replace(chr(10), ' ') for stop in stops)} ({before.lower()})" for name, stops, before in routes),
    )


def _stop_mark(route: int, position: int, x: float, y: float) -> Markup:
    changed = position == 2 or (position == 1 and route < 2)
    if route == 2 and position < 2:
        return Markup("").join(el("circle", cx=x + shift, cy=y, r=4, class_="nucleus") for shift in (-12, 0, 12))
    return hand.t_cell(x, y + (2 if changed else 0), 9, cars=(0,) if changed else ())

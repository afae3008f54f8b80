"""Drawings of ways: where lupus can hurt, and the three routes to CAR T cells."""

from __future__ import annotations

from markupsafe import Markup

from explainer.figures import hand
from explainer.rendering.html import el

#: A standing person as thick strokes: neck and trunk, arms, legs.
_PERSON = (
    ("M150 62V84", 20), ("M128 104Q150 92 172 104L166 190Q150 200 134 190Z", 34), ("M112 104Q100 150 94 208", 20),
    ("M188 104Q200 150 206 208", 20), ("M138 200Q134 260 136 338", 27), ("M162 200Q166 260 164 338", 27),
)
#: What lupus can reach: label, where the label stands, where it is.
_PLACES = (
    ("brain,\nnerves", 8, 26, 142, 26), ("skin", 8, 150, 100, 160), ("joints", 8, 214, 94, 204), ("blood\nvessels", 8, 274, 136, 276),
    ("rash on\nthe face", 232, 30, 160, 44), ("lungs", 244, 112, 170, 120), ("heart", 244, 144, 154, 134),
    ("kidneys", 240, 176, 166, 176), ("blood", 244, 256, 164, 262),
)


def body() -> Markup:
    """A neutral figure with the organs that lupus can reach, each on a line to its name."""
    head = el("ellipse", cx=150, cy=38, rx=24, ry=28, class_="soft")
    organs = [
        el("path", d="M134 30Q136 16 150 16T166 30Q164 36 150 36T134 30Z", class_="organ"),
        el("path", d="M144 110Q130 112 128 144Q138 148 144 140Z", class_="organ"),
        el("path", d="M156 110Q170 112 172 144Q162 148 156 140Z", class_="organ"),
        el("path", d="M151 126q8-6 9 3q0 7-9 13q-9-6-9-13q1-9 9-3z", class_="organ organ--front"),
        el("ellipse", cx=136, cy=174, rx=6, ry=10, class_="organ"), el("ellipse", cx=164, cy=174, rx=6, ry=10, class_="organ"),
    ]
    marks = [
        part
        for words, x, y, px, py in _PLACES
        for part in (
            hand.text(x, y, words),
            hand.line((_end_of(words, x) if x < 150 else x - 5, y - 5), (px, py)),
            el("circle", cx=px, cy=py, r=4, class_="lupus"),
        )
    ]
    return hand.svg(
        372, hand.limbs(_PERSON), head, *organs, *marks, hand.not_to_scale(366), id_="where-it-hurts",
        title="Lupus can reach many parts of the body",
        description="A standing person with lines to brain and nerves, face, skin, joints, blood vessels, lungs, heart, kidneys and blood.",
    )


def _end_of(words: str, x: float) -> float:
    """Return where the first line of a label ends, in the widest of our fonts."""
    return x + len(words.split("\n")[0]) * hand.LETTERS * hand.WIDEST + 5


def three_routes() -> Markup:
    """Own cells, donor cells, made inside the body."""
    routes = (
        ("Your own cells", ("your\nblood", "laboratory", "back\nto you")),
        ("Donor cells", ("donor's\nblood", "laboratory,\nin stock", "to you")),
        ("Made inside the body", ("gene in\nparticles", "drip", "T cells\nin you")),
    )
    parts: list[Markup] = []
    for number, (name, stops) in enumerate(routes):
        top = 18 + number * 120
        parts += [hand.badge(13, top - 5, number + 1), hand.text(30, top, name, strong=True)]
        for position, stop in enumerate(stops):
            x = 2 + position * 103
            parts.append(hand.panel(x, top + 14, 90, 78))
            parts.append(hand.text(x + 45, top + (64 if "\n" in stop else 72), stop, anchor="middle"))
            parts.append(_stop_mark(number, position, x + 45, top + 34))
            if position:
                parts.append(hand.arrow(x - 11, top + 52, x - 1, top + 52))
    parts.append(hand.not_to_scale(372))
    return hand.svg(
        378, *parts, id_="three-routes", title="Three routes to CAR T cells: your own, a donor's, or made inside the body",
        description="; ".join(f"{name}: {', then '.join(stop.replace(chr(10), ' ') for stop in stops)}" for name, stops in routes),
    )


def _stop_mark(route: int, position: int, x: float, y: float) -> Markup:
    changed = position == 2 or (position == 1 and route < 2)
    if route == 2 and position < 2:
        return Markup("").join(el("circle", cx=x + shift, cy=y, r=4, class_="nucleus") for shift in (-12, 0, 12))
    return hand.t_cell(x, y + (2 if changed else 0), 9, cars=(0,) if changed else ())

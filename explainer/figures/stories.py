"""Drawings of ways and of time: where lupus can hurt, three routes to CAR T cells, referral to year one, a claim's journey."""

from __future__ import annotations

from markupsafe import Markup

from explainer.figures import hand
from explainer.rendering.html import el


def body() -> Markup:
    """A neutral figure with the organs that lupus can reach, each on a line to its name."""
    outline = [
        el("circle", cx=150, cy=40, r=26, class_="soft"),
        el("rect", x=104, y=74, width=92, height=132, rx=30, class_="soft"),
        el("rect", x=76, y=82, width=24, height=112, rx=12, class_="soft"),
        el("rect", x=200, y=82, width=24, height=112, rx=12, class_="soft"),
        el("rect", x=110, y=200, width=34, height=130, rx=16, class_="soft"),
        el("rect", x=156, y=200, width=34, height=130, rx=16, class_="soft"),
    ]
    places = [
        ("brain and\nnerves", 6, 30, 140, 34), ("skin", 6, 96, 82, 104), ("joints", 6, 158, 84, 190),
        ("blood\nvessels", 6, 262, 122, 258), ("face rash", 214, 30, 164, 46), ("lungs", 236, 92, 176, 108),
        ("heart", 236, 126, 156, 128), ("kidneys", 236, 176, 172, 172), ("blood", 236, 256, 176, 252),
    ]
    marks = [
        part
        for words, x, y, px, py in places
        for part in (
            hand.text(x, y, words),
            hand.line((x + (58 if x < 150 else -4), y - 4), (px, py)),
            el("circle", cx=px, cy=py, r=5, class_="lupus"),
        )
    ]
    return hand.svg(
        352, *outline, *marks, hand.not_to_scale(346), id_="where-it-hurts", title="Lupus can reach many parts of the body",
        description="An outline of a body with lines to brain and nerves, face, skin, joints, blood vessels, lungs, heart, "
        "kidneys and blood.",
    )


def three_routes() -> Markup:
    """Own cells, donor cells, made inside the body."""
    routes = (
        ("Your own cells", ("your blood", "laboratory,\nweeks", "back to you")),
        ("Donor cells", ("a donor's blood", "laboratory,\nkept in stock", "to you")),
        ("Made inside the body", ("a gene packed\ninto particles", "drip", "your T cells\nchange in you")),
    )
    parts: list[Markup] = []
    for number, (name, stops) in enumerate(routes):
        top = 18 + number * 112
        parts.append(hand.text(6, top, name, strong=True))
        for position, stop in enumerate(stops):
            x = 6 + position * 100
            parts.append(hand.panel(x, top + 10, 88, 72))
            parts.append(hand.text(x + 44, top + (58 if "\n" in stop else 66), stop, anchor="middle"))
            parts.append(_stop_mark(number, position, x + 44, top + 28))
            if position:
                parts.append(hand.arrow(x - 11, top + 46, x - 1, top + 46))
    parts.append(hand.not_to_scale(350))
    return hand.svg(
        356, *parts, id_="three-routes", title="Three routes to CAR T cells: your own, a donor's, or made inside the body",
        description="; ".join(f"{name}: {', then '.join(stop.replace(chr(10), ' ') for stop in stops)}" for name, stops in routes),
    )


def _stop_mark(route: int, position: int, x: float, y: float) -> Markup:
    changed = position == 2 or (position == 1 and route < 2)
    if route == 2 and position < 2:
        return Markup("").join(el("circle", cx=x + shift, cy=y, r=4, class_="nucleus") for shift in (-12, 0, 12))
    return hand.t_cell(x, y + (2 if changed else 0), 9, cars=(0,) if changed else ())


def claim_travels() -> Markup:
    """Paper, article, headline, spun copy: what each step drops."""
    stops = (
        ("The paper", "five people, no comparison,\nmild fever in some, followed\nfor months"),
        ("The article", "five people in remission;\nsays that nobody had\nthe fever"),
        ("The headline", "“into remission”;\nno number left"),
        ("The spun copy", "“cured”; more people than\nthere were, and another disease"),
    )
    parts: list[Markup] = []
    for number, (name, what) in enumerate(stops):
        y = 6 + number * 92
        parts += [hand.panel(6 + number * 10, y, 288 - number * 20, 74), hand.text(18 + number * 10, y + 20, name, strong=True),
                  hand.text(18 + number * 10, y + 38, what)]
        if number:
            parts.append(hand.arrow(150, y - 17, 150, y - 2))
    return hand.svg(
        362, *parts, id_="claim-travels", title="At each step a claim loses the words that made it true",
        description=" Then ".join(f"{name}: {what.replace(chr(10), ' ')}." for name, what in stops),
    )

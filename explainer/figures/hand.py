"""One hand for every drawing: the same cells, the same arrows, the same letters, on a grid 300 units wide.

Three hundred units are a little more than the width of a phone's column, so a letter 14 units high stays at least 12 pixels high
there; wider screens only enlarge. Words in a drawing are labels of a few letters; sentences stand in the list below it, under the
same numbers, where they can reflow. Nothing is told by colour alone: every kind of cell has a shape of its own as well (B cells are
round, T cells square with round corners, plasma cells oval with the nucleus to one side) and a label beside it.

Colours are classes; the site's stylesheet gives them their values in both schemes, `STANDALONE_STYLE` in a downloaded file.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

from explainer.rendering.html import el

WIDTH = 300
LINE = 17
#: Height of a letter, in the drawing's units; the site's stylesheet says the same.
LETTERS = 14
#: The widest letters of the fonts that we ask for (DejaVu Sans) are this much of their height on average.
WIDEST = 0.62

STANDALONE_STYLE = """
svg{font:14px system-ui,sans-serif;color:#26232b;background:#fbf8f3}
.ink{fill:#26232b}.line{fill:none;stroke:#26232b;stroke-width:1.6}.soft{fill:#efe9df;stroke:#8a8296}
.b-cell{fill:#e9b44c;stroke:#6b4700;stroke-width:1.6}.t-cell{fill:#5fb3ac;stroke:#0c4f4a;stroke-width:1.6}
.plasma{fill:#e9b44c;stroke:#6b4700;stroke-width:1.6}.nucleus{fill:#6b4700}.car{fill:none;stroke:#b0126f;stroke-width:3}
.antibody{fill:none;stroke:#96321f;stroke-width:3;stroke-linecap:round}.lupus{fill:#6a3fa0}.gone{opacity:.45;stroke-dasharray:3 3}

.target{fill:#e4d8f3;stroke:#6a3fa0}.strong{font-weight:700}.paper{fill:#fbf8f3}.on-cell{fill:#1d1a22}.badge-disc{fill:#5b318f}.badge-number{fill:#fff;font-weight:700}
.limb,.limb-edge{fill:none;stroke-linecap:round;stroke-linejoin:round}.limb{stroke:#efe9df}.limb-edge{stroke:#8a8296}
.organ{fill:#cdb2f2;stroke:#5b318f;stroke-width:1.4}.bar-fill{fill:#0c4f4a}.alarm{fill:none;stroke:#96321f;stroke-width:1.6}
"""


def svg(height: float, *parts: Markup, title: str, description: str, id_: str, width: float = WIDTH) -> Markup:
    """Return a drawing with its accessible name and description."""
    return el(
        "svg", el("title", title, id=f"{id_}-title"), el("desc", description, id=f"{id_}-desc"), *parts,
        viewBox=f"0 0 {_n(width)} {_n(height)}", role="img", aria_labelledby=f"{id_}-title", aria_describedby=f"{id_}-desc",
        class_="drawing",
    )


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def text(x: float, y: float, words: str, *, anchor: str = "start", strong: bool = False, on_cell: bool = False) -> Markup:
    """Return one line of letters, or several where ``words`` holds line breaks; ``y`` is the first baseline.

    Letters on a cell stay dark in both schemes, since cells keep their colour in both.
    """
    class_ = ("on-cell" if on_cell else "ink") + (" strong" if strong else "")
    lines = words.split("\n")
    spans = [el("tspan", line, x=_n(x), dy=None if number == 0 else LINE) for number, line in enumerate(lines)]
    return el("text", *spans, x=_n(x), y=_n(y), text_anchor=None if anchor == "start" else anchor, class_=class_)


def group(*parts: Markup, x: float = 0, y: float = 0, scale: float = 1, class_: str | None = None) -> Markup:
    """Return parts moved and scaled together."""
    transform = f"translate({_n(x)} {_n(y)})" + (f" scale({_n(scale)})" if scale != 1 else "")
    return el("g", *parts, transform=transform, class_=class_)


def line(*points: tuple[float, float], class_: str = "line") -> Markup:
    """Return a line through points."""
    return el("path", d="M" + " L".join(f"{_n(x)} {_n(y)}" for x, y in points), class_=class_)


def arrow(x1: float, y1: float, x2: float, y2: float) -> Markup:
    """Return an arrow whose tip is at the second point."""
    angle = math.atan2(y2 - y1, x2 - x1)
    tips = [(x2 - 7 * math.cos(angle + turn), y2 - 7 * math.sin(angle + turn)) for turn in (0.5, -0.5)]
    return Markup("").join([line((x1, y1), (x2, y2)), line(tips[0], (x2, y2), tips[1])])


def _fork(x: float, y: float, angle: float, reach: float, class_: str) -> Markup:
    """Return a Y whose foot is at the point and whose arms open away from it (``angle`` in degrees, 0 is up)."""
    path = f"M0 0V{_n(-reach * 0.55)}L{_n(-reach * 0.4)} {_n(-reach)}M0 {_n(-reach * 0.55)}L{_n(reach * 0.4)} {_n(-reach)}"
    return el("path", d=path, transform=f"translate({_n(x)} {_n(y)}) rotate({_n(angle)})", class_=class_)


def antibody(x: float, y: float, angle: float = 0, reach: float = 15) -> Markup:
    """Return an autoantibody: a free Y."""
    return _fork(x, y, angle, reach, "antibody")


def b_cell(x: float, y: float, r: float = 20, *, gone: bool = False, marks: int = 6) -> Markup:
    """Return a B cell: round, with CD19 as short bars all round it."""
    bars = []
    for number in range(marks):
        angle = 2 * math.pi * number / marks + math.pi / marks
        ends = [(x + math.cos(angle) * reach, y + math.sin(angle) * reach) for reach in (r, r + 6)]
        bars.append("L".join(f"{_n(across)} {_n(down)}" for across, down in ends))
    faded = " gone" if gone else ""
    drawn = el("path", d="M" + "M".join(bars), class_=f"line{faded}")
    return drawn + el("circle", cx=_n(x), cy=_n(y), r=_n(r), class_=f"b-cell{faded}")


def t_cell(x: float, y: float, r: float = 20, *, cars: tuple[float, ...] = ()) -> Markup:
    """Return a T cell: square with round corners, with a CAR at each of the angles (degrees, 0 is up)."""
    forks = []
    for angle in cars:
        turn = math.radians(angle)
        foot = (x + math.sin(turn) * r, y - math.cos(turn) * r)
        forks.append(_fork(*foot, angle, r * 0.65, "car"))
    body = el("rect", x=_n(x - r), y=_n(y - r), width=_n(2 * r), height=_n(2 * r), rx=_n(r * 0.45), class_="t-cell")
    return Markup("").join([*forks, body])


def plasma_cell(x: float, y: float, r: float = 20, *, gone: bool = False) -> Markup:
    """Return a plasma cell: oval, its nucleus to one side."""
    class_ = "plasma gone" if gone else "plasma"
    body = el("ellipse", cx=_n(x), cy=_n(y), rx=_n(r * 1.25), ry=_n(r * 0.85), class_=class_)
    nucleus = el("circle", cx=_n(x - r * 0.55), cy=_n(y), r=_n(r * 0.36), class_="nucleus gone" if gone else "nucleus")
    return Markup("").join([body, nucleus])


def plasmablast(x: float, y: float, r: float = 20) -> Markup:
    """Return a plasmablast, between the two: round with CD19 like a B cell, its nucleus to one side like a plasma cell."""
    nucleus = el("circle", cx=_n(x - r * 0.35), cy=_n(y), r=_n(r * 0.36), class_="nucleus")
    return Markup("").join([b_cell(x, y, r, marks=4), nucleus])


def cross(x: float, y: float, r: float = 20) -> Markup:
    """Return a cross over something that goes away."""
    return Markup("").join([line((x - r, y - r), (x + r, y + r)), line((x - r, y + r), (x + r, y - r))])


def panel(x: float, y: float, width: float, height: float, class_: str = "soft") -> Markup:
    """Return a quiet box behind other parts."""
    return el("rect", x=_n(x), y=_n(y), width=_n(width), height=_n(height), rx=8, class_=class_)


def badge(x: float, y: float, number: int) -> Markup:
    """Return the number of a part, which the list below the drawing explains."""
    circle = el("circle", cx=_n(x), cy=_n(y), r=10, class_="badge-disc")
    return Markup("").join([circle, el("text", str(number), x=_n(x), y=_n(y + 5), text_anchor="middle", class_="badge-number")])


def outline(points: Sequence[tuple[float, float]], class_: str = "soft") -> Markup:
    """Return a closed, smooth outline that these points pull towards them; a point that is named twice makes a tighter bend."""
    middles = [((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]])]
    bends = "".join(f"Q{_n(x)} {_n(y)} {_n(mx)} {_n(my)}" for (x, y), (mx, my) in zip(points, middles))
    return el("path", d=f"M{_n(middles[-1][0])} {_n(middles[-1][1])}{bends}z", class_=class_)


def limbs(paths: tuple[tuple[str, float], ...]) -> Markup:
    """Return thick strokes that melt into one outline: each path (an SVG ``d`` and its width) once as edge and once as fill."""
    drawn = [
        el("path", d=d, stroke_width=_n(width + grow), class_=class_)
        for class_, grow in (("limb-edge", 3.2), ("limb", 0)) for d, width in paths
    ]
    return Markup("").join(drawn)


def not_to_scale(y: float) -> Markup:
    """Return the note that every schematic drawing carries."""
    return text(WIDTH - 4, y, "Not to scale", anchor="end")

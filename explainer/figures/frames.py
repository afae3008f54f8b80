"""Six frames from blood draw to new B cells, one drawing each, for the steps that a page tells in words."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.figures import hand

HEIGHT = 150


def _bag(x: float, y: float, *inside: Markup) -> Markup:
    body = hand.panel(x - 30, y - 34, 60, 68)
    return Markup("").join([hand.line((x, y - 44), (x, y - 34)), body, *inside, hand.line((x, y + 34), (x, y + 46))])


def _arm(y: float, *, right: bool = False) -> Markup:
    """Return a forearm and a hand that reach in from the left edge, or from the right."""
    strokes = (
        ((-8, 4, 58, 0), 24), ((54, 0, 74, -1), 18), ((64, -4, 78, -15), 7),
        ((74, -6, 94, -8), 6), ((76, -1, 99, -1), 6), ((74, 5, 94, 7), 6),
    )
    side, turn = (hand.WIDTH, -1) if right else (0, 1)
    return hand.limbs(tuple((f"M{side + turn * x1} {y + y1}L{side + turn * x2} {y + y2}", width) for (x1, y1, x2, y2), width in strokes))


def _frame(number: int, title: str, *parts: Markup) -> Markup:
    return hand.svg(HEIGHT, *parts, id_=f"frame-{number}", title=f"Step {number}: {title}", description=title)


def collect(evidence: Evidence | None = None) -> Markup:
    """Blood passes a machine that keeps T cells and gives the rest back."""
    return _frame(
        1, "Blood passes through a machine that keeps some white cells and gives the rest back",
        _arm(112), hand.text(50, 144, "one arm", anchor="middle"), _arm(112, right=True),
        hand.text(242, 144, "the other arm", anchor="middle"),
        hand.panel(106, 26, 88, 62), hand.t_cell(132, 58, 13), hand.t_cell(168, 58, 13),
        hand.text(150, 18, "machine keeps T cells", anchor="middle"),
        hand.arrow(40, 98, 102, 60), hand.arrow(198, 60, 260, 98),
    )


def change(evidence: Evidence | None = None) -> Markup:
    """The gene for the receptor is put into the T cells."""
    return _frame(
        2, "In a laboratory the gene for the CAR is put into the T cells",
        hand.t_cell(52, 76, 26), hand.text(52, 130, "T cell", anchor="middle"), hand.arrow(92, 76, 138, 76),
        hand.text(115, 58, "gene", anchor="middle"), hand.t_cell(214, 76, 26, cars=(0, 90, 180, 270)),
        hand.text(214, 140, "CAR T cell", anchor="middle", strong=True),
    )


def grow(evidence: Evidence | None = None) -> Markup:
    """The changed cells multiply."""
    cells = [hand.t_cell(150 + column * 46, 40 + row * 46, 13, cars=(0,)) for column in range(3) for row in range(2)]
    return _frame(
        3, "The changed cells multiply until there are millions", hand.t_cell(42, 64, 16, cars=(0,)),
        hand.arrow(72, 64, 118, 64), *cells, hand.text(150, 130, "CAR T cells grow for weeks", anchor="middle"),
    )


def prepare(evidence: Evidence | None = None) -> Markup:
    """Preparatory chemotherapy makes room."""
    return _frame(
        4, "A short course of chemotherapy makes room in the body",
        _bag(50, 60, hand.text(50, 64, "drip", anchor="middle")), hand.arrow(92, 62, 130, 62),
        hand.b_cell(160, 40, 13, gone=True), hand.t_cell(206, 40, 12), hand.t_cell(166, 84, 12),
        hand.b_cell(212, 88, 13, gone=True), hand.b_cell(256, 62, 13),
        hand.text(150, 138, "fewer of the body's own immune cells", anchor="middle"),
    )


def infuse(evidence: Evidence | None = None) -> Markup:
    """The CAR T cells go back through a vein."""
    return _frame(
        5, "The CAR T cells run back into a vein, once",
        _bag(60, 56, hand.t_cell(50, 46, 9, cars=(0,)), hand.t_cell(70, 66, 9, cars=(0,))),
        _arm(112, right=True), hand.line((60, 100), (60, 132), (220, 132)), hand.arrow(220, 132, 244, 120),
        hand.text(122, 44, "one infusion"), hand.text(222, 82, "your vein"),
    )


def renew(evidence: Evidence | None = None) -> Markup:
    """B cells go, then new ones come."""
    return _frame(
        6, "B cells go, healthy ones too; months later new ones come from the bone marrow",
        hand.b_cell(36, 60, 16, gone=True), hand.t_cell(78, 60, 14, cars=(270,)),
        hand.text(56, 112, "B cells go", anchor="middle"), hand.arrow(116, 60, 164, 60),
        hand.text(140, 44, "months", anchor="middle"), hand.b_cell(202, 60, 16), hand.b_cell(250, 60, 16),
        hand.text(226, 112, "new B cells", anchor="middle", strong=True), hand.not_to_scale(142),
    )

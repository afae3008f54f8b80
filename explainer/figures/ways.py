"""Small drawings that go with what a reader does: which ways there are, a carer's weeks, signs to ring for, what to do when asked for money."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.figures import hand
from explainer.figures.frame import Figure, source_line
from explainer.rendering import claims
from explainer.rendering.html import el

#: Height of one way in the drawing of all.
_ROW = 54


def options(evidence: Evidence) -> Figure:
    """What each option acts on; nothing in it is counted."""
    rows = (
        (el("rect", x=34, y=-9, width=44, height=18, rx=9, class_="soft") + hand.line((56, -9), (56, 9)), "Today's medicines\ncalm the immune system"),
        (hand.antibody(42, 6, 90, 18) + hand.b_cell(78, 6, 12), "Antibodies: most here\nact on B cells"),
        (hand.panel(42, -14, 28, 34) + hand.line((56, -22), (56, -14)) + Markup("").join(_dot(x, y) for x, y in ((50, 0), (62, 2), (56, 11))), "Transplant of your own\nblood-forming cells"),
        (hand.t_cell(46, 6, 12, cars=(90,)) + hand.b_cell(80, 6, 11, gone=True), "CAR T cells, in trials\nremove B cells"),
        (hand.t_cell(40, 6, 11) + hand.line((51, 6), (69, 6), class_="antibody") + hand.b_cell(80, 6, 11), "T-cell engager: ties\nT cells to a target"),
    )
    parts = []
    for number, (mark, words) in enumerate(rows):
        y = 28 + number * _ROW
        parts += [hand.badge(14, y, number + 1), hand.group(Markup(mark), y=y), hand.text(102, y - 4, words)]
    drawing = hand.svg(
        len(rows) * _ROW + 20, *parts, hand.not_to_scale(len(rows) * _ROW + 14), id_="options", title="Five kinds of treatment, one a row",
        description="From top to bottom: a tablet; a Y-shaped antibody at a round B cell; a bag of blood-forming cells; a T cell with a fork beside "
        "a fading B cell; a T cell tied to a B cell.",
    )
    return Figure(
        "options", "CAR T cells are one of several kinds of treatment, and staying on today's is another", drawing,
        "Schematic, not to scale. We found no results of a trial that compares them with each other.", drawing=drawing,
        words=(
            "Staying as you are: medicines calm the immune system while you take them.",
            "Antibodies: belimumab is aimed at B cells; rituximab removes B cells. Anifrolumab and obinutuzumab are other antibodies.",
            "Stem-cell transplant: strong chemotherapy, then your own blood-forming cells.",
            "CAR T cells: T cells are changed so that they find B cells and remove them, healthy ones too.",
            "T-cell engager: a medicine ties your own T cells to their target, without changing them.",
        ),
        how="Find the row of what you have now, then ask which other rows are open to you.",
    )


def _dot(x: float, y: float) -> Markup:
    return el("circle", cx=x, cy=y, r=4, class_="alarm")


def carer_weeks(evidence: Evidence) -> Figure:
    """Where the treated person is, how long, and what the carer does."""
    hospital, near, late = (evidence.claims[name] for name in ("hospital-cancer", "lupus-trial-near", "licats-window"))
    house = "M-14 4V20H14V4M-19 6L0-12L19 6"
    marks = (
        el("path", d="M-14-10H14V20H-14ZM-14-1H14M-7-15V-6M7-15V-6", class_="line"),
        el("path", d="M-20-8V20M-20 12H20V20M20 12Q20 0 6 0H-8V12", class_="line") + el("circle", cx=-13, cy=5, r=4, class_="line"),
        el("path", d=house, class_="line") + el("path", d="M-5 11H5M0 6V16", class_="alarm"),
        el("path", d=house, class_="line"),
    )
    parts = [hand.line((4, 88), (296, 88))]
    for number, (mark, label) in enumerate(zip(marks, ("before", "hospital", "near it", "home"))):
        x = 39 + number * 74
        parts += [hand.badge(x, 88, number + 1), hand.group(Markup(mark), x=x, y=46), hand.text(x, 20, label, anchor="middle", strong=True)]
    drawing = hand.svg(
        102, *parts, id_="carer-weeks", title="Four stages: before, in hospital, near the centre, at home",
        description="From left to right along a line: a calendar, a bed, a house with a cross, a house.",
    )
    return Figure(
        "carer-weeks", "Your part changes from stage to stage, and it goes on at home", drawing,
        f"Schematic, not to scale. {source_line([hospital, near, late], evidence)}", drawing=drawing,
        words=(
            "Before: go along, write down what is said, and ask for the number that is answered at night.",
            claims.filled(hospital, "Hospital, {low} to {high} days for cancer if all goes well and somebody is at home, {long} if not: notice changes in speech, reading or writing, and say so."),
            claims.filled(near, "Near the centre, about {value} in one lupus trial: be there a lot, or take turns, and ring at once for a warning sign."),
            claims.filled(late, "Home: keep watching. By a report, about a fifth of {denominator} flare-like reactions, not all of them in lupus, began after more than a month."),
        ),
        how="Write your centre's own times beside each stage.",
    )


def ask_first() -> Markup:
    """Stop, look it up, ask: three boxes in a row."""
    marks = (
        el("path", d="M-8-20H8L20-8V8L8 20H-8L-20 8V-8Z", class_="alarm") + hand.line((-9, 0), (9, 0), class_="antibody"),
        el("circle", cx=-4, cy=-4, r=13, class_="line") + hand.line((5, 5), (18, 18)),
        el("path", d="M-20-16H20V10H-4L-12 19V10H-20Z", class_="line"),
    )
    parts = []
    for number, (mark, label) in enumerate(zip(marks, ("Stop", "Look it up", "Ask"))):
        x = 49 + number * 101
        parts += [hand.panel(x - 46, 12, 92, 92), hand.badge(x - 36, 18, number + 1), hand.group(Markup(mark), x=x, y=52)]
        parts += [hand.text(x, 95, label, anchor="middle", strong=True)]
    arrows = [hand.line((x, 53), (x + 5, 58), (x, 63)) for x in (97, 198)]
    return hand.svg(
        108, *parts, hand.text(251, 56, "?", anchor="middle", strong=True), *arrows, id_="asked-for-money", title="Three steps: stop, look it up, ask",
        description="Three boxes in a row: a sign to stop, a magnifying glass, a speech bubble with a question mark.",
    )


def asked_for_money(evidence: Evidence) -> Figure:
    """What to do when somebody wants money for a place."""
    drawing = ask_first()
    return Figure(
        "asked-for-money", "Does somebody ask you for money for a place? Stop, look it up, and ask", drawing,
        "Schematic, not to scale: advice in a picture, and no study.", drawing=drawing,
        words=(
            "Stop: pay nothing and sign nothing yet.",
            "Look it up: find the trial by its number in a public list, such as ClinicalTrials.gov, and see whether it leads to this clinic.",
            "Ask: show your own team the offer, and ask for every cost in writing.",
        ),
        how="Do the three steps in this order, before any money moves.",
    )


def signs(evidence: Evidence) -> Markup:
    """A mark for each sign to ring for, beside the list that says them in full."""
    marks = (
        ("fever", hand.line((0, -18), (0, 8)) + el("circle", cx=0, cy=13, r=6, class_="alarm") + hand.line((6, -12), (11, -12)) + hand.line((6, -4), (11, -4))),
        ("short of\nbreath", el("path", d="M0-18V-4M-3-8Q-16-6-17 16Q-7 18-3 10ZM3-8Q16-6 17 16Q7 18 3 10Z", class_="alarm")),
        ("confused,\ntrouble\nspeaking", el("path", d="M-18-15H18V9H-4L-11 17V9H-18Z", class_="alarm") + hand.text(0, 3, "?", anchor="middle", strong=True)),
        ("unusual\nsleepiness", el("path", d="M6-16A17 17 0 1 0 15 9A14 14 0 0 1 6-16Z", class_="alarm")),
        ("shaking", el("path", d="M-12-16l6 8-6 8 6 8-6 8M2-16l6 8-6 8 6 8-6 8", class_="alarm")),
        ("looks like\na flare", el("path", d="M0-17L19 16H-19Z", class_="alarm") + hand.text(0, 12, "!", anchor="middle", strong=True)),
    )
    parts = []
    for number, (label, mark) in enumerate(marks):
        x, y = number % 2 * 144, number // 2 * 70
        first = y + 38 - label.count("\n") * hand.LINE / 2
        parts += [hand.panel(x + 1, y + 1, 138, 62), hand.group(Markup(mark), x=x + 26, y=y + 32), hand.text(x + 51, first, label)]
    return hand.svg(
        206, *parts, id_="signs", title="Signs to ring for", description="Six boxes: fever, short of breath, confused or trouble speaking, "
        "unusual sleepiness, shaking, looks like a flare.", width=284,  # a sheet has borders of its own, and letters stay as high
    )

"""What every figure has: its message as title, a caption with who, n, time, source and date, its data, its words."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Claim, QuantityValue
from explainer.figures.hand import STANDALONE_STYLE
from explainer.rendering import references
from explainer.rendering.html import Child, el
from explainer.rendering.values import spoken_date

#: Where a figure's files stand on the site.
FOLDER = "figures"
#: Days in each unit of time that records use; a year is 52 weeks, so that weeks and months share a scale.
DAYS = {"minutes": 1 / 1440, "hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 364 / 12, "years": 364.0}


@dataclass(frozen=True)
class Figure:
    """A figure before it is put on a page.

    Attributes:
        id: its address on every page (``#fig-id``) and its files' name.
        message: what it says, as its title.
        body: a table, or a drawing.
        caption: who, how many, when, from where, as of.
        rows: its data, the first row the headings; empty for a drawing that holds no data.
        drawing: the drawing as SVG, for download; None for a table.
        words: what a drawing shows, in words, one entry a part.
        how: how to read it, in a line; empty for a drawing whose words do that.
    """

    id: str
    message: str
    body: Markup
    caption: Child
    rows: Sequence[Sequence[str]] = ()
    drawing: Markup | None = None
    words: Sequence[str] = field(default_factory=tuple)
    how: str = ""


def render(figure: Figure) -> Markup:
    """Return the figure for a page."""
    numbered = "badge-number" in (figure.drawing or "") or "<ol" in figure.body  # numbers below are those in the picture
    words = el("ol" if numbered else "ul", *(el("li", line) for line in figure.words), class_="fig-words") if figure.words else None
    how = el("p", "How to read this: ", figure.how, class_="fig-how", data_search_exclude=True) if figure.how else None
    caption = el("figcaption", figure.caption, " ", _downloads(figure), data_search_exclude=True)
    title = el("p", figure.message, class_="fig-title", id=f"fig-{figure.id}-title")
    body = el("div", figure.body, data_search_exclude=True)  # the message and the words are what a search should find
    return el(
        "figure", title, how, body, words, caption, class_=f"fig fig--{figure.id}", id=f"fig-{figure.id}",
        aria_labelledby=f"fig-{figure.id}-title",
    )


def _downloads(figure: Figure) -> Markup | None:
    links = []
    if figure.rows:
        links.append(el("a", "Data (CSV)", href=f"/{FOLDER}/{figure.id}.csv"))
    if figure.drawing:
        links.append(el("a", "Drawing (SVG)", href=f"/{FOLDER}/{figure.id}.svg"))
    return el("span", Markup(" · ").join(links), class_="fig-files") if links else None


def files(figure: Figure) -> dict[str, str]:
    """Return the figure's files by path below the site: its data as CSV (RFC 4180), its drawing as SVG."""
    found = {}
    if figure.rows:
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerows(figure.rows)
        found[f"{FOLDER}/{figure.id}.csv"] = out.getvalue()
    if figure.drawing:
        found[f"{FOLDER}/{figure.id}.svg"] = standalone(figure.drawing)
    return found


def standalone(drawing: Markup) -> str:
    """Return a drawing as a file of its own, with its colours inside."""
    style = f"<style>{STANDALONE_STYLE.strip()}</style>"
    opened = str(drawing).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    head, _, rest = opened.partition(">")
    return f"{head}>{style}{rest}\n"


def source_line(claims: Sequence[Claim], evidence: Evidence) -> str:
    """Return sources, dates of the data and of the last check, for a figure drawn from these claims."""
    items: dict[str, None] = {}
    for claim in claims:
        for item in claim.evidence:
            if item.relation == "supports":
                items[references.item_text(item, evidence.sources)] = None
    as_of = sorted({claim.data_as_of for claim in claims}, key=lambda when: (when.last, when.text))  # a year and its December end alike
    dates = as_of[0].spoken() if len(as_of) == 1 else f"{as_of[0].spoken()} to {as_of[-1].spoken()}"
    checked = spoken_date(min(claim.checked_on for claim in claims))
    return f"Sources: {'; '.join(items)}. Data as of {dates}; checked on {checked}."


def bar(low: float, high: float, *, harm: bool = False, tick: float | None = None) -> Markup:
    """Return a stretch of a scale from 0 to 100 as a bar, striped for a harm; the numbers stand beside it as text.

    Args:
        low: where the stretch begins.
        high: where it ends.
        harm: whether it counts something bad.
        tick: a point on the scale, drawn as a line of its own.
    """
    y, height = (None, 10) if tick is None or harm else (3, 4)  # what is only possible is thin beside what was counted
    stripes = el("path", d=f"M{low:g} 5H{high:g}", class_="bar-stripes") if harm else None
    line = el("rect", x=f"{min(tick, 98.8):g}", width=1.2, height=10, class_="bar-tick") if tick is not None else None
    return el(
        "svg",
        el("rect", width=100, height=10, class_="bar-track"),
        el("rect", x=f"{low:g}", y=y, width=f"{high - low:g}", height=height, class_="bar-harm" if harm else "bar-fill") if high > low else None,
        stripes, line,
        viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true", class_="bar",
    )


#: Room for one person, in units of the drawing.
STEP = 12


def dots(filled: int, everyone: int, *, harm: bool = False, across: int = 10, size: int = STEP) -> Markup:
    """Return one mark a person in rows of ``across``: full for those counted, a ring for the rest; the count stands beside it as text.

    A mark is a dash of no length with a cap, so that a hundred people cost no more bytes than three: round caps, square ones for a harm.

    Args:
        filled: how many were counted.
        everyone: how many there were.
        harm: whether it counts something bad.
        across: how many stand in a row.
        size: how many pixels a person takes.
    """
    across = min(everyone, across)
    rest = _row_of_dots(filled, everyone, across)
    marks = [
        el("path", d=d, class_=f"dot dot--{kind}")
        for kind, d in (("off", rest), ("hole", rest), ("harm" if harm else "on", _row_of_dots(0, filled, across))) if d
    ]
    width, height = across * STEP, ((everyone - 1) // across + 1) * STEP
    return el(
        "svg", *marks, viewBox=f"0 0 {width} {height}", width=width * size // STEP, height=height * size // STEP, aria_hidden="true",
        class_="dots",
    )


def _row_of_dots(first: int, last: int, across: int) -> str:
    """Return lines whose dashes are the people from ``first`` up to ``last``, a line a row; a little longer, so that no end is lost."""
    lines = []
    while first < last:
        end = min(last, (first // across + 1) * across)
        x, y = first % across * STEP + STEP // 2, first // across * STEP + STEP // 2
        lines.append(f"M{x} {y}h{(end - first - 1) * STEP}.1")
        first = end
    return "".join(lines)


def days(claim: Claim, field: str | None = None, unit: str = "days") -> float:
    """Return the longest that a claim says, in days, for a scale of time; 0 for one that measures no time, which draws nothing.

    Args:
        claim: what says how long.
        field: the field that counts instead of its value, if one does.
        unit: the unit of that field, one of `DAYS`.
    """
    if field:
        return whole(claim, field) * DAYS[unit]
    value = claim.value
    if not isinstance(value, QuantityValue):
        return 0
    longest = value.spread.high if value.spread and value.spread.high is not None else value.value
    return float(longest) * DAYS.get(value.unit, 0)


def whole(claim: Claim, field: str) -> int:
    """Return a whole number that a claim says beside its value, for a scale; 0 where it says anything else, which draws nothing."""
    written = claim.also[field]
    return int(written) if written.isdecimal() else 0

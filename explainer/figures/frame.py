"""What every figure has: its message as title, a caption with who, n, time, source and date, its data, its words."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Claim
from explainer.figures.hand import STANDALONE_STYLE
from explainer.rendering import references
from explainer.rendering.html import Child, el
from explainer.rendering.values import spoken_date

#: Where a figure's files stand on the site.
FOLDER = "figures"


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
    """

    id: str
    message: str
    body: Markup
    caption: Child
    rows: Sequence[Sequence[str]] = ()
    drawing: Markup | None = None
    words: Sequence[str] = field(default_factory=tuple)


def render(figure: Figure) -> Markup:
    """Return the figure for a page."""
    words = el("ol", *(el("li", line) for line in figure.words), class_="fig-words") if figure.words else None
    caption = el("figcaption", figure.caption, " ", _downloads(figure))
    title = el("p", figure.message, class_="fig-title", id=f"fig-{figure.id}-title")
    body = el("div", figure.body, data_search_exclude=True)  # the message is what a search should find
    return el(
        "figure", title, body, words, caption, class_=f"fig fig--{figure.id}", id=f"fig-{figure.id}",
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
    as_of = sorted({claim.data_as_of for claim in claims}, key=lambda when: when.last)
    dates = as_of[0].spoken() if len(as_of) == 1 else f"{as_of[0].spoken()} to {as_of[-1].spoken()}"
    checked = spoken_date(min(claim.checked_on for claim in claims))
    return f"Sources: {'; '.join(items)}. Data as of {dates}; checked on {checked}."


def bar(low: float, high: float, *, class_: str = "bar-fill") -> Markup:
    """Return a stretch of a scale from 0 to 100 as a bar; the numbers stand beside it as text."""
    return el(
        "svg",
        el("rect", width=100, height=10, class_="bar-track"),
        el("rect", x=f"{low:g}", width=f"{max(high - low, 0.8):g}", height=10, class_=class_),
        viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true", class_="bar",
    )


def dots(filled: int, everyone: int, *, class_: str = "mark--on", across: int = 15) -> Markup:
    """Return one mark a person, filled for those counted, in rows of ``across``; the count stands beside it as text."""
    step, across = 14, min(everyone, across)
    marks = [
        el("circle", cx=(number % across) * step + 7, cy=(number // across) * step + 7, r=5,
           class_=f"mark {class_ if number < filled else 'mark--off'}")
        for number in range(everyone)
    ]
    height = ((everyone - 1) // across + 1) * step
    return el(
        "svg", *marks, viewBox=f"0 0 {across * step} {height}", width=across * step, height=height, aria_hidden="true",
        class_="dots",
    )

"""Figures drawn from evidence at build: accessible tables with marks, and inline SVG. Same records, same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.figures import (
    afterwards, context, explained, few, frame, frames, harms, ledger, people, placebo, pooled, registered, returning, travel, ways, year,
)
from explainer.figures.frame import Figure
from explainer.rendering.html import el
from explainer.usage import Usage

#: Each figure's id and the function that makes it.
FIGURES: dict[str, Callable[[Evidence], Figure]] = {
    "first-five": people.draw,
    "ledger": ledger.draw,
    "harms": harms.draw,
    "pooled-review": pooled.draw,
    "few-people": few.draw,
    "b-cells-return": returning.draw,
    "listing": registered.listing,
    "registered-trials": registered.trials,
    "trial-entry": registered.entry,
    "timeline": registered.timeline,
    "context": context.draw,
    "beside-placebo": placebo.draw,
    "what-goes-wrong": explained.what_goes_wrong,
    "where-it-hurts": explained.where_it_hurts,
    "what-a-car-is": explained.what_a_car_is,
    "cd19-or-bcma": explained.cd19_or_bcma,
    "three-routes": explained.three_routes,
    "year-one": year.draw,
    "claim-travels": travel.draw,
    "afterwards": afterwards.draw,
    "options": ways.options,
    "carer-weeks": ways.carer_weeks,
    "asked-for-money": ways.asked_for_money,
}

#: Drawings that stand beside a step or a list told in words: no title of their own.
DRAWINGS: dict[str, Callable[[Evidence], Markup]] = {
    "collect": frames.collect, "change": frames.change, "grow": frames.grow, "prepare": frames.prepare,
    "infuse": frames.infuse, "renew": frames.renew, "signs": ways.signs,
}


def draw(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return a figure by id.

    Raises:
        KeyError: if there is no such figure.
    """
    return frame.render(FIGURES[ids[0]](evidence))


def draw_step(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return the drawing of one step.

    Raises:
        KeyError: if there is no such drawing.
    """
    return el("div", DRAWINGS[ids[0]](evidence), class_="step-drawing")


def gallery(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return every figure, one after the other, for the page from which they can be reused: its numbers as plain text."""
    made = _made(evidence)
    drawn = Markup("").join(part for figure in made for part in (frame.render(figure), _citation(figure)))
    plain = re.sub(r'<button type="button" class="claim" popovertarget="c-([\w-]+)">(.*?)</button>', r'<span data-claim="\1">\2</span>', str(drawn))
    return el("div", Markup(plain), class_="gallery no-terms", data_search_exclude=True)


def _citation(figure: Figure) -> Markup:
    """Return how to name one figure elsewhere, with its own address."""
    link = el("a", f"#fig-{figure.id}", href=f"#fig-{figure.id}")
    said = Markup("Cite this figure: “{}”. CAR T for lupus, explained, page “Every figure”, {}, and the day on which you read it. CC BY 4.0.")
    return el("p", el("small", said.format(figure.message, link)), class_="cite-figure")


def files(evidence: Evidence) -> dict[str, str]:
    """Return every figure's files by path below the site."""
    return {path: text for figure in _made(evidence) for path, text in frame.files(figure).items()}


def _made(evidence: Evidence) -> Iterator[Figure]:
    """Yield every figure whose records are there; where a page asks for another, the lint says which record is missing."""
    for make in FIGURES.values():
        try:
            yield make(evidence)
        except KeyError:
            continue

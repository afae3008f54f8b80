"""The blocks that code draws from records: one entry a block."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer import figures
from explainer.grammar import DRAWN_BLOCKS, Block
from explainer.rendering import article, changes, check, checks, choice, copies, facts, glossary, reports, series, topics, trials
from explainer.usage import Usage

Drawing = Callable[[list[str], Evidence, Usage], Markup]

DRAWINGS: dict[str, Drawing] = {
    "report": reports.box,
    "article-says": article.boxes,
    "article-check": article.table_of_all,
    "facts": facts.box,
    "marks": facts.marks,
    "words": glossary.words,
    "series": series.table_of,
    "trials": trials.table_of_all,
    "claims-table": check.claims_table,
    "sources-table": check.sources_table,
    "discrepancies": check.discrepancies,
    "changes": changes.log,
    "checks": checks.results,
    "glossary": glossary.listing,
    "figure": figures.draw,
    "drawing": figures.draw_step,
    "gallery": figures.gallery,
    "topics": topics.choices,
    "ranked": topics.ranked,
    "choice": choice.strip,
    "copies": copies.elsewhere,
}


def draw(block: Block, evidence: Evidence, usage: Usage) -> Markup:
    """Return the HTML of a drawn block.

    Raises:
        KeyError: if an id of its argument is unknown, or it lacks one.
    """
    if DRAWN_BLOCKS[block.name] != "none" and not block.ids:
        raise KeyError(f"an id in place of '{block.argument}'")
    return DRAWINGS[block.name](block.ids, evidence, usage)

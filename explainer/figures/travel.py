"""How one claim travelled: paper, article, the university's release, copies; and what each kept of it."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Claim
from explainer.figures.frame import Figure, source_line
from explainer.rendering import claims
from explainer.rendering.html import el
from explainer.rendering.tables import table
from explainer.rendering.values import fields, fill

Cell = tuple[tuple[str, str], str, Claim | None]
#: Shapes beside the words, so that nothing is told by colour alone. What we did not read is neither kept nor changed.
KEPT, CHANGED, UNREAD = ("●", "kept"), ("◐", "changed"), ("–", "unknown")
NO_WORDS = "no words read"


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    first, fever, release = (evidence.claims[name] for name in ("remission-2022", "crs-2022", "schett-cure-2022"))
    people = "{denominator} people"
    stops: tuple[tuple[str, tuple[Cell, ...]], ...] = (
        ("The paper, 2022", ((KEPT, people, first), (KEPT, "remission", None), (KEPT, "{numerator} with a mild one", fever))),
        ("The university's release", ((CHANGED, "{value}", release), (CHANGED, "“cure”", None), (UNREAD, NO_WORDS, None))),
        ("The article, 2022", ((KEPT, people, first), (KEPT, "remission", None), (CHANGED, "“none”", None))),
        ("A copy with swapped words", ((UNREAD, NO_WORDS, None), (CHANGED, "“cancers sufferers”", None), (UNREAD, NO_WORDS, None))),
    )
    headings = ["Text", "How many", "What it says of them", "Fever reaction"]
    rows, data = [], [[heading.lower() for heading in headings]]
    for name, cells in stops:
        rows.append([name, *(_cell(*cell) for cell in cells)])
        data.append([name, *(f"{state[1]}: {fill(said, fields(claim)) if claim else said}" for state, said, claim in cells)])
    body = table(headings, rows, caption="What each text kept of the paper", class_="travel")
    caption = (
        "The article's own claims are checked one by one on a page of their own. The copy is one of several pages that spin the article, met "
        f"while looking for pages to learn from; no record stands behind it. {source_line([first, fever, release], evidence)}"
    )
    return Figure(
        "claim-travels", "When a claim is told again, its numbers and its words change", body, caption, data,
        how="A full dot is as in the paper, a half dot is changed, a dash means that we read nothing on it.",
    )


def _cell(state: tuple[str, str], said: str, claim: Claim | None) -> Markup:
    mark = el("span", state[0], class_=f"state state--{state[1]}", role="img", aria_label=state[1])
    return el("span", mark, " ", claims.filled(claim, said) if claim else said)

"""The 2022 article, claim by claim: a box where a reader would look, and the whole table."""

from __future__ import annotations

import re
from collections import Counter

from markupsafe import Markup, escape

from explainer.evidence import Evidence
from explainer.evidence.model import ArticleClaim
from explainer.rendering import claims, places, references, sift
from explainer.rendering.html import el, join
from explainer.rendering.tables import table
from explainer.rendering.values import value_text
from explainer.usage import Usage

VERDICT = {
    "supported": "Supported", "qualified": "True with a limit", "contradicted": "Contradicted", "opinion": "An opinion",
    "overtaken": "Overtaken since",
}


def verdict(entry: ArticleClaim) -> Markup:
    """Return the verdict as a labelled badge."""
    return el("span", VERDICT[entry.verdict], class_=f"verdict verdict--{entry.verdict}")


def explanation(entry: ArticleClaim, evidence: Evidence, *, buttons: bool) -> Markup:
    """Return why, with each ``{claim-id}`` filled in: as a button with a card on a page, as text in the table."""
    parts: list[Markup] = []
    for piece in re.split(r"(\{[a-z0-9-]+\})", entry.explanation):
        claim = evidence.claims.get(piece[1:-1]) if piece.startswith("{") else None
        if claim is None:
            parts.append(escape(piece))
        else:
            parts.append(claims.button(claim) if buttons else claims.plain(claim, value_text(claim.value)))
    return Markup("").join(parts)


def boxes(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return one box for what the article said here, with our verdicts: what it had wrong is open, the rest one press away."""
    entries = [evidence.article[name] for name in ids]
    wrong = [entry for entry in entries if entry.verdict == "contradicted"]
    rest = [entry for entry in entries if entry.verdict != "contradicted"]
    title = el("p", "The 2022 article that we started from", class_="box-title")
    link = el("p", el("a", "The whole article, claim by claim", href=places.ARTICLE))
    parts = [_listed(wrong, evidence)] if wrong else []
    if rest:
        counts = Counter(VERDICT[entry.verdict].lower() for entry in rest)
        summary = "It also says" if wrong else "What it says here"
        named = ", ".join(f"{words}: {count}" for words, count in counts.items())
        number = f"{len(rest)} claim{'s' if len(rest) > 1 else ''}"
        parts.append(el("details", el("summary", f"{summary}: {number} ({named})"), _listed(rest, evidence)))
    return el("section", title, *parts, link, class_="box box--article")


def _listed(entries: list[ArticleClaim], evidence: Evidence) -> Markup:
    items = [
        el("li", el("p", "It says: ", entry.claim, " ", verdict(entry)), el("p", explanation(entry, evidence, buttons=True)))
        for entry in entries
    ]
    return el("ul", *items)


def table_of_all(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return every claim of the article with verdict, reason, records and place on the site."""
    rows = [
        [
            f"{entry.claim}" + (f" ({entry.said_by})" if entry.said_by else ""),
            verdict(entry),
            explanation(entry, evidence, buttons=False),
            _behind(entry, evidence),
            el("a", _place(entry, usage), href=f"/{entry.where}"),
        ]
        for entry in evidence.article.values()
    ]
    verdicts = [entry.verdict for entry in evidence.article.values()]
    drawn = table(
        ["What the article says, in our words", "Verdict", "Why", "Records and sources", "On the page"], rows,
        caption=f"The 2022 article, claim by claim: {len(rows)} claims", ids=[name for name in evidence.article],
        facets=verdicts, class_="article-check",
    )
    return sift.box(drawn, "claims", ["Verdict"], verdicts)


def _behind(entry: ArticleClaim, evidence: Evidence) -> Markup:
    records = [el("a", evidence.claims[name].outcome, href=places.claim_address(evidence.claims[name])) for name in entry.claims]
    sources = [el("a", references.short_text(evidence.sources[name]), href=places.source_address(evidence.sources[name])) for name in entry.sources]
    return join([*records, *sources], "; ")


def _place(entry: ArticleClaim, usage: Usage) -> str:
    page = usage.pages.get(entry.where.partition("#")[0])
    return page.title if page else entry.where

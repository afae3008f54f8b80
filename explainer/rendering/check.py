"""The page that shows everything: claims, sources, and where texts disagree."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from explainer.evidence import Evidence
from explainer.evidence.model import Claim, Source
from explainer.rendering import claims, places, references, shown, sift
from explainer.rendering.html import el, join
from explainer.rendering.tables import table
from explainer.rendering.values import sentence_text, spoken_date, value_text
from explainer.usage import Usage

TOPIC = {
    "status": "State of things", "result": "Results", "safety": "Risks", "biology": "Biology", "lupus": "Lupus",
    "treatment": "Treatment today", "procedure": "The procedure", "access": "Access", "experts": "Experts",
}


def claims_table(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return every claim of the topics named (of all, if none is), a table a topic."""
    tables, pages = [], shown.claims(usage, evidence)
    for topic in ids or TOPIC:
        name = TOPIC[topic]
        chosen = [claim for claim in evidence.claims.values() if claim.topic == topic]
        if chosen:
            tables.append(el("h2", f"{name}: {len(chosen)} claims", id=f"topic-{topic}"))
            tables.append(_claims(name, chosen, evidence, usage, pages))
    return el("div", sift.box(Markup("").join(tables), "claims"), id="claims", class_="claims")


def _claims(name: str, chosen: list[Claim], evidence: Evidence, usage: Usage, pages: Mapping[str, list[str]]) -> Markup:
    rows = [
        [
            join([el("span", value_text(claim.value), data_claim=claim.id), *_who(claim, evidence), el("small", f"printed: {claim.value.as_reported}")]),
            join([*_superseded(claim, evidence), escape(sentence_text(claim)), *_before(claim)]),
            claim.time_frame,
            join([_source_link(evidence.sources[item.source], references.item_text(item, evidence.sources)
                               + (f", disagrees: {item.says}" if item.says else "")) for item in claim.evidence], "; "),
            claims.certainty(claim),
            f"as of {claim.data_as_of.spoken()}; checked {spoken_date(claim.checked_on)}",
            _pages(pages.get(claim.id, []), usage),
        ]
        for claim in chosen
    ]
    drawn = table(
        ["Value", "What we say", "When", "From", "How sure", "Dates", "Used on"], rows, caption=name,
        ids=[f"claim-{claim.id}" for claim in chosen], class_="claims-table",
    )
    return el("div", drawn, data_search_exclude=True)


def _who(claim: Claim, evidence: Evidence) -> list[Markup]:
    study = evidence.studies.get(claim.study) if claim.study else None
    return [el("small", f"{study.name}, {study.year}: {study.population}")] if study else []


def _superseded(claim: Claim, evidence: Evidence) -> list[Markup]:
    """Return the notice of a claim that stands no more, with the one that does; its row stays for old copies of a page."""
    if not claim.superseded_by:
        return []
    later = evidence.claims[claim.superseded_by]
    return [el("strong", "No longer used: see ", el("a", later.outcome, href=places.claim_address(later)), ".", class_="superseded")]


def _before(claim: Claim) -> list[Markup]:
    """Return what a claim said before, and why it was changed, newest first."""
    earlier = sorted(claim.history, key=lambda revision: revision.until, reverse=True)
    return [el("small", f"Until {spoken_date(one.until)} we wrote: “{one.said}”. Changed because: {one.why}", class_="before") for one in earlier]


def _source_link(source: Source, text: str) -> Markup:
    return el("a", text, href=places.source_address(source))


def _pages(paths: list[str], usage: Usage) -> Markup | str:
    return join([el("a", usage.pages[path].title, href=f"/{path}") for path in paths], ", ") if paths else "only these tables"


def sources_table(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return every source of the tiers named, with its reference, its status and the pages that cite it."""
    cited = _cited_on(evidence, usage)
    chosen = {name: source for name, source in sorted(evidence.sources.items()) if source.custom.tier in ids}
    rows = [
        [references.what(source), references.whence(source), _pages(cited.get(name, []), usage)]
        for name, source in chosen.items()
    ]
    drawn = table(
        ["Source", "Published, and how it was read", "Cited on"], rows, caption=f"Sources: {len(rows)}",
        ids=[f"source-{name}" for name in chosen], class_="sources",
    )
    return sift.box(drawn, "sources")


def _cited_on(evidence: Evidence, usage: Usage) -> dict[str, list[str]]:
    cited: dict[str, list[str]] = {source: list(paths) for source, paths in usage.sources.items()}
    for name, paths in shown.claims(usage, evidence).items():
        if name not in evidence.claims:
            continue
        for item in evidence.claims[name].evidence:
            for source in (item.source, *item.via):
                known = cited.setdefault(source, [])
                known += [path for path in paths if path not in known]
    return cited


def discrepancies(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return where texts disagree: all of them, or those named."""
    chosen = list(evidence.discrepancies.values()) if ids == ["all"] else [evidence.discrepancies[name] for name in ids]
    rows = [
        [
            entry.about,
            el("ul", *(el("li", f"{references.short_text(evidence.sources[side.source])}: {side.says}") for side in entry.sides)),
            claims.plain_numbers(entry.resolution, evidence),
        ]
        for entry in chosen
    ]
    drawn = table(
        ["About", "What they say", "What we write"], rows, caption=f"Where texts disagree: {len(rows)}",
        ids=[f"discrepancy-{entry.id}" for entry in chosen], class_="discrepancies",
    )
    return el("div", drawn, data_search_exclude=True)

"""What a claim stands on: sources that support it, deep enough reading, and disagreement shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from explainer.evidence.loader import Evidence, Fault
from explainer.evidence.model import EvidenceItem
from explainer.evidence.rules.ids import named_ids
from explainer.evidence.rules.said import fault

QUOTE_WORDS = 12

#: How deeply a source must have been read as a whole for one place in it to count as read in this way.
_DEPTH = {"full-text": ("full-text",), "abstract": ("full-text", "abstract"), "summary": ("full-text", "abstract", "summary"),
          "registry": ("full-text", "abstract", "summary"), "report": ("full-text", "abstract", "summary")}


def items(evidence: Evidence) -> Iterator[tuple[str, str, int, EvidenceItem]]:
    """Yield every use of a source: file, record, place in the record's list, and the use itself."""
    for kind in ("claims", "series"):
        for key, record in getattr(evidence, kind).items():
            for number, item in enumerate(record.evidence):
                yield kind, key, number, item


def claims_are_supported(evidence: Evidence, today: date) -> Iterator[Fault]:
    """At least one source supports a claim."""
    for key, claim in evidence.claims.items():
        if not any(item.relation == "supports" for item in claim.evidence):
            yield fault(evidence, "claims", key, ("evidence",), "no source supports it; give one with relation: supports")


def disagreement_is_said(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A source that disagrees says what it says instead."""
    for kind, key, number, item in items(evidence):
        if item.relation == "disagrees" and not item.says:
            message = "disagrees, but 'says' does not tell the reader what it says"
            yield fault(evidence, kind, key, ("evidence", number), message)


def unread_sources_name_what_was_read(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A source that was not read for this says in which text it was met, and that text was read."""
    for kind, key, number, item in items(evidence):
        if item.read == "secondary" and not item.via:
            message = "read: secondary needs 'via', the text in which it was read"
            yield fault(evidence, kind, key, ("evidence", number), message)
        for position, name in enumerate(item.via):
            via = evidence.sources.get(name)
            if via and via.custom.access == "not-read":
                message = f"'{name}' was not read either; name a text that was"
                yield fault(evidence, kind, key, ("evidence", number, "via", position), message)


def reading_is_not_overstated(evidence: Evidence, today: date) -> Iterator[Fault]:
    """Nothing was read in the full text of a source of which only the abstract was read."""
    for kind, key, number, item in items(evidence):
        source = evidence.sources.get(item.source)
        if source and item.read != "secondary" and source.custom.access not in _DEPTH[item.read]:
            message = f"read: {item.read}, but sources.yml says of '{item.source}' access: {source.custom.access}"
            yield fault(evidence, kind, key, ("evidence", number, "read"), message)


def quotes_are_short(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A quotation is a fragment."""
    for kind, key, number, item in items(evidence):
        counted = len((item.quote or "").split())
        if counted > QUOTE_WORDS:
            message = f"quotes {counted} words; at most {QUOTE_WORDS}"
            yield fault(evidence, kind, key, ("evidence", number, "quote"), message)


def news_alone_supports_no_result(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A newspaper can tell of a result; it cannot be the result's only support."""
    for key, claim in evidence.claims.items():
        supports = [item for item in claim.evidence if item.relation == "supports"]
        tiers = {evidence.sources[item.source].custom.tier for item in supports if item.source in evidence.sources}
        if claim.topic in ("result", "safety") and tiers == {"news"}:
            message = f"only news supports this {claim.topic}; name the paper, congress talk or company text that it tells of"
            yield fault(evidence, "claims", key, ("evidence",), message)


def retracted_sources_support_nothing(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A retracted text is no support, and neither is a report of it."""
    for kind, key, number, item in items(evidence):
        source = evidence.sources.get(item.source)
        if source and source.custom.status == "retracted" and item.relation == "supports":
            message = f"'{item.source}' is retracted; withdraw the claim or find another source"
            yield fault(evidence, kind, key, ("evidence", number, "source"), message)


def notices_fit_status(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A corrected or retracted source names the notice, and a source with a notice is not called current."""
    kinds = {"corrected": "correction", "retracted": "retraction", "expression-of-concern": "expression-of-concern"}
    for key, source in evidence.sources.items():
        wanted = kinds.get(source.custom.status)
        given = {notice.kind for notice in source.custom.notices}
        if wanted and wanted not in given:
            message = f"is {source.custom.status}, but has no notice of kind {wanted}"
            yield fault(evidence, "sources", key, ("custom", "status"), message)
        if source.custom.status == "current" and given:
            message = f"is current, but has a notice of kind {', '.join(sorted(given))}"
            yield fault(evidence, "sources", key, ("custom", "status"), message)


def sources_can_be_found(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A reader can go and look: every source has a DOI, a PubMed number, an address or at least its journal."""
    for key, source in evidence.sources.items():
        if not (source.DOI or source.PMID or source.URL or source.container_title):
            yield fault(evidence, "sources", key, (), "has no DOI, PMID, URL or container-title; nobody could check it")


def no_claim_stands_on_an_unconfirmed_report(evidence: Evidence, today: date) -> Iterator[Fault]:
    """What only third parties report is shown whole, in its box, and never as a claim."""
    for kind, key, number, item in items(evidence):
        for name in (item.source, *item.via):
            if name in evidence.reports:
                message = f"'{name}' is an unconfirmed report; no claim can be built on it"
                yield fault(evidence, kind, key, ("evidence", number, "source"), message)


def reports_are_named_nowhere_else(evidence: Evidence, today: date) -> Iterator[Fault]:
    """No group, term, verdict or discrepancy rests on an unconfirmed report."""
    for named in named_ids(evidence):
        if named.name in evidence.reports and "evidence" not in named.path and named.name not in getattr(evidence, named.target):
            message = f"'{named.name}' is an unconfirmed report; it stands in its box and nowhere else"
            yield fault(evidence, named.kind, named.key, named.path, message)

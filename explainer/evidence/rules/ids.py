"""Every id that a record names is the id of a record, and every record stands once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from explainer.evidence.loader import Evidence, Fault
from explainer.evidence.model import EvidenceItem
from explainer.evidence.rules.said import Path_, fault, unknown
from explainer.evidence.rules.texts import PLACEHOLDER


class Named(NamedTuple):
    """An id that one record names: where, and the file in which it should stand."""

    kind: str
    key: str
    path: Path_
    name: str
    target: str


_WHAT = {
    "claims": "claim in claims.yml", "studies": "study in studies.yml", "sources": "source in sources.yml",
    "glossary": "term in glossary.yml",
}


def ids_resolve(evidence: Evidence, today: date) -> Iterator[Fault]:
    """Every id that a record names is the id of a record."""
    for named in named_ids(evidence):
        known = getattr(evidence, named.target)
        if named.name not in known and named.name not in evidence.reports:  # reports have a rule of their own
            message = unknown(named.name, known, _WHAT[named.target])
            yield fault(evidence, named.kind, named.key, named.path, message)


def named_ids(evidence: Evidence) -> Iterator[Named]:
    """Yield every id that a record names."""
    yield from _in_claims(evidence)
    yield from _in_studies(evidence)
    for key, series in evidence.series.items():
        yield Named("series", key, ("study",), series.study, "studies")
        yield from _in_items("series", key, series.evidence)
    for kind, field in (
        ("article", "claims"), ("discrepancies", "claims"), ("changes", "claims"), ("article", "sources"), ("glossary", "sources"),
    ):
        for key, record in getattr(evidence, kind).items():
            yield from _in_list(kind, key, field, getattr(record, field), field)
    for key, entry in evidence.discrepancies.items():
        for number, side in enumerate(entry.sides):
            yield Named("discrepancies", key, ("sides", number, "source"), side.source, "sources")
    for key, term in evidence.glossary.items():
        yield from _in_list("glossary", key, "see", term.see, "glossary")
    for kind, field in (("article", "explanation"), ("discrepancies", "resolution")):
        for key, record in getattr(evidence, kind).items():
            for name in PLACEHOLDER.findall(getattr(record, field)):
                yield Named(kind, key, (field,), name, "claims")


def _in_claims(evidence: Evidence) -> Iterator[Named]:
    for key, claim in evidence.claims.items():
        if claim.study:
            yield Named("claims", key, ("study",), claim.study, "studies")
        if claim.superseded_by:
            yield Named("claims", key, ("superseded_by",), claim.superseded_by, "claims")
        yield from _in_items("claims", key, claim.evidence)


def _in_studies(evidence: Evidence) -> Iterator[Named]:
    for key, study in evidence.studies.items():
        yield from _in_list("studies", key, "includes_patients_of", study.includes_patients_of, "studies")
        yield from _in_list("studies", key, "may_overlap_with", study.may_overlap_with, "studies")
        yield from _in_list("studies", key, "sources", study.sources, "sources")
        for field, name in ledger_claims(study.ledger).items():
            yield Named("studies", key, ("ledger", field), name, "claims")


def ledger_claims(ledger: object) -> dict[str, str]:
    """Return the claims that a group's ledger row names, by the row's field."""
    return ledger.model_dump(exclude_none=True, exclude={"definition"}) if ledger else {}


def _in_items(kind: str, key: str, items: list[EvidenceItem]) -> Iterator[Named]:
    for number, item in enumerate(items):
        yield Named(kind, key, ("evidence", number, "source"), item.source, "sources")
        for position, name in enumerate(item.via):
            yield Named(kind, key, ("evidence", number, "via", position), name, "sources")


def _in_list(kind: str, key: str, field: str, names: list[str], target: str) -> Iterator[Named]:
    for number, name in enumerate(names):
        yield Named(kind, key, (field, number), name, target)


def report_trials_are_listed(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A trial that an unconfirmed report touches is in trials.yml, so that its row can say so."""
    known = {trial.nct for trial in evidence.trials.values() if trial.nct}
    for key, report in evidence.reports.items():
        for number, nct in enumerate(report.trials):
            if nct not in known:
                yield fault(evidence, "reports", key, ("trials", number), unknown(nct, known, "trial in trials.yml"))


def registry_numbers_stand_once(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A trial has one row."""
    yield from _once(evidence, "trials", "nct", ())


def documents_stand_once(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A text has one record, or its references and its status could part."""
    yield from _once(evidence, "sources", "DOI", ())
    yield from _once(evidence, "sources", "PMID", ())


def _once(evidence: Evidence, kind: str, field: str, path: Path_) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for key, record in getattr(evidence, kind).items():
        written = getattr(record, field)
        if written is None:
            continue
        first = seen.setdefault(written.lower(), key)
        if first != key:
            yield fault(evidence, kind, key, (*path, field), f"{written} is already the record '{first}'; keep one")


def names_mean_one_term(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A word that readers can tap has one meaning."""
    seen: dict[str, str] = {}
    for key, term in evidence.glossary.items():
        for field, name in (("term", term.term), ("expansion", term.expansion)):
            first = seen.setdefault(name.lower(), key) if name else key
            if first != key:
                yield fault(evidence, "glossary", key, (field,), f"'{name}' already names the term '{first}'")


def superseded_claims_lead_on(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A chain of superseded claims ends at one that stands."""
    for key, claim in evidence.claims.items():
        seen, at = {key}, claim.superseded_by
        while at in evidence.claims:
            if at in seen:
                yield fault(evidence, "claims", key, ("superseded_by",), "leads back to itself; which claim stands?")
                break
            seen.add(at)
            at = evidence.claims[at].superseded_by

"""Rules over records that one record alone cannot break: one small function a rule, each said to the author.

``check`` runs all of them; each yields `Fault`s that name the place, the record and the field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from explainer.evidence.loader import Evidence, Fault, nearest
from explainer.evidence.model import Claim, CountValue, EvidenceItem, QuantityValue
from explainer.numbers_in_text import typed_numbers

_PLACEHOLDER = re.compile(r"\{([\w-]+)\}")
QUOTE_WORDS = 12


def check(evidence: Evidence, today: date) -> list[Fault]:
    """Return the faults of every rule."""
    return [fault for rule in RULES for fault in rule(evidence, today)]


def _fault(evidence: Evidence, kind: str, key: str, path: tuple[str | int, ...], message: str) -> Fault:
    return Fault(evidence.position(kind, key, *path), key, ".".join(map(str, path)), message)


def _unknown(name: str, known: Iterable[str], what: str) -> str:
    return f"'{name}' is no {what}{nearest(name, known)}"


# --- every id resolves -----------------------------------------------------------------------------------------------


def ids_resolve(evidence: Evidence, today: date) -> Iterator[Fault]:
    """Every id that a record names is the id of a record."""
    for kind, key, path, name, target, what in _named(evidence):
        known = getattr(evidence, target)
        if name not in known:
            yield _fault(evidence, kind, key, path, _unknown(name, known, what))


def _named(evidence: Evidence) -> Iterator[tuple[str, str, tuple[str | int, ...], str, str, str]]:
    for key, claim in evidence.claims.items():
        if claim.study:
            yield "claims", key, ("study",), claim.study, "studies", "study in studies.yml"
        if claim.superseded_by:
            yield "claims", key, ("superseded_by",), claim.superseded_by, "claims", "claim"
    for kind in ("claims", "series"):
        for key, record in getattr(evidence, kind).items():
            yield from _named_sources(kind, key, record.evidence)
    for key, study in evidence.studies.items():
        for field in ("includes_patients_of", "may_overlap_with"):
            for number, name in enumerate(getattr(study, field)):
                yield "studies", key, (field, number), name, "studies", "study in studies.yml"
        for number, name in enumerate(study.sources):
            yield "studies", key, ("sources", number), name, "sources", "source in sources.yml"
        for field, name in (study.ledger.model_dump(exclude_none=True) if study.ledger else {}).items():
            if field != "definition":
                yield "studies", key, ("ledger", field), name, "claims", "claim in claims.yml"
    for key, series in evidence.series.items():
        yield "series", key, ("study",), series.study, "studies", "study in studies.yml"
    for kind in ("article", "discrepancies", "changes"):
        for key, record in getattr(evidence, kind).items():
            for number, name in enumerate(record.claims):
                yield kind, key, ("claims", number), name, "claims", "claim in claims.yml"
    for kind in ("article", "glossary"):
        for key, record in getattr(evidence, kind).items():
            for number, name in enumerate(record.sources):
                yield kind, key, ("sources", number), name, "sources", "source in sources.yml"
    for key, entry in evidence.discrepancies.items():
        for number, side in enumerate(entry.sides):
            yield "discrepancies", key, ("sides", number, "source"), side.source, "sources", "source in sources.yml"
    for key, term in evidence.glossary.items():
        for number, name in enumerate(term.see):
            yield "glossary", key, ("see", number), name, "glossary", "term in glossary.yml"
    yield from _named_in_text(evidence)


def _named_sources(
    kind: str, key: str, items: list[EvidenceItem]
) -> Iterator[tuple[str, str, tuple[str | int, ...], str, str, str]]:
    for number, item in enumerate(items):
        yield kind, key, ("evidence", number, "source"), item.source, "sources", "source in sources.yml"
        for position, name in enumerate(item.via):
            yield kind, key, ("evidence", number, "via", position), name, "sources", "source in sources.yml"


def _named_in_text(evidence: Evidence) -> Iterator[tuple[str, str, tuple[str | int, ...], str, str, str]]:
    for kind, field in (("article", "explanation"), ("discrepancies", "resolution")):
        for key, record in getattr(evidence, kind).items():
            for name in _PLACEHOLDER.findall(getattr(record, field)):
                yield kind, key, (field,), name, "claims", "claim in claims.yml"


def report_trials_are_registered(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A trial that an unconfirmed report touches is in trials.yml, so that its row can say so."""
    known = {trial.nct for trial in evidence.trials.values() if trial.nct}
    for key, report in evidence.reports.items():
        for number, nct in enumerate(report.trials):
            if nct not in known:
                yield _fault(evidence, "reports", key, ("trials", number), _unknown(nct, known, "trial in trials.yml"))


def registry_numbers_stand_once(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A trial has one row."""
    seen: dict[str, str] = {}
    for key, trial in evidence.trials.items():
        if trial.nct in seen:
            message = f"{trial.nct} is already the trial '{seen[trial.nct]}'; keep one row"
            yield _fault(evidence, "trials", key, ("nct",), message)
        elif trial.nct:
            seen[trial.nct] = key


# --- sentences and numbers -------------------------------------------------------------------------------------------


def placeholders(claim: Claim) -> set[str]:
    """Return the names that a claim's sentence may use."""
    value = claim.value
    names = {"value", *claim.also}
    if isinstance(value, CountValue):
        names |= {"numerator", "denominator", "number", "n", "rest", "unit", "interval"}
    elif isinstance(value, QuantityValue):
        names |= {"number", "unit"} | ({"n"} if value.n is not None else set())
        if value.spread:
            names |= {name for name in ("low", "high", "width") if getattr(value.spread, name) is not None}
    return names | {"as-of", "checked"}


def placeholders_resolve(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A sentence uses only numbers of its own record."""
    for key, claim in evidence.claims.items():
        known = placeholders(claim)
        for field in ("sentence", "caution"):
            for name in _PLACEHOLDER.findall(getattr(claim, field) or ""):
                if name not in known:
                    message = f"{{{name}}} is no number of this record; it has {', '.join(sorted(known))}{nearest(name, known)}"
                    yield _fault(evidence, "claims", key, (field,), message)


def sentences_hold_no_typed_numbers(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A number in a sentence comes from the record, or it would not change with it."""
    texts = [("claims", key, field, getattr(claim, field)) for key, claim in evidence.claims.items() for field in ("sentence", "caution")]
    texts += [("article", key, "explanation", entry.explanation) for key, entry in evidence.article.items()]
    texts += [("glossary", key, "definition", term.definition) for key, term in evidence.glossary.items()]
    for kind, key, field, text in texts:
        for found in typed_numbers(_PLACEHOLDER.sub(" ", text or "")):
            message = f"'{found.written}' is typed; write a placeholder such as {{value}}, or a key of 'also'"
            yield _fault(evidence, kind, key, (field,), message)


def counts_fit(evidence: Evidence, today: date) -> Iterator[Fault]:
    """Numerator <= denominator <= the people of the group."""
    for key, claim in evidence.claims.items():
        value = claim.value
        if not isinstance(value, CountValue):
            continue
        if value.numerator > value.denominator:
            message = f"{value.numerator} of {value.denominator}: more than there were"
            yield _fault(evidence, "claims", key, ("value", "numerator"), message)
        study = evidence.studies.get(claim.study or "")
        if study and study.n is not None and value.unit == "people" and value.denominator > study.n:
            message = f"{value.denominator} people, but study '{study.id}' has {study.n}"
            yield _fault(evidence, "claims", key, ("value", "denominator"), message)


def groups_fit(evidence: Evidence, today: date) -> Iterator[Fault]:
    """Those with lupus are no more than all; a group holds at least the people of each group inside it."""
    for key, study in evidence.studies.items():
        if study.n is not None and study.n_lupus is not None and study.n_lupus > study.n:
            yield _fault(evidence, "studies", key, ("n_lupus",), f"{study.n_lupus} with lupus of {study.n} people")
        for number, name in enumerate(study.includes_patients_of):
            inner = evidence.studies.get(name)
            if inner and None not in (inner.n, study.n) and inner.n > study.n:
                message = f"'{name}' has {inner.n} people, more than the {study.n} of the group said to include it"
                yield _fault(evidence, "studies", key, ("includes_patients_of", number), message)


def no_group_includes_itself(evidence: Evidence, today: date) -> Iterator[Fault]:
    """Inclusion runs one way."""
    for key in evidence.studies:
        seen, stack = set(), list(evidence.studies[key].includes_patients_of)
        while stack:
            name = stack.pop()
            if name == key:
                message = "includes itself, by way of the groups that it names"
                yield _fault(evidence, "studies", key, ("includes_patients_of",), message)
                break
            if name not in seen and name in evidence.studies:
                seen.add(name)
                stack += evidence.studies[name].includes_patients_of


def spreads_hold_their_value(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A value lies within its own range."""
    for key, claim in evidence.claims.items():
        value = claim.value
        if not isinstance(value, QuantityValue) or not value.spread:
            continue
        low, high = value.spread.low, value.spread.high
        if (low is not None and low > value.value) or (high is not None and high < value.value):
            yield _fault(evidence, "claims", key, ("value", "spread"), f"{value.value} is not within {low} to {high}")


def typed_in_reports_match(evidence: Evidence, today: date) -> Iterator[Fault]:
    """Every number of a count stands in ``as_reported`` too, so that a slip of the finger shows (both, or neither)."""
    for key, claim in evidence.claims.items():
        value = claim.value
        if not isinstance(value, QuantityValue) or claim.calculation:
            continue
        digits = re.sub(r"(?<=\d),(?=\d{3})", "", value.as_reported)
        if str(value.value) not in re.findall(r"\d+(?:\.\d+)?", digits):
            message = f"{value.value} does not stand in as_reported ('{value.as_reported}'); if it is our arithmetic, say so in 'calculation'"
            yield _fault(evidence, "claims", key, ("value", "value"), message)


# --- sources ---------------------------------------------------------------------------------------------------------


def claims_are_supported(evidence: Evidence, today: date) -> Iterator[Fault]:
    """At least one source supports a claim; one that disagrees says how; one that was not read says where it was."""
    for key, claim in evidence.claims.items():
        if not any(item.relation == "supports" for item in claim.evidence):
            yield _fault(evidence, "claims", key, ("evidence",), "no source supports it; give one with relation: supports")
        for number, item in enumerate(claim.evidence):
            if item.relation == "disagrees" and not item.says:
                message = "disagrees, but 'says' does not tell the reader what it says"
                yield _fault(evidence, "claims", key, ("evidence", number), message)
            if item.read == "secondary" and not item.via:
                message = "read: secondary needs 'via', the text in which it was read"
                yield _fault(evidence, "claims", key, ("evidence", number), message)
            if item.quote and len(item.quote.split()) > QUOTE_WORDS:
                message = f"quotes {len(item.quote.split())} words; at most {QUOTE_WORDS}"
                yield _fault(evidence, "claims", key, ("evidence", number, "quote"), message)


def news_alone_supports_no_result(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A newspaper can tell of a result; it cannot be the result's only support."""
    for key, claim in evidence.claims.items():
        supports = [item for item in claim.evidence if item.relation == "supports"]
        tiers = {evidence.sources[item.source].custom.tier for item in supports if item.source in evidence.sources}
        if claim.topic in ("result", "safety") and tiers == {"news"}:
            message = f"only news supports this {claim.topic}; name the paper, congress talk or company text that it tells of"
            yield _fault(evidence, "claims", key, ("evidence",), message)


def retracted_sources_support_nothing(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A retracted text is no support."""
    for key, claim in evidence.claims.items():
        for number, item in enumerate(claim.evidence):
            source = evidence.sources.get(item.source)
            if source and source.custom.status == "retracted" and item.relation == "supports":
                message = f"'{item.source}' is retracted; withdraw the claim or find another source"
                yield _fault(evidence, "claims", key, ("evidence", number, "source"), message)


def notices_fit_status(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A corrected or retracted source names the notice."""
    kinds = {"corrected": "correction", "retracted": "retraction", "expression-of-concern": "expression-of-concern"}
    for key, source in evidence.sources.items():
        wanted = kinds.get(source.custom.status)
        if wanted and wanted not in {notice.kind for notice in source.custom.notices}:
            message = f"is {source.custom.status}, but has no notice of kind {wanted}"
            yield _fault(evidence, "sources", key, ("custom", "status"), message)


def no_claim_stands_on_an_unconfirmed_report(evidence: Evidence, today: date) -> Iterator[Fault]:
    """What only third parties report is shown whole, in its box, and never as a claim."""
    for key, claim in evidence.claims.items():
        for number, item in enumerate(claim.evidence):
            named = {item.source, *item.via} & set(evidence.reports)
            if named:
                message = f"'{named.pop()}' is an unconfirmed report; no claim can be built on it"
                yield _fault(evidence, "claims", key, ("evidence", number, "source"), message)


# --- dates -----------------------------------------------------------------------------------------------------------


def dates_are_in_order(evidence: Evidence, today: date) -> Iterator[Fault]:
    """Data before their check, sources before their check, nothing in the future."""
    for kind in ("claims", "series", "trials", "reports"):
        for key, record in getattr(evidence, kind).items():
            if record.checked_on > today:
                message = f"{record.checked_on} is in the future (today is {today})"
                yield _fault(evidence, kind, key, ("checked_on",), message)
    for kind in ("claims", "series"):
        for key, record in getattr(evidence, kind).items():
            if record.data_as_of.first > record.checked_on:
                message = f"data as of {record.data_as_of} are later than their check on {record.checked_on}"
                yield _fault(evidence, kind, key, ("data_as_of",), message)
            yield from _issued_before_checked(evidence, kind, key, record.evidence, record.checked_on)
    for key, trial in evidence.trials.items():
        if trial.as_of and trial.as_of.first > trial.checked_on:
            yield _fault(evidence, "trials", key, ("as_of",), f"{trial.as_of} is later than the check on {trial.checked_on}")
    for key, source in evidence.sources.items():
        if source.issued and source.issued.first > today:
            yield _fault(evidence, "sources", key, ("issued",), f"{source.issued} is in the future (today is {today})")
    for key, change in evidence.changes.items():
        if change.on > today:
            yield _fault(evidence, "changes", key, ("on",), f"{change.on} is in the future (today is {today})")


def _issued_before_checked(
    evidence: Evidence, kind: str, key: str, items: list[EvidenceItem], checked: date
) -> Iterator[Fault]:
    for number, item in enumerate(items):
        source = evidence.sources.get(item.source)
        if source and source.issued and source.issued.first > checked:
            message = f"'{item.source}' was issued in {source.issued}, after the check on {checked}"
            yield _fault(evidence, kind, key, ("evidence", number, "source"), message)


RULES: tuple[Callable[[Evidence, date], Iterator[Fault]], ...] = (
    ids_resolve,
    report_trials_are_registered,
    registry_numbers_stand_once,
    placeholders_resolve,
    sentences_hold_no_typed_numbers,
    counts_fit,
    groups_fit,
    no_group_includes_itself,
    spreads_hold_their_value,
    typed_in_reports_match,
    claims_are_supported,
    news_alone_supports_no_result,
    retracted_sources_support_nothing,
    notices_fit_status,
    no_claim_stands_on_an_unconfirmed_report,
    dates_are_in_order,
)

"""Numbers that must fit each other: a count and its group, a value and its range, a group and the groups inside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from explainer.evidence.loader import Evidence, Fault
from explainer.evidence.model import CountValue, QuantityValue, Spread
from explainer.evidence.rules.ids import ledger_claims
from explainer.evidence.rules.said import fault

#: Fewest people for whom a share "in 100" is a fair way to say it; below, readers get the count.
PERCENTAGE_PEOPLE = 100


def counts_fit(evidence: Evidence, today: date) -> Iterator[Fault]:
    """Numerator <= denominator <= the people of the group."""
    for key, claim in evidence.claims.items():
        value = claim.value
        if not isinstance(value, CountValue):
            continue
        if value.numerator > value.denominator:
            message = f"{value.numerator} of {value.denominator}: more than there were"
            yield fault(evidence, "claims", key, ("value", "numerator"), message)
        study = evidence.studies.get(claim.study or "")
        if study and study.n is not None and value.unit == "people" and value.denominator > study.n:
            message = f"{value.denominator} people, but study '{study.id}' has {study.n}"
            yield fault(evidence, "claims", key, ("value", "denominator"), message)


def measured_people_fit(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A mean or median is taken over at most the people of the group."""
    for key, claim in evidence.claims.items():
        study = evidence.studies.get(claim.study or "")
        n = claim.value.n if isinstance(claim.value, QuantityValue) else None
        if study and study.n is not None and n is not None and n > study.n:
            yield fault(evidence, "claims", key, ("value", "n"), f"{n} people, but study '{study.id}' has {study.n}")


def no_bare_percentage_of_a_few(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A share of fewer than 100 people tells of how many: one person more would move it by several points."""
    for key, claim in evidence.claims.items():
        value = claim.value
        if not isinstance(value, QuantityValue) or value.statistic != "rate" or value.n is None:
            continue
        percentage = "%" in value.unit or value.unit.startswith(("in 100", "percent", "per cent"))
        if percentage and value.n < PERCENTAGE_PEOPLE and "{n}" not in claim.sentence:
            message = f"a percentage of {value.n} people; give the count (kind: count), or say {{n}} in the sentence"
            yield fault(evidence, "claims", key, ("value", "unit"), message)


def spreads_hold_their_value(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A value lies within its own range."""
    for key, claim in evidence.claims.items():
        value = claim.value
        if not isinstance(value, QuantityValue) or not value.spread:
            continue
        low, high = value.spread.low, value.spread.high
        if low is not None and high is not None and low > high:
            yield fault(evidence, "claims", key, ("value", "spread"), f"low {low} is more than high {high}")
        elif (low is not None and low > value.value) or (high is not None and high < value.value):
            shown = " to ".join(str(end) if end is not None else "?" for end in (low, high))
            yield fault(evidence, "claims", key, ("value", "spread"), f"{value.value} is not within {shown}")


def spreads_are_whole(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A range has two ends; a standard deviation and a range's width have one number, called ``width``."""
    for key, claim in evidence.claims.items():
        spread = claim.value.spread if isinstance(claim.value, QuantityValue) else None
        if spread is None:
            continue
        wanted = {"width"} if spread.kind in ("sd", "range-width") else {"low", "high"}
        given = {name for name in ("low", "high", "width") if getattr(spread, name) is not None}
        if given != wanted:
            yield fault(evidence, "claims", key, ("value", "spread"), _wanted(spread, wanted, given))


def _wanted(spread: Spread, wanted: set[str], given: set[str]) -> str:
    return f"a spread of kind {spread.kind} has {' and '.join(sorted(wanted, reverse=True))}; given: {', '.join(sorted(given)) or 'nothing'}"


def groups_fit(evidence: Evidence, today: date) -> Iterator[Fault]:
    """Those with lupus are no more than all; a group holds at least the people of each group inside it."""
    for key, study in evidence.studies.items():
        if study.n is not None and study.n_lupus is not None and study.n_lupus > study.n:
            yield fault(evidence, "studies", key, ("n_lupus",), f"{study.n_lupus} with lupus of {study.n} people")
        for number, name in enumerate(study.includes_patients_of):
            inner = evidence.studies.get(name)
            if inner and inner.n is not None and study.n is not None and inner.n > study.n:
                message = f"'{name}' has {inner.n} people, more than the {study.n} of the group said to include it"
                yield fault(evidence, "studies", key, ("includes_patients_of", number), message)


def no_group_includes_itself(evidence: Evidence, today: date) -> Iterator[Fault]:
    """Inclusion runs one way, however long the way round is."""
    for key in evidence.studies:
        way = _way_back(evidence, key)
        if way:
            message = f"includes itself: {' > '.join(way)}"
            yield fault(evidence, "studies", key, ("includes_patients_of",), message)


def _way_back(evidence: Evidence, start: str) -> list[str]:
    """Return a way from a group through those inside it back to itself; empty if there is none."""
    seen: set[str] = set()
    ways = [[start, name] for name in evidence.studies[start].includes_patients_of]
    while ways:
        way = ways.pop()
        if way[-1] == start:
            return way
        if way[-1] not in seen and way[-1] in evidence.studies:
            seen.add(way[-1])
            ways += [[*way, name] for name in evidence.studies[way[-1]].includes_patients_of]
    return []


def ledger_rows_tell_of_their_own_group(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A number in a group's row was counted in that group, not in one inside it or around it."""
    for key, study in evidence.studies.items():
        for field, name in ledger_claims(study.ledger).items():
            claim = evidence.claims.get(name)
            if claim and claim.study != key:
                message = f"'{name}' was counted in {_called(claim.study)}, not in '{key}'"
                yield fault(evidence, "studies", key, ("ledger", field), message)


def _called(study: str | None) -> str:
    return f"'{study}'" if study else "no named group"


def rows_fit_their_group(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A series has at most one row for each of its group's people, and each row a label of its own."""
    for key, series in evidence.series.items():
        study = evidence.studies.get(series.study)
        if study and study.n is not None and len(series.patients) > study.n:
            message = f"{len(series.patients)} rows, but study '{study.id}' has {study.n} people"
            yield fault(evidence, "series", key, ("patients",), message)
        seen: set[str] = set()
        for number, patient in enumerate(series.patients):
            if patient.label in seen:
                yield fault(evidence, "series", key, ("patients", number, "label"), f"'{patient.label}' stands twice")
            seen.add(patient.label)

"""Dates in order: what happened, was issued, was checked, and nothing after today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from explainer.evidence.dates import PartialDate
from explainer.evidence.loader import Evidence, Fault
from explainer.evidence.rules.said import fault
from explainer.evidence.rules.support import items


def checks_are_not_in_the_future(evidence: Evidence, today: date) -> Iterator[Fault]:
    """Nobody has checked anything tomorrow."""
    for kind in ("claims", "series", "trials", "reports"):
        for key, record in getattr(evidence, kind).items():
            if record.checked_on > today:
                yield fault(evidence, kind, key, ("checked_on",), _future(record.checked_on, today))


def events_are_not_in_the_future(evidence: Evidence, today: date) -> Iterator[Fault]:
    """No text, change, revision or group of people is of tomorrow."""
    for key, source in evidence.sources.items():
        if source.issued and source.issued.first > today:
            yield fault(evidence, "sources", key, ("issued",), _future(source.issued, today))
        for number, notice in enumerate(source.custom.notices):
            if notice.issued and notice.issued.first > today:
                yield fault(evidence, "sources", key, ("custom", "notices", number, "issued"), _future(notice.issued, today))
    for kind in ("changes", "checks"):
        for key, entry in getattr(evidence, kind).items():
            if entry.on > today:
                yield fault(evidence, kind, key, ("on",), _future(entry.on, today))
    for key, study in evidence.studies.items():
        if study.year > today.year:
            yield fault(evidence, "studies", key, ("year",), _future(study.year, today))
    for key, claim in evidence.claims.items():
        for number, revision in enumerate(claim.history):
            if revision.until > today:
                yield fault(evidence, "claims", key, ("history", number, "until"), _future(revision.until, today))


def data_come_before_their_check(evidence: Evidence, today: date) -> Iterator[Fault]:
    """What was checked was there to be checked."""
    for kind, field in (("claims", "data_as_of"), ("series", "data_as_of"), ("trials", "as_of"), ("trials", "first_registered"),
                        ("reports", "reported_when"), ("reports", "event_when")):
        for key, record in getattr(evidence, kind).items():
            day: PartialDate | None = getattr(record, field)
            if day and day.first > record.checked_on:
                yield fault(evidence, kind, key, (field,), f"{day} is later than the check on {record.checked_on}")


def sources_come_before_their_check(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A source was issued when it was checked, and so was the text in which it was met."""
    for kind, key, number, item in items(evidence):
        checked = getattr(evidence, kind)[key].checked_on
        for name, path in ((item.source, ("source",)), *((via, ("via", place)) for place, via in enumerate(item.via))):
            source = evidence.sources.get(name)
            if source and source.issued and source.issued.first > checked:
                message = f"'{name}' was issued in {source.issued}, after the check on {checked}"
                yield fault(evidence, kind, key, ("evidence", number, *path), message)


def reports_come_after_their_event(evidence: Evidence, today: date) -> Iterator[Fault]:
    """Nothing is reported before it is said to have happened."""
    for key, report in evidence.reports.items():
        if report.event_when.first > report.reported_when.last:
            message = f"{report.event_when} is later than the report of it in {report.reported_when}"
            yield fault(evidence, "reports", key, ("event_when",), message)


def _future(day: object, today: date) -> str:
    return f"{day} is in the future (today is {today})"

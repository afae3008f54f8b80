"""How long each kind of fact may go unchecked, and which records have gone unchecked for longer as of a day.

An interval is a promise and no rule: an old date is never a fault, because a copy of this site must still build in years.
What is due is listed for maintainers; status facts past twice their interval are marked for readers
(`explainer.rendering.overdue`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from explainer.evidence.loader import Evidence


@dataclass(frozen=True)
class Interval:
    """So many days between two checks, and why."""

    days: int
    why: str


REPORT = Interval(30, "a report that nobody could confirm is confirmed or withdrawn within weeks, and frightens until then")
STATUS = Interval(60, "approvals, trials and prices change from month to month, and people act on them")
RESULT = Interval(120, "congresses and journals bring new numbers a few times a year")

#: For each topic of a claim: after how many days it is to be checked again.
TOPICS: dict[str, Interval] = {
    "status": STATUS,
    "access": STATUS,
    "result": RESULT,
    "safety": RESULT,
    "experts": Interval(365, "guidelines and positions are revised in years; who holds them changes sooner"),
    "procedure": Interval(365, "how cells are made and people are watched changes with each approval, not with each paper"),
    "treatment": Interval(365, "guidelines on today's medicines come about once a year"),
    "biology": Interval(730, "what a cell is and does is settled for longer than any trial runs"),
    "lupus": Interval(730, "how many people have lupus, and how it runs, is counted anew in years"),
}

#: Kinds of records other than claims. A registered trial is a status; a group's rows are a result.
KINDS: dict[str, Interval] = {"reports": REPORT, "trials": STATUS, "series": RESULT}


@dataclass(frozen=True)
class Check:
    """When something was last checked, and for how long that holds.

    Attributes:
        kind: the evidence file without its suffix; ``pages`` for a page.
        key: the record's id or the page's path.
        about: a claim's topic; otherwise the kind in the singular.
        on: the day of the check.
        days: the interval.
    """

    kind: str
    key: str
    about: str
    on: date
    days: int

    @property
    def by(self) -> date:
        """Return the day by which it is to be checked again."""
        return self.on + timedelta(days=self.days)

    def is_due(self, today: date) -> bool:
        """Return whether that day has come."""
        return today >= self.by

    def is_overdue(self, today: date) -> bool:
        """Return whether twice the interval has passed."""
        return today > self.on + timedelta(days=2 * self.days)


def checks(evidence: Evidence) -> Iterator[Check]:
    """Yield the last check of every record that has one; a claim that another has superseded needs none any more."""
    for key, claim in evidence.claims.items():
        if not claim.superseded_by:
            yield Check("claims", key, claim.topic, claim.checked_on, TOPICS[claim.topic].days)
    for kind, interval in KINDS.items():
        for key, record in getattr(evidence, kind).items():
            yield Check(kind, key, kind.removesuffix("s") if kind != "series" else kind, record.checked_on, interval.days)


def moves_fast(check: Check) -> bool:
    """Return whether people act on it within weeks: the status of things, a registered trial, an unconfirmed report."""
    return check.kind in ("reports", "trials") or check.about == "status"

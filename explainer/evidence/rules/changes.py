"""The log of changes and the claims' own histories say the same: readers see every changed number, and what it was before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from explainer.evidence.loader import Evidence, Fault
from explainer.evidence.rules.said import fault

#: Kinds of change after which a number on the site is another one.
_NEW_NUMBER = ("changed-number", "correction")


def changed_numbers_keep_what_they_were(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A changed number names its claims, and each of them keeps what it said before, or the claim that stands now."""
    for key, change in evidence.changes.items():
        if change.kind != "changed-number":
            continue
        if not change.claims:
            yield fault(evidence, "changes", key, ("claims",), "names no claim; which number changed?")
        for number, name in enumerate(change.claims):
            claim = evidence.claims.get(name)
            if claim and not claim.history and not claim.superseded_by:
                yield fault(evidence, "changes", key, ("claims", number), f"'{name}' has no history; say there what it said before")


def histories_are_told(evidence: Evidence, today: date) -> Iterator[Fault]:
    """What a claim said before, and that it stands no more, is told in the log that readers see."""
    told = {name for change in evidence.changes.values() if change.kind in _NEW_NUMBER for name in change.claims}
    for key, claim in evidence.claims.items():
        field = "history" if claim.history else "superseded_by"
        if (claim.history or claim.superseded_by) and key not in told:
            yield fault(evidence, "claims", key, (field,), f"no changed-number or correction in changes.yml names '{key}'; readers must see it")

"""What ClinicalTrials.gov says of our trials today, as a proposed change of ``trials.yml``.

The API, version 2 (https://clinicaltrials.gov/data-api/api), gives a study under ``protocolSection``. Only what the register
can know is compared: status, phase, people planned, countries, children, day of registration; a sponsor only where we have
none, because names are written in many ways. Nothing is ever taken away because a register is silent. The change is a
proposal: a person reads it, the record and the trial's note, and applies it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from explainer.evidence import Evidence, review
from explainer.evidence.dates import PartialDate
from explainer.evidence.model import Trial
from explainer.watch.edit import Value, with_fields
from explainer.watch.fetch import Fetch, NotAnswered, ask
from explainer.watch.text import code, join, section

ADDRESS = "https://clinicaltrials.gov/api/v2/studies/"

#: The register's words for a status, and ours. Each of ours begins as `explainer.rendering.trials` expects it.
STATUSES = {
    "NOT_YET_RECRUITING": "not yet recruiting",
    "RECRUITING": "recruiting",
    "ENROLLING_BY_INVITATION": "enrolling by invitation",
    "ACTIVE_NOT_RECRUITING": "active, not recruiting",
    "COMPLETED": "completed",
    "SUSPENDED": "suspended",
    "TERMINATED": "terminated",
    "WITHDRAWN": "withdrawn",
    "UNKNOWN": "unknown (its record was not kept up)",
}
PHASES = {"EARLY_PHASE1": "1 (early)", "PHASE1": "1", "PHASE2": "2", "PHASE3": "3", "PHASE4": "4"}
#: What our records write where a text was read and did not say.
UNREAD = {None, "not read"}
ORDER = list(Trial.model_fields)
_REMARK = re.compile(r"\Z|[,;]| \(| in ")


@dataclass(frozen=True)
class Look:
    """What came of looking at one trial.

    Attributes:
        trial: our record.
        changes: new values by key; empty where we agree.
        why_stopped: the register's own words, where it gives some.
        unknown: a word of the register that we have none for; empty where there is none.
    """

    trial: Trial
    changes: dict[str, Value]
    why_stopped: str = ""
    unknown: str = ""


@dataclass(frozen=True)
class Report:
    """The words for an issue, and the proposed change as a unified diff; both empty where there is nothing to do."""

    text: str
    diff: str


def report(evidence: Evidence, path: Path, fetch: Fetch, today: date) -> Report:
    """Ask about every registered trial.

    Args:
        evidence: the sound evidence.
        path: the file of the trials, as the diff is to name it.
        fetch: what asks.
        today: the day of the check, which the proposed records carry.
    """
    looks, silent = [], []
    for trial in evidence.trials.values():
        if trial.nct is None:
            continue
        try:
            looks.append(look(trial, _protocol(trial.nct, fetch), today))
        except NotAnswered as why:
            silent.append(f"{code(trial.nct)}: {why}")
    changed = [one for one in looks if one.changes]
    unknown = [f"{code(one.trial.nct)}: {code(one.unknown)}" for one in looks if one.unknown]
    diff = _diff(evidence, path, {one.trial.id: one.changes for one in changed})
    paused = {nct: key for key, report_ in evidence.reports.items() for nct in report_.trials}
    text = join(
        section(f"Trials whose record has moved, or is due to be checked again: {len(changed)}", [_line(one, paused) for one in changed]),
        section(f"Words of the register that we have none for: {len(unknown)}", unknown, "Look at the record, and add the word to `explainer/watch/registry.py`."),
        section(f"Could not be asked: {len(silent)}", silent),
    )
    by_hand = [code(trial.id) for trial in evidence.trials.values() if trial.nct is None]
    if text:  # these alone are no news: `explainer stale` says when they are due
        text = join(text, section(f"Not in this register, look by hand: {len(by_hand)}", by_hand))
    return Report(text, diff)


def look(trial: Trial, protocol: dict[str, object], today: date) -> Look:
    """Compare one trial with the register's ``protocolSection``.

    A trial on which we agree is proposed all the same once its check is due, with the day of this check.
    """
    status = _at(protocol, "statusModule", "overallStatus")
    found = {key: value for key, value in _differences(trial, protocol) if value is not None}
    if found or review.Check("trials", trial.id, "trial", trial.checked_on, review.STATUS.days).is_due(today):
        found = _renewed(trial, protocol, today) | found
    why = _at(protocol, "statusModule", "whyStopped")
    return Look(
        trial, {key: found[key] for key in ORDER if key in found},
        why_stopped=str(why) if why and "status" in found else "",
        unknown=str(status) if status is not None and status not in STATUSES else "",
    )


def _differences(trial: Trial, protocol: dict[str, object]) -> Iterator[tuple[str, Value | None]]:
    """Yield each field that differs with what the register says; ``None`` where it says nothing."""
    status = STATUSES.get(str(_at(protocol, "statusModule", "overallStatus")))
    if status and not _begins(trial.status, status):
        yield "status", status
    phase = _phase(_at(protocol, "designModule", "phases"))
    if phase and _digits(trial.phase) != _digits(phase):
        yield "phase", phase
    if _at(protocol, "designModule", "enrollmentInfo", "type") != "ACTUAL":  # those who came are not those who were planned
        count = _at(protocol, "designModule", "enrollmentInfo", "count")
        if isinstance(count, int) and count >= 0 and count != trial.n_planned:
            yield "n_planned", count
    countries = _countries(_at(protocol, "contactsLocationsModule", "locations"))
    if countries and set(countries) != set(trial.countries):
        kept = [name for name in trial.countries if name in countries]
        yield "countries", [*kept, *(name for name in countries if name not in kept)]
    ages = _at(protocol, "eligibilityModule", "stdAges")
    if isinstance(ages, list) and ages and ("CHILD" in ages) != trial.children:
        yield "children", "CHILD" in ages
    sponsor = _at(protocol, "sponsorCollaboratorsModule", "leadSponsor", "name")
    if sponsor and trial.sponsor in UNREAD:
        yield "sponsor", _line_of(sponsor)
    first = _date(_at(protocol, "statusModule", "studyFirstSubmitDate"))
    if first and not (trial.first_registered and trial.first_registered.first <= first.last <= trial.first_registered.last):
        yield "first_registered", str(first)


def _renewed(trial: Trial, protocol: dict[str, object], today: date) -> dict[str, Value]:
    """Return what changes with every new check: its day, the day as of which the register speaks, and no older remark."""
    new: dict[str, Value] = {"checked_on": today.isoformat()}
    updated = _date(_at(protocol, "statusModule", "lastUpdatePostDateStruct", "date"))
    if updated and updated.last <= today and (trial.as_of is None or updated.last > trial.as_of.last):
        new["as_of"] = str(updated)
    status = STATUSES.get(str(_at(protocol, "statusModule", "overallStatus")))
    if status and trial.status != status:
        new["status"] = status
    return new


def _protocol(nct: str, fetch: Fetch) -> dict[str, object]:
    protocol = ask(ADDRESS + nct, fetch).get("protocolSection")
    if not isinstance(protocol, dict):
        raise NotAnswered("the answer has no 'protocolSection'")
    given = _at(protocol, "identificationModule", "nctId")
    if given != nct:  # a number that was merged into another leads there
        raise NotAnswered(f"the answer is about {code(given)}")
    return protocol


def _at(part: object, *way: str) -> object:
    for key in way:
        part = part.get(key) if isinstance(part, dict) else None
    return part


def _begins(ours: str | None, theirs: str) -> bool:
    """Return whether our words are the register's, with no more than a remark behind them ('recruiting (listing)')."""
    written = (ours or "").lower()
    return written.startswith(theirs) and bool(_REMARK.match(written[len(theirs):]))


def _phase(phases: object) -> str:
    names = [PHASES[name] for name in phases if name in PHASES] if isinstance(phases, list) else []
    return "/".join(names)


def _digits(phase: str | None) -> set[str]:
    """Return the phases that are meant: '1b/2' and '1/2a' are the register's 1/2; what stands in brackets is a remark."""
    return set(re.findall(r"\d", (phase or "").partition("(")[0]))


def _countries(locations: object) -> list[str]:
    every = [_at(one, "country") for one in locations] if isinstance(locations, list) else []
    return sorted({_line_of(name) for name in every if name})


def _line_of(text: object) -> str:
    return " ".join(str(text).split())


def _date(written: object) -> PartialDate | None:
    try:
        return PartialDate.parse(written) if written else None
    except ValueError:
        return None


def _line(one: Look, paused: dict[str, str]) -> str:
    trial = one.trial
    said = [f"{key} {code(_short(getattr(trial, key)))} → {code(_short(value))}" for key, value in one.changes.items() if key not in ("as_of", "checked_on")]
    parts = [f"https://clinicaltrials.gov/study/{trial.nct} ({code(trial.id)}): {'; '.join(said) or 'no change, checked again'}"]
    if one.why_stopped:
        parts.append(f"the register's reason: {code(one.why_stopped)}")
    if trial.nct in paused:
        parts.append(f"named in the unconfirmed report {code(paused[trial.nct])}")
    return "; ".join(parts)


def _short(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "not read" if value is None else "yes" if value is True else "no" if value is False else str(value)


def _diff(evidence: Evidence, path: Path, changes: dict[str, dict[str, Value]]) -> str:
    """Return the change of the file as a unified diff that ``git apply`` and ``patch -p1`` take."""
    before = path.read_text(encoding="utf-8")
    after = with_fields(before, {number: changes[key] for number, key in enumerate(evidence.trials) if key in changes}, ORDER)
    # StringIO and not splitlines: a line of a diff ends with a line feed and with nothing else
    return "".join(difflib.unified_diff(*(StringIO(text).readlines() for text in (before, after)), f"a/{path.as_posix()}", f"b/{path.as_posix()}"))

"""What a page is rendered from: evidence, usage and the day, read once and read again when a file or the day changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explainer.evidence import Evidence, load
from explainer.evidence.dates import this_day
from explainer.usage import Usage, paths, scan

_cache: dict[Path, tuple[object, "State"]] = {}


@dataclass(frozen=True)
class State:
    """Evidence, which page uses what, and the day on which all of it is shown."""

    evidence: Evidence
    usage: Usage
    today: date


def read(docs: Path) -> State:
    """Return the state of the site whose pages are in ``docs`` and whose evidence is in ``docs/evidence``.

    Raises:
        EvidenceFaults: if the evidence is not sound.
        ValueError: if ``TODAY`` is no day in the calendar.
    """
    docs, today = docs.resolve(), this_day()
    stamp = (today, _stamp(docs))
    if docs not in _cache or _cache[docs][0] != stamp:
        _cache[docs] = (stamp, State(load(docs / "evidence", today=today), scan(docs), today))
    return _cache[docs][1]


def keep_last_good(docs: Path) -> bool:
    """Go on with the last sound evidence although the files have changed; return whether there is any.

    For a live server: the author sees the faults, and the pages that were sound stay up until they are mended.
    """
    docs = docs.resolve()
    if docs not in _cache:
        return False
    _cache[docs] = ((this_day(), _stamp(docs)), _cache[docs][1])
    return True


def _stamp(docs: Path) -> object:
    files = [*docs.glob("evidence/*.yml"), *paths(docs)]
    return sorted((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)

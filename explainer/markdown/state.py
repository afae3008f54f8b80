"""What a page is rendered from: evidence, usage and the day, read when a build begins and the same for every page until it ends.

Reading again is by content and in memory alone. Where nothing that a page can see has changed, the state itself stays,
and with it everything that was drawn from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from explainer.evidence import Evidence, load
from explainer.evidence.dates import this_day
from explainer.memory import Memory
from explainer.usage import Usage, scan


@dataclass(frozen=True, eq=False)
class State:
    """Evidence, which page uses what, and the day on which all of it is shown; and what has been drawn from them, which lives no longer.

    Attributes:
        evidence: the records.
        usage: which page uses what, by title and without any page's text: what is drawn cannot depend on that.
        today: the day that counts as today.
        sound_for: the evidence files' bytes and the day for which they were found sound.
        memory: what was drawn from evidence and usage, and what was said of them, by whatever else it depends on.
    """

    evidence: Evidence
    usage: Usage
    today: date
    sound_for: object = None
    memory: Memory = field(default_factory=Memory, repr=False)


#: The state of each folder of pages; a process has one, and a test run a few.
_known: dict[Path, State] = {}
_MOST = 4


def read(docs: Path) -> State:
    """Read what is new in the site whose pages are in ``docs`` and whose evidence is in ``docs/evidence``.

    Raises:
        EvidenceFaults: if the evidence is not sound.
        ValueError: if ``TODAY`` is no day in the calendar.
    """
    docs, today = docs.resolve(), this_day()
    before = _known.pop(docs, None)
    try:
        sound_for = _digest(docs / "evidence"), today
        unchanged = before is not None and before.sound_for == sound_for
        evidence = before.evidence if unchanged else load(docs / "evidence", today=today)
    except BaseException:
        if before is not None:  # a live server goes on with what was last sound
            _known[docs] = before
        raise
    usage = scan(docs).outline()
    kept = unchanged and before.usage == usage
    if kept:
        before.memory.turn()
    _known[docs] = before if kept else State(evidence, usage, today, sound_for)
    while len(_known) > _MOST:
        del _known[next(iter(_known))]
    return _known[docs]


def current(docs: Path) -> State:
    """Return the state as it was last read; read it if it never was.

    A build reads once, when it begins: no page looks at the disk again, and none can differ from the page before it.

    Raises:
        EvidenceFaults: if it was never read and the evidence is not sound.
    """
    return _known.get(docs.resolve()) or read(docs)


def is_known(docs: Path) -> bool:
    """Return whether there is a state from sound evidence to go on with."""
    return docs.resolve() in _known


def _digest(folder: Path) -> str:
    whole = sha256()
    for path in sorted(folder.glob("*.yml")):
        written = path.read_bytes()
        whole.update(f"{path.name}\0{len(written)}\0".encode() + written)
    return whole.hexdigest()

"""Speaking to the author: every rule builds its faults here, so that they all read alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from explainer.evidence.loader import Evidence, Fault, nearest

Path_ = tuple[str | int, ...]
#: A rule looks at the whole evidence, on a day, and yields what is wrong.
Rule = Callable[[Evidence, date], Iterator[Fault]]


def fault(evidence: Evidence, kind: str, key: str, path: Path_, message: str) -> Fault:
    """Return a fault at the field ``path`` of the record ``key`` in the file ``kind``."""
    return Fault(evidence.position(kind, key, *path), key, ".".join(map(str, path)), message)


def unknown(name: str, known: Iterable[str], what: str) -> str:
    """Return that ``name`` is no ``what``, with the nearest that there is."""
    return f"'{name}' is no {what}{nearest(name, known)}"

"""Results kept by what they were made from, for a live server: in memory alone, and no longer than each build asks for them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

Result = TypeVar("Result")


class Memory:
    """What the last build made and this one may ask for again.

    A key names everything that a result depends on, so that a result can never be out of date. What a whole build did not ask
    for is forgotten at the next one: the memory holds at most what two builds made.
    """

    def __init__(self) -> None:
        self._now: dict[Hashable, object] = {}
        self._before: dict[Hashable, object] = {}

    def __len__(self) -> int:
        return len(self._now.keys() | self._before.keys())

    def turn(self) -> None:
        """Begin another build."""
        self._before, self._now = self._now, {}

    def once(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return what ``make`` returns for ``key``, made at the first call and kept."""
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else make()
        return self._now[key]  # type: ignore[return-value]

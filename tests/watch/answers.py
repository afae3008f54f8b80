"""Registers that answer from files, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from explainer.watch.fetch import Fetch, NotAnswered

FIXTURES = Path(__file__).with_name("fixtures")
#: What a register does: the name of the file that it answers with, or the reason why it does not.
Answer = str | NotAnswered


def register(answer: Answer | Callable[[str], Answer], asked: list[str] | None = None) -> Fetch:
    """Return a fetcher that gives one answer to everything, or each address its own, and notes what it was asked."""

    def fetch(address: str) -> bytes:
        if asked is not None:
            asked.append(address)
        given = answer(address) if callable(answer) else answer
        if isinstance(given, NotAnswered):
            raise given
        return (FIXTURES / given).read_bytes()

    return fetch

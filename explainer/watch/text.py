"""Markdown for an issue. What registers say is other people's text: it is shown, and never read as Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.evidence.loader import visible


def code(text: object) -> str:
    """Return text as a code span on one line, in which nothing is a mention, a link or markup."""
    shown = visible(str(text), most=200).replace("`", "'")
    return f"`{shown}`" if shown else "nothing"


def section(title: str, lines: Iterable[str], *before: str) -> str:
    """Return a heading, words before, and a list; nothing where the list would be empty."""
    items = [f"- {line}" for line in lines]
    return "\n".join([f"## {title}", "", *(f"{words}\n" for words in before), *items, ""]) if items else ""


def join(*sections: str) -> str:
    """Return the sections that have something to say, one after the other."""
    return "\n".join(filter(None, sections))

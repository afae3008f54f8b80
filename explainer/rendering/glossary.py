"""The glossary, A to Z."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Term
from explainer.rendering.html import el, join
from explainer.usage import Usage

Item = TypeVar("Item")
#: The longest list that most readers hold.
SEVEN = 7


def listing(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return every term under its letter, with a row of letters to jump by."""
    terms = sorted(evidence.glossary.values(), key=lambda term: term.term.lower())
    letters = sorted({_letter(term) for term in terms})
    jump = el("p", *(el("a", letter, href=f"#letter-{letter.lower()}") for letter in letters), class_="letters")
    parts = [jump]
    for letter in letters:
        parts.append(el("h2", letter, id=f"letter-{letter.lower()}"))
        entries = [part for term in terms if _letter(term) == letter for part in _entry(term, evidence)]
        parts.append(el("dl", *entries, class_="glossary"))
    return el("div", *parts, data_glossary=True)


def words(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return what hard words of a page mean, on the page itself: some readers press no word, and paper has none to press."""
    meanings = sorted(((evidence.glossary[name].term, evidence.glossary[name].definition) for name in ids), key=lambda one: one[0].lower())
    lists = [part for few in sevens(meanings) for part in (el("p", f"{few[0][0]} to {few[-1][0]}") if len(meanings) > SEVEN else None, meant(few)) if part]
    return el("details", el("summary", "Words on this page"), *lists, class_="words no-terms", data_search_exclude=True)


def sevens(items: Sequence[Item]) -> list[Sequence[Item]]:
    """Return a list in parts of nearly one size, none longer than a reader can hold (CDC Index, item 8)."""
    parts = -(-len(items) // SEVEN)
    ends = [len(items) * number // parts for number in range(parts + 1)] if parts else []
    return [items[start:end] for start, end in pairwise(ends)]


def meant(meanings: Iterable[tuple[str, str]]) -> Markup:
    """Return words with their meanings as a list."""
    return el("ul", *(el("li", el("strong", f"{word[0].upper()}{word[1:]}" if word.islower() else word), f": {meaning}") for word, meaning in meanings))


def _letter(term: Term) -> str:
    first = term.term[0].upper()
    return first if first.isalpha() else "0-9"


def _entry(term: Term, evidence: Evidence) -> tuple[Markup, ...]:
    expansion = f" ({term.expansion})" if term.expansion else ""
    head = el("dt", el("dfn", term.term), expansion, id=term.id)
    body: list[Markup] = [el("p", term.definition)]
    if term.say:
        body.append(el("p", f"Say: {term.say}", class_="say"))
    if term.other_names:
        body.append(el("p", f"Also: {', '.join(term.other_names)}", class_="also"))
    if term.see:
        links = join([el("a", evidence.glossary[name].term, href=f"#{name}") for name in term.see], ", ")
        body.append(el("p", "See: ", links))
    return head, el("dd", *body)

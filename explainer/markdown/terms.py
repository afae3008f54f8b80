"""Mark the first use of each glossary term on a page with a button that opens its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.etree import ElementTree

from markdown.util import AtomicString

from explainer.evidence.model import Term

#: Text in these is not prose, or already something to press.
_SKIPPED_TAGS = {"a", "button", "label", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "svg", "table", "dl", "caption", "sup"}
_SKIPPED_CLASSES = {"card", "fault", "references", "no-terms"}


def mark(root: ElementTree.Element, glossary: Mapping[str, Term]) -> list[str]:
    """Mark first uses in place and return the ids of the terms marked, in order."""
    if any(element.get("data-glossary") for element in root.iter()):
        return []  # the glossary explains itself
    names = _names(tuple(glossary.values()))
    if not names:
        return []
    pattern = _pattern(tuple(names))
    seen: list[str] = []
    for parent in _prose(root):
        _mark_text(parent, None, pattern, names, seen)
        for child in list(parent):
            if not child.get("popovertarget"):
                _mark_text(parent, child, pattern, names, seen)
    return seen


def _names(glossary: tuple[Term, ...]) -> dict[str, str]:
    """Return each written form of each term (lower case unless it has capitals that matter) and the term's id."""
    names: dict[str, str] = {}
    for term in glossary:
        for name in filter(None, (term.term, term.expansion)):
            names.setdefault(_key(name), term.id)
    return names


def _key(name: str) -> str:
    return name if name.isupper() or any(letter.isupper() for letter in name[1:]) else name.lower()


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    forms = "|".join(re.escape(name) if _key(name) != name.lower() else f"(?i:{re.escape(name)})" for name in longest_first)
    return re.compile(rf"(?<![\w-])({forms})(?:s|es)?(?![\w-])")


def _prose(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    classes = set((element.get("class") or "").split())
    if element.tag in _SKIPPED_TAGS or classes & _SKIPPED_CLASSES or element.get("data-block"):
        return
    yield element
    for child in element:
        yield from _prose(child)


def _mark_text(
    parent: ElementTree.Element,
    child: ElementTree.Element | None,
    pattern: re.Pattern[str],
    names: Mapping[str, str],
    seen: list[str],
) -> None:
    """Mark terms in ``parent``'s own text, or in the text after ``child``."""
    while True:
        text = parent.text if child is None else child.tail
        found = _first_new(text or "", pattern, names, seen)
        if found is None:
            return
        match, term = found
        seen.append(term)
        attributes = {"type": "button", "class": "term", "popovertarget": f"t-{term}"}
        button = ElementTree.Element("button", attributes)
        button.text = AtomicString(match[0])
        before, after = text[: match.start()], text[match.end():]
        if child is None:
            parent.text, place = AtomicString(before), 0
        else:
            child.tail, place = AtomicString(before), list(parent).index(child) + 1
        button.tail = AtomicString(after)
        parent.insert(place, button)
        child = button


def _first_new(
    text: str, pattern: re.Pattern[str], names: Mapping[str, str], seen: list[str]
) -> tuple[re.Match[str], str] | None:
    for match in pattern.finditer(text):
        shouted = match[1].isupper() and len(match[1]) > 1 and match[1] not in names  # GRADE, the scale, is no grade
        term = None if shouted else names.get(match[1]) or names.get(match[1].lower())
        if term and term not in seen:
            return match, term
    return None

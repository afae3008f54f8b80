"""Keep a mark of punctuation on the line of the button beside it: browsers may break a line between the two."""

from __future__ import annotations

import re
from xml.etree import ElementTree

_AFTER = re.compile(r"[,.;:!?)”\"']+")
_BEFORE = re.compile(r"(?<!\S)[(“\"'‘]+$")
#: Longer words wrap inside their button on a phone, and what opens before them would stand beside their last line.
_SHORT = 16


def hold(root: ElementTree.Element) -> None:
    """Wrap each button, what opens before it and what closes after it in a span that does not break."""
    for parent in list(root.iter()):
        for number, child in enumerate(list(parent)):
            if child.tag != "button":
                continue
            before = _BEFORE.search(_text_before(parent, number)) if len("".join(child.itertext())) <= _SHORT else None
            after = _AFTER.match(child.tail or "")
            if not before and not after:
                continue
            held = ElementTree.Element("span", {"class": "nb"})
            held.tail = (child.tail or "")[after.end() if after else 0:]
            child.tail = after[0] if after else None
            if before:
                held.text = before[0]
                _cut_before(parent, number, len(before[0]))
            parent[number] = held
            held.append(child)


def _text_before(parent: ElementTree.Element, number: int) -> str:
    return (parent[number - 1].tail if number else parent.text) or ""


def _cut_before(parent: ElementTree.Element, number: int, length: int) -> None:
    """Take the last characters from the text before a child."""
    text = _text_before(parent, number)[:-length]
    if number:
        parent[number - 1].tail = text
    else:
        parent.text = text

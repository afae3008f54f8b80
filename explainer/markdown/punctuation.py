"""Keep a comma or a full stop on the line of the button before it: browsers may break a line between the two."""

from __future__ import annotations

import re
from xml.etree import ElementTree

_MARKS = re.compile(r"[,.;:!?)”\"']+")


def hold(root: ElementTree.Element) -> None:
    """Wrap each button and the punctuation after it in a span that does not break."""
    for parent in list(root.iter()):
        for number, child in enumerate(list(parent)):
            found = _MARKS.match(child.tail or "") if child.tag == "button" else None
            if not found:
                continue
            held = ElementTree.Element("span", {"class": "nb"})
            held.tail = child.tail[found.end():]
            child.tail = found[0]
            parent[number] = held
            held.append(child)

"""List the questions that have a rank (``### … { #id rank=3 }``) in its order, each with a link, in the page's ``/// ranked`` fold."""

from __future__ import annotations

import re
from xml.etree import ElementTree

_RANK = re.compile("[0-9]{1,3}")
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
#: A list of more is hard to take in, so the order runs on through several, each with a heading of its own.
MOST = 7


def fill(root: ElementTree.Element) -> None:
    """Put the questions into the fold, and take the ranks from their headings, where HTML knows none."""
    written = [(heading.attrib.pop("rank", ""), heading) for heading in root.iter() if heading.tag in _HEADINGS]
    found = [(int(rank), heading) for rank, heading in written if _RANK.fullmatch(rank)]
    found.sort(key=lambda pair: pair[0])
    fold = next((part for part in root.iter("details") if "ranked" in part.get("class", "").split()), None)
    if fold is None:
        return
    for first in range(0, len(found), MOST):
        last = min(first + MOST, len(found))
        ElementTree.SubElement(fold, "p").text = f"Questions {found[first][0]} to {found[last - 1][0]}{'' if first else ', asked most'}"
        items = ElementTree.SubElement(fold, "ol", {"start": str(found[first][0])} if first else {})
        for _, heading in found[first:last]:
            link = ElementTree.SubElement(ElementTree.SubElement(items, "li"), "a", {"href": f"#{heading.get('id', '')}"})
            link.text = "".join(heading.itertext())

"""Wrap each section that names a topic (``### … { #id topic=risks }``), so that a choice of topics can hide it."""

from __future__ import annotations

from xml.etree import ElementTree

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def wrap(root: ElementTree.Element) -> None:
    """Wrap heading and text up to the next heading, under the number of its topic in the page's ``/// topics`` block."""
    choice = next((part for part in root.iter("fieldset") if part.get("data-topics")), None)
    names = choice.attrib.pop("data-topics").split() if choice is not None else []
    children = list(root)
    section: ElementTree.Element | None = None
    for child in children:
        if child.tag in _HEADINGS:
            topic = child.attrib.pop("topic", None)
            section = None
            if topic in names:
                section = ElementTree.Element("div", {"class": f"topic topic-{names.index(topic) + 1}"})
                root.insert(list(root).index(child), section)
        if section is not None:
            root.remove(child)
            section.append(child)

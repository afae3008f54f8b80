"""Wrap each part that names a topic (``## … { #id topic=risks }``) with all below it, so that a choice of topics can hide it."""

from __future__ import annotations

from xml.etree import ElementTree

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def wrap(root: ElementTree.Element) -> None:
    """Wrap heading and text up to the next heading that is no lower, under the number of its topic in the page's ``/// topics`` block."""
    choice = next((part for part in root.iter("fieldset") if part.get("data-topics")), None)
    names = choice.attrib.pop("data-topics").split() if choice is not None else []
    children = list(root)
    section: ElementTree.Element | None = None
    level = ""
    for child in children:
        if child.tag in _HEADINGS:
            topic = child.attrib.pop("topic", None)
            if section is not None and child.tag <= level:
                section = None
            if topic in names:
                section, level = ElementTree.Element("div", {"class": f"topic topic-{names.index(topic) + 1}"}), child.tag
                root.insert(list(root).index(child), section)
        if section is not None:
            root.remove(child)
            section.append(child)

"""What changed, as an Atom feed (RFC 4287)."""

from __future__ import annotations

from xml.etree import ElementTree

from explainer.evidence import Evidence
from explainer.rendering.changes import entries

_ATOM = "http://www.w3.org/2005/Atom"


def atom(evidence: Evidence, *, site: str) -> str:
    """Return the feed.

    Args:
        evidence: the records; each entry is one change, newest first.
        site: where the site is hosted, ending in a slash.
    """
    found = entries(evidence)
    feed = ElementTree.Element("feed", xmlns=_ATOM)
    _text(feed, "id", f"{site}feed.xml")
    _text(feed, "title", "CAR T for lupus, explained: what changed")
    _text(feed, "updated", _moment(found[0].change.on.isoformat()))
    _text(feed, "rights", "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/")
    ElementTree.SubElement(feed, "link", rel="self", href=f"{site}feed.xml")
    ElementTree.SubElement(feed, "link", rel="alternate", type="text/html", href=f"{site}evidence/#changes")
    _text(ElementTree.SubElement(feed, "author"), "name", "CAR T for lupus, explained")
    for one in found:
        change, address = one.change, f"{site}evidence/#{one.anchor}"
        entry = ElementTree.SubElement(feed, "entry")
        _text(entry, "id", address)
        _text(entry, "title", f"{one.label}: {change.what}")
        _text(entry, "updated", _moment(change.on.isoformat()))
        ElementTree.SubElement(entry, "category", term=change.kind, label=one.label)
        ElementTree.SubElement(entry, "link", rel="alternate", type="text/html", href=address)
        _text(entry, "content", change.what).set("type", "text")
    ElementTree.indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _text(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name)
    child.text = text
    return child


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"

"""From markup to the element tree that Python-Markdown works on."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown.util import AMP_SUBSTITUTE, AtomicString
from markupsafe import Markup

from explainer.rendering.html import el


#: What XML 1.0 allows nowhere (production "Char"). The lint refuses it in a page; a live server shows where it is.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_REFERENCE = re.compile(r"&(?=#\w+;|\w+;)")


def element(markup: Markup) -> ElementTree.Element:
    """Return markup as an element whose text no further inline pattern reads."""
    root = ElementTree.fromstring(_NO_XML.sub("\ufffd", str(markup)))
    for part in root.iter():
        part.text = AtomicString(_literal(part.text)) if part.text else part.text
        part.tail = AtomicString(_literal(part.tail)) if part.tail else part.tail
        part.attrib.update({name: _literal(value) for name, value in part.attrib.items() if "&" in value})
    return root


def _literal(text: str) -> str:
    """Return text whose ``&lt;`` a reader will see as it is: Python-Markdown takes it for a reference and lets it stand."""
    return _REFERENCE.sub(f"{AMP_SUBSTITUTE}amp;", text)


def fault(text: str) -> Markup:
    """Return what a reader sees in place of something that could not be rendered; the lint says why."""
    return el("strong", f"[not found: {text}]", class_="fault")

"""From markup to the element tree that Python-Markdown works on."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown.util import AtomicString
from markupsafe import Markup

from explainer.rendering.html import el


def element(markup: Markup) -> ElementTree.Element:
    """Return markup as an element whose text no further inline pattern reads."""
    root = ElementTree.fromstring(str(markup))
    for part in root.iter():
        part.text = AtomicString(part.text) if part.text else part.text
        part.tail = AtomicString(part.tail) if part.tail else part.tail
    return root


def fault(text: str) -> Markup:
    """Return what a reader sees in place of something that could not be rendered; the lint says why."""
    return el("strong", f"[not found: {text}]", class_="fault")

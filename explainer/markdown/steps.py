"""Make a run of steps out of a box's headings: each with its text in a part of its own, under a bar that a script turns on.

The parts are made when the site is built and not by the script, so that nothing moves while a page loads.
"""

from __future__ import annotations

from xml.etree import ElementTree

from explainer.markdown.elements import element
from explainer.rendering.html import el


def wrap(root: ElementTree.Element) -> None:
    """Wrap every step of every box of steps."""
    for box in root.iter("section"):
        if box.get("class") == "box box--steps":
            _wrap(box)


def _wrap(box: ElementTree.Element) -> None:
    step: ElementTree.Element | None = None
    count = 0
    for child in list(box):
        if child.tag == "h3":
            count += 1
            step = ElementTree.Element("div", {"class": "step"})
            child.set("tabindex", "-1")
            box.insert(list(box).index(child), step)
        if step is not None:
            box.remove(child)
            step.append(child)
    bar = el(
        "p", el("button", "Previous", type="button", disabled=True), " ", el("span", f"Step 1 of {count}", aria_live="polite"), " ",
        el("button", "Next", type="button"), " ", el("button", "Show all", type="button"), class_="step-bar with-script", data_search_exclude=True,
    )
    box.insert(0, element(bar))

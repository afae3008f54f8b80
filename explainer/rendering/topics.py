"""A choice of topics over a page of questions: radio buttons that hide the rest by style alone, without a script."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.rendering.html import el
from explainer.usage import Usage

#: The site's stylesheet has a rule for each place in the list.
MOST = 6


def choices(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return the choice: all, or one of the topics named."""
    first = el("label", el("input", type="radio", name="topic", value="", checked=True), " all")
    rest = [
        el("label", el("input", type="radio", name="topic", value=str(number)), f" {name.replace('-', ' ')}")
        for number, name in enumerate(ids, start=1)
    ]
    return el("fieldset", el("legend", "Show"), first, *rest, class_="topics", data_topics=" ".join(ids), data_search_exclude=True)

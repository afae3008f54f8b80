"""Ways into a page of questions without a script: a choice of topics that hides the rest, and all of them in the order of their ranks."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.rendering.html import el
from explainer.rendering.values import in_words
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


def ranked(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return the fold for as many ranked questions as are named; `explainer.markdown.ranked` puts in those of the page."""
    summary = el("summary", f"The {in_words(ids[0])} in the order in which people ask them most")
    return el("details", summary, class_="ranked choice", data_search_exclude=True)

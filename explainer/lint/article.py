"""Every claim of the 2022 article is accounted for, where a reader would look."""

from __future__ import annotations

from collections.abc import Iterator

from explainer import grammar
from explainer.evidence import Evidence
from explainer.usage import Usage

#: Verdicts that are said in place, and not only in the table.
IN_PLACE = ("contradicted", "qualified")
_GENERATED = ("sources", "in-short")


def claims_accounted_for(usage: Usage, evidence: Evidence) -> Iterator[tuple[str, str, str]]:
    """Yield claims of the article whose place is not on the site, or whose correction is not said in place."""
    boxes = {
        name: page.path
        for page in usage.pages.values()
        for token in grammar.parse(page.body)
        if isinstance(token, grammar.Block) and token.name == "article-says"
        for name in token.ids
    }
    for key, entry in evidence.article.items():
        path, _, anchor = entry.where.partition("#")
        page = usage.pages.get(path)
        if page is None:
            yield "article", key, f"where: there is no page '{path}'"
        elif anchor and anchor not in _GENERATED and f"#{anchor}" not in page.body:
            yield "article", key, f"where: '{path}' has no heading with the address '#{anchor}'"
        if entry.verdict in IN_PLACE and key not in boxes:
            yield "article", key, f"is {entry.verdict}, and no page says so in place with '/// article-says | {key}'"
        if not entry.claims and not entry.sources:
            yield "article", key, "names no claim and no source behind the verdict"

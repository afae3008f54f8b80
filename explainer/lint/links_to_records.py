"""Everything that the grammar names is there and may be shown: claims, fields, sources, blocks and what they draw."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from explainer import figures, grammar
from explainer.evidence import Evidence
from explainer.evidence.loader import nearest, visible
from explainer.evidence.model import CountValue
from explainer.lint.text import blank
from explainer.rendering import check, references, values
from explainer.usage import Page

#: Which records a block's ids name.
_KIND_OF_BLOCK = {
    "report": "reports", "article-says": "article", "facts": "claims", "marks": "claims", "series": "series",
    "discrepancies": "discrepancies", "words": "glossary",
}
_NAME = {"claims-table": "topic of claims", "reports": "report", "article": "claim of the article", "claims": "claim", "series": "series",
         "discrepancies": "discrepancy"}
_SINGLE = re.compile(r"(?<!\{)\{[ \t]*(?P<id>[a-z0-9][a-z0-9-]*)(?:\.[\w-]+)?[ \t]*\}(?!\})")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]*\]")
_BARE_CITATION = re.compile(r"(?<![\w\[.@/])@(?P<source>[a-z0-9][\w-]*)")


def known_records(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield each name that no record has, with the nearest that there is."""
    for token in grammar.parse(page.body):
        line = grammar.line_of(page.body, token.start)
        match token:
            case grammar.Reference():
                yield from ((line, message) for message in _reference(token, evidence))
            case grammar.Citation():
                yield from ((line, message) for message in _citation(token, evidence))
            case grammar.Block() if token.name:
                yield from ((line, message) for message in _block(token, evidence))


def _reference(token: grammar.Reference, evidence: Evidence) -> Iterator[str]:
    written = f"{{{{ {visible(token.written)} }}}}"
    if not token.id:
        yield f"'{written}' cannot be read; expected {{{{ claim-id }}}}, {{{{ claim-id.field }}}} or {{{{ claim-id.field | words }}}}"
        return
    claim = evidence.claims.get(token.id)
    if claim is None:
        if token.id in evidence.reports:
            yield f"{written}: '{token.id}' is an unconfirmed report, not a claim; write '/// report | {token.id}'"
        else:
            yield f"{written}: no such claim{nearest(token.id, evidence.claims)}"
        return
    if claim.superseded_by:
        yield f"{written}: superseded by '{claim.superseded_by}'; use that"
    if token.field == "sentence":
        if token.filter:
            yield f"{written}: a sentence takes no filter"
        return
    known = values.fields(claim)
    if token.field and token.field not in known:
        yield f"{written}: claim '{claim.id}' has no '{token.field}'; it has sentence, {', '.join(known)}{nearest(token.field, known)}"
    elif token.filter and token.filter not in grammar.FILTERS:
        yield f"{written}: no such filter '{token.filter}'; there are {', '.join(grammar.FILTERS)}"
    elif token.filter and values.in_words(text := known[token.field or "value"]) == text:
        yield f"{written}: '{text}' cannot be put in words; that takes a whole number below 100"


def _citation(token: grammar.Citation, evidence: Evidence) -> Iterator[str]:
    for written, _ in token.items:
        name = written.rstrip(", ")
        if name != written:
            yield f"[@{visible(written)}]: a comma, but no locator after it"
        source = evidence.sources.get(name)
        if name in evidence.reports:
            yield f"[@{name}]: an unconfirmed report, not a source; write '/// report | {name}'"
        elif source is None:
            yield f"[@{visible(name)}]: no such source{nearest(name, evidence.sources)}"
        elif source.custom.access == "not-read":
            yield f"[@{name}]: was not read; cite the text in which it was met"
        elif source.custom.status == "retracted":
            yield f"[@{name}]: is retracted; nothing may rest on it"


def _block(token: grammar.Block, evidence: Evidence) -> Iterator[str]:
    blocks = {**grammar.DRAWN_BLOCKS, **grammar.BODY_BLOCKS}
    if token.name not in blocks:
        yield f"/// {token.name}: no such block{nearest(token.name, blocks)}"
        return
    needs = blocks[token.name]
    if needs == "none" and token.argument:
        yield f"/// {token.name} takes no argument; '{visible(token.argument)}' was written"
    if needs != "none" and not (token.ids if token.name in grammar.DRAWN_BLOCKS else token.argument):
        yield f"/// {token.name} needs an argument: /// {token.name} | …"
    if needs == "one" and token.name in grammar.DRAWN_BLOCKS and len(token.ids) > 1:
        yield f"/// {token.name} takes one id; '{visible(token.argument)}' was written"
    known = _known(token, evidence)
    if known is None or (token.name == "discrepancies" and token.ids == ["all"]):
        return
    for name in token.ids:
        if name not in known:
            what = _NAME.get(_KIND_OF_BLOCK.get(token.name, token.name), token.name)
            yield f"/// {token.name} | {visible(name)}: no such {what}{nearest(name, known)}"
        elif token.name in ("facts", "marks") and evidence.claims[name].superseded_by:
            yield f"/// {token.name} | {name}: superseded by '{evidence.claims[name].superseded_by}'; use that"
        elif token.name in ("figure", "drawing"):
            yield from _undrawable(name, known, evidence)
        elif token.name == "marks" and not isinstance(evidence.claims[name].value, CountValue):
            yield f"/// marks | {name}: counts nobody; marks draw people, so the claim must be a count"


def _undrawable(name: str, drawn: Mapping[str, object], evidence: Evidence) -> Iterator[str]:
    try:
        drawn[name](evidence)
    except KeyError as missing:
        yield f"/// figure | {name}: needs the record '{missing.args[0]}', and there is none"


def _known(token: grammar.Block, evidence: Evidence) -> Mapping[str, object] | None:
    if token.name == "figure":
        return figures.FIGURES
    if token.name == "drawing":
        return figures.DRAWINGS
    if token.name == "claims-table":
        return check.TOPIC
    if token.name == "sources-table":
        return references.TIER
    kind = _KIND_OF_BLOCK.get(token.name)
    return getattr(evidence, kind) if kind else None


def nothing_left_unread(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield what looks like the grammar and is not: readers would see it as it was typed."""
    text = grammar.mask_code(page.body)
    for pattern in (grammar.REFERENCE, grammar.CITATION):
        text = blank(text, pattern)
    for number, line in enumerate(text.split("\n"), start=1):
        if "{{" in line or "}}" in line:
            yield number, "braces that do not close: expected {{ claim-id }} on one line"
    for match in _SINGLE.finditer(text):
        if match["id"] in evidence.claims:
            yield grammar.line_of(text, match.start()), f"'{match[0]}' has single braces; write {{{{ {match['id']} }}}}"
    for match in _FOOTNOTE.finditer(text):
        yield grammar.line_of(text, match.start()), f"'{match[0]}': this site has no footnotes; cite with [@source, locator]"
    for match in _BARE_CITATION.finditer(text):
        if match["source"] in evidence.sources:
            name = match["source"]
            yield grammar.line_of(text, match.start()), f"'@{name}' stands outside square brackets; write [@{name}, locator]"

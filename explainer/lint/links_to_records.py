"""Everything that the grammar names is there: claims, fields, sources, blocks and what they draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer import figures, grammar
from explainer.evidence import Evidence
from explainer.evidence.loader import nearest
from explainer.rendering import values
from explainer.usage import Page

#: Which records a block's ids name.
_KIND_OF_BLOCK = {
    "report": "reports", "article-says": "article", "facts": "claims", "marks": "claims", "series": "series",
    "discrepancies": "discrepancies",
}
_NAME = {"reports": "report", "article": "claim of the article", "claims": "claim", "series": "series",
         "discrepancies": "discrepancy"}


def known_records(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield each name that no record has, with the nearest that there is."""
    for token in grammar.parse(page.body):
        line = grammar.line_of(page.body, token.start)
        match token:
            case grammar.Reference():
                yield from ((line, message) for message in _reference(token, evidence))
            case grammar.Citation():
                for source, _ in token.items:
                    if source not in evidence.sources:
                        yield line, f"[@{source}]: no such source{nearest(source, evidence.sources)}"
            case grammar.Block() if token.name:
                yield from ((line, message) for message in _block(token, evidence))
    yield from _unread_braces(page)


def _reference(token: grammar.Reference, evidence: Evidence) -> Iterator[str]:
    if not token.id:
        yield f"'{{{{ {token.written} }}}}' cannot be read; expected {{{{ claim-id }}}}, {{{{ claim-id.field }}}} or {{{{ claim-id.field | words }}}}"
        return
    claim = evidence.claims.get(token.id)
    if claim is None:
        yield f"{{{{ {token.written} }}}}: no such claim{nearest(token.id, evidence.claims)}"
        return
    if token.field and token.field != "sentence":
        known = values.fields(claim)
        if token.field not in known:
            yield f"{{{{ {token.written} }}}}: claim '{claim.id}' has no '{token.field}'; it has sentence, {', '.join(known)}{nearest(token.field, known)}"
    if token.filter and token.filter not in grammar.FILTERS:
        yield f"{{{{ {token.written} }}}}: no such filter '{token.filter}'; there are {', '.join(grammar.FILTERS)}"


def _block(token: grammar.Block, evidence: Evidence) -> Iterator[str]:
    blocks = {**grammar.DRAWN_BLOCKS, **grammar.BODY_BLOCKS}
    if token.name not in blocks:
        yield f"/// {token.name}: no such block{nearest(token.name, blocks)}"
        return
    if blocks[token.name] == "none" and token.argument:
        yield f"/// {token.name} takes no argument; '{token.argument}' was written"
    if blocks[token.name] != "none" and not token.argument:
        yield f"/// {token.name} needs an argument: /// {token.name} | …"
    known = _known(token, evidence)
    if known is not None and token.ids != ["all"]:
        for name in token.ids:
            if name not in known:
                yield f"/// {token.name} | {name}: no such {_NAME.get(_KIND_OF_BLOCK.get(token.name, ''), token.name)}{nearest(name, known)}"


def _known(token: grammar.Block, evidence: Evidence) -> Mapping[str, object] | None:
    if token.name == "figure":
        return figures.FIGURES
    if token.name == "drawing":
        return figures.DRAWINGS
    kind = _KIND_OF_BLOCK.get(token.name)
    return getattr(evidence, kind) if kind else None


def _unread_braces(page: Page) -> Iterator[tuple[int, str]]:
    text = grammar.mask_code(page.body)
    for match in grammar.REFERENCE.finditer(text):
        text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end():]
    for number, line in enumerate(text.split("\n"), start=1):
        if "{{" in line or "}}" in line:
            yield number, "braces that do not close: expected {{ claim-id }} on one line"

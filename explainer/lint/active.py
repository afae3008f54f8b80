"""A page runs nothing: no script, no attribute that is one, no address that is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer import active, grammar
from explainer.evidence import Evidence
from explainer.usage import Page

#: Where Markdown holds an address: ``](address``, ``[name]: address``, ``<address>``.
_ADDRESS = re.compile(r"\]\([ \t]*<?(?P<inline>[^\s)>]+)|^[ \t]*\[[^\]\n]+\]:[ \t]*<?(?P<named>[^\s>]+)", re.MULTILINE)
#: An attribute that is a script, in a list of attributes (``{ onclick=… }``).
_LISTED = re.compile(r"\{[^{}\n]*?\b(?P<name>on\w+|srcdoc)[ \t]*=[^{}\n]*\}", re.IGNORECASE)
_INSTEAD = "would run when the page is opened; a page is words, links and records"


def nothing_runs(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield what would run if it reached a reader; the page shows it as text instead."""
    text = grammar.mask_code(page.body)
    for start, part in [(0, text), *((start, page.body[start:end]) for start, end in grammar.comments(page.body))]:
        for one in active.find(part):
            yield grammar.line_of(page.body, start + one.start), f"'{one.what}' {_INSTEAD}"
    for match in _ADDRESS.finditer(text):
        if active.runs(match["inline"] or match["named"]):
            yield grammar.line_of(text, match.start()), f"'{match[0].strip()}' {_INSTEAD}"
    for match in _LISTED.finditer(text):
        yield grammar.line_of(text, match.start()), f"'{match['name']}=…' {_INSTEAD}"

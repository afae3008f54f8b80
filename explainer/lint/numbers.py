"""No bare numbers in prose: the rule that makes it impossible for a page to drift away from its records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer import grammar
from explainer.evidence import Evidence
from explainer.lint.text import blank, prose
from explainer.numbers_in_text import typed_numbers
from explainer.usage import Page

#: The counter of a numbered list ("1. First …") is no amount.
_LIST_NUMBER = re.compile(r"^[ \t]*\d+\.(?=\s)", re.MULTILINE)


def no_typed_numbers(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield each number typed into prose."""
    text = blank(prose(page.body), _LIST_NUMBER)
    for found in typed_numbers(text):
        yield grammar.line_of(text, found.start), typed(found.written)


def typed(written: str) -> str:
    """Return what to say of a typed number."""
    return f"'{written}' is a number typed into prose; name its claim: {{{{ claim-id }}}}"

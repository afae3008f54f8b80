"""Ranked questions: all that a page promises, each rank once, and in its order within a section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer import grammar
from explainer.evidence import Evidence
from explainer.usage import Page

_HEADING = re.compile(r"^(?P<level>#{1,6})[^\n]*?(?:\{[^{}\n]*\brank=(?P<rank>[^\s{}]*)[^{}\n]*\})?[ \t]*$", re.MULTILINE)


def ranks_complete(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield ranks that are no number of the list, stand twice, out of order or without a list, and those that no question has."""
    text = grammar.mask_code(page.body)
    block = next((token for token in grammar.parse(page.body) if isinstance(token, grammar.Block) and token.name == "ranked"), None)
    last = int(block.argument) if block and re.fullmatch("[1-9][0-9]{0,2}", block.argument) else 0
    if block and not last:
        yield grammar.line_of(page.body, block.start), f"'/// ranked' takes how many questions have a rank; '{block.argument}' was written"
    seen: dict[int, int] = {}
    before = 0
    for match in _HEADING.finditer(text):
        line, written = grammar.line_of(text, match.start()), match["rank"]
        if written is None:
            before = before if len(match["level"]) > 2 else 0
        elif block is None:
            yield line, f"'rank={written}' stands on a page without '/// ranked'; expected that block, or no rank"
        elif not re.fullmatch("[1-9][0-9]{0,2}", written) or int(written) > last > 0:
            yield line, f"'rank={written}' is no rank of this page; expected a number from 1 to {last}"
        elif (rank := int(written)) in seen:
            yield line, f"'rank={rank}' stands on line {seen[rank] + page.first_line - 1} too; expected each rank once"
        else:
            if rank < before:
                yield line, f"'rank={rank}' stands after 'rank={before}'; expected the questions of a section in the order of their ranks"
            seen[rank], before = line, rank
    for rank in range(1, last + 1):
        if rank not in seen:
            yield grammar.line_of(page.body, block.start), f"no question has 'rank={rank}'; expected each rank from 1 to {last} once"

"""Blocks open and close, and hold what they need: an unclosed one would swallow the rest of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer import grammar
from explainer.evidence import Evidence
from explainer.usage import Page


def blocks_close(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield blocks that never close and closing lines that close nothing."""
    open_blocks: list[tuple[int, grammar.Block]] = []
    for token in grammar.parse(page.body):
        if not isinstance(token, grammar.Block):
            continue
        slashes = len(re.match(r"/+", token.written)[0])
        if token.name:
            open_blocks.append((slashes, token))
        elif open_blocks and open_blocks[-1][0] == slashes:
            open_blocks.pop()
        else:
            message = f"'{token.written.strip()}' closes no block; a block closes with as many slashes as it opened with"
            yield grammar.line_of(page.body, token.start), message
    for slashes, token in open_blocks:
        message = f"'{token.written.strip()}' is never closed; end it with a line of '{'/' * slashes}'"
        yield grammar.line_of(page.body, token.start), message


def drawn_blocks_have_no_body(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield text inside a block that code draws: no reader would see it."""
    lines = [token for token in grammar.parse(page.body) if isinstance(token, grammar.Block)]
    for token, following in zip(lines, lines[1:]):
        if token.name in grammar.DRAWN_BLOCKS and not following.name and page.body[token.end : following.start].strip():
            yield grammar.line_of(page.body, token.start), f"'/// {token.name}' is drawn from records; text inside it is not shown"

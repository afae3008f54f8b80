"""The topics that a page offers and those that its sections name are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer import grammar
from explainer.evidence import Evidence
from explainer.evidence.loader import nearest
from explainer.rendering.topics import MOST
from explainer.usage import Page

_NAMED = re.compile(r"^#{1,6}[^\n]*\{[^{}\n]*\btopic=(?P<topic>[\w-]+)[^{}\n]*\}[ \t]*$", re.MULTILINE)


def topics_match(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield topics that no choice offers, and choices that no section answers."""
    text = grammar.mask_code(page.body)
    named = [(grammar.line_of(text, match.start()), match["topic"]) for match in _NAMED.finditer(text)]
    block = next((token for token in grammar.parse(page.body) if isinstance(token, grammar.Block) and token.name == "topics"), None)
    offered = block.ids if block else []
    for line, topic in named:
        if topic not in offered:
            yield line, f"no '/// topics' on this page offers '{topic}'{nearest(topic, offered)}"
    if block:
        line = grammar.line_of(page.body, block.start)
        for topic in offered:
            if topic not in {name for _, name in named}:
                yield line, f"'/// topics' offers '{topic}', and no section has 'topic={topic}'"
        if len(offered) > MOST:
            yield line, f"'/// topics' offers {len(offered)}; the stylesheet knows {MOST}"

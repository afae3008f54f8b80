"""Short sentences and short pages, for somebody who reads on a bad day."""

from __future__ import annotations

from collections.abc import Iterator

from explainer import grammar
from explainer.evidence import Evidence
from explainer.lint.text import readable, sentences, words
from explainer.usage import Page

SENTENCE_WORDS = 35
PAGE_WORDS = 900
#: Pages that come from the article and are read first (tier 1 of the design).
SHORT_PAGES = ("index.md", "lupus.md", "how-car-t-works.md", "results.md", "risks.md", "experts.md")


def short_sentences(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield sentences that are too long to take in."""
    for sentence in sentences(page.body):
        counted = len(words(sentence.text))
        if counted > SENTENCE_WORDS and not sentence.is_row:
            yield grammar.line_of(page.body, sentence.start), too_long(sentence.text, counted)


def too_long(text: str, counted: int) -> str:
    """Return what to say of a sentence of ``counted`` words."""
    return f"a sentence of {counted} words (at most {SENTENCE_WORDS}): '{' '.join(text.split())[:60]}…'"


def short_pages(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield a page that is too long."""
    counted = len(words(readable(page.body)))
    if page.path in SHORT_PAGES and counted > PAGE_WORDS:
        yield 1, f"the page has {counted} words of prose; at most {PAGE_WORDS}"

"""What could be better but is no fault: longest sentences, two sentences on a line, vague words of frequency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from explainer import grammar
from explainer.lint.problems import Problem
from explainer.lint.text import paragraph_at, prose, sentences, without_quotes, words
from explainer.usage import Page, pages

LONGEST = 10
_VAGUE = re.compile(r"\b(?:usually|often|generally|typically|sometimes)\b", re.IGNORECASE)


def worklist(docs: Path, name: str | None = None) -> list[Problem]:
    """Return, for each page below ``docs``, what its author may want to look at again."""
    prefix = name or docs.name
    found = []
    for page in pages(docs):
        for line, message in (*one_sentence_a_line(page), *vague_words(page), *longest_sentences(page)):
            found.append(Problem(f"{prefix}/{page.path}", page.first_line + line - 1, message))
    return sorted(found)


def one_sentence_a_line(page: Page) -> Iterator[tuple[int, str]]:
    """Yield lines with more than one sentence: a change to one would mark both in a pull request."""
    previous = 0
    for sentence in sentences(page.body):
        line = grammar.line_of(page.body, sentence.start)
        if line == previous and not sentence.is_row:
            yield line, "two sentences on one line"
        previous = grammar.line_of(page.body, sentence.end)


def longest_sentences(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the longest sentences of a page."""
    counted = [(len(words(one.text)), one) for one in sentences(page.body) if not one.is_row]
    for length, sentence in sorted(counted, key=lambda pair: (-pair[0], pair[1].start))[:LONGEST]:
        yield grammar.line_of(page.body, sentence.start), f"{length} words: '{' '.join(sentence.text.split())[:60]}…'"


def vague_words(page: Page) -> Iterator[tuple[int, str]]:
    """Yield words of frequency in paragraphs without a number."""
    text = without_quotes(prose(page.body))
    for match in _VAGUE.finditer(text):
        if not grammar.REFERENCE.search(paragraph_at(page.body, match.start())):
            yield grammar.line_of(text, match.start()), f"'{match[0]}': is there a number?"

"""Plain words on pages: none that promise, fight or blame, and none surer than the evidence."""

from __future__ import annotations

from collections.abc import Iterator

from explainer import grammar
from explainer.evidence import Evidence
from explainer.lint import wording
from explainer.lint.text import paragraph_at, prose, sentences
from explainer.usage import Page

_RATINGS = ("very-low", "low", "moderate", "high")
#: A date or the size of a group says nothing about an outcome; a whole sentence is judged in its record.
_NO_OUTCOME = ("as-of", "checked", "n", "denominator", "sentence")


def plain_words(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield words that this site does not use in its own voice."""
    for place, message in wording.banned(prose(page.body)):
        yield grammar.line_of(page.body, place), message


def no_promises(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield words that promise, unless they are quoted, questioned or denied."""
    for sentence in sentences(page.body):
        for place, message in wording.promises(sentence.text):
            yield grammar.line_of(page.body, sentence.start + place), message


def rarity_with_its_number(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield rarity words in paragraphs and list items without a number."""
    for place, message in wording.rarity(prose(page.body)):
        if not grammar.REFERENCE.search(paragraph_at(page.body, place)):
            yield grammar.line_of(page.body, place), message


def no_surer_than_the_evidence(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield words that are too sure for the least certain claim in their sentence."""
    for sentence in sentences(page.body):
        ratings = [evidence.claims[name].certainty.rating for name in _claims(sentence.text) if name in evidence.claims]
        if ratings:
            weakest = min(ratings, key=_RATINGS.index)
            for place, message in wording.too_sure(sentence.text, weakest):
                yield grammar.line_of(page.body, sentence.start + place), message


def _claims(sentence: str) -> Iterator[str]:
    for match in grammar.REFERENCE.finditer(sentence):
        token = grammar.reference(match.start(), match.end(), match[1])
        if token.field not in _NO_OUTCOME:
            yield token.id

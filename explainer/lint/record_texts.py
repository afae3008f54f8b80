"""What records say to readers keeps the same voice as the pages: plain words, short sentences, no surer than it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.evidence import Evidence
from explainer.lint import wording
from explainer.lint.length import SENTENCE_WORDS, too_long
from explainer.lint.places import Found
from explainer.lint.text import sentences, words
from explainer.rendering import values

#: The fields that readers read as prose. The article's own claims are left as it makes them.
PROSE = (
    ("claims", "sentence"), ("claims", "caution"), ("article", "explanation"), ("discrepancies", "resolution"),
    ("glossary", "definition"),
)


def plain_records(evidence: Evidence) -> Iterator[Found]:
    """Yield words in records that this site does not use in its own voice."""
    for kind, key, field, text in _texts(evidence):
        for _, message in wording.banned(text):
            yield kind, key, message, (field,)
        for sentence in sentences(text):
            for _, message in wording.promises(sentence.text):
                yield kind, key, message, (field,)


def short_records(evidence: Evidence) -> Iterator[Found]:
    """Yield sentences in records that are too long, with their numbers filled in."""
    for kind, key, field, text in _texts(evidence):
        filled = values.fill(text, values.fields(evidence.claims[key])) if kind == "claims" else text
        for sentence in sentences(filled):
            counted = len(words(sentence.text))
            if counted > SENTENCE_WORDS:
                yield kind, key, too_long(sentence.text, counted), (field,)


def sure_records(evidence: Evidence) -> Iterator[Found]:
    """Yield words in a claim's sentence that are too sure for its certainty."""
    for key, claim in evidence.claims.items():
        for sentence in sentences(claim.sentence):
            for _, message in wording.too_sure(sentence.text, claim.certainty.rating):
                yield "claims", key, message, ("sentence",)


def _texts(evidence: Evidence) -> Iterator[tuple[str, str, str, str]]:
    for kind, field in PROSE:
        for key, record in getattr(evidence, kind).items():
            text = getattr(record, field)
            if text:
                yield kind, key, field, re.sub(r"[{}]", "", text) if kind != "claims" else text

"""Sentences of records: their numbers come from the record, and nothing hides in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from explainer.evidence.loader import Evidence, Fault, nearest, visible
from explainer.evidence.model import Claim, CountValue, QuantityValue
from explainer.evidence.rules.said import fault
from explainer.numbers_in_text import typed_numbers

PLACEHOLDER = re.compile(r"\{([\w-]+)\}")
_KEY = re.compile(r"[a-z][a-z0-9_-]*")

#: Fields in which ``{name}`` is filled in, and what the name is there.
_FILLED = {
    ("claims", "sentence"): "a number of its record", ("claims", "caution"): "a number of its record",
    ("article", "explanation"): "a claim", ("discrepancies", "resolution"): "a claim",
}
#: Fields in which a typed number is a fault. A discrepancy's resolution is about competing numbers and may print them.
_NO_NUMBERS = (("claims", "sentence"), ("claims", "caution"), ("article", "explanation"), ("glossary", "definition"))

#: Bidirectional controls and zero-width characters: they can turn '5 of 3' into what looks like '3 of 5'.
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


#: Characters that no text needs and that break what is made of it; in YAML quotation marks can write them ("\\x00").
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def own_numbers(claim: Claim) -> set[str]:
    """Return the names of the numbers that every claim of this kind of value has."""
    value, names = claim.value, {"value", "as-of", "checked"}
    if isinstance(value, CountValue):
        names |= {"numerator", "denominator", "number", "n", "rest", "unit", "interval", "share", "part"}
    elif isinstance(value, QuantityValue):
        names |= {"number", "unit"} | ({"n"} if value.n is not None else set())
        if value.spread:
            names |= {name for name in ("low", "high", "width") if getattr(value.spread, name) is not None}
    return names


def placeholders(claim: Claim) -> set[str]:
    """Return the names that a claim's sentence may use."""
    return own_numbers(claim) | set(claim.also)


def placeholders_resolve(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A sentence uses only numbers of its own record."""
    for key, claim in evidence.claims.items():
        known = placeholders(claim)
        for field in ("sentence", "caution"):
            for name in PLACEHOLDER.findall(getattr(claim, field) or ""):
                if name not in known:
                    message = f"{{{name}}} is no number of this record; it has {', '.join(sorted(known))}{nearest(name, known)}"
                    yield fault(evidence, "claims", key, (field,), message)


def braces_are_placeholders(evidence: Evidence, today: date) -> Iterator[Fault]:
    """No brace is left over that would reach a reader."""
    for (kind, field), what in _FILLED.items():
        for key, record in getattr(evidence, kind).items():
            if re.search(r"[{}]", PLACEHOLDER.sub("", getattr(record, field) or "")):
                message = f"a brace is left over; {what} is named in single braces without spaces: {{name}}"
                yield fault(evidence, kind, key, (field,), message)


def further_numbers_have_names_of_their_own(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A key of ``also`` can be used in a sentence and hides no number of the value itself."""
    for key, claim in evidence.claims.items():
        for name in claim.also:
            if name in own_numbers(claim) | {"sentence"}:
                yield fault(evidence, "claims", key, ("also", name), "is a name that the record already has; choose another")
            elif not _KEY.fullmatch(name):
                message = "cannot be used as a placeholder; write small letters, digits and hyphens"
                yield fault(evidence, "claims", key, ("also", name), message)


def sentences_hold_no_typed_numbers(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A number in a sentence comes from a record, or it would not change with it."""
    for kind, field in _NO_NUMBERS:
        for key, record in getattr(evidence, kind).items():
            for found in typed_numbers(PLACEHOLDER.sub(" ", getattr(record, field) or "")):
                yield fault(evidence, kind, key, (field,), f"'{found.written}' is typed; {_instead(kind)}")


def _instead(kind: str) -> str:
    return {
        "claims": "write a placeholder such as {value}, or a key of 'also'",
        "glossary": "a definition needs no number",
    }.get(kind, "name the claim that holds it: {claim-id}")


def nothing_hides_in_text(evidence: Evidence, today: date) -> Iterator[Fault]:
    """No text holds a character that nobody sees."""
    for kind, document in evidence.documents.items():
        keys = list(getattr(evidence, kind))
        for number, row in enumerate(document.data or []):
            for path, text in _strings(row, ()):
                found = INVISIBLE.search(text) or _CONTROL.search(text)
                if found:
                    message = f"holds the invisible character <U+{ord(found[0]):04X}>; delete it"
                    yield fault(evidence, kind, keys[number], path, message)


def _strings(data: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for number, part in enumerate(data):
            yield from _strings(part, (*path, number))
    elif isinstance(data, dict):
        for key, part in data.items():
            yield path, key
            yield from _strings(part, (*path, key))

"""Each number of a record stands in ``as_reported`` too: a slip of the finger would have to be made twice.

``as_reported`` keeps the source's own way of putting it ('all five', '10 of 15 (67%)', 'no case'), so numbers are read
from digits and from words. What does not stand there is our arithmetic, and ``calculation`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from explainer.evidence.loader import Evidence, Fault
from explainer.evidence.model import CountValue, QuantityValue
from explainer.evidence.rules.said import fault

_ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
         "eighteen nineteen").split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_NAMED = {word: number for number, word in enumerate(_ONES)} | {word: 10 * number for number, word in enumerate(_TENS) if number}
_POWERS = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

_DIGITS = re.compile(rf"(?<![\w.])(?P<number>\d+(?:\.\d+)?)(?:\s*(?P<power>{'|'.join(_POWERS)})\b)?", re.IGNORECASE)
_TENS_WORD = re.compile(rf"\b(?P<tens>{'|'.join(_TENS[2:])})(?:[- ](?P<ones>{'|'.join(_ONES[1:10])}))?\b", re.IGNORECASE)
_ONES_WORD = re.compile(rf"\b(?:{'|'.join(_ONES)})\b", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:no|not|none|nobody|neither|never|nil|without|free of|un\w+)\b", re.IGNORECASE)
_EVERYBODY = re.compile(r"\b(?:all|every|everyone|everybody|each|both|any)\b", re.IGNORECASE)
_GRADES = re.compile(r"[Gg]rades? \d\s*/\s*\d")
_OF = re.compile(r"(?<![\w.])(\d+)(?:\s+(?:out )?of(?: the| all)?\s+|/)(\d+)(?![\w%])")
_PERCENT = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)\s?(?:%|per ?cent\b)")


def _plain(text: str) -> str:
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)


def numbers_said(text: str) -> set[Decimal]:
    """Return every number that a text says, in digits ('1,134'; '2.5 million' says two) or in words up to ninety-nine."""
    said: set[Decimal] = set()
    for match in _DIGITS.finditer(_plain(text)):
        number = Decimal(match["number"])
        said |= {number, number * _POWERS.get((match["power"] or "").lower(), 1)}
    for match in _TENS_WORD.finditer(text):
        said.add(Decimal(_NAMED[match["tens"].lower()] + _NAMED[(match["ones"] or "zero").lower()]))
    said |= {Decimal(_NAMED[match[0].lower()]) for match in _ONES_WORD.finditer(_TENS_WORD.sub(" ", text))}
    return said


def counts_stand_as_reported(evidence: Evidence, today: date) -> Iterator[Fault]:
    """A count's numerator is what the source reports: a number, everybody or nobody."""
    for key, claim in evidence.claims.items():
        value = claim.value
        if not isinstance(value, CountValue) or claim.calculation:
            continue
        if not _says(value.as_reported, value.numerator, value.denominator):
            yield fault(evidence, "claims", key, ("value", "numerator"), _missing(value.numerator, value.as_reported))
            continue
        shares = [(int(some), int(of_all)) for some, of_all in _OF.findall(_GRADES.sub("", _plain(value.as_reported)))]
        if shares and (value.numerator, value.denominator) not in shares:
            some, of_all = shares[0]
            message = f"{value.numerator} of {value.denominator}, but as_reported says {some} of {of_all} ('{value.as_reported}')"
            yield fault(evidence, "claims", key, ("value", "denominator"), message)


def _says(text: str, numerator: int, denominator: int) -> bool:
    if numerator in numbers_said(text):
        return True
    return bool(numerator == 0 and _NOBODY.search(text)) or bool(numerator == denominator and _EVERYBODY.search(text))


def percentages_fit_their_count(evidence: Evidence, today: date) -> Iterator[Fault]:
    """Where the source prints percentages, the count makes one of them, within rounding; even where we calculated it."""
    for key, claim in evidence.claims.items():
        value = claim.value
        if not isinstance(value, CountValue) or value.numerator in (0, value.denominator):
            continue
        printed = _PERCENT.findall(re.sub(r"\b[Hh]alf\b", "50%", value.as_reported))
        exact = Decimal(100 * value.numerator) / value.denominator
        if printed and not any(_rounds_to(exact, percent) for percent in printed):
            shown = " or ".join(f"{percent}%" for percent in printed)
            message = f"{value.numerator} of {value.denominator} is {exact:.1f}%, but as_reported says {shown}"
            yield fault(evidence, "claims", key, ("value", "numerator"), message)


def _rounds_to(exact: Decimal, percent: str) -> bool:
    step = Decimal(1).scaleb(-len(percent.partition(".")[2]))  # one in the last digit printed; sources round both ways
    return abs(exact - Decimal(percent)) <= step


def quantities_stand_as_reported(evidence: Evidence, today: date) -> Iterator[Fault]:
    """An amount and the limits of its spread are what the source reports."""
    for key, claim in evidence.claims.items():
        value = claim.value
        if not isinstance(value, QuantityValue) or claim.calculation:
            continue
        said = numbers_said(value.as_reported)
        if value.value not in said:
            yield fault(evidence, "claims", key, ("value", "value"), _missing(value.value, value.as_reported))
        for name in ("low", "high", "width") if value.spread else ():
            end = getattr(value.spread, name)
            if end is not None and end not in said:
                yield fault(evidence, "claims", key, ("value", "spread", name), _missing(end, value.as_reported))


def _missing(number: Decimal | int, text: str) -> str:
    return f"{number} does not stand in as_reported ('{text}'); if it is our arithmetic, say how in 'calculation'"

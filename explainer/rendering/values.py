"""A claim's value as words: '3 of 5 people', '110 days', 'not approved', '15 September 2022'."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from explainer.evidence.intervals import interval_in_100
from explainer.evidence.model import Claim, CountValue, DateValue, QuantityValue, StateValue, Value

WORDS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
         "seventeen eighteen nineteen twenty").split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_SINGULAR = {"people": "person", "days": "day", "weeks": "week", "months": "month", "years": "year", "points": "point"}

#: Largest group for which a count gets an interval: beyond it the plain number tells the reader enough.
SMALL_GROUP = 200
#: Smallest group for which a count is also said "in 100": in a smaller one that would sound surer than it is.
LARGE_GROUP = 30
#: Shares in words: the first whose share is exceeded.
_PARTS = tuple((Fraction(least), words) for least, words in (
    ("9/10", "more than nine tenths"), ("3/4", "more than three quarters"), ("2/3", "more than two thirds"), ("1/2", "more than half"),
    ("9/20", "fewer than half"), ("2/5", "more than two fifths"), ("1/3", "more than a third"), ("3/10", "fewer than a third"),
    ("1/4", "more than a quarter"), ("1/5", "more than a fifth"), ("1/10", "more than a tenth"), ("1/20", "fewer than a tenth"),
    ("1/100", "fewer than a twentieth"), ("0", "fewer than a hundredth"),
))
_EXACT = {Fraction(share): words for share, words in (
    ("0", "none"), ("1/100", "a hundredth"), ("1/20", "a twentieth"), ("1/10", "a tenth"), ("1/5", "a fifth"), ("1/4", "a quarter"), ("1/3", "a third"), ("1/2", "half"), ("2/3", "two thirds"),
    ("3/4", "three quarters"), ("9/10", "nine tenths"), ("1", "all"),
)}
#: Units that are read in whole numbers; what the source printed stands in the card's record.
_WHOLE = ("in 100", "days")


class UnknownField(KeyError):
    """The claim has no such field; ``known`` lists those that it has."""

    def __init__(self, field: str, known: list[str]) -> None:
        super().__init__(field)
        self.field, self.known = field, known


def number(amount: Decimal | int) -> str:
    """Return digits as a reader expects them: thousands separated from 10,000 on, the source's decimals kept."""
    return f"{amount:,}" if abs(amount) >= 10_000 else str(amount)


def in_words(text: str) -> str:
    """Return a whole number below 100 in words; anything else unchanged."""
    if not re.fullmatch(r"\d{1,2}", text):
        return text
    amount = int(text)
    if amount <= 20:
        return WORDS[amount]
    tens, ones = divmod(amount, 10)
    return TENS[tens] + (f"-{WORDS[ones]}" if ones else "")


def value_text(value: Value) -> str:
    """Return a value as it stands in a sentence."""
    match value:
        case CountValue():
            return f"{number(value.numerator)} of {number(value.denominator)} {value.unit}"
        case QuantityValue():
            unit = _SINGULAR.get(value.unit, value.unit) if value.value == 1 else value.unit
            amount = value.value.quantize(Decimal(1), ROUND_HALF_UP) if value.unit in _WHOLE else value.value
            return f"{number(amount)} {unit}".strip()
        case StateValue():
            return value.state
        case DateValue():
            return value.date.spoken()


def share_text(value: Value) -> str:
    """Return a count in a large group as 'about 56 in 100'; nothing for another value, for none, for all, for a small group or one of 100."""
    if not isinstance(value, CountValue) or value.denominator < LARGE_GROUP or value.denominator == 100 or value.numerator in (0, value.denominator):
        return ""
    share = (Decimal(100) * value.numerator / value.denominator).quantize(Decimal(1), ROUND_HALF_UP)
    if 0 < share < 100:
        return f"about {share} in 100"
    return "fewer than 1 in 100" if share == 0 else "more than 99 in 100"


def part_text(value: Value) -> str:
    """Return a share in words, as 'more than half': a picture for those to whom numbers say little (CDC Index, item 20).

    Nothing for a value that is no share.
    """
    if isinstance(value, CountValue):
        share = Fraction(value.numerator, value.denominator)
    elif isinstance(value, QuantityValue) and value.unit == "in 100":
        share = Fraction(value.value) / 100
    else:
        return ""
    if share in _EXACT:
        return _EXACT[share]
    return next(words for least, words in _PARTS if share > least)


def fields(claim: Claim) -> dict[str, str]:
    """Return every placeholder that a claim's sentence or a page may use, with its text."""
    value, known = claim.value, {"value": value_text(claim.value)}
    if isinstance(value, CountValue):
        known |= {
            "numerator": number(value.numerator), "denominator": number(value.denominator), "unit": value.unit,
            "number": number(value.numerator), "n": number(value.denominator),
            "rest": number(value.denominator - value.numerator), "interval": interval_text(value), "share": share_text(value),
            "part": part_text(value),
        }
    elif isinstance(value, QuantityValue):
        known["number"] = number(value.value)
        known["unit"] = value.unit
        if part := part_text(value):
            known["part"] = part
        if value.n is not None:
            known["n"] = number(value.n)
        if value.spread:
            ends = {"low": value.spread.low, "high": value.spread.high, "width": value.spread.width}
            known |= {name: number(end) for name, end in ends.items() if end is not None}
    known |= {"as-of": claim.data_as_of.spoken(), "checked": spoken_date(claim.checked_on)}
    return known | claim.also


def field_text(claim: Claim, field: str) -> str:
    """Return one field's text.

    Raises:
        UnknownField: if the claim has no such field.
    """
    known = fields(claim)
    if field not in known:
        raise UnknownField(field, [*known, "sentence"])
    return known[field]


def sentence_text(claim: Claim) -> str:
    """Return the claim's sentence with every placeholder filled in."""
    return fill(claim.sentence, fields(claim))


def fill(text: str, known: dict[str, str]) -> str:
    """Replace ``{name}`` by its text; an unknown name stays, for the rules to report."""
    return re.sub(r"\{([\w-]+)\}", lambda match: known.get(match[1], match[0]), text)


def interval_text(value: CountValue) -> str:
    """Return the exact 95% interval of a share, as '0 to 52 in 100'."""
    low, high = interval_in_100(value.numerator, value.denominator)
    return f"{low} to {high} in 100"


def spoken_date(day: object) -> str:
    """Return a date as '22 November 2026'."""
    return f"{day.day} {day:%B %Y}"

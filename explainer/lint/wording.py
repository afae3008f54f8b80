"""Which words this site does not use, which it uses only quoted or questioned, and why.

Design, section 6: no word that promises, no war, no blame, no rarity without its number, and GRADE's own wording
(GRADE guidelines 26, doi:10.1016/j.jclinepi.2019.10.014) for how sure something is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.lint.text import without_quotes

#: Words that promise, and may stand only in quotation marks, in a question or in a denial.
PROMISES = (
    r"cures?|cured|curing|miracles?|miraculous|breakthroughs?|resets?|resetting|reboot(?:s|ed|ing)?|game[- ]changers?|"
    r"proves|proven(?! by biopsy)|guarantee[ds]?"
)

#: Words that are never used in our own voice, and what to write instead.
BANNED: dict[str, str] = {
    r"soldiers?|missiles?|assassins?|snipers?|army|armies|battle(?:s|fields?|grounds?)?|war|wars|warfare|weapons?|warriors?|"
    r"arsenals?|enem(?:y|ies)|friendly fire|kamikaze|fight(?:s|ing|ers?)?|fought|combat(?:s|ing)?":
        "your body is not a battlefield; say what the cells do",
    r"suffer(?:s|ed|ing|ers?)?|victims?": "write 'people with lupus', 'had' or 'has'",
    r"(?:patients?|people|person|she|he|they|who|you) (?:have |has |had )?fail(?:s|ed)?|failed (?:treatment|therapy|to respond)|"
    r"non-?responders?": "a treatment does not help; nobody fails it",
    r"amazing|exciting|remarkabl[ey]|dramatic(?:ally)?|astonishing(?:ly)?|stunning(?:ly)?|impressive(?:ly)?|revolutionary|"
    r"groundbreaking|life-changing": "say what was seen and let the reader judge",
    r"tumors?|randomi[z]ed?|leukemia|anemia|hospitali[z]ed|fetus|color|center(?:s|ed)?|hematolog\w+|pediatric\w*":
        "this site writes British English",
}
#: Letter for letter, because the lower-case word is another.
BANNED_EXACTLY: dict[str, str] = {r"CAR-T": "write 'CAR T' without a hyphen"}

#: Rarity words, which mean a different number to everybody who reads them.
RARITY = r"rare(?:ly)?|(?:un)?common(?:ly)?|(?:in)?frequent(?:ly)?|most (?:patients|people)|many (?:patients|people)"
#: Uses of them that speak of no frequency.
_NO_RARITY = r"in common|common (?:cold|name|names|word|sense|ground|question|questions|terms?)|rare disease|(?:how|so|too|as) many (?:people|patients)"

#: Words that claim more than a certainty allows, by GRADE's four.
_TOO_SURE = r"will|proves?|shows? that|works?|(?:is|are|was|were) (?:effective|safe)|certainly|clearly|definitely|always"
BOUND: dict[str, str] = {
    "very-low": rf"{_TOO_SURE}|probably|likely",
    "low": rf"{_TOO_SURE}|probably|likely",
    "moderate": r"proves?|certainly|clearly|definitely|always",
}
GRADE_SAYS = {
    "very-low": "'it is very uncertain', or just what was seen", "low": "'may'", "moderate": "'probably'",
}

_DENIED = re.compile(
    r"\b(?:not|no|nobody|never|none|nothing|cannot|can't|isn't|without|whether|if|nor|neither|avoids?|called|idea of)\b[^.!?;:]*$",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(r"\b(?:no doubt|not only|no less than|nothing less than)\b", re.IGNORECASE)


def _find(pattern: str, text: str, flags: re.RegexFlag = re.IGNORECASE) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-]|['’]t\b)", text, flags)


def banned(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place of each word that this site does not use, and what to write instead."""
    unquoted = without_quotes(text)
    for words, flags in ((BANNED, re.IGNORECASE), (BANNED_EXACTLY, re.NOFLAG)):
        for pattern, instead in words.items():
            for match in _find(pattern, unquoted, flags):
                yield match.start(), f"'{match[0]}': {instead}"


def promises(sentence: str) -> Iterator[tuple[int, str]]:
    """Yield the place of each word in a sentence that promises and is neither quoted, questioned nor denied."""
    unquoted = without_quotes(sentence)
    if unquoted.rstrip(" *_)”\"").endswith("?"):
        return
    for match in _find(PROMISES, unquoted):
        if not match[0].isupper() and not _denied(unquoted[: match.start()]):  # RESET-SLE is the name of a trial
            message = f"'{match[0]}' promises; put it in quotation marks if somebody said it, or ask whether it is so"
            yield match.start(), message


def _denied(before: str) -> bool:
    return bool(_DENIED.search(_NO_DENIAL.sub(" ", before)))


def rarity(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place of each rarity word; whether its number is near is for the caller to see."""
    unquoted = re.sub(_NO_RARITY, lambda match: " " * len(match[0]), without_quotes(text), flags=re.IGNORECASE)
    for match in _find(RARITY, unquoted):
        yield match.start(), f"'{match[0]}': a rarity word needs its number beside it"


def too_sure(sentence: str, rating: str) -> Iterator[tuple[int, str]]:
    """Yield the place of each word that claims more than a certainty of ``rating`` allows."""
    unquoted = without_quotes(sentence)
    if rating not in BOUND or unquoted.rstrip(" *_)").endswith("?"):
        return
    for match in _find(BOUND[rating], unquoted):
        if not _denied(unquoted[: match.start()]):
            yield match.start(), f"'{match[0]}' is too sure for a certainty of {rating}; write {GRADE_SAYS[rating]}"

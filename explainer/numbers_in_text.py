"""Find numbers typed into prose: digits and number words that no record stands behind.

A number in prose cannot be checked and does not change when its record does. The few that may stand are names, and each
says here why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: Patterns of names that hold digits or number words, and why each may stand in prose.
ALLOWED: dict[str, str] = {
    r"CD\d+[a-z]?": "the name of a protein",
    r"IL-\d+": "the name of a protein",
    r"COVID-19": "the name of a disease",
    r"[Pp]hase 1/2a?|[Pp]hase [1-4][ab]?|[Pp]hases [1-4] (?:to|and|or) [1-4]": "the name of a kind of trial",
    r"[Gg]rade [1-5](?: (?:or|to|and) [1-5])?|[Gg]rades [1-5] (?:to|and|or) [1-5]": "the name of a step on a scale",
    r"[Cc]lass (?:III|IV|V)": "the name of a kind of kidney disease",
    r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,]\d|-\d| (?:of|cells|days|euros|dollars|pounds)\b)":
        "a year, as the name of a text or a time",
    r"(?<!\d)(?:999|911|112|111)(?!\d)": "a telephone number",
    r"NCT\d{8}": "a trial's registry number",
    r"MB-CART19\.1|CABA-201|ADI-001|ALLO-329|FT819|YTB323|KYV-101|HN2301|GC012F|BMS-986353|Descartes-08|KYSA-\d+|AURORA \d|BLISS-\d+|TyU19|YTS109|SC291|C-CAR168|BRL-301|Breakfree-1": "the name of a product or trial",
    r"SLEDAI-2K|SF-36|SRI-4|T-cell|B-cell": "the name of a score or cell",
    r"[Ff]irst five(?: people)?|[Tt]he five(?: people)?|[Ee]ach of the five|[Aa]ll five|[Ff]ive people of 2022|[Ff]ive of 2022": "the name of a group of people",
    r"24 hours a day|[Hh]alf-li(?:fe|ves)|4-1BB": "a phrase, a term, and the name of a part of the receptor",
    r"CC BY(?:-SA)? \d\.\d": "the name of a licence",
    r"(?:two|five|ten) minutes|six (?:pictures|drawings|steps)|three (?:voices|experts|doctors)|four doors|[Ff]orty questions|three lists|[Tt]en claims|two-side(?:d)?|[Oo]ne to three sentences":
        "what a page itself holds, or how long it takes: no evidence",
    r"A4": "the name of a paper size",
    r"WCAG 2\.2": "the name of a standard",
}

_WORD = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|"
    "half|halves|two-thirds|thirds|quarters?|per ?cent|percentages?|twofold|threefold|tenfold|zero"
)
_NUMBER = re.compile(
    rf"(?<![\w{{])(?:\d[\d,.]*\d|\d)(?![\w}}])|\d+(?=%)|%|(?<![\w-])(?:{_WORD})(?![\w])|"
    r"[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2080-\u2089\u2150-\u215e\u2460-\u249b]|"
    r"(?<![\w-])one (?:of|out of|person|patient|woman|man|people|day|week|month|year|hundred|third|quarter)(?![\w])|"
    r"(?<![\w-])one in(?! (?:which|whom|whose|the|this|that|an?)\b)(?![\w])|"
    r"(?<![\w-])a third (?:of|more|less|fewer)(?![\w])|(?<![\w-])(?:one|a) quarter(?![\w])",
    re.IGNORECASE,
)
_ALLOWED = re.compile(rf"(?<![\w-])(?:{'|'.join(ALLOWED)})(?![\w])")


@dataclass(frozen=True)
class Found:
    """A number typed into text, and its place in it."""

    start: int
    written: str


def typed_numbers(text: str) -> Iterator[Found]:
    """Yield each digit group and number word of ``text`` that no allowed name covers."""
    covered = _ALLOWED.sub(lambda match: "x" * len(match[0]), text)
    for match in _NUMBER.finditer(covered):
        yield Found(match.start(), text[match.start() : match.end()])

"""Abbreviations are spelt out where a page first uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer import grammar
from explainer.evidence import Evidence
from explainer.lint.text import blank, prose
from explainer.usage import Page

_ABBREVIATION = re.compile(r"(?<![\w-])(?:[A-Z]{2,}[A-Za-z]?[A-Z0-9]*|[A-Z]+-[A-Z]+)s?(?![\w-])")
_HEADING = re.compile(r"^#.*$", re.MULTILINE)
#: How near the full words must stand, in characters.
_NEAR = 160

#: Names that are better known short, or are no abbreviation for the reader.
KNOWN = {
    "CAR", "DNA", "HIV", "NHS", "US", "USA", "UK", "EU", "ID", "CSV", "JSON", "YAML", "HTML", "PDF", "CC", "BY", "DOI", "OK",
    "FDA", "EMA", "NICE", "WHO", "MIT", "URL", "RIS", "SVG", "AA", "WCAG", "IPDAS", "GRADE", "DORIS", "AM", "PM", "TV", "II", "III", "IV", "BMS", "UCSF", "NYU", "GSK", "UCB",
    "LUPUS", "CASTLE", "BLISS", "AURORA", "REGENCY", "ALLEGORY", "CARLYSLE", "COMPARE", "RESET", "TIME", "NCT", "BCMA",
}
#: 'CD19' stands for nothing that would help: it is a protein's catalogue number.
_PROTEIN = re.compile(r"CD\d+[a-z]?")

_OPENS = re.compile(r"\((?:called |or |known as |short: |in short )?$")
_CLOSES = re.compile(r"\s*(?:for short)?[),;]")
_EXPLAINS = re.compile(r"\s*(?:\([^()]*[a-z]{4}[^()]*\)|,? (?:short for|stands for|which is short for|means|meaning|is (?:an?|the|what|when))\b|, (?:an?|the) )")


def abbreviations_explained(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield each abbreviation that no words explain at its first use, in brackets after it or before it."""
    text = blank(prose(page.body), _HEADING)
    seen: set[str] = set()
    for match in _ABBREVIATION.finditer(text):
        name = match[0].rstrip("s")
        if name in KNOWN or name in seen or _PROTEIN.fullmatch(name):
            continue
        seen.add(name)
        if not _explained(text, match.start(), match.end(), name, evidence):
            message = f"'{name}' is not explained at its first use; write 'full words ({name})'"
            yield grammar.line_of(text, match.start()), message


def _explained(text: str, start: int, end: int, name: str, evidence: Evidence) -> bool:
    in_brackets = bool(_OPENS.search(text[:start]) and _CLOSES.match(text[end:]))
    full = next((term.expansion for term in evidence.glossary.values() if term.term == name and term.expansion), None)
    near = full is not None and full.lower() in " ".join(text[max(0, start - _NEAR) : end + _NEAR].lower().split())
    return in_brackets or bool(_EXPLAINS.match(text[end:])) or near

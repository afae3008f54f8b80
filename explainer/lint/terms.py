"""Abbreviations are spelt out where a page first uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer import grammar
from explainer.evidence import Evidence
from explainer.lint.text import prose
from explainer.usage import Page

_ABBREVIATION = re.compile(r"(?<![\w-])(?:[A-Z]{2,}[A-Za-z]?[A-Z0-9]*|[A-Z]+-[A-Z]+)s?(?![\w-])")
#: Names that are better known short, or are no abbreviation for the reader.
KNOWN = {
    "CAR", "DNA", "HIV", "NHS", "US", "USA", "UK", "EU", "ID", "CSV", "JSON", "YAML", "HTML", "PDF", "CC", "BY", "DOI", "OK",
    "FDA", "EMA", "NICE", "WHO", "MIT", "URL", "RIS", "AM", "PM", "TV", "II", "III", "IV", "BMS", "UCSF", "NYU", "GSK", "UCB",
    "CD19", "CD20", "LUPUS", "CASTLE", "BLISS", "AURORA", "REGENCY", "ALLEGORY", "CARLYSLE", "COMPARE", "RESET", "TIME", "NCT", "BCMA",
}


def abbreviations_explained(page: Page, evidence: Evidence) -> Iterator[tuple[int, str]]:
    """Yield each abbreviation that no words explain at its first use, in brackets after it or before it."""
    text = re.sub(r"^#.*$", lambda match: " " * len(match[0]), prose(page.body), flags=re.MULTILINE)
    seen: set[str] = set()
    for match in _ABBREVIATION.finditer(text):
        name = match[0].rstrip("s")
        if name in KNOWN or name in seen:
            continue
        seen.add(name)
        if not _explained(text, match.start(), match.end(), name, evidence):
            message = f"'{name}' is not explained at its first use; write 'full words ({name})'"
            yield grammar.line_of(text, match.start()), message


def _explained(text: str, start: int, end: int, name: str, evidence: Evidence) -> bool:
    in_brackets = text[:start].rstrip().endswith("(") and text[end:].lstrip().startswith((")", ",", ";"))
    followed_by = bool(re.match(r"\s*[(,–:]", text[end:])) or bool(re.match(r",? (?:short for|stands for|means|is|are)\b", text[end:]))
    full = next((term.expansion for term in evidence.glossary.values() if term.term == name and term.expansion), None)
    near = full is not None and full.lower() in text[max(0, start - 160) : end + 160].lower()
    return in_brackets or followed_by or near

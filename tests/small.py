"""A small, sound body of evidence and a folder of pages, for tests that need a few records and no more."""

from __future__ import annotations

from pathlib import Path

from explainer.evidence.loader import FILES

#: The end of every chapter that the lint lets pass.
LAST = """## What nobody knows yet { #unknown }

/// unknown
- How long it lasts.
///

## Ask your team { #ask }

/// ask
- Who watches me at night?
///
"""

SOURCES = """
- id: paper2022
  type: article-journal
  author: [{family: Alpha, given: A}, {family: Beta, given: B}]
  title: Cells in five people
  container-title: Journal of Examples
  issued: 2022-09-15
  volume: "28"
  issue: "10"
  page: 1-9
  DOI: 10.1000/example.1
  PMID: "1234"
  custom: {tier: primary, access: abstract}
- id: review2024
  type: article-journal
  author: [{literal: The Review Group}]
  title: A table of it
  container-title: Reviews
  issued: 2024
  custom: {tier: review, access: full-text}
- id: news2022
  type: article-newspaper
  title: Nobody had a fever
  container-title: Daily News
  issued: 2022-09
  URL: https://example.org/news
  custom: {tier: news, access: full-text}
"""

STUDIES = """
- id: five
  name: The first five
  year: 2022
  population: people with severe lupus
  n: 5
  n_lupus: 5
  intervention: one infusion
  kind: own-cells
  setting: compassionate use
  source_kind: journal
  sources: [paper2022]
"""

CLAIMS = """
- id: crs
  topic: safety
  study: five
  outcome: Any cytokine release syndrome
  time_frame: in the first weeks
  value: {kind: count, numerator: 3, denominator: 5, as_reported: 3 (grade 1)}
  also: {grade: "1"}
  sentence: "{value} had cytokine release syndrome of grade {grade}."
  evidence:
    - {source: paper2022, locator: Table 1, read: secondary, via: [review2024]}
    - {source: news2022, locator: paragraph 14, read: full-text, relation: disagrees, says: that nobody had it}
  certainty: {rating: very-low, because: [few people]}
  data_as_of: 2022-09
  checked_on: 2026-11-22
- id: return-of-b-cells
  topic: biology
  study: five
  outcome: Return of B cells
  time_frame: after the infusion
  value:
    kind: quantity
    value: 110
    unit: days
    statistic: mean
    n: 5
    spread: {kind: sd, width: 32}
    as_reported: 110 +/- 32 days
  sentence: "B cells came back after {value} on average."
  evidence:
    - {source: paper2022, locator: Abstract, read: abstract}
  certainty: {rating: low, because: [few people]}
  data_as_of: 2022-09
  checked_on: 2026-11-22
"""

GLOSSARY = """
- id: crs
  term: CRS
  expansion: cytokine release syndrome
  definition: A fever that the new cells can set off.
"""

RECORDS = {"sources": SOURCES, "studies": STUDIES, "claims": CLAIMS, "glossary": GLOSSARY}


def write(root: Path, pages: dict[str, str] | None = None, **files: str) -> Path:
    """Write evidence files and pages below ``root`` and return the docs folder.

    Args:
        root: an empty folder.
        pages: text of each page by path.
        files: text of an evidence file by name, in place of the sound one.
    """
    docs = root / "docs"
    (docs / "evidence").mkdir(parents=True, exist_ok=True)
    for kind in FILES:
        (docs / "evidence" / f"{kind}.yml").write_text(files.get(kind, RECORDS.get(kind, "")), encoding="utf-8")
    for path, text in (pages or {}).items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")
    return docs

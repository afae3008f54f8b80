"""A copy of this project with further pages, claims and sources in it, the same for the same sizes, and sound by our own checks.

What is added is nonsense in the right form. The real site stays inside, since figures are drawn from its records. The pages added
stand outside the menu: no menu of a thousand lines would help anybody, and each page carries the menu.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests import small

ROOT = Path(__file__).resolve().parents[2]
SEED = 2022
#: What is on the real site is not made here; the rest of the sizes asked for is.
FOLDER = "more"

_LETTERS = "abcdefghiklmnoprstuvwy"
_TOPICS = ("result", "safety", "biology", "lupus", "treatment", "procedure", "access")
_SENTENCES = (
    "The team looks at the blood every day.",
    "You can ask for a copy of each letter.",
    "Nobody knows yet how long this lasts.",
    "A nurse goes through the list with you.",
    "Some people felt tired for weeks, and others did not.",
    "The cells are kept cold on their way.",
    "Your doctor writes down what you take.",
    "It helps to bring somebody who listens with you.",
    "The form says what is measured, and when.",
    "Other illnesses can look the same.",
)


def project(root: Path, pages: int, claims: int, seed: int = SEED) -> Path:
    """Write the project into ``root`` and return it.

    Args:
        root: a folder that does not exist yet.
        pages: how many pages the site has in all; at least as many as the real one.
        claims: how many claims it has in all; likewise.
        seed: where the chance begins.

    Raises:
        ValueError: if the real site is already larger.
    """
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    (root / "explainer").symlink_to(ROOT / "explainer")  # mkdocs.yml watches it
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}\nnot_in_nav: |\n  /{FOLDER}/\n", encoding="utf-8")
    docs = root / "docs"
    real_pages, real_claims = today()
    more_pages, more_claims = pages - real_pages, claims - real_claims
    if more_pages < 0 or more_claims < 0:
        raise ValueError(f"the real site is larger than {pages} pages and {claims} claims")
    chance = random.Random(seed)
    sources = [f"more-source-{number}" for number in range(-(-more_claims // 8))]
    _append(docs / "evidence" / "sources.yml", [_source(name, number) for number, name in enumerate(sources)])
    names = [f"more-{number}" for number in range(more_claims)]
    _append(docs / "evidence" / "claims.yml", [_claim(name, number, sources[number // 8], chance) for number, name in enumerate(names)])
    (docs / FOLDER).mkdir()
    for number in range(more_pages):
        own = names[number * more_claims // more_pages : (number + 1) * more_claims // more_pages]
        (docs / FOLDER / f"{_word(number)}.md").write_text(_page(number, own, more_pages, chance), encoding="utf-8")
    return root


def today() -> tuple[int, int]:
    """Return how many pages and claims the real site has."""
    docs = ROOT / "docs"
    return len(list(docs.rglob("*.md"))), (docs / "evidence" / "claims.yml").read_text(encoding="utf-8").count("\n- id: ")


def _append(path: Path, records: list[str]) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" + "\n".join(records))


def _word(number: int) -> str:
    """Return a word that stands for a number, since a typed number is a fault."""
    word = "x"
    for _ in range(4):
        number, letter = divmod(number, len(_LETTERS))
        word += _LETTERS[letter]
    return word


def _source(name: str, number: int) -> str:
    return f"""- id: {name}
  type: article-journal
  author:
  - {{family: {_word(number).title()}, given: A}}
  title: A study of {_word(number)}
  container-title: Journal of {_word(number // 20)}
  issued: '2024'
  DOI: 10.1000/{name}
  custom: {{tier: primary, access: abstract}}
"""


def _claim(name: str, number: int, source: str, chance: random.Random) -> str:
    everyone = chance.randint(5, 150)
    some = chance.randint(1, everyone - 1)
    return f"""- id: {name}
  topic: {_TOPICS[number % len(_TOPICS)]}
  outcome: Any sign of {_word(number)}
  time_frame: in the first weeks
  value: {{kind: count, numerator: {some}, denominator: {everyone}, as_reported: {some} of {everyone}}}
  sentence: "{{value}} had a sign of {_word(number)}."
  evidence:
  - {{source: {source}, locator: Table 1, read: abstract}}
  certainty: {{rating: low, because: [one small study]}}
  data_as_of: '2024'
  checked_on: '2026-11-22'
"""


def _page(number: int, claims: list[str], pages: int, chance: random.Random) -> str:
    name, other = _word(number), _word(chance.randrange(pages))
    parts = [_FRONT.format(name=name), "/// in-short"]
    parts += [f"- A sign of it was seen in {{{{ {claim} }}}}." for claim in claims[:2]] or ["- It is quiet."]
    parts.append("///\n")
    for section, start in enumerate(range(0, max(len(claims), 1), 4)):
        parts.append(f"## What is {_word(section)} to you? {{ #{_word(section)} }}\n")
        parts += chance.sample(_SENTENCES, 4)
        parts += [f"{{{{ {claim}.sentence }}}}" for claim in claims[start : start + 4]]
        parts.append(f"Read more on [the next page]({other}.md).\n")
    if claims:
        parts.append(f"/// facts | {' '.join(claims[:3])}\n///\n")
    return "\n".join([*parts, small.LAST])


_FRONT = """---
title: What is {name}?
description: What is known about {name}, and what is not.
promise: What is known about {name}
kind: chapter
last_reviewed: 2026-11-24
next_review: 2027-03-20
---
"""

"""Run every rule over every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from explainer.evidence import Evidence
from explainer.lint import article, front_matter, headings, links_to_records, numbers, reports, sections, terms, unused, words
from explainer.lint.problems import Problem
from explainer.usage import Page, Usage, scan

PageRule = Callable[[Page, Evidence], Iterator[tuple[int, str]]]

#: Rules over one page: each yields the line (of the page's body, from 1) and what to mend.
PAGE_RULES: tuple[PageRule, ...] = (
    links_to_records.known_records,
    numbers.no_typed_numbers,
    sections.required_sections,
    headings.questions_with_addresses,
    headings.images_with_text,
    words.plain_words,
    words.short_sentences,
    words.page_length,
    terms.abbreviations_explained,
)


def lint(docs: Path, evidence: Evidence, name: str | None = None) -> list[Problem]:
    """Return every problem of the pages below ``docs``.

    Args:
        docs: the folder of the pages.
        evidence: the sound evidence that they speak of.
        name: how to call the folder in messages; its own name if not said.
    """
    usage = scan(docs)
    prefix = name or docs.name
    problems = []
    for page in usage.pages.values():
        file = f"{prefix}/{page.path}"
        problems += [Problem(file, line, message) for line, message in front_matter.complete(page)]
        problems += [
            Problem(file, page.first_line + line - 1, message) for rule in PAGE_RULES for line, message in rule(page, evidence)
        ]
    problems += whole_site(usage, evidence, prefix)
    return sorted(set(problems))


def whole_site(usage: Usage, evidence: Evidence, prefix: str) -> list[Problem]:
    """Return problems that no single page shows."""
    problems = [Problem(f"{prefix}/{path}", 1, message) for path, message in reports.boxes_in_place(usage, evidence)]
    for kind, key, message in [*article.claims_accounted_for(usage, evidence), *unused.records(usage, evidence)]:
        position = evidence.position(kind, key)
        problems.append(Problem(position.file, position.line, f"{key}: {message}"))
    return problems

"""Run every rule over every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from explainer.evidence import Evidence
from explainer.evidence.dates import this_day
from explainer.lint import (
    active,
    block_form,
    characters,
    front_matter,
    headings,
    length,
    links_to_records,
    numbers,
    places,
    ranks,
    record_texts,
    sections,
    terms,
    topics,
    unused,
    words,
)
from explainer.lint.places import Found
from explainer.lint.problems import Problem
from explainer.memory import Memory
from explainer.usage import Page, Usage, paths, scan

PageRule = Callable[[Page, Evidence], Iterator[tuple[int, str]]]
SiteRule = Callable[[Usage, Evidence], Iterator[Found]]
RecordRule = Callable[[Evidence], Iterator[Found]]

#: Rules over one page: each yields the line (of the page's body, from 1) and what to mend.
PAGE_RULES: tuple[PageRule, ...] = (
    characters.nothing_hides,
    active.nothing_runs,
    block_form.blocks_close,
    block_form.drawn_blocks_have_no_body,
    links_to_records.known_records,
    links_to_records.nothing_left_unread,
    numbers.no_typed_numbers,
    sections.required_sections,
    sections.sections_not_empty,
    sections.boxes_in_form,
    headings.headings_with_addresses,
    headings.headings_are_questions,
    headings.images_with_text,
    words.plain_words,
    words.no_promises,
    words.rarity_with_its_number,
    words.no_surer_than_the_evidence,
    length.short_sentences,
    length.short_pages,
    terms.abbreviations_explained,
    places.report_boxes,
    topics.topics_match,
    ranks.ranks_complete,
)

#: Rules over what records say to readers, which no page can change: each yields what a site rule yields.
RECORD_RULES: tuple[RecordRule, ...] = (
    record_texts.plain_records,
    record_texts.short_records,
    record_texts.sure_records,
)

#: Rules that no single page can show: each yields the file, the record, what to mend, and the record's field.
SITE_RULES: tuple[SiteRule, ...] = (
    places.article_accounted_for,
    places.changed_pages_exist,
    places.reports_in_place,
    lambda usage, evidence: unused.kept(unused.unused(usage, evidence), evidence),
)


def lint(
    docs: Path, evidence: Evidence, name: str | None = None, *, today: date | None = None, memory: Memory | None = None
) -> list[Problem]:
    """Return every problem of the pages below ``docs``.

    Args:
        docs: the folder of the pages.
        evidence: the sound evidence that they speak of.
        name: how to call the folder in messages; its own name if not said.
        today: the day against which "in the future" is judged; `this_day` if not said.
        memory: what was said before of the same pages and the same evidence, and of no other; a live server keeps one.
    """
    memory = Memory() if memory is None else memory
    day = today or this_day()
    prefix = name or docs.name
    unreadable = list(_unreadable(docs, prefix))
    if unreadable:  # nothing sound can be said of the rest
        return unreadable
    usage = scan(docs)
    problems: list[Problem] = []
    for page in usage.pages.values():
        file, text = f"{prefix}/{page.path}", (docs / page.path).read_text(encoding="utf-8-sig")
        problems += memory.once(("lint", file, text, day), lambda: list(_page_problems(page, text, file, evidence, day)))
    problems += memory.once("lint of records", lambda: [_record_problem(evidence, *found) for rule in RECORD_RULES for found in rule(evidence)])
    for rule in SITE_RULES:
        problems += [_record_problem(evidence, *found) for found in rule(usage, evidence)]
    return sorted(set(problems))


def _unreadable(docs: Path, prefix: str) -> Iterator[Problem]:
    for path in paths(docs):
        if path.stat().st_size > characters.MAX_BYTES:
            message = f"is {path.stat().st_size:,} bytes long; a page holds at most {characters.MAX_BYTES:,}"
            yield Problem(f"{prefix}/{path.relative_to(docs).as_posix()}", 1, message)
            continue
        line = characters.undecodable(path)
        if line is not None:
            yield Problem(f"{prefix}/{path.relative_to(docs).as_posix()}", line, "is not UTF-8 text; save the file as UTF-8")


def _page_problems(page: Page, text: str, file: str, evidence: Evidence, today: date) -> Iterator[Problem]:
    for line, message in front_matter.complete(page.path, text, today):
        yield Problem(file, line, message)
    for rule in PAGE_RULES:
        for line, message in rule(page, evidence):
            yield Problem(file, page.first_line + line - 1, message)


def _record_problem(evidence: Evidence, kind: str, key: str, message: str, path: tuple[str | int, ...]) -> Problem:
    position = evidence.position(kind, key, *path)
    return Problem(position.file, position.line, f"{': '.join(filter(None, (key, '.'.join(map(str, path)))))}: {message}")

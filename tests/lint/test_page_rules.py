"""Rules over a page's form and over the site as a whole."""

import pytest

from tests.evidence.records import both, put
from tests.lint.pages import CHAPTER, FRONT, page, problems


def said(tmp_path, text, change=None):
    """Return what the lint says of a changed ``risks.md``, without its name."""
    return [one.removeprefix("docs/risks.md:") for one in problems(tmp_path, {"risks.md": text}, change)]


def test_a_sound_site_has_no_problem(tmp_path):
    assert problems(tmp_path, {}) == []


# --- front matter ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("front", "message"),
    [
        (FRONT.replace("promise: Each harm as a number out of a number\n", ""),
         "1: front matter lacks 'promise'; every page has title, description, promise, kind, last_reviewed, next_review"),
        (FRONT.replace("title: Risks", "title:"), "2: 'title' is empty"),
        (FRONT.replace("title:", "titel:"), "2: front matter has an unknown key 'titel' (did you mean 'title'?)"),
        (FRONT.replace("kind: chapter", "kind: chaptre"),
         "5: kind is 'chaptre', expected one of home, chapter, reference, sheet, about (did you mean 'chapter'?)"),
        (FRONT.replace("last_reviewed: 2026-11-22", "last_reviewed: 2026-02-30"),
         "6: last_reviewed is '2026-02-30', expected a day in the calendar: YYYY-MM-DD"),
        (FRONT.replace("last_reviewed: 2026-11-22", "last_reviewed: yesterday"),
         "6: last_reviewed is 'yesterday', expected a day in the calendar: YYYY-MM-DD"),
        (FRONT.replace("2026-11-22", "2026-11-25"), "6: last_reviewed 2026-11-25 is in the future (today is 2026-11-24)"),
        (FRONT.replace("2027-03-01", "2026-11-22"), "7: next_review 2026-11-22 is not after last_reviewed 2026-11-22"),
        (FRONT.replace("2027-03-01", "2027-11-22"), "7: next_review is 365 days after last_reviewed; at most 120 for this page"),
        (FRONT.replace("Each harm, in how many", "In 3 of them"), "3: description: '3' is a number typed into prose, and no record stands behind it"),
        (FRONT.replace("title: Risks", "title: The cure"),
         "2: title: 'cure' promises; put it in quotation marks if somebody said it, or ask whether it is so"),
        (FRONT.replace("title: Risks", "title: Risks: all"), "2: front matter is not valid YAML: mapping values are not allowed in this context"),
        (FRONT.replace("title: Risks", "title: Risks\ntitle: Harms"), "3: front matter key 'title' stands twice in one record; keep one"),
        (FRONT.replace("title: Risks", "title: [Risks]"), "2: 'title' must be text on one line"),
        ("---\n- a\n---\n", "1: front matter must be keys with values, such as 'title: …'"),
        ("", "1: no front matter; a page starts with '---', title, description, promise, kind, last_reviewed, next_review, and '---'"),
    ],
)
def test_front_matter_says_what_is_wrong_and_on_which_line(front, message, tmp_path):
    assert message in said(tmp_path, page(front=front) if front else CHAPTER.lstrip())


def test_a_description_fits_a_search_result(tmp_path):
    long = FRONT.replace("description: Each", "description: " + "so " * 50 + "each")
    assert "3: description has 203 characters; at most 155" in said(tmp_path, page(front=long))


def test_a_page_that_tells_no_results_may_wait_a_year(tmp_path):
    year = page(body="\nText.\n", kind="reference", next_review="2027-11-22")
    assert problems(tmp_path, {"about.md": year}) == []
    assert problems(tmp_path, {"about.md": year.replace("2027-11-22", "2027-11-23")}) == [
        "docs/about.md:7: next_review is 366 days after last_reviewed; at most 365 for this page"
    ]


def test_a_page_that_is_no_text_is_a_problem_and_no_crash(tmp_path):
    assert problems(tmp_path, {"a.md": b"# ok\n\xff\xfe\x00"}) == ["docs/a.md:2: is not UTF-8 text; save the file as UTF-8"]


@pytest.mark.parametrize("text", ["", "\n", "---", "---\n---\n", "{{", "///", "[@", "```", "/// " * 500, "{{ crs " * 500, "[" * 2000, "# " * 100])
def test_a_page_of_nothing_or_of_rubbish_is_a_problem_and_no_crash(text, tmp_path):
    assert any(one.startswith("docs/a.md:") for one in problems(tmp_path, {"a.md": text}))


# --- sections --------------------------------------------------------------------------------------------------------

IN_SHORT = "/// in-short\n- Fever came in {{ crs }}.\n///\n"
UNKNOWN = "## What nobody knows yet { #unknown }\n\n/// unknown\n- How long it lasts.\n///\n"
ASK = "## Ask your team { #ask }\n\n/// ask\n- Who watches me at night?\n///\n"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (CHAPTER.replace(IN_SHORT, ""), "9: a chapter page has '/// in-short'; it is missing"),
        (CHAPTER.replace(UNKNOWN, ""), "9: a chapter page has '## What nobody knows yet { #unknown }'; it is missing"),
        (CHAPTER.replace(ASK, ""), "9: a chapter page has '## Ask your team { #ask }'; it is missing"),
        (CHAPTER.replace(UNKNOWN, "").rstrip() + "\n\n" + UNKNOWN, "a chapter page ends with #unknown and #ask, in this order"),
        (CHAPTER.replace("What nobody knows yet", "What is open"),
         "this section is called 'What nobody knows yet' on every page; 'What is open' was written"),
        (CHAPTER.replace("/// ask\n- Who watches me at night?\n///", "Ask them."), "'/// ask' is missing under this heading"),
        (CHAPTER.replace("- How long it lasts.\n", ""), "'/// unknown' is empty"),
        (CHAPTER.replace("- Fever came in {{ crs }}.\n", ""), "'/// in-short' is empty"),
        (CHAPTER.replace("- Who watches", "Who watches"), "'/// ask' holds a list; start each line with '- '"),
        (CHAPTER.replace(IN_SHORT, "").replace("{{ crs.sentence }}", IN_SHORT), "'/// in-short' opens a chapter; nothing stands before it"),
        (CHAPTER.replace("- Fever came", "- " + "So it was. " * 31 + "Fever came"), "'/// in-short' has 97 words; at most 90"),
    ],
    ids=range(11),
)
def test_a_chapter_has_its_sections_in_order_and_none_empty(body, message, tmp_path):
    found = said(tmp_path, page(body))
    assert any(one == message or one.partition(": ")[2] == message for one in found), found


def test_the_home_page_has_its_doors(tmp_path):
    home = page("\n/// report | pause\n///\n", kind="home")
    assert problems(tmp_path, {"index.md": home}) == ["docs/index.md:9: a home page has '/// doors'; it is missing"]


def test_a_reference_page_needs_no_sections_and_no_questions(tmp_path):
    assert problems(tmp_path, {"about.md": page("\n## Method { #method }\n\nText.\n", kind="reference")}) == []


# --- what records ask of pages -----------------------------------------------------------------------------------------


def test_an_unconfirmed_report_stands_on_every_page_that_must_carry_it(tmp_path):
    assert said(tmp_path, page(CHAPTER.replace("/// report | pause\n///\n", ""))) == [
        "9: '/// report | pause' must stand on this page; it is never left out"
    ]


def test_a_page_that_must_carry_a_report_cannot_be_renamed_in_silence(tmp_path):
    (found,) = problems(tmp_path, {}, put("reports", "pause", "pages", ["risk.md", "risks.md"]))
    assert found.startswith("docs/evidence/reports.yml:")
    assert found.endswith(": pause: pages.0: must stand on 'risk.md', and there is no such page (did you mean 'risks.md'?)")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (put("article", "art-none", "where", "risk.md"), "art-none: where: there is no page 'risk.md' (did you mean 'risks.md'?)"),
        (put("article", "art-none", "where", "risks.md#fevers"),
         "art-none: where: 'risks.md' has no heading with the address '#fevers' (did you mean 'fever'?)"),
        (put("article", "art-none", "claims", []), "art-none: names no claim and no source behind the verdict"),
        (put("changes", "first", "pages", ["risk.md"]), "First records.: pages.0: there is no page 'risk.md' (did you mean 'risks.md'?)"),
    ],
)
def test_every_place_that_a_record_names_is_on_the_site(change, message, tmp_path):
    (found,) = problems(tmp_path, {}, change)
    assert found.split(": ", 1)[1] == message


@pytest.mark.parametrize("where", ["risks.md", "risks.md#in-short", "risks.md#sources", "risks.md#report-pause", "risks.md#fig-five-rows"])
def test_addresses_that_code_gives_are_known(where, tmp_path):
    assert problems(tmp_path, {}, put("article", "art-none", "where", where)) == []


def test_a_contradicted_claim_of_the_article_is_said_in_place(tmp_path):
    (found,) = said(tmp_path, page(CHAPTER.replace("/// article-says | art-none\n///\n", "")))
    assert found.endswith("art-none: verdict: is contradicted; 'risks.md' must say so in place with '/// article-says | art-none'")


def test_a_supported_claim_of_the_article_needs_no_box(tmp_path):
    without = page(CHAPTER.replace("/// article-says | art-none\n///\n", ""))
    assert said(tmp_path, without, put("article", "art-none", "verdict", "supported")) == []


# --- records that nothing uses -------------------------------------------------------------------------------------------


def copy(kind, like, key, **changes):
    """Return a change that adds a copy of a record."""

    def change(data):
        data[kind][key] = {**data[kind][like], "id": key, **changes}

    return change


UNUSED = {
    "a claim": (copy("claims", "crs", "crs-again"), "crs-again: no page uses it; use it, or say in 'reserve' what it is kept for"),
    "a source": (
        copy("sources", "news2022", "news2023"), "news2023: nothing cites it; remove it, or say in 'reserve' what it is kept for"
    ),
    "a group": (
        copy("studies", "five", "six"), "six: no claim and no table speaks of this group; remove it, or say in 'reserve' what it is kept for"
    ),
    "a series": (
        copy("series", "five-rows", "six-rows"),
        "six-rows: no page shows it with '/// series | six-rows'; show it, or say in 'reserve' what it is kept for",
    ),
    "a term": (
        copy("glossary", "crs", "icans", term="ICANS", expansion="nerve trouble"),
        "icans: no page uses 'ICANS'; use it, remove it, or say in 'reserve' what it is kept for",
    ),
}


@pytest.mark.parametrize(("change", "message"), UNUSED.values(), ids=UNUSED.keys())
def test_a_record_that_nothing_uses_is_a_problem(change, message, tmp_path):
    (found,) = problems(tmp_path, {}, change)
    assert found.split(": ", 1)[1] == message


@pytest.mark.parametrize(("kind", "like"), [("claims", "crs"), ("sources", "news2022"), ("studies", "five"), ("series", "five-rows")])
def test_a_record_may_say_what_it_is_kept_for(kind, like, tmp_path):
    assert problems(tmp_path, {}, copy(kind, like, "kept1", reserve="For the page on costs.")) == []


def test_a_discrepancy_that_no_page_shows_is_a_problem(tmp_path):
    (found,) = said(tmp_path, page(CHAPTER.replace("/// discrepancies | all\n///\n", "")))
    assert found.endswith("how-many: no page shows it with '/// discrepancies | how-many'; show it, or say in 'reserve' what it is kept for")


def test_what_a_verdict_names_is_used(tmp_path):
    change = both(copy("claims", "crs", "crs-again"), put("article", "art-none", "explanation", "{crs-again} had it."))
    assert problems(tmp_path, {}, change) == []


# --- the worklist ----------------------------------------------------------------------------------------------------------


def test_the_worklist_names_lines_with_two_sentences_long_sentences_and_vague_words(tmp_path):
    from explainer.lint import worklist

    problems(tmp_path, {"a.md": page("\nOne thing. Another thing.\nIt usually comes.\n", kind="reference")})
    found = [str(item) for item in worklist(tmp_path / "docs") if item.file == "docs/a.md"]
    assert "docs/a.md:10: two sentences on one line" in found
    assert "docs/a.md:11: 'usually': is there a number?" in found
    assert "docs/a.md:11: 3 words: 'It usually comes.…'" in found

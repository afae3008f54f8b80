"""Notices about the papers that we cite."""

import pytest

from explainer.watch import crossref
from explainer.watch.fetch import NotAnswered
from tests.evidence.records import both, put, read
from tests.watch.answers import register

CORRECTED = both(
    put("sources", "paper2022", "custom", "status", "corrected"),
    put("sources", "paper2022", "custom", "notices", [{"kind": "correction", "DOI": "10.1000/Notice.3", "note": "A table."}]),
)


@pytest.fixture
def say(tmp_path):
    return lambda answer, change=None: crossref.report(read(tmp_path, change), register(f"crossref/{answer}.json"))


def test_every_doi_is_asked_once_and_a_quiet_answer_says_nothing(tmp_path):
    asked = []
    assert crossref.report(read(tmp_path), register("crossref/quiet.json", asked)) == ""
    assert asked == ["https://api.crossref.org/works/10.1000%2Fexample.1"]


def test_a_retraction_is_said_once_with_its_notice_and_every_claim_that_cites_the_paper(say):
    said = say("retracted")
    assert said.startswith("## Notices that our sources do not carry: 1\n")
    assert (
        "\n- `paper2022`: **retraction** of 2026-11-03 (`retraction`), https://doi.org/10.1000/notice.7; "
        "claims that cite it: `crs`, `return-of-b-cells` (docs/evidence/sources.yml:1:3)\n"
    ) in said


def test_a_correction_that_we_carry_raises_no_alarm(say):
    assert say("corrected", CORRECTED) == ""


def test_a_correction_that_we_do_not_carry_is_said_with_the_date_as_it_is_given(say):
    assert "**correction** of 2022-11 (`correction`), https://doi.org/10.1000/notice.3" in say("corrected")


def test_a_second_notice_beside_one_that_we_carry_is_said(say):
    other = both(CORRECTED, put("sources", "paper2022", "custom", "notices", 0, "DOI", "10.1000/notice.2"))
    assert "https://doi.org/10.1000/notice.3" in say("corrected", other)


def test_a_notice_that_we_carry_without_its_doi_is_carried(say):
    other = both(CORRECTED, put("sources", "paper2022", "custom", "notices", [{"kind": "correction", "note": "A table."}]))
    assert say("corrected", other) == ""


def test_a_notice_that_we_carry_hides_only_its_own_kind(say):
    of_the_same_doi = both(CORRECTED, put("sources", "paper2022", "custom", "notices", 0, "DOI", "10.1000/notice.7"))
    assert "**retraction**" in say("retracted", CORRECTED) and "**retraction**" in say("retracted", of_the_same_doi)


def test_an_expression_of_concern_is_a_notice(say):
    assert "**expression-of-concern** of 2026 (`expression_of_concern`)" in say("concern")


def test_a_kind_of_notice_that_we_do_not_know_is_shown_and_not_swallowed(say):
    assert "**a notice of a kind that we do not know** of 2026-10-01 (`reassessment`)" in say("unknown-type")


def test_a_new_version_is_no_notice(say):
    assert say("new-version") == ""


def test_a_title_that_says_retracted_is_enough(say):
    assert "`paper2022`: **retraction** (the title says so); claims" in say("retitled")


def test_a_notice_among_our_own_sources_speaks_of_the_paper_that_it_is_about(tmp_path):
    change = put("sources", "review2024", "DOI", "10.1000/notice.3")
    fetch = register(lambda address: "crossref/notice.json" if address.endswith("notice.3") else "crossref/quiet.json")
    assert "`paper2022`: **correction** of 2022-11-03 (`erratum`), https://doi.org/10.1000/notice.3" in crossref.report(read(tmp_path, change), fetch)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (NotAnswered("not known there (404)"), "not known there (404)"),
        (NotAnswered("no answer within 30 seconds"), "no answer within 30 seconds"),
        ("crossref/malformed.json", "the answer is no JSON"),
        ("crossref/no-message.json", "the answer has no 'message'"),
    ],
)
def test_what_could_not_be_asked_is_a_line_and_no_crash(answer, why, tmp_path):
    said = crossref.report(read(tmp_path), register(answer))
    assert said == f"## Could not be asked: 1\n\n- `paper2022`, https://doi.org/10.1000/example.1: {why}\n"


def test_one_paper_that_could_not_be_asked_does_not_hide_another(tmp_path):
    change = put("sources", "review2024", "DOI", "10.1000/example.2")
    fetch = register(lambda address: "crossref/concern.json" if address.endswith("example.1") else NotAnswered("not known there (404)"))
    said = crossref.report(read(tmp_path, change), fetch)
    assert "expression-of-concern" in said and "Could not be asked: 1" in said

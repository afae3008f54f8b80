"""What is listed as due."""

from datetime import date

import pytest

from explainer.usage import scan
from explainer.watch import stale
from tests.evidence.records import put, read
from tests.lint.pages import page


@pytest.fixture
def say(tmp_path):
    def say_(today: str, change=None) -> str:
        evidence = read(tmp_path, change)
        (tmp_path / "docs" / "risks.md").write_text(page(last_reviewed="2026-11-22", next_review="2027-03-01"), encoding="utf-8")
        return stale.report(evidence, scan(tmp_path / "docs"), date.fromisoformat(today))

    return say_


def test_nothing_is_due_on_the_day_before_the_first_interval_ends(say):
    assert say("2026-12-21") == ""


def test_an_unconfirmed_report_is_due_first_with_its_place_and_both_days(say):
    assert say("2026-12-22") == (
        "## Due on 2026-12-22: 1\n\n- `pause` (report): checked on 2026-11-22, due by 2026-12-22, docs/evidence/reports.yml:1:3\n"
    )


def test_a_page_is_due_on_the_day_that_its_front_matter_says(say):
    assert "risks.md" not in say("2027-02-28")
    assert "- `risks.md` (page): checked on 2026-11-22, due by 2027-03-01\n" in say("2027-03-01")


def test_what_readers_are_told_of_stands_first(say):
    said = say("2027-03-23")
    assert said.startswith("## Past twice their interval, and readers are told so: 2\n\n- `pause` (report)")
    assert said.index("`trial-a` (trial)") < said.index("## Due on 2027-03-23") < said.index("`crs` (safety)")


def test_what_is_long_overdue_but_moves_slowly_stands_apart(say):
    said = say("2027-07-23").split("## ")
    assert said[2].startswith("Past twice their interval: ") and "`crs` (safety)" in said[2]


def test_a_page_without_dates_is_left_to_the_lint(say, tmp_path):
    say("2026-11-24")
    (tmp_path / "docs" / "risks.md").write_text("Words.\n", encoding="utf-8")
    assert not list(stale.pages(scan(tmp_path / "docs")))


def test_a_claim_that_was_checked_again_is_not_due(say):
    assert "`crs`" in say("2027-03-22") and "`crs`" not in say("2027-03-22", put("claims", "crs", "checked_on", "2026-11-23"))

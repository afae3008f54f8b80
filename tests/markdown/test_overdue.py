"""What a reader is told of facts that nobody has checked again in time."""

import json
import re
from pathlib import Path

import markdown
import pytest

from explainer.markdown import state
from tests import small
from tests.evidence.records import REPORT, TRIAL

STATUS = small.CLAIMS.replace("topic: safety", "topic: status")
#: The records say that they were checked on 22 November 2026: 60 days on is 21 January, twice as many 22 March 2027.
LAST_QUIET_DAY, FIRST_LOUD_DAY = "2027-03-22", "2027-03-23"
QUIET_FOR_A_REPORT, LOUD_FOR_A_REPORT = "2027-01-21", "2027-01-22"


@pytest.fixture
def render(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    docs = small.write(tmp_path, {"risks.md": ""}, claims=STATUS, trials=json.dumps([TRIAL]), reports=json.dumps([REPORT]))

    def render_(text: str, today: str) -> str:
        monkeypatch.setenv("TODAY", today)
        state.read(docs)  # as a build does when it begins
        settings = {"explainer.markdown": {"docs": str(docs)}}
        return markdown.markdown(text, extensions=["attr_list", "toc", "explainer.markdown"], extension_configs=settings)

    return render_


def said(html: str) -> str:
    box = re.search(r'<section [^>]*box--overdue.*?</section>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", box[0]).split()) if box else ""


@pytest.mark.parametrize(
    ("text", "quiet", "loud"),
    [
        ("{{ crs }} had it.", LAST_QUIET_DAY, FIRST_LOUD_DAY),
        ("{{ crs.sentence }}", LAST_QUIET_DAY, FIRST_LOUD_DAY),
        ("{{ crs.denominator | Words }} people.", LAST_QUIET_DAY, FIRST_LOUD_DAY),
        ("/// claims-table | status\n///\n", LAST_QUIET_DAY, FIRST_LOUD_DAY),
        ("/// trials\n///\n", LAST_QUIET_DAY, FIRST_LOUD_DAY),
        ("/// report | pause\n///\n", QUIET_FOR_A_REPORT, LOUD_FOR_A_REPORT),
    ],
)
def test_a_page_says_so_once_twice_the_interval_has_passed_and_not_before(text, quiet, loud, render):
    assert not said(render(text, quiet))
    assert said(render(text, loud)).startswith("Not checked again in time Some facts on this page were due to be checked again by ")


def test_the_notice_stands_before_everything_else_on_the_page(render):
    html = render("/// in-short\n- {{ crs }}\n///\n\n## Why? { #why }\n", FIRST_LOUD_DAY)
    assert html.index("box--overdue") < html.index("box--in-short")


def test_the_notice_names_the_day_that_was_missed_first_and_what_it_is_about(render):
    html = render("{{ crs }}\n\n/// trials\n///\n\n/// report | pause\n///\n", FIRST_LOUD_DAY)
    assert "checked again by 22 December 2026 and have not been: how things stand, trials, " in said(html)
    assert '<time datetime="2026-12-22">22 December 2026</time>' in html


def test_a_page_that_shows_only_slow_facts_says_nothing(render):
    assert not said(render("B cells were back after {{ return-of-b-cells }}. [@review2024]", "2046-01-01"))


def test_the_notice_stands_once_and_its_words_are_neither_searched_nor_marked(render):
    html = render("{{ crs }} and {{ crs }}", FIRST_LOUD_DAY)
    assert html.count("box--overdue") == 1
    assert re.search(r"<section [^>]*box--overdue no-terms[^>]*data-search-exclude", html)


def test_the_same_day_gives_the_same_page(render):
    assert render("{{ crs }}", FIRST_LOUD_DAY) == render("{{ crs }}", FIRST_LOUD_DAY)
    assert render("{{ crs }}", FIRST_LOUD_DAY) != render("{{ crs }}", LAST_QUIET_DAY)

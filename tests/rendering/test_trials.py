"""What a reader sees of the trials: those to ring first, each group counted, every word plain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from explainer.evidence import Evidence, load
from explainer.rendering import trials
from explainer.usage import Usage

ROOT = Path(__file__).resolve().parents[2]
HARD = ("refractory", "nephritis", "ANCA", "gamma-delta", "STAR receptor", "sclerosis", "myositis", "Sjögren", "hypertension", "biopsy", "cohort", "mRNA", "CD70", "class III")


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return load(ROOT / "docs" / "evidence")


@pytest.fixture(scope="module")
def drawn(evidence) -> BeautifulSoup:
    return BeautifulSoup(trials.table_of_all([], evidence, Usage({})), "html.parser")


def rows(of: Tag | BeautifulSoup) -> list[Tag]:
    return of.select("tbody tr")


def test_every_trial_stands_once_and_each_group_says_how_many_it_holds(drawn, evidence):
    assert sorted(row["id"] for row in rows(drawn)) == sorted(f"trial-{name}" for name in evidence.trials)
    groups = [(drawn.select_one("h3#taking"), drawn.select_one("h3#taking + .table-wrap")), *((fold.summary, fold) for fold in drawn.select("details"))]
    for title, group in groups:
        assert title.get_text().endswith(f"({len(rows(group))})")
        assert group.find("caption").get_text() and len(group.select("thead th")) == 5


def test_only_trials_with_a_number_that_are_said_to_take_people_stand_open(drawn, evidence):
    reported = trials.reported_paused(evidence)
    open_ = {row["id"].removeprefix("trial-") for row in rows(drawn) if not row.find_parent("details")}
    assert open_ == {name for name, trial in evidence.trials.items() if trials.standing(trial, reported) == trials.OPEN}
    assert all(evidence.trials[name].nct not in {None, *reported} for name in open_)


def test_a_trial_reported_as_paused_says_so_in_its_own_row_too(drawn, evidence):
    reported = trials.reported_paused(evidence)
    marked = {row["id"].removeprefix("trial-") for row in rows(drawn) if row.select_one("strong.flag")}
    assert marked == {name for name, trial in evidence.trials.items() if trial.nct in reported}


def test_no_row_holds_a_word_that_the_page_does_not_explain(drawn):
    said = " ".join(cell.get_text(" ") for row in rows(drawn) for cell in row.select("th, td")[:4])
    assert [word for word in HARD if word.lower() in said.lower()] == []
    explained = {item.strong.get_text() for item in drawn.select(".words li")}
    assert set(re.findall(r"CD\d+|BCMA", " ".join(cell.get_text(" ") for row in rows(drawn) for cell in row.select("td")[:3]))) <= explained


def test_a_word_is_explained_as_the_glossary_says_it(drawn, evidence):
    said = {item.get_text() for item in drawn.select(".words li")}
    assert f"CD19: {evidence.glossary['cd19'].definition}" in said


@pytest.mark.parametrize(("written", "said"), [
    ("SLE, systemic sclerosis and myositis (basket)", "SLE. Also takes other diseases."),
    ("rheumatoid arthritis, SLE, Sjögren's, systemic sclerosis; adults", "SLE; adults. Also takes other diseases."),
    ("lupus nephritis, extrarenal SLE, ANCA vasculitis", "Lupus of the kidneys, SLE outside the kidneys. Also takes other diseases."),
    ("refractory SLE, 18 to 70 years", "Hard-to-treat SLE, 18 to 70 years."),
])
def test_other_diseases_are_said_and_not_listed(written, said):
    assert trials.whom(written) == said


@pytest.mark.parametrize(("target", "said"), [
    ("CD19 and BCMA", "B cells (CD19) and plasma cells (BCMA)"), ("CD19 (STAR receptor)", "B cells (CD19)"),
    ("CD70", "another marker"), ("CD19 and CD70", "B cells (CD19) and another marker"), ("not stated", None), (None, None),
])
def test_what_cells_aim_at_is_said_by_the_cells_that_carry_it(target, said):
    assert trials.aim(target) == said

"""Every figure is drawn from its records: change one and its marks, its caption, its words and its file change together."""

from __future__ import annotations

import csv
import dataclasses
import io
import os
import re
import subprocess
import sys
from decimal import Decimal
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest

from explainer import figures
from explainer.evidence import Evidence, load
from explainer.evidence.dates import PartialDate
from explainer.evidence.intervals import interval_in_100
from explainer.evidence.model import CountValue, Study
from explainer.figures import frame, hand, ledger, placebo, returning
from explainer.rendering import trials

ROOT = Path(__file__).resolve().parents[2]
DRAWN = [name for name in figures.FIGURES if name not in (
    "first-five", "ledger", "harms", "few-people", "registered-trials", "trial-entry", "timeline", "context", "year-one", "claim-travels",
    "pooled-review", "afterwards", "beside-placebo", "listing")]


@cache
def evidence() -> Evidence:
    return load(ROOT / "docs" / "evidence")


def with_numerator(claim_id: str, numerator: int) -> Evidence:
    """Return the evidence with one numerator changed."""
    claim = evidence().claims[claim_id]
    value = claim.value.model_copy(update={"numerator": numerator})
    return dataclasses.replace(evidence(), claims={**evidence().claims, claim_id: claim.model_copy(update={"value": value})})


def tree(name: str, records: Evidence | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(f"<div>{frame.render(figures.FIGURES[name](records or evidence()))}</div>")


def cells_of(name: str, claim_id: str, records: Evidence) -> list[tuple[int, int, str]]:
    """Return filled marks, all marks and text of each cell that shows a claim."""
    found = []
    for cell in tree(name, records).iter("span"):
        buttons = [part for part in cell.iter("button") if part.get("popovertarget") == f"c-{claim_id}"]
        marks = cell.find("svg")
        if buttons and marks is not None and marks.get("class") == "dots":
            found.append((*people_in(marks), "".join(buttons[0].itertext())))
    return found


def people_in(marks: ElementTree.Element) -> tuple[int, int]:
    """Return how many people are drawn full and how many at all: the dashes of each line."""
    drawn = {
        part.get("class"): sum(int(run) // frame.STEP + 1 for run in re.findall(r"h(\d+)\.1", part.get("d"))) for part in marks
    }
    rings = drawn.get("dot dot--off", 0)
    assert rings == drawn.get("dot dot--hole", 0), "each ring has its hole"
    full = drawn.get("dot dot--on", 0) + drawn.get("dot dot--harm", 0)
    return full, full + rings


@pytest.mark.parametrize("name", figures.FIGURES)
def test_a_figure_says_its_message_and_from_where_and_when(name):
    figure = figures.FIGURES[name](evidence())
    assert len(figure.message.split()) >= 4, "the title is a message and not a label"
    words = "".join(tree(name).find("figure/figcaption").itertext())
    said = "checked on" in words.lower() or "our calculation" in words.lower() or "schematic, not to scale" in words.lower()
    assert said or name in ("ledger", "listing"), words
    if name == "listing":
        assert words.startswith("An invented example; no such trial exists.")
    if name == "ledger":
        assert "Press a number for its source" in words


@pytest.mark.parametrize("name", figures.FIGURES)
def test_a_figure_can_be_taken_along(name):
    files = frame.files(figures.FIGURES[name](evidence()))
    assert files
    for path, text in files.items():
        if path.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(text)))
            assert len(rows) > 1 and all(len(row) >= 2 for row in rows)
        else:
            assert ElementTree.fromstring(text).tag.endswith("svg")


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_is_sound_and_has_a_title_a_description_and_the_same_in_words(name):
    figure = figures.FIGURES[name](evidence())
    drawing = ElementTree.fromstring(str(figure.drawing))
    assert drawing.get("role") == "img"
    for part, attribute in (("title", "aria-labelledby"), ("desc", "aria-describedby")):
        found = drawing.find(part)
        assert found is not None and found.text and found.get("id") == drawing.get(attribute)
    assert len(figure.words) >= 3


@pytest.mark.parametrize("name", DRAWN)
def test_letters_in_a_drawing_are_big_enough_and_stay_inside_it(name):
    """Twelve pixels at the width of a small phone; measured with the widest of the fonts asked for."""
    drawing = ElementTree.fromstring(str(figures.FIGURES[name](evidence()).drawing))
    width = float(drawing.get("viewBox").split()[2])
    assert hand.LETTERS * 264 / width >= 12
    for text in drawing.iter("text"):
        lines = [span.text for span in text.iter("tspan")] or [text.text]
        for line in lines:
            long = len(line) * hand.LETTERS * hand.WIDEST
            x = float(text.get("x"))
            left = {"middle": x - long / 2, "end": x - long}.get(text.get("text-anchor"), x)
            assert -1 <= left and left + long <= width + 3, (name, line)


def test_no_two_figures_share_an_address():
    page = ElementTree.fromstring(str(figures.gallery([], evidence(), None)))
    ids = [part.get("id") for part in page.iter() if part.get("id")]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(("name", "claim_id"), [
    ("ledger", "remission-2022"), ("ledger", "remission-feng"), ("harms", "crs-2022"), ("harms", "icans-2024"), ("harms", "licats-share"),
    ("pooled-review", "remission-pooled"), ("pooled-review", "crs-pooled"),
])
@pytest.mark.parametrize("step", [0, -1])
def test_a_changed_count_changes_marks_words_and_data_together(name, claim_id, step):
    value = evidence().claims[claim_id].value
    count = value.numerator + step
    records = with_numerator(claim_id, count)
    assert cells_of(name, claim_id, records), "the claim is in the figure"
    for filled, everyone, words in cells_of(name, claim_id, records):
        assert (filled, everyone) == (count, value.denominator)
        assert words == f"{count} of {value.denominator} people"
    assert f"{count} of {value.denominator} people" in next(iter(frame.files(figures.FIGURES[name](records)).values()))


@pytest.mark.parametrize("name", ["ledger", "harms", "pooled-review"])
def test_drawn_people_equal_the_people_counted(name):
    checked = 0
    for claim_id, claim in evidence().claims.items():
        if isinstance(claim.value, CountValue):
            for filled, everyone, _ in cells_of(name, claim_id, evidence()):
                assert (filled, everyone) == (claim.value.numerator, claim.value.denominator), claim_id
                checked += 1
    assert checked >= 4


def test_a_changed_count_changes_the_bar_and_the_words_of_the_context():
    before, after = (tree("context", records) for records in (evidence(), with_numerator("remission-pooled", 40)))

    def bar(page: ElementTree.Element) -> tuple[dict[str, str], str]:
        row = next(row for row in page.iter("tr") if any(part.get("popovertarget") == "c-remission-pooled" for part in row.iter("button")))
        places = {part.get("class"): (part.get("x"), part.get("width")) for part in row.iter("rect")}
        return places, "".join(row.itertext())

    assert bar(before)[0]["bar-fill"] != bar(after)[0]["bar-fill"]
    assert bar(after)[0]["bar-tick"][0] == f"{40 / 64 * 100:g}"
    low, high = interval_in_100(40, 64)
    assert bar(after)[0]["bar-fill"] == (f"{low:g}", f"{high - low:g}")
    assert "40 of 64 people" in bar(after)[1] and f"chance allows {low} to {high} in 100" in bar(after)[1]
    changed = next(iter(frame.files(figures.FIGURES["context"](with_numerator("remission-pooled", 40))).values()))
    assert f"40 of 64 people,{low} to {high}" in changed


def with_placebo(claim_id: str, share: str) -> Evidence:
    """Return the evidence with another response on placebo."""
    claim = evidence().claims[claim_id]
    changed = claim.model_copy(update={"also": {**claim.also, "placebo": share}})
    return dataclasses.replace(evidence(), claims={**evidence().claims, claim_id: changed})


@pytest.mark.parametrize(("name", "claim_id"), [
    ("Anifrolumab", "anifrolumab-response"), ("Belimumab", "belimumab-response"), ("Obinutuzumab", "obinutuzumab-response"),
    ("Rituximab", "rituximab-trial"),
])
def test_a_medicine_stands_beside_its_own_placebo_with_the_difference_in_words(name, claim_id):
    claim = evidence().claims[claim_id]
    for records, dummy in ((evidence(), claim.also["placebo"]), (with_placebo(claim_id, "20"), "20")):
        row = next(row for row in tree("beside-placebo", records).iter("tr") if any(
            part.get("popovertarget") == f"c-{claim_id}" for part in row.iter("button")))
        said = " ".join("".join(row.itertext()).split())
        assert said.startswith(name) and f"{claim.value.value} in 100 with the medicine" in said and f"{dummy} in 100 with placebo" in said
        assert f"about {claim.also['more']} more in every 100" in said and ("chance" in said) == (name == "Rituximab")
        widths = [part.get("width") for part in row.iter("rect") if part.get("class") == "bar-fill"]
        assert widths == [str(claim.value.value), dummy]
        assert f"{dummy} in 100" in next(iter(frame.files(figures.FIGURES["beside-placebo"](records)).values()))


def test_a_difference_from_placebo_is_that_of_the_numbers_as_reported():
    for _, claim_id, _, _ in placebo.TRIALS:
        claim = evidence().claims[claim_id]
        medicine, dummy = (Decimal(part) for part in re.findall(r"\d+\.\d+", claim.value.as_reported)[:2])
        assert claim.also["more"] == str((medicine - dummy).quantize(Decimal(1)))


def test_only_like_measures_share_a_scale_and_a_flare_is_no_success():
    tables = list(tree("context").iter("table"))
    shared = [table for table in tables if len(table.findall("tbody/tr")) > 1]
    assert len(shared) == 1 and shared[0].find("caption").text == "Remission by the DORIS definition"
    flare = next(table for table in tables if table.find("caption").text == "Lupus that came back")
    assert {part.get("class") for part in flare.iter("rect")} == {"bar-track", "bar-tick"}, "a bar is only ever what chance allows"
    placebo = next(table for table in tables if "less than remission" in table.find("caption").text)
    low, high = (evidence().claims["placebo-range"].value.spread.low, evidence().claims["placebo-range"].value.value)
    assert f"{low} to {high} in 100" in "".join(placebo.itertext()) and not list(placebo.iter("svg")), "a range of trials is no bar"


def test_a_person_more_in_the_first_five_is_a_row_more():
    series = next(iter(evidence().series.values()))
    fewer = dataclasses.replace(evidence(), series={series.id: series.model_copy(update={"patients": series.patients[:-1]})})
    rows = [len(tree("first-five", records).findall(".//tbody/tr")) for records in (evidence(), fewer)]
    assert rows == [len(series.patients), len(series.patients) - 1]


def test_intervals_are_the_exact_ones():
    said = " ".join("".join(tree("few-people").itertext()).split())
    for interval in ("up to 52 of every 100", "as few as 48 of every 100", "up to 22 of every 100", "up to 3 of every 100"):
        assert interval in said


def test_every_registered_trial_is_one_mark_in_each_table():
    everyone = len(evidence().trials)
    for group in tree("registered-trials").iter("table"):
        assert sum(people_in(marks)[1] for marks in group.iter("svg")) == everyone
    fewer = dataclasses.replace(evidence(), trials=dict(list(evidence().trials.items())[:-1]))
    assert sum(people_in(marks)[1] for marks in next(tree("registered-trials", fewer).iter("table")).iter("svg")) == everyone - 1


def test_the_title_counts_the_trials_that_are_said_to_take_people_and_only_their_table_stands_open():
    drawn = tree("registered-trials")
    open_ = [table.find("caption").text for table in drawn.iter("table") if table not in [inner for fold in drawn.iter("details") for inner in fold.iter("table")]]
    row = next(row for row in drawn.iter("tr") if row.find("th") is not None and "said to take people" in "".join(row.find("th").itertext()))
    taking, numbered = people_in(row.find(".//svg"))[0], sum(bool(trial.nct) for trial in evidence().trials.values())
    assert open_ == ["By status"]
    assert figures.FIGURES["registered-trials"](evidence()).message.startswith(f"{taking} of the {numbered} trials ")


def test_each_line_of_the_invented_listing_is_explained_under_its_own_number():
    entry, words = tree("listing").findall(".//ol")
    named = ["".join(line.find("span").itertext()) for line in entry]
    assert len(named) == 7 and [line.find("strong").text for line in words] == named


def test_a_trial_reported_as_paused_is_never_counted_among_those_that_take_people():
    reported = {nct for report in evidence().reports.values() for nct in report.trials}
    rows = {"".join(row.find("th").itertext()): row for row in tree("registered-trials").iter("tr") if row.find("th") is not None}
    assert people_in(rows["reported as paused, not confirmed"].find(".//svg")) == (0, len(reported)), "rings, not full marks"
    taking = [trial for trial in evidence().trials.values() if trials.standing(trial) == "said to take people"]
    assert {trial.nct for trial in taking} >= reported
    assert people_in(rows["said to take people"].find(".//svg"))[0] == len(taking) - len(reported)


def test_a_harm_of_one_in_many_is_a_mark_as_large_as_every_other():
    (full, everyone, _), = cells_of("harms", "death-pooled", evidence())
    assert (full, everyone) == (1, 145)
    sizes = {
        int(marks.get("width")) / float(marks.get("viewBox").split()[2]) for marks in tree("harms").iter("svg") if marks.get("class") == "dots"
    }
    assert len(sizes) == 1


def test_where_no_death_was_read_it_says_what_was_seen():
    row = next(row for row in tree("harms").iter("tr") if "Death from infection" in "".join(row.itertext()))
    cells = ["".join(cell.itertext()) for cell in row.findall("td")]
    assert cells[0] == "no number found; 5 of 5 people in remission when last seen" and cells[1] == "no number found"


def test_remission_is_drawn_from_the_day_of_the_check_to_the_last_visit():
    bars = next(part for part in tree("b-cells-return").iter("path") if part.get("class") == "bar-fill").get("d")
    drawn = [tuple(map(float, run)) for run in re.findall(r"M([\d.]+) \d+H([\d.]+)", bars)]
    people = sorted((person.months_followed for person in evidence().series["five-2022"].patients), reverse=True)
    assert {start for start, _ in drawn} == {round(returning.month(3), 1)}, "not from day 0: lupus was active then"
    assert [end for _, end in drawn[:-1]] == [round(returning.month(float(months)), 1) for months in people[:-1]]


def test_a_number_of_days_is_given_in_months_and_named_as_ours():
    said = " ".join("".join(tree("ledger").itertext()).split())
    assert "about 23 months (middle value)" in said and "712" not in said and "Months after “about” are our calculation" in said


def test_a_rule_for_afterwards_is_as_long_as_its_record_says_whatever_the_unit():
    long = {part.find("td//button").get("popovertarget"): float(next(rect for rect in part.iter("rect") if rect.get("class") == "bar-fill").get("width"))
            for part in tree("afterwards").findall(".//tbody/tr")}
    assert long["c-near-us"] == long["c-driving-us"] == pytest.approx(100 * 2 / 52, abs=0.01)
    assert long["c-driving-us-old"] == pytest.approx(100 * 60 / 7 / 52, abs=0.01)
    assert long["c-vaccines-killed-earlier"] == 25 and long["c-no-pregnancy"] == 100 and long["c-vaccines-killed"] == 100


def test_a_stage_is_as_long_as_its_record_says_and_without_a_bar_where_it_says_none():
    rows = tree("year-one").findall(".//tbody/tr")
    long = [next((float(rect.get("width")) for rect in row.iter("rect") if rect.get("class") == "bar-fill"), None) for row in rows]
    days = [None, None, 6 / 24, 28, 3, 30 / 1440, 14, 30, 35]
    assert long == [None if day is None else pytest.approx(100 * day / 35, abs=0.01) for day in days]
    assert all(row.findall("td")[-1].get("data-label") == "My trial says" for row in rows)


def test_groups_of_one_table_stand_largest_first():
    sizes = [study.n_lupus or 0 for study in ledger.shown(evidence())]
    assert sizes == sorted(sizes, reverse=True)


def test_only_groups_in_a_journal_stand_open_and_every_group_stands_once():
    drawn = tree("ledger")
    everywhere = [row.get("id") for row in drawn.iter("tr") if row.get("id")]
    folded = {row.get("id") for part in drawn.iter("details") for row in part.iter("tr")}
    groups = {f"group-{study.id}": study for study in ledger.shown(evidence())}
    assert sorted(everywhere) == sorted(groups)
    assert {name for name in groups if name not in folded} == {
        name for name, study in groups.items() if study.source_kind == "journal" and not ledger.section(study, "none")}
    for part in list(drawn.iter("details"))[1:]:
        assert part.find("summary").text.startswith(f"{len(list(part.iter('tr'))) - len(list(part.iter('table')))} more groups")


def test_what_a_row_leaves_out_stands_behind_the_tables_with_a_link_to_the_row():
    drawn = tree("ledger")
    links = {part.get("href"): part for part in drawn.iter("a") if part.get("href", "").startswith("#")}
    assert set(links) == {f"#group-{study.id}" for study in ledger.shown(evidence())}
    said = {line.find("a").get("href"): "".join(line.itertext()) for line in drawn.iter("li") if line.find("a") is not None}
    for study in ledger.shown(evidence()):
        line = said[f"#group-{study.id}"]
        assert (study.product or study.intervention) in line and study.population[1:] in line and ledger.SOURCE_KIND[study.source_kind] in line
        for other in (*study.includes_patients_of, *study.may_overlap_with):
            assert evidence().studies[other].name in line


def test_a_row_of_the_ledger_begins_with_people_and_plain_words_for_their_cells():
    for study in ledger.shown(evidence()):
        row = next(row for row in tree("ledger").iter("tr") if row.get("id") == f"group-{study.id}")
        who, cells = ("".join(part.itertext()) for part in list(row.find("th"))[:2])
        assert re.fullmatch(r"(\d+ people|Number not read)(, \D+)?, 20\d\d", who) and not re.search(r"CD19|CD20|BCMA|mRNA|NK", cells), who


def test_nobody_so_far_is_said_with_its_day_and_leads_to_its_record():
    line = next(line for line in tree("ledger").iter("li") if line.find("a") is not None and line.find("a").get("href") == "#group-erlangen-2022")
    link = next(part for part in line.iter("a") if part.get("href", "").endswith("#claim-relapse-2022"))
    assert link.text == "0 of 5 people" and (link.tail or "").strip() == "by September 2022"


def test_a_year_and_its_december_are_given_in_the_same_order_on_every_day_and_machine():
    first = next(iter(evidence().claims.values()))
    dated = [first.model_copy(update={"data_as_of": PartialDate.parse(day)}) for day in ("2025-12", "2025", "2020")]
    said = {frame.source_line(list(order), evidence()) for order in permutations(dated)}
    assert len(said) == 1 and "Data as of 2020 to December 2025" in said.pop()


def test_every_kind_of_source_has_its_words():
    assert set(get_args(Study.model_fields["source_kind"].annotation)) == ledger.SOURCE_KIND.keys()


@pytest.mark.parametrize("name", figures.FIGURES)
def test_a_figure_says_in_a_line_how_to_read_it_or_numbers_its_words(name):
    figure = figures.FIGURES[name](evidence())
    assert figure.how or figure.words
    assert len(figure.how.split()) <= 25, figure.how


def test_what_was_not_read_is_never_drawn_as_zero():
    for row in tree("ledger").iter("tr"):
        if "not read" in "".join(row.itertext()).lower():
            empty = [svg for svg in row.iter("svg") if not list(svg)]
            assert not empty


def test_kinds_of_cells_differ_in_shape_as_well_as_in_colour():
    shapes = {name: ElementTree.fromstring(f"<g>{draw(0, 0)}</g>") for name, draw in (
        ("b", hand.b_cell), ("t", hand.t_cell), ("plasma", hand.plasma_cell))}
    body = {name: [part.tag for part in shape if "cell" in part.get("class", "") or part.get("class") == "plasma"] for name, shape in shapes.items()}
    assert body == {"b": ["circle"], "t": ["rect"], "plasma": ["ellipse"]}


def test_the_same_records_give_the_same_bytes_whatever_the_hash_seed():
    code = (
        "import hashlib, pathlib; from explainer import figures; from explainer.evidence import load;"
        "found = figures.files(load(pathlib.Path('docs/evidence')));"
        "print(hashlib.sha256(repr(sorted(found.items())).encode()).hexdigest())"
    )
    seen = {
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_no_figure_asks_for_a_picture_of_text():
    for name in figures.FIGURES:
        assert not re.search(r"<(?:img|image|canvas)\b", frame.render(figures.FIGURES[name](evidence())))

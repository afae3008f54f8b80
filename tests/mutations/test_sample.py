"""A few of the faults on every run: drawn by the day, so that all are seen in time, and the harmless changes too."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
import yaml

from tests.mutations.faults import FAULTS
from tests.mutations.run import CHECK, LINT, RESULTS, Outcome, changed, copies, judge, name, published

#: Those that take a second: what needs a whole build or a browser waits for `make mutate`.
QUICK = [fault for fault in FAULTS if fault.command in (CHECK, LINT)]
DRAWN = Random(date.today().toordinal()).sample([fault for fault in QUICK if fault.layer != "control"], 8)
CONTROLS = Random(date.today().toordinal()).sample([fault for fault in QUICK if fault.layer == "control"], 2)


@pytest.fixture(scope="module")
def copy():
    with copies(1) as waiting:
        yield waiting.get()


@pytest.mark.parametrize("fault", [*DRAWN, *CONTROLS], ids=lambda fault: fault.name)
def test_a_fault_is_caught_with_the_right_words_and_a_harmless_change_passes(fault, copy):
    outcome = judge(fault, copy)
    assert outcome.caught, outcome.why


def test_every_declared_fault_still_finds_the_text_that_it_breaks(copy):
    sound = {fault.file: (copy / fault.file).read_text(encoding="utf-8") for fault in FAULTS}
    assert not [fault.name for fault in FAULTS if changed(fault, sound[fault.file]) == sound[fault.file]]


def test_the_list_is_long_enough_and_names_are_its_keys():
    assert sum(fault.layer != "control" for fault in FAULTS) >= 60 and sum(fault.layer == "control" for fault in FAULTS) >= 10
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


def test_what_the_site_says_of_them_is_what_is_declared_and_all_of_it_held():
    results = yaml.safe_load(RESULTS.read_text(encoding="utf-8"))
    assert [entry["id"] for entry in results] == [name(fault) for fault in FAULTS], "run `make mutate FAULTS=--new`"
    assert not [entry["what"] for entry in results if not entry["held"]]


def test_a_new_run_keeps_what_was_known_and_drops_what_is_no_longer_declared():
    first, second, third = FAULTS[:3]
    day = date(2026, 11, 25)
    known = published("[]", [Outcome(first, True, "", 0), Outcome(second, True, "", 0)], FAULTS, day)
    after = yaml.safe_load(published(known, [Outcome(third, False, "", 0)], [second, third], day))
    assert [(entry["what"], entry["held"]) for entry in after] == [(second.name, True), (third.name, False)]

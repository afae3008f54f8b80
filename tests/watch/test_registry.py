"""Trials whose record in the register has moved."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from explainer.cli import main
from explainer.evidence import load
from explainer.rendering.trials import UNREAD, standing
from explainer.watch import registry
from explainer.watch.fetch import NotAnswered
from tests.evidence.records import sound, write
from tests.watch.answers import register

TODAY = date(2026, 11, 24)
TRIALS = """\
# yaml-language-server: $schema=schema/trials.json
# What is registered.

- id: trial-a
  nct: NCT00000001 # read in the register
  product: Cells A
  sponsor: Example
  phase: 1/2a
  n_planned: 24
  status: recruiting
  countries:
  - Spain
  - Germany
  children: false
  first_registered: 2024-09
  as_of: 2026-10
  checked_on: '2026-11-22'
  note: It is the first.

# without a number
- id: trial-b
  product: Cells B
  checked_on: '2026-11-22'
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return written(tmp_path)


def written(root: Path, trials: str = TRIALS) -> Path:
    write(root, sound())
    (root / "docs" / "evidence" / "trials.yml").write_text(trials, encoding="utf-8")
    return root / "docs" / "evidence"


def look(answer, today: date = TODAY, trials: str = TRIALS) -> registry.Report:
    """Return what the watch says in the folder in which we are."""
    written(Path(), trials)
    path = Path("docs/evidence/trials.yml")
    return registry.report(load(path.parent, today=today, root=Path()), path, register(answer), today)


def test_a_trial_on_which_we_agree_says_nothing(folder):
    assert look("trials/same.json") == registry.Report("", "")


def test_a_remark_behind_the_same_status_and_letters_behind_the_same_phase_are_no_difference(folder):
    assert look("trials/same.json", trials=TRIALS.replace("status: recruiting", "status: recruiting in March 2025")).diff == ""


SUSPENDED = """\
--- a/docs/evidence/trials.yml
+++ b/docs/evidence/trials.yml
@@ -7,14 +7,14 @@
   sponsor: Example
   phase: 1/2a
   n_planned: 24
-  status: recruiting
+  status: suspended
   countries:
   - Spain
   - Germany
   children: false
   first_registered: 2024-09
-  as_of: 2026-10
-  checked_on: '2026-11-22'
+  as_of: '2026-11-10'
+  checked_on: '2026-11-24'
   note: It is the first.
 
 # without a number
"""


def test_a_changed_status_is_proposed_as_exactly_these_lines(folder):
    assert look("trials/suspended.json").diff == SUSPENDED


@pytest.mark.parametrize("tool", [["git", "apply"], ["patch", "-p1", "--silent", "-i"]], ids=["git", "patch"])
def test_the_proposed_change_applies_and_passes_the_check(tool, folder, capsys):
    if not shutil.which(tool[0]):
        pytest.skip(f"{tool[0]} is not here")
    Path("trials.diff").write_text(look("trials/larger.json").diff, encoding="utf-8")
    subprocess.run([*tool, "trials.diff"], check=True, timeout=60)
    assert main(["check", "--today", TODAY.isoformat()]) == 0
    trial = load(folder, today=TODAY).trials["trial-a"]
    assert (trial.n_planned, trial.countries, trial.checked_on) == (36, ["Spain", "Germany", "Italy"], TODAY)
    assert "nct: NCT00000001 # read in the register\n" in (folder / "trials.yml").read_text()
    assert look_again(folder) == registry.Report("", "")


def look_again(folder: Path) -> registry.Report:
    return registry.report(load(folder, today=TODAY), folder / "trials.yml", register("trials/larger.json"), TODAY)


def test_what_changed_is_said_with_old_and_new_and_the_registers_reason_as_plain_text(folder):
    assert look("trials/suspended.json").text == (
        "## Trials whose record has moved, or is due to be checked again: 1\n\n"
        "- https://clinicaltrials.gov/study/NCT00000001 (`trial-a`): status `recruiting` → `suspended`; "
        "the register's reason: `Pending review of a *safety* event, see @sponsor`; named in the unconfirmed report `pause`\n\n"
        "## Not in this register, look by hand: 1\n\n- `trial-b`\n"
    )


def test_changed_people_and_countries_are_said(folder):
    said = look("trials/larger.json").text
    assert "n_planned `24` → `36`; countries `Spain, Germany` → `Spain, Germany, Italy`" in said


def test_people_who_came_do_not_replace_people_who_were_planned(folder):
    found = look("trials/enrolled.json")
    assert "status `recruiting` → `active, not recruiting`" in found.text and "n_planned" not in found.text


def test_a_field_that_we_had_not_read_is_filled(folder):
    bare = "- id: trial-a\n  nct: NCT00000001\n  product: Cells A\n  checked_on: '2026-11-22'\n"
    added = [line for line in look("trials/same.json", trials=bare).diff.splitlines() if line.startswith("+ ")]
    assert added == [
        "+  sponsor: Example Therapeutics", "+  phase: 1/2", "+  n_planned: 24", "+  status: recruiting", "+  countries:", "+  - Germany",
        "+  - Spain", "+  children: false", "+  first_registered: '2024-09-02'", "+  as_of: '2026-11-10'", "+  checked_on: '2026-11-24'",
    ]


def test_a_trial_on_which_we_agree_is_checked_again_once_it_is_due(folder):
    found = look("trials/same.json", today=date(2027, 1, 21), trials=TRIALS.replace("status: recruiting", "status: recruiting (listing)"))
    assert "no change, checked again" not in found.text and "status `recruiting (listing)` → `recruiting`" in found.text
    assert "no change, checked again" in look("trials/same.json", today=date(2027, 1, 21)).text
    assert "+  checked_on: '2027-01-21'\n" in found.diff


def test_a_word_that_we_have_none_for_is_shown_and_nothing_is_proposed(folder):
    found = look("trials/unknown-word.json")
    assert found.text.startswith("## Words of the register that we have none for: 1\n") and "- `NCT00000001`: `ON_HOLD`\n" in found.text
    assert found.diff == ""


def test_a_silent_register_takes_nothing_away(folder, tmp_path):
    protocol = {"identificationModule": {"nctId": "NCT00000001"}}
    written(Path())
    trial = load(folder, today=TODAY).trials["trial-a"]
    assert registry.look(trial, protocol, TODAY).changes == {}


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (NotAnswered("not known there (404)"), "not known there (404)"),
        (NotAnswered("no answer within 30 seconds"), "no answer within 30 seconds"),
        ("crossref/malformed.json", "the answer is no JSON"),
        ("crossref/quiet.json", "the answer has no 'protocolSection'"),
        ("trials/moved.json", "the answer is about `NCT00000009`"),
    ],
)
def test_what_could_not_be_asked_is_a_line_and_proposes_nothing(answer, why, folder):
    found = look(answer)
    assert found.text.startswith(f"## Could not be asked: 1\n\n- `NCT00000001`: {why}\n") and found.diff == ""


def test_every_status_that_can_be_proposed_is_one_that_readers_can_sift_by(folder):
    trial = load(folder, today=TODAY).trials["trial-a"]
    sifted = {word: standing(trial.model_copy(update={"status": word})) for word in registry.STATUSES.values()}
    assert [word for word, found in sifted.items() if found == UNREAD] == [registry.STATUSES["UNKNOWN"]]
    assert [word for word, found in sifted.items() if found == "said to take people"] == ["recruiting"]


def test_a_question_goes_to_the_studys_own_address(folder):
    asked = []
    path = folder / "trials.yml"
    registry.report(load(folder, today=TODAY), path, register("trials/same.json", asked), TODAY)
    assert asked == ["https://clinicaltrials.gov/api/v2/studies/NCT00000001"]

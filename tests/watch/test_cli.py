"""The commands that a scheduled workflow runs: Markdown on the output, and an exit code that says whether there is any."""

from pathlib import Path

import pytest

from explainer.cli import main
from explainer.watch.fetch import NotAnswered
from tests.evidence.records import sound, write
from tests.watch.answers import register


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, sound())


def test_nothing_due_is_silent_and_0(folder, capsys):
    assert main(["stale", "--today", "2026-11-24"]) == 0
    assert capsys.readouterr().out == ""


def test_something_due_is_markdown_and_1(folder, capsys):
    assert main(["stale", "--today", "2026-12-22"]) == 1
    assert capsys.readouterr().out.startswith("## Due on 2026-12-22: 1\n")


def test_the_day_may_stand_in_the_environment(folder, capsys, monkeypatch):
    monkeypatch.setenv("TODAY", "2026-12-22")
    assert main(["stale"]) == 1
    assert capsys.readouterr().out.startswith("## Due on 2026-12-22: 1\n")


@pytest.mark.parametrize(("answer", "code"), [("crossref/quiet.json", 0), ("crossref/retracted.json", 1), (NotAnswered("no answer"), 1)])
def test_crossref_is_0_without_and_1_with_something_to_look_at(answer, code, folder, capsys):
    assert main(["watch", "crossref", "--today", "2026-11-24"], fetch=register(answer)) == code
    assert bool(capsys.readouterr().out) is bool(code)


def test_trials_come_with_the_proposed_change_in_the_words_and_as_a_file(folder, capsys):
    assert main(["watch", "trials", "--today", "2026-11-24", "--diff", "trials.diff"], fetch=register("trials/suspended.json")) == 1
    diff = Path("trials.diff").read_text(encoding="utf-8")
    assert diff.startswith("--- a/docs/evidence/trials.yml\n+++ b/docs/evidence/trials.yml\n") and "+  status: suspended\n" in diff
    assert capsys.readouterr().out.endswith(f"```diff\n{diff}```\n")


def test_faulty_evidence_is_1_with_nothing_on_the_output(folder, capsys):
    (folder / "trials.yml").write_text("- x\n", encoding="utf-8")
    for task in (["stale"], ["watch", "crossref"], ["watch", "trials"]):
        assert main(task, fetch=register(NotAnswered("must not be asked"))) == 1
    said = capsys.readouterr()
    assert said.out == "" and "1 faults in docs/evidence" in said.err


@pytest.mark.parametrize("wrong", [["watch"], ["watch", "pubmed"], ["stale", "--today", "soon"], ["watch", "crossref", "--diff", "x"]])
def test_a_wrong_word_is_wrong_usage(wrong, folder):
    with pytest.raises(SystemExit) as caught:
        main(wrong)
    assert caught.value.code == 2

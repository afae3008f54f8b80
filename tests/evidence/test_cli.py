"""The commands behind ``make check``, ``make lint`` and ``make schema``."""

import pytest

from explainer.cli import main
from tests import small
from tests.evidence.records import put, sound, write
from tests.lint.pages import page


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return write(tmp_path, sound())


def test_sound_evidence_is_counted_and_the_exit_code_is_0(folder, capsys):
    assert main(["check", "--evidence", "docs/evidence", "--today", "2026-11-24"]) == 0
    assert capsys.readouterr().out == "2 claims, 3 sources, 1 groups of people: sound\n"


def test_faults_are_printed_with_their_place_and_the_exit_code_is_1(folder, capsys):
    data = sound()
    put("claims", "crs", "study", "fife")(data)
    write(folder.parents[1], data)
    assert main(["check"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "docs/evidence/claims.yml:3:10: crs: study: 'fife' is no study in studies.yml (did you mean 'five'?)\n" in said.err
    assert said.err.endswith("1 faults in docs/evidence\n")


def test_on_github_each_fault_marks_its_line(folder, capsys, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (folder / "trials.yml").write_text("- x\n", encoding="utf-8")
    assert main(["check"]) == 1
    assert capsys.readouterr().out.startswith("::error file=docs/evidence/trials.yml,line=1,col=3::record 1: expected a record")


def test_today_can_be_said(folder, capsys):
    assert main(["check", "--today", "2020-01-01"]) == 1
    assert "is in the future (today is 2020-01-01)" in capsys.readouterr().err


def test_today_can_be_said_in_the_environment_and_an_option_goes_first(folder, capsys, monkeypatch):
    monkeypatch.setenv("TODAY", "2020-01-01")
    assert main(["check"]) == 1
    assert "is in the future (today is 2020-01-01)" in capsys.readouterr().err
    assert main(["check", "--today", "2026-11-24"]) == 0


@pytest.mark.parametrize("task", ["check", "lint"])
def test_evidence_and_pages_stay_sound_however_old_they_grow(task, folder):
    (folder.parent / "risks.md").write_text(page(last_reviewed="2026-11-22", next_review="2027-03-01"), encoding="utf-8")
    assert main([task, "--today", "2046-11-24"]) == 0


def test_a_wrong_today_in_the_environment_is_wrong_usage(folder, monkeypatch):
    monkeypatch.setenv("TODAY", "soon")
    with pytest.raises(SystemExit) as caught:
        main(["check"])
    assert caught.value.code == 2


def test_a_wrong_option_is_wrong_usage(folder):
    with pytest.raises(SystemExit) as caught:
        main(["check", "--today", "soon"])
    assert caught.value.code == 2


def test_lint_prints_problems_with_file_and_line_and_the_exit_code_is_1(folder, capsys):
    (folder.parent / "page.md").write_text("Three of five.\n", encoding="utf-8")
    assert main(["lint"]) == 1
    said = capsys.readouterr().err
    assert "docs/page.md:1: 'Three' is a number typed into prose; name its claim: {{ claim-id }}\n" in said
    assert "problems in docs\n" in said


def test_lint_of_faulty_evidence_says_its_faults_first(folder, capsys):
    (folder / "trials.yml").write_text("- x\n", encoding="utf-8")
    assert main(["lint"]) == 1
    assert "1 faults in docs/evidence" in capsys.readouterr().err


def test_the_worklist_is_no_fault(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    small.write(tmp_path, sources="", studies="", claims="", glossary="")
    assert main(["lint", "--worklist"]) == 0
    assert capsys.readouterr().out == "0 pages: sound\n"


def test_schemas_are_written_beside_the_files(folder, capsys):
    assert main(["schema"]) == 0
    assert capsys.readouterr().out.endswith("11 of 11 schemas changed\n")
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == "0 of 11 schemas changed\n"

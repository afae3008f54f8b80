"""The shell of every workflow is sound, names only what is here, and does what it says: run here, with GitHub's part played.

What runs on GitHub alone is played by programs that note how they were called: ``gh``, ``make`` and what is in ``.venv/bin``.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from explainer import __version__

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".github" / "workflows"
#: What stands for GitHub's own values; nothing else may be asked for in a shell's text.
EXPRESSION = re.compile(r"\$\{\{.*?\}\}")
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
#: Notes its name and arguments, says what the file of its name holds, and fails if there is one that says so.
PLAYER = '#!/bin/sh\necho "${0##*/} $*" >> "$NOTES"\nif [ -f "$ANSWERS/${0##*/}" ]; then cat "$ANSWERS/${0##*/}"; fi\n[ ! -f "$ANSWERS/${0##*/}.fails" ]\n'


@dataclass(frozen=True)
class Step:
    """A step that runs a shell: its workflow, its place in it, its text and its own variables."""

    workflow: str
    name: str
    run: str
    env: dict[str, str]


def steps() -> list[Step]:
    """Return every step of every workflow that runs a shell."""
    found = []
    for path in sorted(FOLDER.glob("*.yml")):
        for job, parts in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].items():
            for number, step in enumerate(parts.get("steps", []), start=1):
                if "run" in step:
                    found.append(Step(path.name, f"{path.stem}-{job}-{number}", step["run"], step.get("env", {})))
    return found


def named(workflow: str, words: str) -> Step:
    """Return the one step of a workflow whose text holds these words."""
    (found,) = [step for step in steps() if step.workflow == workflow and words in step.run]
    return found


@pytest.fixture
def play(tmp_path: Path):
    """Return a function that runs a step as GitHub does (``bash -e``) in an empty folder, and returns what was called."""
    here, programs, answers, notes = (tmp_path / name for name in ("here", "programs", "answers", "notes"))
    for folder in (here / ".venv" / "bin", here / "auditor" / "bin", programs, answers):
        folder.mkdir(parents=True)
    for path in (programs / "make", programs / "gh", here / ".venv" / "bin" / "linkchecker", here / "auditor" / "bin" / "pip-audit"):
        path.write_text(PLAYER)
        path.chmod(0o755)
    for path in ("CHANGELOG.md", ".ci/run", "requirements.txt", "requirements-test.txt", "explainer/__init__.py", ".github/scripts/one-issue.sh"):
        (here / path).parent.mkdir(parents=True, exist_ok=True)
        (here / path).write_bytes((ROOT / path).read_bytes())

    def run(step: Step, *, code: int = 0, fails: str = "", said: dict[str, str] | None = None, **variables: str) -> list[str]:
        for name, text in (said or {}).items():
            (answers / name).write_text(text)
        if fails:
            (answers / f"{fails}.fails").touch()
        notes.write_text("")
        path = f"{programs}{os.pathsep}{os.environ['PATH']}"
        env = {"PATH": path, "HOME": str(tmp_path), "NOTES": str(notes), "ANSWERS": str(answers), "GH_TOKEN": "none", **variables}
        done = subprocess.run(["bash", "-e", "-c", step.run], cwd=here, env=env, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == code, done.stdout + done.stderr
        return notes.read_text().splitlines()

    run.here = here
    return run


def test_every_workflow_runs_something():
    assert {step.workflow for step in steps()} == {path.name for path in FOLDER.glob("*.yml")}


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.name)
def test_a_step_is_sound_shell(step):
    done = subprocess.run(["bash", "-n"], input=step.run, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.name)
def test_a_step_takes_what_others_wrote_from_variables_and_never_into_its_text(step):
    assert not EXPRESSION.search(step.run)  # GitHub, "Security hardening": a branch's name can be a program


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.name)
def test_a_step_names_only_targets_and_files_that_are_here(step):
    for target in re.findall(r"\bmake ([a-z-]+)", step.run):
        assert target in TARGETS, target
    for path in re.findall(r"(?<![\w./-])((?:\.ci|\.github/scripts|tests|overrides|docs|explainer)/[\w./-]+|requirements[\w-]*\.txt)", step.run):
        assert (ROOT / path).exists(), path


def test_a_change_is_tested_by_the_command_that_people_use(play):
    assert play(named("test.yml", ".ci/run")) == ["make test"]


def test_a_pull_request_gets_the_built_site_to_look_at(play):
    assert play(named("test.yml", "make site")) == ["make site"]
    preview = yaml.safe_load((FOLDER / "test.yml").read_text(encoding="utf-8"))["jobs"]["preview"]["steps"]
    assert preview[-1]["uses"].startswith("actions/upload-artifact@") and preview[-1]["with"]["path"] == "site"


def test_pages_get_the_site_with_its_copies_at_the_address_that_serves_it(play):
    step = named("pages.yml", "make release")
    assert play(step) == ["make release"]
    assert step.env["SITE_URL"] == "${{ steps.pages.outputs.base_url }}/"


def test_nothing_is_published_that_was_not_tested():
    for name, job in (("pages.yml", "build"), ("release.yml", "release")):
        jobs = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))["jobs"]
        assert jobs["test"]["uses"] == "./.github/workflows/test.yml" and jobs[job]["needs"] == "test"


def test_a_push_to_main_does_not_cancel_the_test_that_publishing_waits_for():
    group = yaml.safe_load((FOLDER / "test.yml").read_text(encoding="utf-8"))["concurrency"]["group"]
    assert "github.workflow" in group  # the caller's name, where this one is called


def test_a_tag_of_another_version_is_refused(play):
    play(named("release.yml", "notes.md\n"), code=1, GITHUB_REF_NAME="v99.0.0")


def test_a_version_that_the_changelog_does_not_know_is_refused(play):
    (play.here / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n- Much.\n")
    play(named("release.yml", "notes.md\n"), code=1, GITHUB_REF_NAME=f"v{__version__}")


def test_the_notes_of_a_release_are_its_section_of_the_changelog(play):
    (play.here / "CHANGELOG.md").write_text(f"# Changelog\n\n## Unreleased\n\n- Next.\n\n## {__version__} - 2026-11-24\n\n- This.\n\n## 0.0.1\n\n- Before.\n")
    play(named("release.yml", "notes.md\n"), GITHUB_REF_NAME=f"v{__version__}")
    assert (play.here / "notes.md").read_text().split() == ["-", "This."]


def test_a_release_takes_along_every_file_whose_sum_is_true(play):
    folder = play.here / "dist" / "release"
    folder.mkdir(parents=True)
    (folder / "a.zip").write_text("a")
    sums = subprocess.run(["sha256sum", "a.zip"], cwd=folder, capture_output=True, text=True, check=True).stdout
    (folder / "SHA256SUMS").write_text(sums)
    (call,) = play(named("release.yml", "gh release"), GITHUB_REF_NAME="v9.9.9")
    assert call == "gh release create v9.9.9 --verify-tag --title v9.9.9 --notes-file notes.md dist/release/SHA256SUMS dist/release/a.zip"
    (folder / "a.zip").write_text("b")
    assert play(named("release.yml", "gh release"), code=1, GITHUB_REF_NAME="v9.9.9") == []


def test_dead_links_open_one_issue_and_then_update_it(play):
    check, tell = named("links.yml", "linkchecker"), named("links.yml", "one-issue.sh")
    calls = play(check, said={"linkchecker": "Real URL   https://example.org/\n"})
    assert [call.split()[0] for call in calls] == ["make", "linkchecker"]
    assert [call.split()[:3] for call in play(tell)] == [["gh", "issue", "list"], ["gh", "label", "create"], ["gh", "issue", "create"]]
    assert "https://example.org/" in (play.here / "body.md").read_text()
    assert play(tell, said={"gh": "7\n"})[1].startswith("gh issue edit 7 ")


def test_no_issue_is_opened_where_every_link_answers(play):
    play(named("links.yml", "linkchecker"))
    assert play(named("links.yml", "one-issue.sh")) == []


def test_a_package_with_a_known_fault_fails_the_audit_and_opens_one_issue(play):
    look, tell = named("audit.yml", "bin/pip-audit"), named("audit.yml", "one-issue.sh")
    play(look, code=1, fails="pip-audit", said={"pip-audit": "markdown 3.11.3 PYSEC-0000-1\n"})
    assert [call.split()[:3] for call in play(tell)] == [["gh", "issue", "list"], ["gh", "label", "create"], ["gh", "issue", "create"]]
    assert "PYSEC-0000-1" in (play.here / "body.md").read_text()
    assert play(tell, said={"gh": "7\n"})[1].startswith("gh issue edit 7 ")


def test_an_audit_that_could_not_start_says_so(play):
    play(named("audit.yml", "one-issue.sh"))
    assert "could not be installed" in (play.here / "body.md").read_text()


def test_an_issue_is_opened_only_if_the_audit_failed():
    (tell,) = [step for step in yaml.safe_load((FOLDER / "audit.yml").read_text(encoding="utf-8"))["jobs"]["audit"]["steps"] if "one-issue.sh" in step.get("run", "")]
    assert tell["if"] == "failure()"

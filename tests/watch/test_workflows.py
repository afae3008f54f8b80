"""Scheduled workflows: when they run, what they may do, and how they open one issue and not fifty."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from explainer.cli import main

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / ".github" / "scripts" / "one-issue.sh"
SCHEDULED = ("audit", "links", "watch")

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="bash is not here")


def workflow(name: str) -> dict:
    # BaseLoader: YAML 1.1 would read the key 'on' as true
    return yaml.load((ROOT / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)


def steps(name: str) -> list[dict]:
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("name", SCHEDULED)
def test_a_watch_runs_by_the_clock_or_by_hand_and_never_for_a_pull_request(name):
    assert set(workflow(name)["on"]) == {"schedule", "workflow_dispatch"}


@pytest.mark.parametrize("name", SCHEDULED)
def test_a_watch_may_write_issues_and_nothing_else(name):
    said = workflow(name)
    for permissions in (said["permissions"], *(job.get("permissions", {}) for job in said["jobs"].values())):
        assert {key for key, value in permissions.items() if value == "write"} <= {"issues"}


@pytest.mark.parametrize("name", SCHEDULED)
def test_only_the_step_that_opens_the_issue_holds_the_token(name):
    assert [step["name"] for step in steps(name) if "GH_TOKEN" in step.get("env", {})] == ["Open or update one issue"]


@pytest.mark.parametrize("name", SCHEDULED)
def test_every_watch_opens_its_issue_through_the_one_script(name):
    assert [step["name"] for step in steps(name) if SCRIPT.name in step.get("run", "")] == ["Open or update one issue"]


@pytest.mark.parametrize("watch", workflow("watch")["jobs"]["watch"]["strategy"]["matrix"]["include"], ids=lambda watch: watch["label"])
def test_every_command_of_the_workflow_is_one_that_there_is(watch, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(watch["command"].split()) == 1  # understood: 2 would be wrong usage, 1 says that there is no evidence here


ASK = next(step["run"] for step in steps("watch") if step.get("name") == "Ask")


@pytest.mark.parametrize(("code", "words", "passes"), [(0, "", True), (1, "## Found", True), (1, "", False), (2, "", False), (3, "x", False)])
def test_a_watch_that_fails_itself_is_told_from_one_that_found_something(code, words, passes, tmp_path):
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f"#!/bin/sh\nprintf '%s' '{words}'\nexit {code}\n")
    python.chmod(0o755)
    done = subprocess.run(["bash", "-e", "-c", ASK], cwd=tmp_path, env={**os.environ, "COMMAND": "stale"}, timeout=60, check=False)
    assert (done.returncode == 0) is passes


@pytest.fixture
def issue(tmp_path):
    """Return a function that runs the script with a gh that only notes what it is told, and returns the notes and the body."""
    (tmp_path / "bin").mkdir()
    gh = tmp_path / "bin" / "gh"
    gh.write_text(
        '#!/bin/sh\nprintf "%s|" "$@" >> "$NOTES"; echo >> "$NOTES"\n'
        'if [ "$2" = list ]; then printf "%s" "$OPEN"; exit; fi\n'
        'while [ $# -gt 0 ]; do if [ "$1" = --body-file ]; then cp "$2" "$NOTES.body"; fi; shift; done\n'
    )
    gh.chmod(0o755)
    notes = tmp_path / "notes"

    def run(body: str | None, open_: str = "") -> tuple[list[str], str]:
        if body is not None:
            (tmp_path / "body.md").write_text(body, encoding="utf-8")
        variables = {**os.environ, "PATH": f"{gh.parent}:{os.environ['PATH']}", "NOTES": str(notes), "OPEN": open_}
        command = ["bash", str(SCRIPT), "stale", "Facts to check again", "body.md"]
        subprocess.run(command, cwd=tmp_path, env=variables, timeout=60, check=True)
        sent = Path(f"{notes}.body")
        told = notes.read_text().splitlines() if notes.exists() else []
        return [line.rsplit("--body-file|", 1)[0] for line in told], sent.read_text(encoding="utf-8") if sent.exists() else ""

    return run


@pytest.mark.parametrize("body", ["", None])
def test_nothing_found_opens_nothing(body, issue):
    assert issue(body) == ([], "")


LIST = "issue|list|--label|stale|--state|open|--limit|1|--json|number|--jq|.[0].number // empty|"


def test_a_first_finding_opens_an_issue_under_its_label(issue):
    told = [LIST, "label|create|stale|--force|", "issue|create|--title|Facts to check again|--label|stale|"]
    assert issue("## Due\n\n- `crs` … \n") == (told, "## Due\n\n- `crs` … \n")


def test_a_later_finding_renews_the_issue_that_is_open(issue):
    assert issue("## Due\n", open_="7") == ([LIST, "issue|edit|7|"], "## Due\n")


def test_what_is_too_long_for_an_issue_ends_with_a_whole_line_a_closed_fence_and_a_word_about_it(issue):
    _, sent = issue("```diff\n" + "+ ä\n" * 20_000 + "```\n")
    lines = sent.splitlines()
    assert len(sent) < 65_536 and set(lines[1:-3]) == {"+ ä"}
    assert lines[-3:-1] == ["```", ""] and lines[-1].startswith("There is more")


def test_a_wrong_number_of_words_is_wrong_usage():
    assert subprocess.run(["bash", str(SCRIPT), "stale"], capture_output=True, timeout=60, check=False).returncode == 2

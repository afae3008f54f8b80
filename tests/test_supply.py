"""What we build with is what we locked, and nothing that can change under us."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_package_is_pinned_and_hashed(name):
    entries = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / name).read_text(encoding="utf-8").strip())
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[\w.\[\]-]+==[\w.+!-]+( ;[^\\\n]*)? \\\n", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_every_dependency_that_we_name_is_pinned_exactly():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for named in [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]:
        assert re.fullmatch(r"[\w.-]+==[\w.]+", named), named


def test_every_dependency_that_we_name_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for named in project["dependencies"]:
        assert f"\n{named} \\" in f"\n{locked}", named


def test_every_action_is_pinned_by_its_commit():
    used = [
        (path.name, match[1]) for path in (ROOT / ".github" / "workflows").glob("*.yml")
        for match in re.finditer(r"uses:\s*(\S+)", path.read_text(encoding="utf-8"))
    ]
    assert used
    for name, action in used:
        if action.startswith("./"):  # a workflow of this repository, at this commit
            assert (ROOT / action).exists(), f"{name}: {action}"
            continue
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), f"{name}: {action}"


def test_no_workflow_may_do_more_than_it_says():
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        assert re.search(r"^permissions:", path.read_text(encoding="utf-8"), re.MULTILINE), path.name

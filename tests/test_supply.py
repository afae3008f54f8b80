"""What we build with is what we locked, and nothing that can change under us."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from explainer.publish import sbom

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt", "requirements-audit.txt"])
def test_every_package_is_pinned_and_hashed(name):
    entries = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / name).read_text(encoding="utf-8").strip())
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[\w.\[\]-]+==[\w.+!-]+( ;[^\\\n]*)? \\\n", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_every_dependency_that_we_name_is_pinned_exactly():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project, groups = settings["project"], settings["dependency-groups"]
    for named in [*project["dependencies"], *(one for extra in (*project["optional-dependencies"].values(), *groups.values()) for one in extra)]:
        assert re.fullmatch(r"[\w.-]+==[\w.]+", named), named


def test_every_dependency_that_we_name_is_locked():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = settings["project"]
    for name, wanted in (
        ("requirements.txt", [*project["dependencies"], *project["optional-dependencies"]["build"]]),
        ("requirements-test.txt", project["optional-dependencies"]["test"]), ("requirements-audit.txt", settings["dependency-groups"]["audit"]),
    ):
        locked = (ROOT / name).read_text(encoding="utf-8")
        for named in wanted:
            assert f"\n{named} \\" in f"\n{locked}", (name, named)


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


#: What a job may write, and why: everything else only reads.
WRITES = {
    ("audit.yml", "audit"): {"issues"}, ("links.yml", None): {"issues"}, ("pages.yml", "deploy"): {"pages", "id-token"}, ("release.yml", "release"): {"contents"},
    ("watch.yml", "watch"): {"issues"},
}


def test_no_workflow_may_do_more_than_it_must():
    written = {}
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert isinstance(workflow["permissions"], dict), path.name  # "write-all" is a word; nothing at all is GitHub's own choice
        for job, given in [(None, workflow["permissions"]), *((job, parts["permissions"]) for job, parts in workflow["jobs"].items() if "permissions" in parts)]:
            may_write = {name for name, level in given.items() if level == "write"}
            if may_write:
                written[path.name, job] = may_write
    assert written == WRITES


def test_no_checkout_leaves_its_key_behind():
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            for step in job.get("steps", []):
                if step.get("uses", "").startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is False, path.name


#: Installing without hashes is allowed where no package comes from elsewhere: our own, from this folder.
OURS = "--no-deps --no-build-isolation --editable ."


@pytest.mark.parametrize("path", ["Makefile", ".ci/run", *sorted(f".github/workflows/{path.name}" for path in (ROOT / ".github" / "workflows").glob("*.yml"))])
def test_nothing_is_installed_without_a_hash_or_by_a_script_from_elsewhere(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    for line in text.splitlines():
        if "pip install" in line:
            assert "--require-hashes" in line or OURS in line, line
    assert not re.search(r"\b(?:curl|wget|npx|npm|pipx|uvx)\b", text)


def test_the_audit_looks_up_every_lock_and_counts_a_package_that_it_cannot_find():
    text = (ROOT / ".github" / "workflows" / "audit.yml").read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if "bin/pip-audit" in line]
    assert set(re.findall(r"-r (\S+)", line)) == {path.name for path in ROOT.glob("requirements*.txt")}
    assert "--strict" in line and "--require-hashes" in line


#: The kinds of file that we write ourselves. Anything else (a font, a picture, an archive) would be somebody's.
OWN_KINDS = {".cff", ".conf", ".css", ".dict", ".html", ".ini", ".js", ".json", ".lua", ".md", ".py", ".sh", ".toml", ".txt", ".xml", ".yml", ".typed", ""}
#: Every script and style sheet that is in the repository, all ours.
OWN_CODE = {
    "docs/assets/early.js", "docs/assets/figures.css", "docs/assets/later.css", "docs/assets/site.css", "docs/assets/site.js",
    "explainer/publish/search_text.js", "explainer/publish/search_titles.js",
}


def tracked() -> list[str]:
    """Return the files of the repository, as git lists them; all files where there is no git."""
    if not (ROOT / ".git").exists():
        return [path.relative_to(ROOT).as_posix() for folder in ("docs", "explainer", "overrides", "tests") for path in (ROOT / folder).rglob("*")
                if path.is_file() and "__pycache__" not in path.parts]
    return subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


def test_no_file_of_others_is_vendored():
    files = tracked()
    assert {Path(name).suffix for name in files} <= OWN_KINDS
    assert {name for name in files if Path(name).suffix in (".js", ".css")} == OWN_CODE
    notice = re.compile(r"@license|@preserve|Permission is hereby granted|SPDX-License-Identifier|All rights reserved")
    allowed = {"LICENSE", "tests/test_supply.py", "tests/mutations/faults.py", "tests/publish/test_search.py", "tests/publish/test_sbom.py", "explainer/publish/search.py"}
    assert not [name for name in files if name not in allowed and notice.search((ROOT / name).read_text(encoding="utf-8"))]


def test_what_is_not_ours_is_listed_with_licence_and_hash():
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "In this repository: none." in text
    rows = [row for row in text.splitlines() if row.startswith("| ") and row.rstrip("|").rstrip().endswith("`")]
    assert len(rows) == len(sbom.SHIPPED)
    for row, part in zip(rows, sbom.SHIPPED, strict=True):
        assert row.startswith(f"| {part.name}.js {part.version} |") and f"| {part.licence} |" in row and f"`{part.digest}`" in row

"""What hooks do can be done from the command line, before and after any generator's build, with the same bytes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path

from explainer.cli import main
from tests.conftest import HERE

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.search(r'SITE_URL, "([^"]+)"', (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))[1]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_its_changes(twin: bytes) -> bytes:
    """Return a page's twin without what changed on it, which a hook gives to the template."""
    return re.sub(rb"What changed on this page:\n\n(?:- .*\n)+\n", b"", twin)


def test_check_lint_data_build_and_publish_make_the_site_that_hooks_make(tmp_path, hosted, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", HERE["SOURCE_DATE_EPOCH"])
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    hookless = re.sub(r"^(?:hooks|watch):\n(?:  - .*\n)+", "", settings, flags=re.MULTILINE)
    assert "overrides/hooks" not in hookless
    (tmp_path / "mkdocs.yml").write_text(hookless, encoding="utf-8")
    docs, site = tmp_path / "docs", tmp_path / "site"

    assert main(["check", "--evidence", str(docs / "evidence")]) == 0
    assert main(["lint", "--docs", str(docs)]) == 0
    assert main(["data", "--docs", str(docs), "--out", str(docs), "--address", ADDRESS]) == 0
    variables = {**os.environ, **HERE, "SITE_DIR": str(site), "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=tmp_path, env=variables, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    lunr = tmp_path / "lunr.js"
    lunr.write_text(resources.files("mkdocs.contrib.search").joinpath("templates", "search", "lunr.js").read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["publish", str(site), "--docs", str(docs), "--lunr", str(lunr), "--address", ADDRESS]) == 0

    ours, theirs = files(site), files(hosted)
    assert ours.keys() == theirs.keys()
    told = {name for name, content in theirs.items() if name.endswith(".html") and b"What changed on this page" in content}
    assert told  # their style differs too, by the list's own; their twins hold their words
    differing = {name for name in ours if ours[name] != (without_its_changes(theirs[name]) if name.endswith(".md") else theirs[name])}
    assert {name for name in differing if not name.endswith(".gz")} <= told


def test_a_folder_without_a_site_is_refused(tmp_path, capsys):
    assert main(["publish", str(tmp_path), "--lunr", str(tmp_path / "lunr.js")]) == 2
    assert "build the site first" in capsys.readouterr().err

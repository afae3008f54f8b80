"""A live server builds again only what an edit can have changed, and what it shows is what a fresh build would show."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

#: Builds as ``mkdocs serve`` does, once for each line of its input (the folder to build into), and says how many pages it
#: finished and how many it linted.
BUILDER = """
import json, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
from explainer.lint import run
from explainer.publish import finish

counted = {"finished": 0, "linted": 0}
def counting(module, name, what):
    real = getattr(module, name)
    def count(*arguments):
        counted[what] += 1
        return real(*arguments)
    setattr(module, name, count)
counting(finish, "finish", "finished")
counting(run, "_page_problems", "linted")

address, started = "http://127.0.0.1:8000/car-t-lupus/", False
for line in sys.stdin:
    config = load_config(site_dir=line.strip(), site_url=address)
    if not started:
        config.plugins.on_startup(command="serve", dirty=False)
    started = True
    counted.update(finished=0, linted=0)
    build(config, serve_url=address)
    print(json.dumps(counted), flush=True)
"""


@dataclass
class Builder:
    """A process that builds a copy of the project again and again, as a live server does."""

    root: Path
    process: subprocess.Popen = field(init=False)

    def __post_init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": str(self.root), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1790000000"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", BUILDER], cwd=self.root, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )

    def build(self, name: str) -> dict[str, int]:
        """Build into a folder of that name and return how many pages were finished and linted."""
        self.process.stdin.write(f"{self.root.parent / name}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        """Let it end."""
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("rebuild") / "project"
    root.mkdir()
    for name in ("docs", "overrides", "explainer"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="module")
def live(root):
    builder = Builder(root)
    builder.build("live")
    yield builder
    builder.close()


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{path.name} no longer holds {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def changed(live: Builder, name: str) -> tuple[dict[str, int], set[str]]:
    """Build live and fresh, see that they are the same, and return what was counted and which files changed."""
    before = files(live.root.parent / "live")
    counted = live.build("live")
    fresh = Builder(live.root)
    fresh.build(name)
    fresh.close()
    after = files(live.root.parent / "live")
    assert after == files(live.root.parent / name)
    return counted, {path for path in after if after[path] != before.get(path)}


def test_after_an_edited_sentence_only_its_page_is_made_again(live, root):
    edit(root / "docs" / "risks.md", "Severe reactions do happen.", "Severe reactions do happen, though.")
    counted, paths = changed(live, "sentence")
    assert counted == {"finished": 1, "linted": 1}
    assert {"risks/index.html", "search/search.js"} <= paths
    assert not {path for path in paths if path.endswith(".html")} - {"risks/index.html"}


def test_after_a_changed_record_every_page_that_shows_it_is_made_again(live, root):
    edit(root / "docs" / "evidence" / "claims.yml", "A newspaper told of", "A daily newspaper told of")
    _, paths = changed(live, "record")
    assert {"results/index.html", "data/claims.json", "data/claims.csv"} <= paths
    assert paths & {"evidence/claims/index.html", "evidence/background/index.html"}


def test_after_a_changed_title_every_page_that_names_it_is_made_again(live, root):
    edit(root / "docs" / "risks.md", "title: What can go wrong", "title: What may go wrong")
    _, paths = changed(live, "title")
    assert {"risks/index.html", "index.html", "evidence/claims/index.html"} <= paths


def test_after_a_changed_style_every_page_that_holds_it_is_made_again(live, root):
    (root / "docs" / "assets" / "site.css").open("a").write("\np { color: red; }\n")
    counted, paths = changed(live, "style")
    assert counted["linted"] == 0
    assert {"risks/index.html", "index.html"} <= paths

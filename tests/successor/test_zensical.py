"""Zensical, where it is installed, makes the same articles from the same files, with its own templates around them."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.successor.test_alone import SOURCES, built
from tests.successor.trees import ZENSICAL, first_difference, tree

ROOT = Path(__file__).resolve().parents[2]
#: What mkdocs.yml says to MkDocs alone: our templates speak its language, and Zensical passes hooks over.
_MKDOCS_ALONE = r"^  custom_dir: .*\n|^(?:hooks|watch):\n(?:  - .*\n)+"
WHY = "Zensical is not installed: pip install zensical==0.0.73 in an environment of its own beside requirements.txt, and set ZENSICAL to its program"


def program() -> list[str] | None:
    """Return how to call Zensical: what the variable ZENSICAL names, or the one installed here; None without any."""
    named = os.environ.get("ZENSICAL")
    if named:
        return [named]
    return [sys.executable, "-m", "zensical"] if importlib.util.find_spec("zensical") else None


pytestmark = pytest.mark.skipif(program() is None, reason=WHY)


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site as Zensical builds it."""
    root = tmp_path_factory.mktemp("zensical")
    shutil.copytree(ROOT / "docs", root / "docs")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(re.sub(_MKDOCS_ALONE, "", settings, flags=re.MULTILINE), encoding="utf-8")
    variables = {name: value for name, value in os.environ.items() if name != "SITE_DIR"} | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([*program(), "build"], cwd=root, env=variables, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.mark.parametrize("path", SOURCES)
def test_a_page_is_the_same_but_for_what_is_listed(path, zensical, hosted):
    folder = path.removesuffix(".md").removesuffix("index")
    theirs = BeautifulSoup((zensical / folder / "index.html").read_text(encoding="utf-8"), "html.parser").select_one("article")
    # links from the top to a source stay as they are there; publish turns them
    assert not first_difference(tree(theirs, path, ZENSICAL, source=False), tree(built(hosted, path), path, ZENSICAL, source=False))

"""The site, built once for all tests that look at it: as it is hosted, flat, as it opens from disk, and released elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from explainer import __version__
from explainer.publish import copies

ROOT = Path(__file__).resolve().parent.parent


#: The place and the moment in which every site of the tests is built, so that another build can differ from them in all it likes.
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1790000000"}


def build(target: Path, root: Path = ROOT, **environment: str) -> str:
    """Build the site of ``root`` into ``target``, every warning an error, and return what MkDocs printed."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    variables = {**os.environ, **HERE, "SITE_DIR": str(target), "NO_MKDOCS_2_WARNING": "1", **environment}
    done = subprocess.run(mkdocs, cwd=root, env=variables, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="session")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site as GitHub Pages serves it (a folder for each page)."""
    target = tmp_path_factory.mktemp("hosted") / "site"
    build(target)
    return target


@pytest.fixture(scope="session")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site as it opens from disk (a file for each page)."""
    target = tmp_path_factory.mktemp("flat") / "site"
    build(target, OFFLINE="true")
    return target


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site at a domain of its own, with copies to take along (their names are true, their content is not)."""
    folder = tmp_path_factory.mktemp("released")
    for copy in copies.listed(__version__):
        for number, (_, path) in enumerate(copy.forms):
            (folder / "dist" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "dist" / path).write_text(f"{copy.label}\n" * (40 + number), encoding="utf-8")
    build(folder / "site", SITE_URL="https://example.org/", COPIES=str(folder / "dist"))
    return folder / "site"

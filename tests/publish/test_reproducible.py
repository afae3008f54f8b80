"""The same commit gives the same bytes, wherever, whenever and by whomever it is built (https://reproducible-builds.org).

One of the two builds is the one that all tests look at. The other is made from a copy in another folder, with other times on
its files, in another time zone and locale, and with another hash seed. The one moment that both name is the commit's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import HERE, ROOT, build

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "2", "COLUMNS": "40"}
#: What a site is built from; the rest of the repository cannot reach it.
PARTS = ("docs", "explainer", "overrides", "mkdocs.yml", "requirements.txt")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in a folder of another name and depth, every file as new as now."""
    root = tmp_path_factory.mktemp("elsewhere") / "another place" / "named otherwise"
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, root / part, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / part, root / part)
    return root


@pytest.fixture(scope="module")
def flat_elsewhere(elsewhere: Path) -> Path:
    build(elsewhere / "flat", elsewhere, OFFLINE="true", PYTHONPATH=str(elsewhere), **ELSEWHERE)
    return elsewhere / "flat"


def differing(one: Path, other: Path) -> list[str]:
    """Return what is in one of two folders only, or not the same bytes in both."""
    files = [{path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()} for root in (one, other)]
    lost = set(files[0]) ^ set(files[1])
    return sorted(lost | {name for name in set(files[0]) - lost if files[0][name].read_bytes() != files[1][name].read_bytes()})


def test_the_site_and_its_data_are_the_same_bytes(hosted, elsewhere):
    build(elsewhere / "hosted", elsewhere, PYTHONPATH=str(elsewhere), **ELSEWHERE)
    assert (hosted / "data" / "claims.json").is_file()
    assert differing(hosted, elsewhere / "hosted") == []


def test_the_copy_for_disks_is_the_same_bytes(flat, flat_elsewhere):
    assert differing(flat, flat_elsewhere) == []


def test_bundle_single_file_and_list_of_packages_are_the_same_bytes(flat, elsewhere, flat_elsewhere, tmp_path):
    for root, site, place in ((ROOT, flat, {}), (elsewhere, flat_elsewhere, ELSEWHERE)):
        out = tmp_path / root.name
        for task in (("bundle", "--site", site), ("single", "--site", site), ("sbom",)):
            command = [sys.executable, "-m", "explainer", *map(str, task), "--out", str(out)]
            subprocess.run(command, cwd=root, env={**os.environ, **HERE, "PYTHONPATH": str(root), **place}, check=True, capture_output=True, timeout=120)
    assert len(list((tmp_path / ROOT.name).iterdir())) == 4
    assert differing(tmp_path / ROOT.name, tmp_path / elsewhere.name) == []

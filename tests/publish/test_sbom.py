"""The list of packages says what is locked, in a form that its own standard's validator accepts."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from pathlib import Path

import pytest
from cyclonedx.model.bom import Bom
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from explainer.publish import sbom

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
ONE = "mkdocs[x]==1.0 ; python_version < '4' \\\n    --hash=sha256:" + "a" * 64 + " \\\n    --hash=sha256:" + "b" * 64 + "\n    # via\n    #   car-t-lupus (pyproject.toml)\n    #   other\n"


def written(lock: str = LOCK, epoch: int = 1_790_000_000) -> str:
    return sbom.write(lock, version="9.9.9", epoch=epoch)


def test_the_standard_s_own_validator_accepts_it():
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written()) is None


def test_a_reader_that_we_did_not_write_finds_every_locked_package_with_its_hashes():
    bom = Bom.from_json(json.loads(written()))
    read = {component.name: component for component in bom.components}
    locked = {line.split("==")[0]: line.split("==")[1].split(" ")[0] for line in LOCK.splitlines() if "==" in line and line[0] != " "}
    assert len(locked) > 20 and {name: read[name].version for name in locked} == locked
    hashes = {one.content for component in bom.components for place in component.external_references for one in place.hashes}
    assert len(hashes) == len(set(LOCK.split("--hash=sha256:")[1:])) > 100


def test_who_asks_for_what_is_read_from_the_lock():
    assert sbom.packages(ONE) == [sbom.Package("mkdocs", "1.0", ("a" * 64, "b" * 64), ("car-t-lupus", "other"))]
    graph = {part["ref"]: part["dependsOn"] for part in json.loads(written())["dependencies"]}
    assert "pkg:pypi/mkdocs@1.6.1" in graph["car-t-lupus@9.9.9"]
    assert "pkg:pypi/jinja2@3.1.6" in graph["pkg:pypi/mkdocs@1.6.1"]


@pytest.mark.parametrize(("lock", "words"), [("mkdocs==1.0\n", "without a hash: mkdocs"), ("", "names no package")])
def test_what_is_not_locked_is_refused(lock, words):
    with pytest.raises(sbom.NotLocked, match=words):
        written(lock)


def test_the_same_lock_gives_the_same_bytes_and_another_commit_another_number():
    assert written() == written()
    assert json.loads(written())["serialNumber"] != json.loads(written(epoch=1))["serialNumber"]


def test_what_packages_bring_along_to_readers_is_listed_with_its_true_hash():
    (lunr,) = sbom.SHIPPED
    shipped = resources.files("mkdocs.contrib.search").joinpath("templates", "search", "lunr.js").read_bytes()
    assert lunr.digest == hashlib.sha256(shipped).hexdigest()
    assert f"- {lunr.version}\n" in shipped.decode() and f"@license {lunr.licence}" in shipped.decode()

"""The schemas that editors read are those of the model, and each file names its own."""

import json
from pathlib import Path

import pytest

from explainer.evidence import schema
from explainer.evidence.loader import FILES

EVIDENCE = Path(__file__).resolve().parents[2] / "docs" / "evidence"


@pytest.mark.parametrize("kind", FILES)
def test_the_written_schema_is_current(kind):
    written = (EVIDENCE / "schema" / f"{kind}.json").read_text(encoding="utf-8")
    assert written == schema.texts()[f"{kind}.json"], "run: make schema"


@pytest.mark.parametrize("kind", FILES)
def test_each_evidence_file_names_its_schema_on_its_first_line(kind):
    first = (EVIDENCE / f"{kind}.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first == schema.reference(kind)
    assert (EVIDENCE / first.split("=")[1]).is_file()


def test_no_schema_is_left_of_a_file_that_is_gone():
    assert {path.name for path in (EVIDENCE / "schema").iterdir()} == {f"{kind}.json" for kind in FILES}


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_lists_the_records_keys_as_they_are_written_and_refuses_others(kind):
    read = json.loads(schema.texts()[f"{kind}.json"])
    record, key = FILES[kind]
    definition = read["$defs"][read["items"]["$ref"].rsplit("/", 1)[1]] if "$ref" in read["items"] else read["items"]
    assert definition["additionalProperties"] is False and key in definition["required"]
    assert set(definition["properties"]) == {info.alias or name for name, info in record.model_fields.items()}


def test_every_reference_inside_a_schema_leads_somewhere():
    for text in schema.texts().values():
        read = json.loads(text)
        for name in {part["$ref"] for part in _objects(read) if "$ref" in part}:
            assert name.removeprefix("#/$defs/") in read["$defs"]


def test_text_may_be_typed_as_a_number_and_nothing_is_null():
    claim = schema.schema("claims")["$defs"]["Claim"]["properties"]
    assert claim["data_as_of"]["type"] == ["string", "number"]
    assert all(part.get("type") != "null" for part in _objects(schema.schema("claims")))


def test_schemas_are_written_only_where_they_change(tmp_path):
    assert len(schema.write(tmp_path)) == len(FILES)
    (tmp_path / "claims.json").write_text("{}", encoding="utf-8")
    assert schema.write(tmp_path) == [tmp_path / "claims.json"]


def _objects(part):
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from _objects(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _objects(inner)

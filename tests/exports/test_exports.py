"""Every file for other programs is read here by a parser that we did not write, and says what the records say."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from functools import cache
from pathlib import Path

import bibtexparser
import feedparser
import jsonschema
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from explainer import exports
from explainer.evidence import Evidence, load
from explainer.evidence.model import Change, CountValue, Source
from explainer.usage import scan

ROOT = Path(__file__).resolve().parents[2]
SITE = "https://example.org/site/"


@cache
def evidence() -> Evidence:
    return load(ROOT / "docs" / "evidence")


def files(records: Evidence | None = None) -> dict[str, str]:
    return exports.files(records or evidence(), scan(ROOT / "docs"), site=SITE)


def with_source(**changes: object) -> tuple[Evidence, Source]:
    first = evidence().sources["mackensen2022"].model_copy(update=changes)
    return dataclasses.replace(evidence(), sources={**evidence().sources, first.id: first}), first


def test_the_claims_file_keeps_its_own_schema():
    made = files()
    schema = json.loads(made["data/claims.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(made["data/claims.json"]), schema, cls=jsonschema.Draft202012Validator)


def test_every_claim_stands_once_in_both_files_with_its_numbers():
    made = files()
    by_id = {claim["id"]: claim for claim in json.loads(made["data/claims.json"])["claims"]}
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(made["data/claims.csv"]))}
    assert list(by_id) == list(rows) == list(evidence().claims)
    for id_, claim in evidence().claims.items():
        if isinstance(claim.value, CountValue):
            assert (by_id[id_]["value"]["numerator"], by_id[id_]["value"]["denominator"]) == (claim.value.numerator, claim.value.denominator)
            assert (rows[id_]["numerator"], rows[id_]["denominator"]) == (str(claim.value.numerator), str(claim.value.denominator))
        assert "{" not in by_id[id_]["sentence"]


def test_a_changed_number_changes_both_files():
    claim = evidence().claims["crs-2022"]
    changed = claim.model_copy(update={"value": claim.value.model_copy(update={"numerator": 2})})
    made = files(dataclasses.replace(evidence(), claims={**evidence().claims, claim.id: changed}))
    assert next(one for one in json.loads(made["data/claims.json"])["claims"] if one["id"] == "crs-2022")["value"]["numerator"] == 2
    assert next(row for row in csv.DictReader(io.StringIO(made["data/claims.csv"])) if row["id"] == "crs-2022")["value"] == "2 of 5 people"


def test_every_claim_names_the_pages_that_use_it_by_their_addresses():
    by_id = {claim["id"]: claim for claim in json.loads(files()["data/claims.json"])["claims"]}
    assert "risks/" in by_id["crs-pooled"]["pages"] and "" in by_id["crs-pooled"]["pages"]


def test_every_trial_is_a_row_and_what_was_not_read_is_empty():
    rows = list(csv.DictReader(io.StringIO(files()["data/trials.csv"])))
    assert [row["id"] for row in rows] == list(evidence().trials)
    for row, trial in zip(rows, evidence().trials.values(), strict=True):
        assert row["children"] == {None: "", True: "yes", False: "no"}[trial.children]
        assert row["n_planned"] == ("" if trial.n_planned is None else str(trial.n_planned))


def test_the_csl_file_can_be_cited_from():
    entries = json.loads(files()["data/references.json"])
    assert [entry["id"] for entry in entries] == list(evidence().sources)
    library = CiteProcJSON(entries)
    bibliography = CitationStylesBibliography(CitationStylesStyle("harvard-cite-them-right", validate=False), library, formatter.plain)
    bibliography.register(Citation([CitationItem("mackensen2022")]))
    assert "Mackensen" in str(bibliography.bibliography()[0])


def test_the_bibtex_file_is_read_whole_by_a_bibtex_parser():
    made = files()["data/references.bib"]
    library = bibtexparser.loads(made) if hasattr(bibtexparser, "loads") else bibtexparser.parse_string(made)
    found = {entry["ID"] if isinstance(entry, dict) and "ID" in entry else entry.key for entry in library.entries}
    assert found == set(evidence().sources)
    assert exports.LICENCE in made


def test_the_ris_file_is_read_whole_by_a_ris_parser():
    entries = rispy.loads(files()["data/references.ris"])
    assert [entry["id"] for entry in entries] == list(evidence().sources)
    first = next(entry for entry in entries if entry["id"] == "mackensen2022")
    source = evidence().sources["mackensen2022"]
    assert first["title"] == source.title and first["doi"] == source.DOI and first["authors"]


AWKWARD = 'A {braced} title: 50% of "B & C"_1 in Müller’s #1 $tudy'


def test_an_awkward_title_survives_every_format():
    records, source = with_source(title=AWKWARD)
    made = files(records)
    assert next(entry for entry in json.loads(made["data/references.json"]) if entry["id"] == source.id)["title"] == AWKWARD
    assert next(entry for entry in rispy.loads(made["data/references.ris"]) if entry["id"] == source.id)["title"] == AWKWARD
    library = bibtexparser.parse_string(made["data/references.bib"])
    assert not library.failed_blocks
    title = next(entry for entry in library.entries if entry.key == source.id)["title"]
    assert title.strip("{}") == re.sub(r"([&%$#_{}])", r"\\\1", AWKWARD).strip("{}")  # as LaTeX must be given it


def test_the_feed_is_read_by_a_feed_reader_newest_first():
    newer = Change.model_validate({"on": "2026-12-24", "kind": "correction", "what": "A <b>number</b> & its unit were wrong."})
    records = dataclasses.replace(evidence(), changes={**evidence().changes, "newer": newer})
    read = feedparser.parse(files(records)["feed.xml"])
    assert not read.bozo and read.version == "atom10"
    assert len(read.entries) == len(records.changes)
    assert read.entries[0].updated == "2026-12-24T00:00:00Z" and read.entries[0].tags[0].term == "correction"
    assert read.entries[0].content[0].value == newer.what
    assert len({entry.id for entry in read.entries}) == len(read.entries)


def test_a_copy_without_an_address_has_no_feed():
    assert "feed.xml" not in exports.files(evidence(), scan(ROOT / "docs"), site="")


def test_the_same_records_give_the_same_bytes():
    assert files() == files()


@pytest.mark.parametrize("name", ["data/claims.json", "data/references.bib", "data/references.ris"])
def test_the_licence_stands_in_the_file(name):
    assert "CC BY 4.0" in files()[name]

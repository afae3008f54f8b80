"""Files as authors and accidents leave them: always a fault with its place, never a traceback."""

import random
from pathlib import Path

import pytest

from explainer.evidence import EvidenceFaults, load
from explainer.evidence.loader import FILES, Fault, visible
from explainer.evidence.positions import Position
from tests import small
from tests.evidence.records import TODAY, both, drop, faults, put


def told(root: Path, **files: str | bytes) -> list[str]:
    """Return every fault of the small evidence with some files in place of the sound ones."""
    folder = small.write(root) / "evidence"
    for kind, text in files.items():
        (folder / f"{kind}.yml").write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    try:
        load(folder, today=TODAY, root=root)
    except EvidenceFaults as error:
        return [str(fault) for fault in error.faults]
    return []


def test_empty_files_and_files_of_comments_hold_no_records(tmp_path):
    assert told(tmp_path, changes="", trials="# nothing yet\n", reports="---\n") == []


def test_a_byte_order_mark_is_no_fault(tmp_path):
    assert told(tmp_path, glossary="\ufeff" + small.GLOSSARY) == []


def test_windows_line_ends_are_no_fault(tmp_path):
    assert told(tmp_path, claims=small.CLAIMS.replace("\n", "\r\n")) == []


def test_a_missing_file_is_a_fault(tmp_path):
    folder = small.write(tmp_path) / "evidence"
    (folder / "trials.yml").unlink()
    with pytest.raises(EvidenceFaults, match=r"docs/evidence/trials.yml:1:1: is missing; every evidence file must be there"):
        load(folder, today=TODAY, root=tmp_path)


def test_a_folder_in_place_of_a_file_is_a_fault(tmp_path):
    folder = small.write(tmp_path) / "evidence"
    (folder / "trials.yml").unlink()
    (folder / "trials.yml").mkdir()
    with pytest.raises(EvidenceFaults, match="is missing"):
        load(folder, today=TODAY, root=tmp_path)


def test_every_file_is_missing_from_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(EvidenceFaults) as caught:
        load(tmp_path / "docs" / "evidence", today=TODAY, root=tmp_path)
    assert len(caught.value.faults) == len(FILES)


NOT_YAML = {
    "binary": (b"\x89PNG\r\n\x1a\n\x00\xff", "docs/evidence/trials.yml:1:1: is not UTF-8 text; save the file as UTF-8"),
    "another encoding, further down": (
        "- id: a\n  product: café\n".encode("latin-1"), "docs/evidence/trials.yml:2:15: is not UTF-8 text; save the file as UTF-8"
    ),
    "UTF-16": ("- id: a".encode("utf-16"), "docs/evidence/trials.yml:1:1: is not UTF-8 text; save the file as UTF-8"),
    "a control character": ("- id: a\n- id: b\x07\n", "docs/evidence/trials.yml:2:8: holds the control character U+0007; delete it"),
    "a null character": ("- id: a\x00\n", "docs/evidence/trials.yml:1:8: holds the control character U+0000; delete it"),
    "a tab": ("- id: a\n\tproduct: b\n", "docs/evidence/trials.yml:2:1: is not valid YAML: found a tab character that violates indentation"),
    "a quotation that never ends": ('- id: "a\n', "docs/evidence/trials.yml:2:1: is not valid YAML: found unexpected end of stream"),
    "two documents": ("- id: a\n---\n- id: b\n", "docs/evidence/trials.yml:2:1: is not valid YAML: but found another document"),
    "an alias": (
        "- &a {id: a}\n- *a\n", "docs/evidence/trials.yml:2:3: uses a YAML alias (*name); write the value out, so that a reader of the line sees it"
    ),
    "a key twice": ("- id: a\n  id: b\n", "docs/evidence/trials.yml:2:3: key 'id' stands twice in one record; keep one"),
    "a list as a key": ("- ? [a]\n  : b\n", "docs/evidence/trials.yml:1:5: a key must be a plain word"),
    "nothing, as a word": ("- id: ~\n", "docs/evidence/trials.yml:1:7: '~' would reach readers as a word; leave the key out"),
}


@pytest.mark.parametrize(("written", "message"), NOT_YAML.values(), ids=NOT_YAML.keys())
def test_what_is_no_yaml_for_us_is_a_fault_with_its_place(written, message, tmp_path):
    assert message in told(tmp_path, trials=written)


@pytest.mark.parametrize("written", ["[" * 100_000, "[" * 5_000 + "]" * 5_000, "\n".join(" " * n + "- " for n in range(2_000)), "{a: " * 50_000])
def test_deep_nesting_is_a_fault_and_no_crash(written, tmp_path):
    (message, *_) = told(tmp_path, trials=written)
    assert message.startswith("docs/evidence/trials.yml:")


def test_nesting_that_yaml_allows_is_still_a_fault_when_no_record_is_so_deep(tmp_path):
    messages = told(tmp_path, trials="- a: " + "[" * 60 + "]" * 60)
    assert any(message.endswith("nested more than 40 levels deep") for message in messages)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("hello\n", "docs/evidence/trials.yml:1:1: expected a list of records, each starting with '- '"),
        ("id: a\n", "docs/evidence/trials.yml:1:1: expected a list of records, each starting with '- '"),
        ("- hello\n", "docs/evidence/trials.yml:1:3: record 1: expected a record with keys (such as 'id: …'), found 'hello'"),
        ("- [a, b]\n", "docs/evidence/trials.yml:1:3: record 1: expected a record with keys (such as 'id: …'), found a list"),
        ("-\n", "docs/evidence/trials.yml:1:2: record 1: expected a record with keys (such as 'id: …'), found ''"),
        ("- {}\n", "docs/evidence/trials.yml:1:3: record 1: id: is missing, and every record of this kind needs it"),
        ("- id: [a]\n", "docs/evidence/trials.yml:1:7: record 1: id: expected text"),
    ],
)
def test_what_is_no_list_of_records_is_a_fault(written, message, tmp_path):
    assert message in told(tmp_path, trials=written)


FIELDS = {
    "an unknown key": (
        put("claims", "crs", "timeframe", "later"), "claims: crs: timeframe: unknown key (did you mean 'time_frame'?)"
    ),
    "an unknown key deeper down": (
        put("claims", "crs", "value", "numerater", "3"), "claims: crs: value.numerater: unknown key (did you mean 'numerator'?)"
    ),
    "text that became a key": (
        put("claims", "crs", "or the scores with their source", ""),
        "claims: crs: or the scores with their source: unknown key; if it is text after a comma or colon, put the whole text in quotation marks",
    ),
    "a name where people must stay unnamed": (
        put("series", "five-rows", "patients", 0, "name", "Ann"), "series: five-rows: patients.0.name: unknown key"
    ),
    "a missing key": (drop("claims", "crs", "outcome"), "claims: crs: outcome: is missing, and every record of this kind needs it"),
    "a locator dropped": (
        drop("claims", "crs", "evidence", 0, "locator"), "claims: crs: evidence.0.locator: is missing, and every record of this kind needs it"
    ),
    "a missing number": (
        drop("claims", "crs", "value", "numerator"), "claims: crs: value.numerator: is missing, and every record of this kind needs it"
    ),
    "a missing kind": (drop("claims", "crs", "value", "kind"), "claims: crs: value.kind: is missing; expected one of count, quantity, state, date"),
    "an unknown kind": (
        put("claims", "crs", "value", "kind", "cuont"),
        "claims: crs: value: 'cuont' was written, expected one of 'count', 'quantity', 'state', 'date' (did you mean 'count'?)",
    ),
    "a word that is no choice": (
        put("claims", "crs", "topic", "safty"),
        "claims: crs: topic: 'safty' was written, expected one of 'status', 'result', 'safety', 'biology', 'lupus', 'treatment', 'procedure', "
        "'access' or 'experts' (did you mean 'safety'?)",
    ),
    "an empty value": (
        put("claims", "crs", "outcome", ""), "claims: crs: outcome: is empty; write something, or leave the key out if it may be left out"
    ),
    "words for a number": (put("claims", "crs", "value", "numerator", "three"), "claims: crs: value.numerator: 'three' was written, expected a whole number"),
    "a fraction for a count": (put("claims", "crs", "value", "numerator", "2.5"), "claims: crs: value.numerator: '2.5' was written, expected a whole number"),
    "a decimal comma": (
        put("claims", "return-of-b-cells", "value", "value", "4,5"),
        "claims: return-of-b-cells: value.value: '4,5' was written, expected a number with a point, not a comma",
    ),
    "a number below zero": (
        put("claims", "crs", "value", "numerator", "-1"), "claims: crs: value.numerator: '-1' was written, input should be greater than or equal to 0"
    ),
    "infinity": (
        put("claims", "return-of-b-cells", "value", "value", "Infinity"),
        "claims: return-of-b-cells: value.value: 'Infinity' was written, input should be a finite number",
    ),
    "a day that is not in the calendar": (
        put("claims", "crs", "checked_on", "2026-02-30"),
        "claims: crs: checked_on: '2026-02-30' was written, expected a day in the calendar: YYYY-MM-DD",
    ),
    "a day in another form": (
        put("claims", "crs", "checked_on", "22.11.2026"), "claims: crs: checked_on: '22.11.2026' was written, expected a day in the calendar: YYYY-MM-DD"
    ),
    "seconds since 1970": (
        put("claims", "crs", "checked_on", "86400"), "claims: crs: checked_on: '86400' was written, expected a day in the calendar: YYYY-MM-DD"
    ),
    "a month that is not in the calendar": (
        put("claims", "crs", "data_as_of", "2022-13"),
        "claims: crs: data_as_of: '2022-13' was written, expected a date in the calendar: YYYY, YYYY-MM, YYYY-MM-DD or two with '/' between",
    ),
    "an id with capitals": (
        put("claims", "crs", "id", "CRS"), "claims: CRS: id: 'CRS' was written, expected small letters and digits, with single hyphens between"
    ),
    "a DOI with its address": (
        put("sources", "paper2022", "DOI", "https://doi.org/10.1000/x"),
        "sources: paper2022: DOI: 'https://doi.org/10.1000/x' was written, expected a DOI without address, such as 10.1038/s41591-022-02017-5",
    ),
    "a script as an address": (
        put("sources", "news2022", "URL", "javascript:alert(1)"),
        "sources: news2022: URL: 'javascript:alert(1)' was written, expected an address that starts with http:// or https://",
    ),
    "a registry number too short": (put("trials", "trial-a", "nct", "NCT123"), "trials: trial-a: nct: 'NCT123' was written, expected NCT and eight digits"),
    "yes or no in other words": (put("trials", "trial-a", "children", "perhaps"), "trials: trial-a: children: 'perhaps' was written, expected true or false"),
    "text for a list": (
        put("claims", "crs", "evidence", "paper2022"), "claims: crs: evidence: 'paper2022' was written, expected a list, each line starting with '- ', or [a, b]"
    ),
    "text for a record": (put("claims", "crs", "certainty", "low"), "claims: crs: certainty: 'low' was written, expected keys with values"),
}


@pytest.mark.parametrize(("change", "message"), FIELDS.values(), ids=FIELDS.keys())
def test_a_wrong_field_says_what_was_written_and_what_was_expected(change, message, tmp_path):
    assert message in faults(tmp_path, change)


def test_an_id_stands_once_in_its_file(tmp_path):
    (message,) = told(tmp_path, glossary=small.GLOSSARY + small.GLOSSARY.lstrip())
    assert message.endswith("crs: id: is already taken on line 2; an id is never used twice")


def test_all_faults_of_all_files_come_at_once_in_the_order_of_the_files(tmp_path):
    change = both(put("claims", "crs", "topic", "x"), drop("claims", "crs", "outcome"), put("trials", "trial-a", "nct", "x"))
    assert [message.split(": ")[0] for message in faults(tmp_path, change)] == ["claims", "claims", "trials"]


def test_rules_wait_until_every_record_can_be_read(tmp_path):
    change = both(put("claims", "crs", "study", "none"), put("claims", "return-of-b-cells", "topic", "x"))
    assert len(faults(tmp_path, change)) == 1


def test_what_hides_in_a_value_is_spelt_out_in_the_message():
    assert visible("a\u202eb\nc\x1b[31m") == "a<U+202E>b c<U+001B>[31m"
    assert len(visible("x" * 1000)) == 80


def test_a_fault_is_a_workflow_command_on_github():
    fault = Fault(Position("docs/evidence/claims.yml", 3, 5), "crs", "outcome", "100% wrong: see below")
    assert fault.github() == "::error file=docs/evidence/claims.yml,line=3,col=5::crs: outcome: 100%25 wrong: see below"


def test_garbage_of_every_sort_is_a_fault_or_nothing_and_never_a_traceback(tmp_path):
    chance = random.Random(36109639)
    pieces = ["- ", "id: ", "a", "\n", "  ", "[", "]", "{", "}", ":", "'", '"', "|", ">", "&x ", "*x ", "!!str ", "#", "---\n", "%", "\t", "é", "\u202e", "<<: ", "9" * 50]
    for _ in range(300):
        text = "".join(chance.choice(pieces) for _ in range(chance.randint(1, 40)))
        for message in told(tmp_path, trials=text):
            assert message.startswith("docs/evidence/trials.yml:"), (text, message)


def test_records_with_values_of_the_wrong_shape_are_faults_and_never_a_traceback(tmp_path):
    shapes = ["", "x", [], ["x"], {}, {"a": "b"}, [[]], "9" * 5000, "<script>", "{x}", "\u2028"]
    fields = ["study", "value", "also", "sentence", "evidence", "certainty", "history", "dossier", "data_as_of", "checked_on", "id"]
    for field in fields:
        for shape in shapes:
            for message in faults(tmp_path, put("claims", "crs", field, shape)):
                assert ": " in message and "\n" not in message and "\u2028" not in message

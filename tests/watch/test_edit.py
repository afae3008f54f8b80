"""A record's text is changed where it must be and nowhere else."""

import pytest
import yaml

from explainer.watch.edit import with_fields

ORDER = ["id", "phase", "n", "status", "countries", "as_of", "note"]
TEXT = """\
# a file of trials
- id: one
  phase: '2' # as labelled
  countries:
  - Germany
  # Spain was named once
  - Italy

  # the second
- id: two
  note: >-
    A long
    note.
  countries: [China]
"""


@pytest.mark.parametrize(
    ("record", "fields", "old", "new"),
    [
        (0, {"phase": "3"}, "  phase: '2' # as labelled\n", "  phase: '3' # as labelled\n"),
        (0, {"n": 24}, "# as labelled\n", "# as labelled\n  n: 24\n"),
        (0, {"status": "no: 'x' # y"}, "# as labelled\n", "# as labelled\n  status: 'no: ''x'' # y'\n"),
        (0, {"as_of": "2026-11-02"}, "  - Italy\n", "  - Italy\n  as_of: '2026-11-02'\n"),
        (0, {"countries": ["Norway", "United States"]}, "  - Germany\n  # Spain was named once\n  - Italy\n", "  - Norway\n  - United States\n"),
        (1, {"note": "Short."}, " >-\n    A long\n    note.\n", " Short.\n"),
        (1, {"countries": ["Norway"]}, "countries: [China]\n", "countries:\n  - Norway\n"),
        (1, {"status": "open", "n": 3}, "- id: two\n", "- id: two\n  n: 3\n  status: open\n"),
    ],
)
def test_only_the_field_changes_and_everything_else_stays(record, fields, old, new):
    assert TEXT.count(old) == 1
    changed = with_fields(TEXT, {record: fields}, ORDER)
    assert changed == TEXT.replace(old, new)
    assert {key: yaml.safe_load(changed)[record][key] for key in fields} == fields


def test_several_records_change_at_once():
    changed = with_fields(TEXT, {0: {"n": 1, "countries": ["Peru"]}, 1: {"n": 2}}, ORDER)
    assert [record["n"] for record in yaml.safe_load(changed)] == [1, 2]
    assert "  # the second\n- id: two\n  n: 2\n" in changed


def test_nothing_to_change_changes_nothing():
    assert with_fields(TEXT, {}, ORDER) == TEXT


def test_a_file_without_a_last_line_feed_takes_a_new_key():
    assert yaml.safe_load(with_fields("- id: one", {0: {"n": 1}}, ORDER)) == [{"id": "one", "n": 1}]

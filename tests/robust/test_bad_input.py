"""Files as accidents and attackers leave them: a clear fault or correct output, and never a traceback or a hang."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explainer import exports, figures, grammar
from explainer.cli import main
from explainer.evidence import Evidence, EvidenceFaults, load, positions
from explainer.evidence.loader import FILES
from explainer.lint import characters, lint
from explainer.usage import Usage, read_page, scan
from tests import small
from tests.evidence import records
from tests.lint import pages

#: Seconds of the processor in which anything of a page's size is done; what hangs takes minutes.
PATIENCE = 10

bounded = settings(derandomize=True, deadline=None, max_examples=150)


@contextmanager
def patience() -> Iterator[None]:
    """Fail if what is inside takes as long as something that hangs."""
    start = time.process_time()
    yield
    assert time.process_time() - start < PATIENCE


def told(written: str | bytes, kind: str = "trials") -> list[str]:
    """Return what the loader says of a file, each on a line that names its place."""
    with tempfile.TemporaryDirectory() as folder:
        evidence = small.write(Path(folder)) / "evidence"
        (evidence / f"{kind}.yml").write_bytes(written if isinstance(written, bytes) else written.encode("utf-8", "surrogatepass"))
        try:
            with patience():
                load(evidence, today=records.TODAY, root=Path(folder))
        except EvidenceFaults as error:
            lines = [str(fault) for fault in error.faults]
            assert all(re.match(r"docs/evidence/[a-z]+\.yml:[1-9]\d*:[1-9]\d*: ", line) and line.isprintable() for line in lines), lines
            assert all("\n" not in fault.github() for fault in error.faults)
            return lines
    return []


@bounded
@given(st.binary(max_size=200))
@example(b"\x00").via("a null byte")
@example(b"\xff\xfe").via("no UTF-8")
@example(b"\xef\xbb\xbf").via("a byte order mark and nothing else")
def test_any_bytes_are_a_fault_or_nothing(written):
    told(written)


@bounded
@given(st.text(st.sampled_from("-:?[]{},#&*!|>'\"%@` \n\t\r\\ab~\u202e\u2028\x85\ufeff\x07é\U0001f9ec"), max_size=60))
@example('- id: "a\\x00b"')
@example('- "a\\u202e\\n": b')
@example("- ? |\n    a\n  : b")
@example("- !!python/object/apply:os.system [echo]")
@example("- !!binary aGk=")
@example("- <<: {id: a}")
def test_any_text_of_yaml_s_own_characters_is_a_fault_or_nothing(written):
    told(written)


TREES = st.recursive(
    st.text(max_size=12) | st.sampled_from(["NO", "3.10", "1e999", "9" * 5000, "2026-02-30", "nan", "null", "<script>", "{x}", "\u202e", "\x07"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=10,
)
KEYS = sorted({info.alias or name for record, _ in FILES.values() for name, info in record.model_fields.items()})


@bounded
@given(st.sampled_from(sorted(FILES)), st.lists(st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=8), TREES, max_size=6), max_size=3))
def test_records_of_any_shape_are_faults_with_their_places(kind, rows):
    told(yaml.safe_dump(rows, allow_unicode=False), kind)


@bounded
@given(st.data())
def test_a_sound_record_with_any_value_in_any_place_is_a_fault_or_sound(data):
    sound = records.sound()
    kind = data.draw(st.sampled_from(sorted(sound)))
    record = data.draw(st.sampled_from(sorted(sound[kind])))
    place, key = sound[kind], record
    while isinstance(place[key], (dict, list)) and place[key] and data.draw(st.booleans()):
        place, key = place[key], data.draw(st.sampled_from(sorted(place[key]) if isinstance(place[key], dict) else range(len(place[key]))))
    place[key] = data.draw(TREES)
    rows = list(sound[kind].values())
    told(yaml.safe_dump(rows, allow_unicode=True), kind)


BOMB = "- &a [x, x, x, x, x, x, x, x, x]\n" + "".join(f"- &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi"))
HUGE = {
    "a bomb of aliases": BOMB,
    "ten thousand brackets": "[" * 10_000 + "]" * 10_000,
    "ten thousand braces": "- id: " + "{a: " * 10_000 + "}" * 10_000,
    "ten thousand lists": "- " * 10_000,
    "a key of a million letters": "a" * 1_000_000 + ": b",
    "a word of a million letters": "- " + "a" * 1_000_000,
    "twenty million bytes": "- id: a\n  product: b\n" * 1_000_000,
}


@pytest.mark.parametrize("written", HUGE.values(), ids=HUGE.keys())
def test_what_is_huge_or_deep_is_a_fault_and_soon(written):
    assert told(written)


def test_a_file_too_long_to_be_one_of_records_is_not_read(tmp_path):
    (line, *_) = told("#" * (positions.MAX_BYTES + 1))
    assert line.endswith("trials.yml:1:1: is 5,000,001 bytes long; a file of records holds at most 5,000,000")


@pytest.mark.parametrize("way", [["a", "b"], ["a", "b", "c"], list("abcdefghijklmnopqrstuvwxyz")])
def test_groups_that_include_each_other_in_a_circle_are_faults_that_show_the_way(way, tmp_path):
    def change(data: records.Data) -> None:
        five = data["studies"]["five"]
        for name, inner in zip(way, [*way[1:], way[0]], strict=True):
            data["studies"][name] = {**five, "id": name, "includes_patients_of": [inner]}

    lines = [line for line in records.faults(tmp_path, change) if "includes itself" in line]
    assert len(lines) == len(way) and lines[0].endswith(" > ".join([*way, way[0]]))


def test_groups_that_all_include_all_are_faults_and_soon(tmp_path):
    names = [f"group-{number}" for number in range(60)]

    def change(data: records.Data) -> None:
        for name in names:
            data["studies"][name] = {**data["studies"]["five"], "id": name, "includes_patients_of": names}

    with patience():
        assert len([line for line in records.faults(tmp_path, change) if "includes itself" in line]) == len(names)


def test_nothing_at_all_is_exported_as_nothing():
    assert exports.files(Evidence(), Usage(), site="https://example.org/")
    assert isinstance(figures.files(Evidence()), dict)


# --- pages -----------------------------------------------------------------------------------------------------------


def of_page(written: bytes) -> list[str]:
    """Return what the lint says of a page, each on a line that names its place."""
    with tempfile.TemporaryDirectory() as folder, patience():
        said = pages.problems(Path(folder), {"risks.md": written})
    assert all(re.match(r"docs/[a-z/]+\.(?:md|yml):[1-9]\d*: ", line) and line.isprintable() for line in said), said
    return said


WORDS = st.sampled_from([
    "{{ crs }}", "{{", "}}", "[@paper2022]", "[@", "]", "/// note | ", "///\n", "////", "## a? { #b }\n", "# ", "```\n", "~~~", "`", "<!--", "-->", "|a|\n|-|\n", "---\n",
    "title: a\n", "![", "](", "\n", "\n\n", " ", "\t", "\r\n", "a", "CRS", "12", "three of five", ".", "\u202e", "\u2028", "\x00", "\x0b", "\x85", "\ufeff", "\U0001f9ec", "“", "’",
])


@settings(bounded, max_examples=100)
@given(st.lists(WORDS, max_size=20).map("".join))
def test_any_mixture_of_what_authors_write_is_linted_on_lines_that_can_be_printed(text):
    of_page(text.encode())


@settings(bounded, max_examples=60)
@given(st.binary(max_size=100))
def test_a_page_of_any_bytes_is_linted(written):
    of_page(written)


@bounded
@given(st.lists(WORDS, max_size=20).map("".join))
def test_tokens_stand_in_order_and_where_they_were_written(text):
    masked = grammar.mask_code(text)
    assert len(masked) == len(text) and masked.count("\n") == text.count("\n")
    tokens = list(grammar.parse(text))
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)
    for token in tokens:
        assert 0 <= token.start <= token.end <= len(text)


#: A few letters again and again, which patterns that can share them take minutes over.
OVER_AND_OVER = ["{{", "{{ ", " ", "[@", "[@a, ", "/// ", "///\n", "/// a |", "`", "``` ", "~~~\n", "<!--", "<!-- -->", "<", "<a ", "<![", "# ", "## a { #b ", "| ", "“", "‘", "\"", "(", "a", "A-",
                 "1", "9,", "one ", "hundred ", "twenty-", "CAR ", "of ", "\n", "- ", "@a", "&", "=\n", "\t", "> ", "]("]


@pytest.mark.parametrize("piece", OVER_AND_OVER)
def test_no_run_of_the_same_letters_makes_the_lint_or_the_grammar_hang(piece):
    for start in ("", "## "):
        of_page(f"{start}{piece * (4_000 // len(piece))}!\n".encode())


@pytest.mark.parametrize("text", ["{{" + " " * 3_500 + "!", "///" + " " * 20_000 + "!", "/// a |" + " x" * 10_000 + " " * 10_000 + "!", "<!--" * 20_000])
def test_a_long_run_of_spaces_costs_no_more_than_its_length(text):
    with patience():
        list(grammar.parse(text))


def test_a_page_too_long_for_a_page_is_not_read():
    (line,) = of_page(b"a" * (characters.MAX_BYTES + 1))
    assert line == "docs/risks.md:1: is 500,001 bytes long; a page holds at most 500,000"


@pytest.mark.parametrize("text", ["", "\ufeff", "\r\n", "---\n---\n", "---\n&a [*a]\n---\n", "---\n" + "[" * 10_000 + "\n---\n", "---\ntitle: [\n---\n", "---\n- a\n---\n", "---\n2026-02-30: a\n---\n"])
def test_a_page_whose_front_matter_is_none_has_no_meta_and_problems(text, tmp_path):
    (tmp_path / "risks.md").write_bytes(text.encode())
    assert isinstance(read_page(tmp_path / "risks.md", tmp_path).meta, dict)
    assert of_page(text.encode())


#: Found by coverage-guided fuzzing of the renderer and the lint (tests/fuzz).
FOUND = {
    "a control character in an argument": "/// facts | a\x14\x00\x00\ufffd\n///\n",
    "a control character in a reference": "{{ \x01 }}",
    "a character that XML has not in a citation": "[@\ufffe]",
    "a control character in a heading": "## What are the side\x00 effects? { #a }",
    "a marked section that is none": "<![C]><b onclick=x>",
    "a marked section of another kind": "<div><![CDATA.[ x ]]></div>",
    "an attribute list after a term": "{{ crs }}{ onclick=x }",
}


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND.keys())
def test_what_fuzzing_found_is_rendered_and_linted(text, tmp_path):
    docs = small.write(tmp_path, {"risks.md": text})
    settings_ = {"explainer.markdown": {"docs": str(docs)}}
    assert markdown.markdown(text, extensions=["attr_list", "md_in_html", "explainer.markdown"], extension_configs=settings_)
    assert of_page(text.encode())


# --- the command line ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("task", [["check"], ["lint"]])
@pytest.mark.parametrize("written", [b"\x00\xff", b"[" * 10_000, BOMB.encode(), b"- id: a\n" * 10], ids=["binary", "deep", "bomb", "twice"])
def test_the_command_line_says_what_is_wrong_and_ends_with_1(task, written, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (small.write(tmp_path) / "evidence" / "trials.yml").write_bytes(written)
    assert main(task) == 1
    said = capsys.readouterr().err
    assert "docs/evidence/trials.yml:1:1: " in said or "docs/evidence/trials.yml:" in said
    assert "Traceback" not in said


def test_a_folder_in_place_of_a_page_is_no_page(tmp_path):
    docs = small.write(tmp_path, {"risks.md": "words"})
    (docs / "folder.md").mkdir()
    assert list(scan(docs).pages) == ["risks.md"]
    assert lint(docs, Evidence())

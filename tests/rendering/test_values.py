import pytest
from pydantic import TypeAdapter

from explainer.evidence import load
from explainer.evidence.model import CountValue, Value
from explainer.rendering import glossary, values
from tests import small


def value(**fields: object) -> object:
    return TypeAdapter(Value).validate_python({"as_reported": "x", **fields})


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"kind": "count", "numerator": "3", "denominator": "5"}, "3 of 5 people"),
        ({"kind": "count", "numerator": "11", "denominator": "63", "unit": "centres"}, "11 of 63 centres"),
        ({"kind": "count", "numerator": "142", "denominator": "42500"}, "142 of 42,500 people"),
        ({"kind": "quantity", "value": "110", "unit": "days", "statistic": "mean"}, "110 days"),
        ({"kind": "quantity", "value": "1", "unit": "months", "statistic": "single"}, "1 month"),
        ({"kind": "quantity", "value": "3.10", "unit": "points", "statistic": "mean"}, "3.10 points"),
        ({"kind": "quantity", "value": "475000", "unit": "US dollars", "statistic": "single"}, "475,000 US dollars"),
        ({"kind": "state", "state": "not approved"}, "not approved"),
        ({"kind": "date", "date": "2022-09-15"}, "15 September 2022"),
        ({"kind": "date", "date": "2022-09"}, "September 2022"),
    ],
)
def test_each_kind_of_value_reads_as_a_person_would_say_it(fields, text):
    assert values.value_text(value(**fields)) == text


@pytest.mark.parametrize(("amount", "unit", "text"), [
    ("55.6", "in 100", "56 in 100"), ("47.5", "in 100", "48 in 100"), ("448.5", "days", "449 days"), ("3.10", "points", "3.10 points"),
])
def test_people_and_days_are_read_in_whole_numbers_and_scores_as_printed(amount, unit, text):
    assert values.value_text(value(kind="quantity", value=amount, unit=unit, statistic="mean")) == text


@pytest.mark.parametrize(("numerator", "denominator", "text"), [
    ("81", "145", "about 56 in 100"), ("1", "145", "about 1 in 100"), ("1", "1000", "fewer than 1 in 100"), ("999", "1000", "more than 99 in 100"),
    ("45", "64", "about 70 in 100"), ("12", "29", ""), ("0", "145", ""), ("145", "145", ""), ("98", "100", ""),
])
def test_only_a_count_in_a_large_group_is_also_said_in_a_hundred(numerator, denominator, text):
    assert values.share_text(value(kind="count", numerator=numerator, denominator=denominator)) == text


@pytest.mark.parametrize(("digits", "words"), [("0", "zero"), ("5", "five"), ("15", "fifteen"), ("39", "thirty-nine"), ("145", "145"), ("9.8", "9.8")])
def test_whole_numbers_below_a_hundred_can_be_said_in_words(digits, words):
    assert values.in_words(digits) == words


@pytest.fixture
def claims(tmp_path):
    return load(small.write(tmp_path) / "evidence").claims


def test_every_placeholder_of_a_count_follows_from_its_numerator_and_denominator(claims):
    known = values.fields(claims["crs"])
    assert (known["numerator"], known["denominator"], known["rest"], known["grade"]) == ("3", "5", "2", "1")
    assert known["interval"] == "15 to 95 in 100"


def test_dates_of_a_claim_can_be_written_on_a_page(claims):
    known = values.fields(claims["crs"])
    assert (known["as-of"], known["checked"]) == ("September 2022", "22 November 2026")


def test_an_unknown_field_names_those_that_there_are(claims):
    with pytest.raises(values.UnknownField) as error:
        values.field_text(claims["crs"], "colour")
    assert "denominator" in error.value.known


def test_a_sentence_has_its_numbers_filled_in(claims):
    assert values.sentence_text(claims["crs"]) == "3 of 5 people had cytokine release syndrome of grade 1."


@pytest.mark.parametrize(("numerator", "denominator", "words"), [
    (0, 5, "none"), (1, 145, "fewer than a hundredth"), (1, 100, "a hundredth"), (1, 20, "a twentieth"), (9, 20, "more than two fifths"), (3, 10, "more than a quarter"), (11, 145, "fewer than a tenth"), (1, 10, "a tenth"), (48, 100, "fewer than half"),
    (1, 2, "half"), (81, 145, "more than half"), (45, 64, "more than two thirds"), (99, 100, "more than nine tenths"), (5, 5, "all"),
])
def test_a_share_is_said_in_words_that_are_true_of_it(numerator, denominator, words):
    value = CountValue(kind="count", numerator=numerator, denominator=denominator, unit="people", as_reported="x")
    assert values.part_text(value) == words


@pytest.mark.parametrize("count", range(40))
def test_a_long_list_of_words_is_parted_so_that_none_holds_more_than_seven_and_none_is_lost(count):
    parts = glossary.sevens(list(range(count)))
    assert [item for part in parts for item in part] == list(range(count))
    assert all(1 <= len(part) <= 7 for part in parts)

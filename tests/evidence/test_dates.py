"""Dates of any precision."""

from datetime import date

import pytest

from explainer.evidence.dates import PartialDate, this_day


@pytest.mark.parametrize(
    ("text", "first", "last", "spoken"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31), "2022"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2022-09-15", date(2022, 9, 15), date(2022, 9, 15), "15 September 2022"),
        ("2002/2009", date(2002, 1, 1), date(2009, 12, 31), "2002 to 2009"),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(text, first, last, spoken):
    read = PartialDate.parse(text)
    assert (read.first, read.last, str(read), read.spoken()) == (first, last, text, spoken)


@pytest.mark.parametrize("text", ["", "22", "2022-9", "2022-13", "2023-02-29", "2022/2021", "2020/2021/2022", "September 2022", "0000", "２０２２"])
def test_what_is_no_date_in_the_calendar_is_refused(text):
    with pytest.raises(ValueError, match="expected a date in the calendar"):
        PartialDate.parse(text)


def test_today_is_the_day_that_the_environment_says(monkeypatch):
    monkeypatch.setenv("TODAY", "2028-02-29")
    assert this_day() == date(2028, 2, 29)


@pytest.mark.parametrize("nothing", [None, ""])
def test_today_is_the_real_day_where_nothing_is_said(nothing, monkeypatch):
    monkeypatch.delenv("TODAY", raising=False) if nothing is None else monkeypatch.setenv("TODAY", nothing)
    assert abs((this_day() - date.today()).days) <= 1  # midnight may pass between the two


@pytest.mark.parametrize("text", ["soon", "2027-02-29", "20270101", "2027-01"])
def test_a_today_that_is_no_day_is_refused_with_what_was_written(text, monkeypatch):
    monkeypatch.setenv("TODAY", text)
    with pytest.raises(ValueError, match=f"TODAY is '{text}', expected a day in the calendar"):
        this_day()

"""Dates of any precision."""

from datetime import date

import pytest

from explainer.evidence.dates import PartialDate


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

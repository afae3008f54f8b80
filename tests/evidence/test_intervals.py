"""Exact intervals against published values (Clopper-Pearson, two-sided 95%)."""

import random

import pytest

from explainer.evidence import intervals
from explainer.evidence.intervals import clopper_pearson, interval_in_100

#: Numerator, denominator, ends in 100 to one decimal: exact values as any table or statistics package prints them.
PUBLISHED = [
    (5, 5, 47.8, 100.0), (0, 5, 0.0, 52.2), (8, 8, 63.1, 100.0), (0, 8, 0.0, 36.9), (3, 5, 14.7, 94.7), (0, 100, 0.0, 3.6),
    (1, 50, 0.1, 10.6), (1, 10, 0.3, 44.5), (0, 15, 0.0, 21.8), (15, 15, 78.2, 100.0), (11, 15, 44.9, 92.2), (50, 100, 39.8, 60.2),
]


@pytest.mark.parametrize(("numerator", "denominator", "low", "high"), PUBLISHED)
def test_the_interval_is_the_published_one(numerator, denominator, low, high):
    assert [round(end * 100, 1) for end in clopper_pearson(numerator, denominator)] == [low, high]


@pytest.mark.parametrize("n", [1, 5, 8, 39, 145, 1000])
def test_none_and_all_have_the_closed_form(n):
    assert clopper_pearson(0, n) == pytest.approx((0, 1 - 0.025 ** (1 / n)), abs=1e-9)
    assert clopper_pearson(n, n) == pytest.approx((0.025 ** (1 / n), 1), abs=1e-9)


def test_the_interval_holds_the_share_and_mirrors_its_complement():
    chance = random.Random(2022)
    for _ in range(200):
        denominator = chance.randint(1, 300)
        numerator = chance.randint(0, denominator)
        low, high = clopper_pearson(numerator, denominator)
        assert 0 <= low <= numerator / denominator <= high <= 1
        mirrored = clopper_pearson(denominator - numerator, denominator)
        assert (1 - high, 1 - low) == pytest.approx(mirrored, abs=1e-9)


@pytest.mark.parametrize(("numerator", "denominator"), [(6, 5), (-1, 5), (0, 0)])
def test_what_is_no_count_is_refused(numerator, denominator):
    with pytest.raises(ValueError, match=rf"{numerator} of {denominator} is not a count of some among all"):
        clopper_pearson(numerator, denominator)


@pytest.mark.parametrize(
    ("numerator", "denominator", "told"),
    [(5, 5, (48, 100)), (0, 5, (0, 52)), (8, 8, (63, 100)), (0, 8, (0, 37)), (3, 5, (15, 95)), (11, 15, (45, 92))],
)
def test_readers_are_told_whole_numbers(numerator, denominator, told):
    assert interval_in_100(numerator, denominator) == told


@pytest.mark.parametrize(("numerator", "denominator", "told"), [(1, 145, (0.02, 3.78)), (1, 50, (0.1, 10.6)), (49, 50, (89.4, 99.9))])
def test_a_small_chance_is_never_rounded_to_none_nor_a_large_one_to_all(numerator, denominator, told):
    assert interval_in_100(numerator, denominator) == told


def test_a_count_is_worked_out_once_however_often_it_is_told(monkeypatch):
    solved = []
    monkeypatch.setattr(intervals, "_solve", lambda *functions: solved.append(1) or 0.5)
    clopper_pearson.cache_clear()
    for _ in range(10):
        interval_in_100(7, 23)
    clopper_pearson.cache_clear()  # what was solved here is wrong
    assert len(solved) == 2, "one for each end"

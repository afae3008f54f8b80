"""Exact binomial intervals: what a handful of people can and cannot tell.

Clopper and Pearson 1934, doi:10.1093/biomet/26.4.404: the two-sided interval holds every share of the population under
which a result at least this extreme has a chance of at least 2.5% on each side. It never promises more than the people
treated can show, which matters when there are five of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

CONFIDENCE = 0.95


@lru_cache(maxsize=2**15)  # a count stands on many pages, and each time it is told again; counts up to 200 people are 20,000
def clopper_pearson(numerator: int, denominator: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Return the exact two-sided interval of a share, each end between 0 and 1.

    Raises:
        ValueError: if the counts are not 0 <= numerator <= denominator with denominator > 0.
    """
    if not 0 <= numerator <= denominator or denominator < 1:
        raise ValueError(f"{numerator} of {denominator} is not a count of some among all")
    tail = (1 - confidence) / 2
    ways = [_log_choose(denominator, count) for count in range(numerator + 1)]  # the same at every share
    low = 0.0 if numerator == 0 else _solve(
        lambda share: 1 - _at_most(ways[:-1], denominator, share) - tail, lambda share: _slope(numerator - 1, denominator, share)
    )
    high = 1.0 if numerator == denominator else _solve(
        lambda share: tail - _at_most(ways, denominator, share), lambda share: _slope(numerator, denominator, share)
    )
    return low, high


def interval_in_100(numerator: int, denominator: int) -> tuple[float, float]:
    """Return the interval in numbers of every 100 people, as a reader is told it.

    Whole numbers, with as many decimals as it takes that a small chance does not look like none, nor a large one like
    all: 1 of 50 is 0.1 to 10.6 in 100, not 0 to 11.
    """
    exact = clopper_pearson(numerator, denominator)
    for decimals in (None, 1, 2, 3):
        told = tuple(round(end * 100, decimals) for end in exact)
        if all(shown not in (0, 100) or end in (0, 1) for shown, end in zip(told, exact)):
            break
    return told


def _at_most(ways: list[float], trials: int, share: float) -> float:
    """Return the chance that fewer than ``len(ways)`` of ``trials`` have it, at a share strictly between 0 and 1.

    Args:
        ways: the logarithm of the number of ways to choose 0, 1, 2, … of ``trials``.
    """
    log_yes, log_no = math.log(share), math.log1p(-share)
    return math.fsum([math.exp(way + count * log_yes + (trials - count) * log_no) for count, way in enumerate(ways)])


def _slope(most: int, trials: int, share: float) -> float:
    """Return how fast the chance of at most ``most`` of ``trials`` falls as the share rises."""
    log_way = math.log(trials) + _log_choose(trials - 1, most)
    return math.exp(log_way + most * math.log(share) + (trials - 1 - most) * math.log1p(-share))


def _log_choose(trials: int, count: int) -> float:
    """Return the logarithm of the number of ways to choose ``count`` of ``trials``."""
    return math.lgamma(trials + 1) - math.lgamma(count + 1) - math.lgamma(trials - count + 1)


def _solve(rising: Callable[[float], float], slope: Callable[[float], float]) -> float:
    """Return where a rising function crosses zero between 0 and 1: Newton's steps, halved where one would leave the bracket."""
    low, high, at = 0.0, 1.0, 0.5
    for _ in range(200):  # halving alone ends after 60; Newton's steps after about eight
        off, steep = rising(at), slope(at)
        low, high = (at, high) if off < 0 else (low, at)
        step = at - off / steep if steep else low
        step = step if low < step < high else (low + high) / 2
        if abs(step - at) <= 1e-16:
            return step
        at = step
    return at

"""How long a fact may go unchecked."""

from datetime import date, timedelta
from typing import get_args

import pytest

from explainer.evidence import review
from explainer.evidence.model import Topic
from tests.evidence.records import both, put, read

CHECKED = date(2026, 11, 22)


def check(evidence, key):
    return next(one for one in review.checks(evidence) if one.key == key)


def test_every_topic_has_an_interval_with_a_reason():
    assert set(review.TOPICS) == set(get_args(Topic))
    assert all(interval.days > 0 and interval.why for interval in (*review.TOPICS.values(), *review.KINDS.values()))


@pytest.mark.parametrize(
    ("key", "days"), [("pause", 30), ("trial-a", 60), ("crs", 120), ("return-of-b-cells", 730), ("five-rows", 120)]
)
def test_each_kind_of_fact_is_due_after_its_own_interval(key, days, tmp_path):
    one = check(read(tmp_path), key)
    assert one.by == CHECKED + timedelta(days=days)
    assert not one.is_due(one.by - timedelta(days=1)) and one.is_due(one.by)


def test_a_status_is_due_after_sixty_days(tmp_path):
    assert check(read(tmp_path, put("claims", "crs", "topic", "status")), "crs").days == 60


def test_it_is_overdue_only_once_twice_its_interval_has_passed(tmp_path):
    one = check(read(tmp_path), "pause")
    assert not one.is_overdue(CHECKED + timedelta(days=60)) and one.is_overdue(CHECKED + timedelta(days=61))


def test_a_claim_that_another_has_superseded_is_never_due(tmp_path):
    change = both(put("claims", "crs", "superseded_by", "return-of-b-cells"), put("changes", "first", "kind", "changed-number"))
    assert "crs" not in {one.key for one in review.checks(read(tmp_path, change))}


@pytest.mark.parametrize(("key", "fast"), [("pause", True), ("trial-a", True), ("crs", False), ("return-of-b-cells", False)])
def test_only_what_people_act_on_within_weeks_moves_fast(key, fast, tmp_path):
    assert review.moves_fast(check(read(tmp_path), key)) is fast

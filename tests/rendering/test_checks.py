"""The page about our own checks says what was tried and what was missed."""

from explainer.evidence import Evidence
from explainer.evidence.model import Check
from explainer.rendering import checks
from explainer.usage import Usage


def page(**held: bool) -> str:
    records = {
        id_: Check(id=id_, what=f"the {id_} one", layer="control" if id_ == "harmless" else "data", by="python -m explainer check",
                   held=well, on=f"2026-11-{20 + number}")
        for number, (id_, well) in enumerate(held.items())
    }
    return checks.results([], Evidence(checks=records), Usage())


def test_faults_and_harmless_changes_are_counted_apart():
    said = page(first=True, second=True, harmless=True)
    assert "2 of 2 faults were caught" in said and "1 of 1 harmless changes passed" in said


def test_a_fault_that_was_missed_is_not_hidden():
    said = page(first=True, second=False)
    assert "1 of 2 faults were caught" in said
    assert "the second one<strong>: NOT as it should be</strong>" in said


def test_the_days_of_the_first_and_the_last_run_are_said():
    assert "From 20 November 2026 to 21 November 2026" in page(first=True, second=True)
    assert "On 20 November 2026" in page(first=True)


def test_before_the_first_run_nothing_is_claimed():
    assert page() == "<p>Nothing has been run yet.</p>"

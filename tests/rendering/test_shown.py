"""The tables of records say where each is shown: in words, or in a figure."""

from pathlib import Path

from explainer.evidence import load
from explainer.rendering import places, references, shown
from explainer.usage import scan

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_a_number_that_only_a_figure_draws_names_the_page_of_the_figure():
    evidence, usage = load(DOCS / "evidence"), scan(DOCS)
    counted = {study.ledger.remission for study in evidence.studies.values() if study.ledger}
    only_drawn = sorted(name for name in counted if name and name not in usage.claims)
    assert only_drawn
    found = shown.claims(usage, evidence)
    assert {name: found[name] for name in only_drawn if found[name] != usage.blocks["ledger"]} == {}


def test_every_kind_of_source_is_listed_on_one_page():
    listed = [tier for tiers in places.TIERS.values() for tier in tiers]
    assert sorted(listed) == sorted(references.TIER)

"""What changed is told where it changed, at an address that stays, and what a number was before is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from explainer.evidence import Evidence
from explainer.rendering import changes, check
from explainer.usage import Page, Usage
from tests.evidence.records import both, put, read

USAGE = Usage(
    {"risks.md": Page("risks.md", {"title": "Risks"}, "", 1), "cost.md": Page("cost.md", {"title": "Cost"}, "", 1)},
    claims={"crs": ["risks.md"], "return-of-b-cells": ["cost.md"]},
)
CHANGED = {"on": "2026-11-23", "kind": "changed-number", "what": "One more person was counted.", "claims": ["crs"]}
CHECKED = {"on": "2026-11-23", "kind": "checked-no-change", "what": "Everything about cost was read again.", "pages": ["cost.md#how"]}
BEFORE = [
    {"until": "2026-11-20", "said": "1 of 5 people", "why": "A table was misread."},
    {"until": "2026-11-22", "said": "2 of 5 people", "why": "One person was missed."},
]


@pytest.fixture
def changed(tmp_path: Path) -> Evidence:
    """Records in which a number changed twice and then made way for another."""

    def log(data: dict) -> None:
        data["changes"] = {"checked": CHECKED, "changed": CHANGED, **data["changes"]}

    return read(tmp_path, both(log, put("claims", "crs", "history", BEFORE), put("claims", "crs", "superseded_by", "return-of-b-cells")))


def soup(markup: str) -> BeautifulSoup:
    return BeautifulSoup(str(markup), "html.parser")


def test_the_log_has_an_address_for_each_change_newest_first(changed):
    items = soup(changes.log([], changed, USAGE)).select("li")
    assert [item["id"] for item in items] == ["change-2026-11-23-2", "change-2026-11-23-1", "change-2026-11-22-1"]
    assert [item.strong.get_text() for item in items] == ["Checked, no change", "Changed number", "New evidence"]


def test_a_later_change_leaves_the_addresses_of_earlier_ones_alone(changed, tmp_path):
    before = {entry.anchor: entry.change.what for entry in changes.entries(read(tmp_path / "before"))}
    after = {entry.anchor: entry.change.what for entry in changes.entries(changed)}
    assert before.items() <= after.items()


def test_a_change_leads_to_its_claims_and_pages(changed):
    checked, counted, _ = soup(changes.log([], changed, USAGE)).select("li")
    assert [link["href"] for link in counted.select("a")] == ["/evidence/claims.md#claim-crs"]
    assert [(link["href"], link.get_text()) for link in checked.select("a")] == [("/cost.md#how", "Cost")]


def test_a_page_tells_what_changed_on_it_and_in_the_claims_that_it_uses(changed):
    assert [entry.change.kind for entry in changes.on_page("risks.md", changed, USAGE)] == ["changed-number", "new-evidence"]
    assert [entry.change.kind for entry in changes.on_page("cost.md", changed, USAGE)] == ["checked-no-change"]
    assert changes.on_page("lupus.md", changed, USAGE) == []


def test_a_superseded_claim_keeps_its_row_and_address_and_leads_to_the_one_that_stands(changed):
    row = soup(check.claims_table(["safety"], changed, USAGE)).select_one("tr#claim-crs")
    assert row.select_one(".superseded a")["href"] == "/evidence/background.md#claim-return-of-b-cells"
    assert "3 of 5 people had cytokine release syndrome" in row.get_text()


def test_a_claim_keeps_what_it_said_before_and_why_newest_first(changed):
    before = [part.get_text() for part in soup(check.claims_table(["safety"], changed, USAGE)).select("tr#claim-crs .before")]
    assert before == [
        "Until 22 November 2026 we wrote: “2 of 5 people”. Changed because: One person was missed.",
        "Until 20 November 2026 we wrote: “1 of 5 people”. Changed because: A table was misread.",
    ]


def test_a_claim_that_stands_says_nothing_of_the_kind(tmp_path):
    assert not soup(check.claims_table([], read(tmp_path), USAGE)).select(".superseded, .before")

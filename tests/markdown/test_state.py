"""What pages are rendered from is read once a build, and stays the same object where nothing that a page can see has changed."""

import os
from pathlib import Path

import pytest

from explainer.evidence import EvidenceFaults
from explainer.markdown import state
from tests import small

PAGE = "---\ntitle: Home\n---\n{{ crs }} [@paper2022]\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return small.write(tmp_path, {"index.md": PAGE})


def test_an_edit_of_a_sentence_keeps_everything_that_was_drawn(docs):
    before = state.read(docs)
    (docs / "index.md").write_text(f"{PAGE}And another sentence.\n")
    assert state.read(docs) is before


@pytest.mark.parametrize("page", [PAGE.replace("Home", "House"), PAGE.replace("{{ crs }}", "{{ return-of-b-cells }}"), PAGE.replace("[@paper2022]", "")])
def test_what_other_pages_can_see_of_a_page_makes_a_new_state(docs, page):
    before = state.read(docs)
    (docs / "index.md").write_text(page)
    assert state.read(docs) is not before


def test_a_changed_record_makes_a_new_state_even_where_time_and_size_of_its_file_stay(docs):
    before, path = state.read(docs), docs / "evidence" / "claims.yml"
    stamp = path.stat()
    path.write_text(small.CLAIMS.replace("on average", "on medians"))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert path.stat().st_size == stamp.st_size
    after = state.read(docs)
    assert after is not before and "on medians" in after.evidence.claims["return-of-b-cells"].sentence


def test_nothing_that_is_drawn_can_see_a_page_s_text(docs):
    assert [page.body for page in state.read(docs).usage.pages.values()] == [""]


def test_a_build_sees_one_state_from_its_beginning_to_its_end(docs):
    before = state.read(docs)
    (docs / "evidence" / "claims.yml").write_text(small.CLAIMS.replace("on average", "on medians"))
    assert state.current(docs) is before


def test_faults_leave_what_was_last_sound(docs):
    before, path = state.read(docs), docs / "evidence" / "claims.yml"
    path.write_text(small.CLAIMS.replace("certainty:", "certanty:"))
    with pytest.raises(EvidenceFaults):
        state.read(docs)
    assert state.is_known(docs) and state.current(docs) is before
    path.write_text(small.CLAIMS)
    assert state.read(docs) is before


def test_only_a_few_sites_are_remembered(tmp_path):
    for number in range(state._MOST + 3):
        state.read(small.write(tmp_path / str(number), {"index.md": PAGE}))
    assert len(state._known) == state._MOST

"""A site twice as large takes twice the work: calls are counted, which are the same on every machine, and never seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.evidence import load
from explainer.lint import lint
from tests.scale import grow, steps

#: Pages and claims: three sizes at even distances, so that what the real site costs anyway falls out of the comparison.
SIZES = ((30, 450), (50, 750), (70, 1050))
#: How much dearer the second lot of pages and claims may be than the first. A step that looks at every page for every page
#: would make it nearly twice as dear at these sizes.
MOST = 1.3
#: Steps whose work grows with the site; figures are drawn from a few records whatever its size.
GROWING = ("evidence", "lint", "exports", "rendering", "publish", steps.GENERATOR)


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, int]]:
    folder = tmp_path_factory.mktemp("growth")
    found = []
    for pages, claims in SIZES:
        root = grow.project(folder / str(pages), pages, claims)
        found.append(steps.calls(root, folder / f"site-{pages}"))
    return found


@pytest.mark.parametrize("step", GROWING)
def test_the_next_pages_and_claims_cost_no_more_calls_than_the_last(counted, step):
    small, middle, large = (calls[step] for calls in counted)
    assert middle > small, f"{step} was not counted"
    assert large - middle <= MOST * (middle - small), f"{step}: {small:,}, {middle:,}, {large:,} calls"


def test_what_is_grown_is_sound_and_the_same_each_time(tmp_path):
    first, second = (grow.project(tmp_path / name, 40, 600) for name in ("first", "second"))
    for path in sorted((first / "docs").rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (second / "docs" / path.relative_to(first / "docs")).read_bytes()
    docs: Path = first / "docs"
    evidence = load(docs / "evidence")
    assert len(evidence.claims) == 600 and len(list(docs.rglob("*.md"))) == 40
    assert lint(docs, evidence) == []


def test_a_site_smaller_than_the_real_one_is_refused(tmp_path):
    with pytest.raises(ValueError, match="the real site is larger"):
        grow.project(tmp_path / "small", 3, 3)

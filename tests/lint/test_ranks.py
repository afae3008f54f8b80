"""A page of questions that promises an order keeps it: all of them, each once, and in order within a section."""

from pathlib import Path

import pytest

from explainer.evidence import load
from explainer.lint.ranks import ranks_complete
from explainer.usage import scan
from tests import small

FOLD = "/// ranked | 3\n///\n\n"


def problems(tmp_path: Path, body: str) -> list[str]:
    docs = small.write(tmp_path, {"index.md": f"---\ntitle: Home\n---\n{body}"})
    page = scan(docs).pages["index.md"]
    return [f"{page.first_line + line - 1}: {message}" for line, message in ranks_complete(page, load(docs / "evidence"))]


def test_questions_in_sections_keep_the_order_in_which_people_ask(tmp_path):
    body = f"{FOLD}## One? {{ #one }}\n\n### A? {{ #a rank=2 }}\n\n### B? {{ #b rank=3 }}\n\n## Two? {{ #two }}\n\n### C? {{ #c rank=1 }}\n"
    assert problems(tmp_path, body) == []
    assert problems(tmp_path, body.replace("rank=2", "rank=x").replace("rank=3", "rank=2").replace("rank=x", "rank=3")) == [
        "11: 'rank=2' stands after 'rank=3'; expected the questions of a section in the order of their ranks"]


@pytest.mark.parametrize(("ranks", "expected"), [
    (("1", "3"), ["4: no question has 'rank=2'; expected each rank from 1 to 3 once"]),
    (("1", "2", "2", "3"), ["11: 'rank=2' stands on line 9 too; expected each rank once"]),
    (("1", "2", "3", "4"), ["13: 'rank=4' is no rank of this page; expected a number from 1 to 3"]),
    (("1", "2", "3", "third"), ["13: 'rank=third' is no rank of this page; expected a number from 1 to 3"]),
])
def test_each_rank_that_a_page_promises_stands_on_it_once(tmp_path, ranks, expected):
    assert problems(tmp_path, FOLD + "".join(f"### Q{n}? {{ #q{n} rank={rank} }}\n\n" for n, rank in enumerate(ranks))) == expected


def test_a_rank_needs_the_list_that_shows_it(tmp_path):
    assert problems(tmp_path, "### A? { #a rank=1 }\n") == ["4: 'rank=1' stands on a page without '/// ranked'; expected that block, or no rank"]


def test_the_list_says_how_many_it_holds(tmp_path):
    assert problems(tmp_path, "/// ranked | many\n///\n") == ["4: '/// ranked' takes how many questions have a rank; 'many' was written"]

"""What is measured is what a reader reads and waits for."""

import pytest

from explainer import measure

PAGE = (
    '<html><head><link rel="stylesheet" href="a.css"><link rel="stylesheet" href="b.css" media="print"><script src="c.js" defer></script></head>'
    "<body><noscript><link rel='stylesheet' href='d.css'></noscript><header>Menu</header><article><p>One two <input type='radio' /> three.</p><table><tr><td>Cell</td></tr></table>"
    '<section class="cards"><p>Card</p></section><p>Four</p></article><footer>End</footer></body></html>'
)


def test_prose_is_what_stands_in_sentences_and_not_menus_tables_or_cards():
    assert measure.prose(PAGE) == "One two three.\nFour."


def test_a_sheet_for_paper_one_for_want_of_scripts_and_a_late_script_hold_nothing_up(tmp_path):
    (tmp_path / "index.html").write_text(PAGE)
    for name in ("a.css", "b.css", "c.js", "d.css"):
        (tmp_path / name).write_text("x" * 1000)
    one = next(iter(measure.weigh(tmp_path)))
    assert one.requests == 5
    sheet = measure._zipped(tmp_path / "a.css")
    assert (one.blocking - one.html, one.whole - one.blocking) == (sheet, 3 * sheet)


@pytest.fixture
def folders(tmp_path):
    site, dist = tmp_path / "site", tmp_path / "dist"
    for path in (site / "data" / "claims.csv", site / "files" / "whole.html", dist / "whole.html", dist / "pdf" / "small.pdf", dist / "pdf" / "large.pdf"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE if "files" in path.parts else "x" * (2000 if path.stem == "large" else 10))
    return site, dist


def test_each_kind_of_copy_is_weighed_by_its_heaviest_beside_its_limit(folders):
    lines = list(measure.takeaways(*folders))
    assert [line.split() for line in lines if "large.pdf" in line] == [["large.pdf", "2", "2,000", f"{measure.LIMITS['pdf/*.pdf']:,}"]]
    assert any(line.startswith("claims.csv") for line in lines)


def test_a_copy_over_its_limit_is_called_too_large(folders, monkeypatch):
    monkeypatch.setitem(measure.LIMITS, "*.html", 9)
    assert [line for line in measure.takeaways(*folders) if line.endswith("TOO LARGE")][0].startswith("whole.html")


def test_a_copy_that_is_not_there_is_named(folders):
    assert any(line.startswith("*.zip") and "make release" in line for line in measure.takeaways(*folders))


def test_a_copy_that_the_site_carries_is_no_page(folders):
    assert list(measure.weigh(folders[0])) == []

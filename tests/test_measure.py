"""What is measured is what a reader reads and waits for."""

from explainer import measure

PAGE = (
    '<html><head><link rel="stylesheet" href="a.css"><link rel="stylesheet" href="b.css" media="print"><script src="c.js" defer></script></head>'
    "<body><header>Menu</header><article><p>One two <input type='radio' /> three.</p><table><tr><td>Cell</td></tr></table>"
    '<section class="cards"><p>Card</p></section><p>Four</p></article><footer>End</footer></body></html>'
)


def test_prose_is_what_stands_in_sentences_and_not_menus_tables_or_cards():
    assert measure.prose(PAGE) == "One two three.\nFour."


def test_a_sheet_for_paper_and_a_late_script_hold_nothing_up(tmp_path):
    (tmp_path / "index.html").write_text(PAGE)
    for name in ("a.css", "b.css", "c.js"):
        (tmp_path / name).write_text("x" * 1000)
    one = next(iter(measure.weigh(tmp_path)))
    assert one.requests == 4
    assert one.html < one.blocking < one.whole

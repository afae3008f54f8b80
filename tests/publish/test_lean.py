"""What is said once is still said, and no browser reads another page than was written."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from explainer.publish import lean

STYLE = ".data td::before{content:attr(data-label) ': '}"
ROW = '<tr><th>Crew</th><td data-label="How &quot;sure&quot;">low</td></tr>'


def article(rows: str) -> BeautifulSoup:
    return BeautifulSoup(f'<article><table class="data"><tbody>{rows}</tbody></table></article>', "html.parser")


def test_a_column_s_heading_moves_from_its_cells_to_the_style():
    one = article(ROW * 2)
    style = lean.labels([one], STYLE)
    assert "data-label" not in str(one) and 'class="data t1"' in str(one)
    assert style.endswith(r'.t1 td:nth-child(2){--label:"How \"sure\""}') and "var(--label,attr(data-label))" in style


def test_tables_with_the_same_columns_share_their_rules():
    assert lean.labels([article(ROW), article(ROW)], STYLE).count("--label:") == 1


def test_a_table_whose_rows_differ_keeps_its_cells():
    one = article(ROW + '<tr><td data-label="A">1</td><td data-label="B">2</td></tr>')
    lean.labels([one], STYLE)
    assert str(one).count("data-label") == 3


def test_a_row_keeps_its_address_only_if_something_leads_to_it():
    one = BeautifulSoup('<h2 id="h">H</h2><a href="#a">a</a><ol><li id="a">A</li><li id="b">B</li></ol>', "html.parser")
    lean.addresses([one])
    assert [tag["id"] for tag in one.select("[id]")] == ["h", "a"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<a class="x" href="#y">"a"</a>', '<a class=x href=#y>"a"</a>'),
        ('<a href="https://x.org/">a</a>', "<a href=https://x.org/>a</a>"),
        ('<a href="x?a=1">a</a>', '<a href="x?a=1">a</a>'),
        ('<p class="a b" title="">a</p>', '<p class="a b" title="">a</p>'),
        ('<path d="M0"/>', '<path d="M0"/>'),
        ("<p>1 &lt; 2, a=\"b\"</p>", "<p>1 &lt; 2, a=\"b\"</p>"),
    ],
)
def test_quotes_go_only_where_html_needs_none(written, expected):
    assert lean.unquoted(f"<head></head>{written}") == f"<head></head>{expected}"
    before, after = (BeautifulSoup(text, "lxml") for text in (written, expected))
    assert str(before) == str(after)

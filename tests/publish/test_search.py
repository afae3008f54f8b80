"""What the search is made of: the sections' own words, and the glossary's other names for them."""

import json

import pytest

from explainer.evidence.model import Term
from explainer.publish import search


def page(text: str, attributes: str = "") -> str:
    return (
        f'<nav>Menu</nav><article class="prose" data-kind="chapter"{attributes}><header class="title"><h1>Risks</h1></header>'
        f'{text}<footer class="dates"><p>Page last read</p></footer></article>'
    )


def sections(text: str, attributes: str = "") -> list[search.Section]:
    return search.sections(page(text, attributes), "risks/", "Risks")


def test_a_section_is_found_by_its_words_without_its_tags():
    assert sections('<p>Fever &amp; more</p><h2 id="licats">What is <em>LICATS</em>?</h2><p>A <b>re</b>action.</p><p>Mild.</p>') == [
        ("risks/", "Risks", "Risks", "Fever & more"),
        ("risks/#licats", "Risks", "What is LICATS?", "A reaction. Mild."),
    ]


def test_a_heading_without_words_of_its_own_is_no_section():
    assert [address for address, *_ in sections('<h2 id="first">First</h2><h3 id="second">Second</h3><p>Words</p>')] == ["risks/", "risks/#second"]


def test_the_text_after_a_box_belongs_to_the_section_around_it():
    found = sections('<h2 id="a">A</h2><p>one</p><section><h2 id="box">Box</h2><p>two</p></section><p>three</p>')
    assert {address: text for address, _, _, text in found} == {"risks/": "", "risks/#a": "one three", "risks/#box": "two"}


@pytest.mark.parametrize(
    "hidden",
    [
        '<div data-search-exclude=""><div>card</div>card</div>', '<section data-search-exclude=""><p>card<br>card</p></section>',
        '<script>card</script>', '<div data-search-exclude=""><h2 id="c">card</h2></div>',
    ],
)
def test_what_no_search_shall_find_is_left_out_whole(hidden):
    assert sections(f"<p>one</p>{hidden}<p>two</p>") == [("risks/", "Risks", "Risks", "one two")]


def test_a_page_that_is_no_chapter_has_no_sections():
    assert search.sections("<article class=\"prose\"><h1>There is no such page</h1></article>", "404.html", "") == []


def test_a_page_can_ask_to_be_left_out():
    assert sections("<p>one</p>", ' data-search-exclude=""') == []


def test_every_other_name_of_a_term_leads_to_it():
    term = Term(id="crs", term="CRS", expansion="cytokine release syndrome", definition="A flood of signals.", other_names=["cytokine storm"])
    meant = dict(search.synonyms([term]))
    assert meant["cytokine storm"] == "crs cytokine release syndrome"
    assert meant["crs"] == meant["cytokine release syndrome"] == meant["cytokine storm"]


def test_the_script_is_one_classic_file_without_the_library_s_manual():
    built = search.scripts(sections("<p>one</p>"), [], "/*! a long\nmanual */\nvar lunr = 1;")["search.js"]
    assert "manual" not in built
    data = built.split("window.siteIndex=", 1)[1].split(";\n", 1)[0]
    assert json.loads(data)["texts"] == ["one"]
    assert "import " not in built.split("window.siteIndex=")[0]


def test_the_titles_come_in_a_file_of_their_own_each_page_once():
    found = [("risks/", "Risks", "Risks", "a"), ("risks/#fever", "Risks", "Fever", "b"), ("cost/", "Cost", "Cost", "c")]
    built = search.scripts(found, [], "var lunr = 1;")["titles.js"]
    data = built.split("window.sitePlaces=", 1)[1].split(";\n", 1)[0]
    assert json.loads(data) == [["risks/", "Risks", [["", "Risks"], ["#fever", "Fever"]]], ["cost/", "Cost", [["", "Cost"]]]]


def test_the_notice_of_the_search_engine_goes_with_it():
    notice = "/**\n * lunr\n * Copyright (C) Somebody\n * @license MIT\n */\n"
    assert search.scripts([], [], f"{notice}/** manual */\nvar lunr = 1;")["search.js"].startswith(f"{notice}var lunr")

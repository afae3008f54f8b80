import re
from pathlib import Path
from xml.etree import ElementTree

import markdown
import pytest

from explainer.markdown import forms
from tests import small


@pytest.fixture
def render(tmp_path: Path):
    docs = small.write(tmp_path, {"index.md": "---\ntitle: Home\n---\n{{ crs }} [@paper2022]\n"})

    def render_(text: str) -> str:
        settings = {"explainer.markdown": {"docs": str(docs)}}
        return markdown.markdown(text, extensions=["attr_list", "toc", "explainer.markdown"], extension_configs=settings)

    return render_


def test_a_number_is_a_button_that_opens_a_card_without_a_script(render):
    html = render("{{ crs }} had it.")
    assert '<button class="claim" popovertarget="c-crs" type="button">3 of 5 people</button>' in html
    assert re.search(r'<div class="card" id="c-crs" popover="auto">', html)


def test_the_card_stands_once_however_often_the_number_does(render):
    assert render("{{ crs }} and {{ crs }}.\n\n{{ crs.sentence }}").count('id="c-crs"') == 1


def test_cards_are_left_out_of_the_search_text(render):
    html = render("{{ crs }}")
    assert html.index('<section class="cards" data-search-exclude="">') < html.index('id="c-crs"')


def test_a_sentence_carries_its_time_frame_and_certainty(render):
    text = "".join(ElementTree.fromstring(f"<x>{render('{{ crs.sentence }}')}</x>").find("p").itertext())
    assert text == "3 of 5 people had cytokine release syndrome of grade 1. (in the first weeks; very uncertain)."


def test_a_field_is_plain_text_tied_to_its_record(render):
    assert '<span data-claim="crs">Five</span>' in render("{{ crs.denominator | Words }} people")


def test_citations_and_numbers_are_numbered_in_the_order_in_which_a_reader_meets_them(render):
    html = render("First [@news2022, p. 1]. Then {{ return-of-b-cells }}. Again [@news2022].")
    assert re.findall(r'<li id="ref-(\w+)">', html) == ["news2022", "paper2022"]
    assert re.findall(r'aria-label="(Source \d[^"]*)"', html) == ["Source 1, p. 1", "Source 1"]


def test_a_page_without_numbers_has_no_reference_list(render):
    assert "Where these numbers come from" not in render("Just words.")


def test_the_reference_list_has_a_heading_that_a_link_can_lead_to_and_no_search_finds(render):
    html = render("## A { #a }\n\n{{ crs }}")
    assert '<h2 data-search-exclude="" id="sources">Where these numbers come from</h2>' in html


def test_code_stays_literal(render):
    assert "<code>{{ crs }}</code>" in render("`{{ crs }}`")
    assert "{{ crs }}" in render("    {{ crs }}\n")


def test_an_unknown_number_is_marked_and_never_left_as_braces(render):
    html = render("{{ crs-2023 }} and {{ crs.colour }} and [@nobody]")
    assert html.count('class="fault"') == 3 and "{{" not in html.replace("<code>", "")


def test_text_of_a_record_is_never_read_as_markup(tmp_path: Path):
    claims = small.CLAIMS.replace("few people", "'<script>alert(1)</script> *few* {{ crs }} [@news2022]'")
    docs = small.write(tmp_path, claims=claims)
    html = markdown.markdown(
        "{{ crs }}", extensions=["explainer.markdown"], extension_configs={"explainer.markdown": {"docs": str(docs)}}
    )
    assert "<script>" not in html and "&lt;script&gt;" in html and "*few*" in html


def test_a_term_is_marked_at_its_first_use_only_and_keeps_the_words_around_it(render):
    html = render("The CRS came. A CRS again.")
    assert html.count('class="term" popovertarget="t-crs"') == 1
    assert 'The <button class="term" popovertarget="t-crs" type="button">CRS</button> came. A CRS again.' in html


def test_a_term_is_found_by_its_full_name_too(render):
    assert 'popovertarget="t-crs" type="button">Cytokine release syndrome</button>' in render("Cytokine release syndrome can come.")


def test_headings_links_and_code_keep_their_terms_unmarked(render):
    html = render("## What is CRS? { #x }\n\n[CRS](http://example.org) and `CRS`")
    assert 'class="term"' not in html


def test_a_box_holds_the_authors_own_markdown(render):
    html = render("/// in-short\n- {{ crs }} had it\n///\n")
    assert '<section class="box box--in-short">' in html and '<h2 class="box-title" id="in-short">In short</h2>' in html


def test_a_drawn_block_with_an_unknown_id_is_marked(render):
    assert 'class="fault"' in render("/// series | nobody\n///\n")


def test_facts_stand_side_by_side_with_time_and_certainty(render):
    html = render("/// facts | crs return-of-b-cells\n///\n")
    assert html.count("<tr ") == 3 and 'data-label="How sure"' in html


def test_marks_draw_the_people_counted_and_no_others(render):
    html = render("/// marks | crs\n///\n")
    assert (html.count("mark mark--harm"), html.count("mark mark--off")) == (3, 2)


def test_marks_of_a_harm_are_as_large_as_those_of_a_benefit_and_of_another_shape(render):
    html = render("/// marks | crs\n///\n")
    drawing = ElementTree.fromstring(html[html.index("<svg"):html.index("</svg>") + 6])
    kinds = {part.get("class"): part.tag for part in drawing if part.get("class")}
    assert kinds == {"mark mark--harm": "rect", "mark mark--off": "circle"}
    assert (drawing.get("width"), drawing.get("height")) == ("140", "28")


def test_a_line_to_tick_brings_the_question_after_its_arrow(render):
    html = render("/// checklist\n- [ ] I have had a fever. → How long must it be over?\n///")
    item = ElementTree.fromstring(f"<x>{html}</x>").find(".//li")
    assert "".join(item.find("label").itertext()).strip() == "I have had a fever."
    assert item.find("p[@class='then']").text == "Ask: How long must it be over?"


def test_a_card_has_boxes_to_tick_each_with_its_words_as_label():
    page = ElementTree.fromstring('<x><section class="box box--stacked"><td>Two [ ]</td><td>[ ] I had it [ ] I ask</td></section></x>')
    forms.adapt(page)
    assert [(label.find("input").get("type"), "".join(label.itertext())) for label in page.iter("label")] == [("checkbox", "I had it"), ("checkbox", "I ask")]
    assert page.find(".//td").text == "Two [ ]", "only a line that begins with a box is one to tick"


def test_a_section_with_a_topic_is_wrapped_so_that_a_choice_can_hide_it(render):
    html = render("/// topics | risks results\n///\n\n### One? { #one topic=results }\n\nText one.\n\n### Two? { #two }\n\nText two.")
    page = ElementTree.fromstring(f"<x>{html}</x>")
    wrapped = page.findall("div[@class='topic topic-2']")
    assert len(wrapped) == 1 and "Text one." in "".join(wrapped[0].itertext())
    assert "Text two." not in "".join(wrapped[0].itertext())
    assert [choice.get("value") for choice in page.iter("input")] == ["", "1", "2"]


def test_a_topic_holds_all_its_questions_up_to_the_next_topic(render):
    html = render("/// topics | risks\n///\n\n## Risks? { #r topic=risks }\n\n### One? { #one }\n\nText one.\n\n## Lists? { #lists }\n\nText two.")
    page = ElementTree.fromstring(f"<x>{html}</x>")
    words = "".join(page.find("div[@class='topic topic-1']").itertext())
    assert "Risks?" in words and "Text one." in words and "Lists?" not in words


def test_ranked_questions_are_listed_in_their_order_each_with_a_link_and_no_list_is_long(render):
    ranks = [9, 2, 1, *range(3, 9)]
    page = ElementTree.fromstring(
        f"<x>{render('/// ranked | 9' + chr(10) + '///' + chr(10) * 2 + ''.join(f'### Question {n}? {{ #q{n} rank={n} }}' + chr(10) * 2 for n in ranks))}</x>")
    lists = page.findall("details/ol")
    assert [link.get("href") for part in lists for link in part.iter("a")] == [f"#q{n}" for n in range(1, 10)]
    assert lists[0].find("li/a").text == "Question 1?"
    assert [(part.get("start"), len(part)) for part in lists] == [(None, 7), ("8", 2)]
    assert [part.text for part in page.findall("details/p")] == ["Questions 1 to 7, asked most", "Questions 8 to 9"]
    assert not [part for part in page.iter() if part.get("rank")]


def test_dots_after_a_line_to_tick_are_a_line_to_write_on_that_nobody_hears(render):
    page = ElementTree.fromstring(f"<x>{render('//// sheet | For you' + chr(10) + '/// checklist' + chr(10) + '- [ ] Why? …………' + chr(10) + '- [ ] And then …' + chr(10) + '///' + chr(10) + '////')}</x>")
    first, second = page.iter("li")
    assert "".join(first.itertext()).strip() == "Why?" and first.find("span[@class='write']") is not None
    assert second.find("span") is None


def test_what_a_sheet_leaves_to_fill_in_is_not_searched(render):
    html = render("/// sheet | Card\nNumber: ………………\n\n- Ring at once.\n- Fever from ………\n///\n")
    page = ElementTree.fromstring(f"<x>{html}</x>")
    said = {"".join(part.itertext()).strip(): part.get("data-search-exclude") is not None for part in page.iter() if part.tag in ("p", "li")}
    assert said == {"Card": False, "Number: ………………": True, "Ring at once.": False, "Fever from ………": True}


def test_punctuation_stays_with_the_number_before_it(render):
    page = ElementTree.fromstring(f"<x>{render('It came in {{ crs }}, and went.')}</x>")
    held = page.find("p/span[@class='nb']")
    assert "".join(held.itertext()) == "3 of 5 people," and held.tail == " and went."


def test_what_opens_before_a_number_stays_with_it(render):
    page = ElementTree.fromstring(f"<main>{render('Few ({{ crs }}) had it; said “{{ crs }} and more”.')}</main>")
    first, second = page.findall("p/span[@class='nb']")
    assert (first.text, first[0].tail) == ("(", ")") and (second.text, second[0].tail) == ("“", None)
    assert page.find("p").text == "Few "

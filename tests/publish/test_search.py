"""What the search is made of: the sections' own words, and the glossary's other names for them."""

import json

from explainer.evidence.model import Term
from explainer.publish import search

INDEX = {"docs": [
    {"location": "risks/", "title": "What can go wrong", "text": "<p>Fever &amp; more</p>"},
    {"location": "risks/#first", "title": "", "text": ""},
    {"location": "risks/#licats", "title": "What is <em>LICATS</em>?", "text": "A reaction."},
]}


def test_a_section_is_found_by_its_words_without_its_tags():
    assert search.sections(INDEX, {"risks/": "Risks"}) == [
        ["risks/", "Risks", "What can go wrong", "Fever & more"],
        ["risks/#licats", "Risks", "What is LICATS ?", "A reaction."],
    ]


def test_every_other_name_of_a_term_leads_to_it():
    term = Term(id="crs", term="CRS", expansion="cytokine release syndrome", definition="A flood of signals.", other_names=["cytokine storm"])
    meant = dict(search.synonyms([term]))
    assert meant["cytokine storm"] == "crs cytokine release syndrome"
    assert meant["crs"] == meant["cytokine release syndrome"] == meant["cytokine storm"]


def test_the_script_is_one_classic_file_without_the_library_s_manual():
    built = search.script(INDEX, [], "/*! a long\nmanual */\nvar lunr = 1;", {})
    assert "manual" not in built
    data = built.split("window.siteIndex=", 1)[1].split(";\n", 1)[0]
    assert len(json.loads(data)["sections"]) == 2
    assert "import " not in built.split("window.siteIndex=")[0]


def test_the_notice_of_the_search_engine_goes_with_it():
    notice = "/**\n * lunr\n * Copyright (C) Somebody\n * @license MIT\n */\n"
    assert search.script(INDEX, [], f"{notice}/** manual */\nvar lunr = 1;", {}).startswith(f"{notice}var lunr")

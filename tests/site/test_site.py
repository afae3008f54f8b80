"""The built site, as a reader's browser gets it."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from explainer.evidence import load
from explainer.rendering import values
from explainer.usage import read_page
from tests.site.html import pages, target

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
BASE = "/car-t-lupus/"
CORE = [
    "index", "lupus", "how-car-t-works", "results", "risks", "experts", "glossary", "evidence/index", "evidence/article",
    "evidence/claims", "evidence/sources", "evidence/sources-own", "evidence/sources-told", "evidence/checks", "journey", "eligibility", "options", "find-a-trial", "life-after", "cost", "questions",
    "families", "clinicians", "media", "about", "downloads", "figures",
]
CHAPTERS = [
    "lupus", "how-car-t-works", "results", "risks", "experts", "journey", "eligibility", "options", "find-a-trial", "life-after",
    "cost", "families",
]


@pytest.fixture(scope="module")
def evidence():
    return load(DOCS / "evidence")


@pytest.mark.parametrize("name", CORE)
def test_every_page_is_there_in_both_forms(name, hosted, flat):
    folder = name.removesuffix("/index") if name.endswith("/index") else ("" if name == "index" else name)
    assert (hosted / folder / "index.html").exists()
    assert (flat / f"{name}.html").exists()


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_opens_in_short_and_ends_with_unknowns_questions_and_sources(name, flat):
    page = next(page for page in pages(flat) if page.name == f"{name}.html")
    order = [tag["id"] for tag in page.soup.select("h2[id]")]
    assert order[0] == "in-short"
    assert order[-3:] == ["unknown", "ask", "sources"]


def test_each_page_has_one_h1_unique_ids_and_a_language(hosted):
    for page in pages(hosted):
        assert len(page.soup.find_all("h1")) == 1, page.name
        written = [tag["id"] for tag in page.soup.find_all(id=True)]
        assert sorted(written) == sorted(set(written)), page.name
        assert page.soup.html["lang"] == "en", page.name


def test_no_page_shows_its_own_tags_to_a_reader(hosted):
    shown = {page.name for page in pages(hosted) if re.search(r"</?(?:span|a|p|small|td|button|svg)\b[^>]*>", page.soup.get_text())}
    assert not shown


@pytest.mark.parametrize("form", ["hosted", "flat"])
def test_every_link_and_anchor_inside_the_site_leads_somewhere(form, request):
    site = request.getfixturevalue(form)
    every = pages(site)
    by_path = {page.path.resolve(): page for page in every}
    checked = 0
    for page in every:
        for tag, address in page.links():
            found = target(page, address, BASE)
            if found is None:
                continue
            checked += 1
            path, anchor = found
            assert path.exists(), f"{page.name}: {tag.name} -> {address}"
            if anchor and path in by_path:
                assert anchor in by_path[path].ids, f"{page.name}: {address}"
    assert checked > 500


def test_linkchecker_agrees_that_every_link_and_anchor_leads_somewhere(flat):
    config = Path(__file__).with_name("linkchecker.ini")
    # LinkChecker, started as root, becomes nobody, who may not look into pytest's own folders
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        shutil.copytree(flat, Path(folder) / "site")
        command = [str(Path(sys.executable).with_name("linkchecker")), "-f", str(config), f"file://{folder}/site/index.html"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, env={**os.environ, "HOME": folder})
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert re.search(r"\d{3,} links? (?:in|checked)|[Tt]hat's it\. \d{3,} links", done.stdout), done.stdout[-500:]


def test_nothing_is_asked_of_a_third_party(hosted):
    asks = {"link": ("stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest")}
    for page in pages(hosted):
        for tag, address in page.links():
            if tag.name == "a" or (tag.name == "link" and not set(tag.get("rel", [])) & set(asks["link"])):
                continue
            assert not urlsplit(address).netloc, f"{page.name}: {tag.name} {address}"
    for style in hosted.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", style.read_text(encoding="utf-8")), style


def test_no_braces_of_the_grammar_and_no_fault_reach_a_reader(hosted):
    for page in pages(hosted):
        for code in page.soup.find_all(["code", "pre", "script"]):
            code.decompose()
        assert "{{" not in str(page.soup), page.name
        assert not page.soup.select(".fault"), page.name


def test_every_number_on_a_page_equals_its_record(hosted, evidence):
    checked = 0
    for page in pages(hosted):
        for button in page.soup.select("button.claim"):
            claim = evidence.claims[button["popovertarget"].removeprefix("c-")]
            assert button.get_text() in {*values.fields(claim).values(), "Source"}, (page.name, claim.id)
            checked += 1
        for span in page.soup.select("span[data-claim]:not(.claim-sentence)"):
            claim = evidence.claims[span["data-claim"]]
            known = set(values.fields(claim).values())
            known |= {values.in_words(text) for text in known} | {values.in_words(text).capitalize() for text in known}
            assert span.get_text() in known, (page.name, claim.id, span.get_text())
            checked += 1
    assert checked > 200


def test_every_button_opens_a_card_that_is_on_the_page(hosted):
    for page in pages(hosted):
        for button in page.soup.select("[popovertarget]"):
            assert button["popovertarget"] in page.ids, (page.name, button["popovertarget"])


def test_the_search_text_holds_no_card(hosted):
    script = (hosted / "search" / "search.js").read_text(encoding="utf-8")
    index, _ = json.JSONDecoder().raw_decode(script.split("window.siteIndex=", 1)[1])
    text = " ".join(index["texts"])
    assert len(text) > 20_000
    for words in ("This record in the table", "all sources of this site", "our calculation: exact 95% interval", "As printed"):
        assert words not in text


def test_the_unconfirmed_report_stands_in_its_box_on_every_page_that_must_carry_it(flat, evidence):
    for report in evidence.reports.values():
        for path in report.pages:
            built = flat / path.replace(".md", ".html")
            if not (DOCS / path).exists():
                continue
            page = next(page for page in pages(flat) if page.path == built)
            assert page.soup.select_one(f"section.box--report#report-{report.id}"), path


def test_every_claim_of_the_article_leads_to_a_place_on_the_site(flat, evidence):
    assert len(evidence.article) == 44
    for entry in evidence.article.values():
        path, _, anchor = entry.where.partition("#")
        page = next(page for page in pages(flat) if page.path == flat / path.replace(".md", ".html"))
        assert not anchor or anchor in page.ids, entry.where


def test_the_404_page_works_from_any_depth(hosted):
    page = next(page for page in pages(hosted) if page.name == "404.html")
    for tag, address in page.links():
        assert urlsplit(address).netloc or address.startswith((BASE, "#", "data:")), address


def test_each_page_says_its_title_and_description_once(hosted):
    said = [(page.soup.title.get_text(), page.name) for page in pages(hosted) if page.name != "404.html"]
    assert len({title for title, _ in said}) == len(said)
    for page in pages(hosted):
        if page.name != "404.html":
            assert page.soup.find("meta", attrs={"name": "description"})["content"], page.name


def test_pages_are_published_with_the_evidence_that_they_show(hosted):
    for path in (DOCS / "evidence").glob("*.yml"):
        assert (hosted / "evidence" / path.name).read_bytes() == path.read_bytes()


def test_front_matter_dates_reach_the_reader(flat):
    for source in DOCS.rglob("*.md"):
        page = read_page(source, DOCS)
        built = (flat / page.path.replace(".md", ".html")).read_text(encoding="utf-8")
        assert f'{values.spoken_date(page.meta["last_reviewed"])}</time>' in built, page.path
        assert f'Next review by {values.spoken_date(page.meta["next_review"])}.' in built, page.path

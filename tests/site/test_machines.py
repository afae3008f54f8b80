"""What machines are told is what the page says: JSON-LD, Markdown twins, map, feed, picture."""

from __future__ import annotations

import json
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from PIL import Image

from tests.site.html import pages

BASE = "/car-t-lupus/"


def graph(page) -> dict[str, dict]:
    data = json.loads(page.soup.select_one('script[type="application/ld+json"]').string)
    assert data["@context"] == "https://schema.org"
    return {part["@type"]: part for part in data["@graph"]}


@pytest.fixture(scope="module")
def whole(hosted):
    return [page for page in pages(hosted) if page.name != "404.html"]


def test_every_page_tells_machines_its_name_its_review_and_its_sources(whole):
    for page in whole:
        told = graph(page)["MedicalWebPage"]
        assert told["name"] == page.soup.h1.get_text().strip(), page.name
        assert told["lastReviewed"] == page.soup.select_one("time.reviewed")["datetime"], page.name
        assert told["url"] == page.soup.select_one('link[rel="canonical"]')["href"], page.name
        assert told.get("citation", []) == [link["href"] for link in page.soup.select(".references li > a[href]")], page.name


def test_nobody_is_named_as_a_reviewer_while_nobody_has_reviewed(whole):
    assert not any("reviewedBy" in graph(page)["MedicalWebPage"] for page in whole)


def test_crumbs_lead_from_the_site_to_the_page(whole):
    for page in whole:
        crumbs = graph(page)["BreadcrumbList"]["itemListElement"]
        assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))
        assert crumbs[-1]["item"] == graph(page)["MedicalWebPage"]["url"]


def test_the_data_are_described_where_they_are_offered_and_are_there(whole, hosted):
    offered = [page for page in whole if "Dataset" in graph(page)]
    assert offered
    for page in offered:
        for part in graph(page)["Dataset"]["distribution"]:
            assert (hosted / urlsplit(part["contentUrl"]).path.removeprefix(BASE)).is_file()


def test_every_page_has_a_markdown_twin_with_its_numbers_and_their_notes(whole, hosted):
    listed = (hosted / "llms.txt").read_text(encoding="utf-8")
    for page in whole:
        twin = page.path.with_suffix(".md").read_text(encoding="utf-8")
        assert f"# {page.soup.h1.get_text().strip()}" in twin, page.name
        assert "{{" not in twin and "<button" not in twin, page.name
        for button in page.soup.select("article button.claim")[:5]:
            assert button.get_text() in twin, (page.name, button.get_text())
        assert f"{page.soup.select_one('link[rel=canonical]')['href']}index.md" in listed, page.name
    assert "## Notes to the numbers and words" in (hosted / "risks" / "index.md").read_text(encoding="utf-8")


def test_the_map_lists_every_page_with_the_day_of_its_last_review(whole, hosted):
    root = ElementTree.parse(hosted / "sitemap.xml").getroot()
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = {url.findtext("s:loc", None, space): url.findtext("s:lastmod", None, space) for url in root.findall("s:url", space)}
    expected = {page.soup.select_one('link[rel="canonical"]')["href"]: page.soup.select_one("time.reviewed")["datetime"] for page in whole}
    assert listed == expected
    assert "sitemap.xml" in (hosted / "robots.txt").read_text(encoding="utf-8")


def test_a_shared_link_has_a_picture_of_the_size_that_readers_expect(whole, hosted):
    seen = {urlsplit(page.soup.select_one('meta[property="og:image"]')["content"]).path.removeprefix(BASE) for page in whole}
    assert len(seen) == 4
    for path in seen:
        with Image.open(hosted / path) as picture:
            assert picture.size == (1200, 630) and picture.format == "PNG"


def test_the_published_feed_can_be_read(hosted):
    read = feedparser.parse((hosted / "feed.xml").read_text(encoding="utf-8"))
    assert not read.bozo and read.entries


def test_each_entry_of_the_feed_leads_to_its_place_in_the_log(hosted, whole):
    log = next(page for page in whole if page.name == "evidence/index.html")
    for entry in feedparser.parse((hosted / "feed.xml").read_text(encoding="utf-8")).entries:
        place, _, anchor = entry.link.partition("#")
        assert place == log.soup.select_one('link[rel="canonical"]')["href"] and anchor in log.ids, entry.link


def test_a_page_tells_at_its_end_what_changed_on_it_and_where_all_changes_are(hosted, whole):
    log = next(page for page in whole if page.name == "evidence/index.html")
    home = next(page for page in whole if page.name == "index.html")
    assert home.soup.select(".page-changes li")
    for page in whole:
        links = page.soup.select(".dates .page-changes a, .dates a[href$='#changes']")
        assert links and all(link["href"].partition("#")[2] in log.ids for link in links), page.name


def test_an_offline_copy_says_nothing_to_machines(flat):
    for name in ("llms.txt", "robots.txt", "feed.xml", "sitemap.xml"):
        assert not (flat / name).exists()
    assert not any("ld+json" in path.read_text(encoding="utf-8") for path in flat.rglob("*.html"))

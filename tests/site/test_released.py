"""The site works at a domain of its own, and carries what a reader can take along; without copies it says where they are."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest

from explainer import __version__
from explainer.publish import copies, sizes
from tests.site.html import pages, target

HOME = "https://example.org/"


@pytest.fixture(scope="module")
def whole(released):
    return [page for page in pages(released) if page.path.parent != released / copies.FOLDER]


def test_every_link_and_anchor_leads_somewhere_without_a_prefix(whole):
    by_path = {page.path.resolve(): page for page in whole}
    for page in whole:
        for tag, address in page.links():
            found = target(page, address)
            if found is None:
                continue
            path, anchor = found
            assert path.exists(), f"{page.name}: {tag.name} -> {address}"
            assert not anchor or path not in by_path or anchor in by_path[path].ids, f"{page.name}: {address}"


def test_every_page_names_its_own_address_at_that_domain(whole):
    for page in whole:
        if page.name == "404.html":
            continue
        assert page.soup.select_one('link[rel="canonical"]')["href"] == HOME + page.name.removesuffix("index.html"), page.name
        assert page.soup.select_one('meta[property="og:url"]')["content"].startswith(HOME), page.name
        assert page.soup.select_one('meta[property="og:image"]')["content"].startswith(f"{HOME}assets/"), page.name


def test_the_page_for_lost_addresses_leads_to_the_root_from_any_depth(whole):
    lost = next(page for page in whole if page.name == "404.html")
    inside = [address for _, address in lost.links() if not urlsplit(address).scheme and not address.startswith("#")]
    assert len(inside) > 20 and all(address.startswith("/") for address in inside)


def test_map_feed_robots_and_llms_name_that_domain(released):
    map_ = ElementTree.parse(released / "sitemap.xml").getroot()
    places = [loc.text for loc in map_.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert places and all(place.startswith(HOME) for place in places)
    read = feedparser.parse((released / "feed.xml").read_text(encoding="utf-8"))
    assert read.feed.id == f"{HOME}feed.xml" and all(link.href.startswith(HOME) for entry in read.entries for link in entry.links)
    assert f"Sitemap: {HOME}sitemap.xml" in (released / "robots.txt").read_text(encoding="utf-8")
    assert f"]({HOME}risks/index.md)" in (released / "llms.txt").read_text(encoding="utf-8")


def test_nothing_remembers_the_address_that_the_settings_name(released):
    for path in released.rglob("*"):
        if path.suffix in (".html", ".md", ".xml", ".txt", ".js"):
            text = path.read_text(encoding="utf-8")
            assert "car-t-lupus.github.io" not in text, path
            assert not re.search(r"""["'(]/car-t-lupus/""", text), path


def test_every_copy_is_offered_with_its_size_and_day(whole, released):
    page = next(page for page in whole if page.name == "downloads/index.html")
    box = page.soup.select_one(".copies")
    offered = {link["href"].rsplit("/", 1)[1]: link for link in box.select("a")}
    assert set(offered) == {path.name for path in (released / copies.FOLDER).iterdir()}
    assert len(offered) == sum(len(copy.forms) for copy in copies.listed(__version__))
    for name, link in offered.items():
        size = (released / copies.FOLDER / name).stat().st_size
        assert link.find_next_sibling("small").get_text() == f"({sizes.said(size)})", name
    assert box.select_one("time[datetime]")


def test_the_markdown_twin_offers_the_same_copies(released):
    twin = (released / "downloads" / "index.md").read_text(encoding="utf-8")
    assert twin.count(f"]({HOME}{copies.FOLDER}/") == len(list((released / copies.FOLDER).iterdir()))


@pytest.mark.parametrize(("form", "name"), [("hosted", "downloads/index.html"), ("flat", "downloads.html")])
def test_every_data_file_is_listed_with_its_size_and_day(form, name, request):
    site = request.getfixturevalue(form)
    page = next(page for page in pages(site) if page.name == name)
    listed = {link["href"].rsplit("/", 1)[1]: link for link in page.soup.select(".box--files a")}
    assert {path.name for path in (site / "data").iterdir()} <= set(listed)
    for link in listed.values():
        size = target(page, link["href"])[0].stat().st_size
        assert link.find_next_sibling("small").get_text() == f"({sizes.said(size)})", link["href"]
    assert all(box.select_one("time[datetime]") for box in page.soup.select(".box--files"))


@pytest.mark.parametrize(("form", "name"), [("hosted", "downloads/index.html"), ("flat", "downloads.html")])
def test_a_site_without_copies_says_where_they_are_and_how_to_make_them(form, name, request):
    site = request.getfixturevalue(form)
    page = next(page for page in pages(site) if page.name == name)
    assert not (site / copies.FOLDER).exists()
    assert "/releases" in page.soup.select_one(".copies a")["href"]
    assert "make release" in page.soup.get_text()

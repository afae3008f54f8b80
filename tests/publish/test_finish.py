"""A finished site holds no file that no page asks for, and an offline copy no address of a host."""

from datetime import date
from pathlib import Path

import pytest

from explainer.publish import publish

DAY = date(2026, 11, 24)
PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="assets/site.css"><script src="assets/early.js"></script></head>'
    '<body><h1>Home</h1><a href="https://example.org/">out</a></body></html>'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "index.html": PAGE, "404.html": PAGE, "sitemap.xml": "<x/>", "assets/early.js": "// why\ngo();", "assets/site.css": "a { b: c; }",
        "assets/javascripts/bundle.js": "x", "assets/stylesheets/main.css": "x", "assets/images/favicon.png": "x",
        "search/search_index.json": "{}", "search/worker.js": "x",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


class NoEvidence:
    glossary: dict[str, object] = {}


@pytest.mark.parametrize("offline", [False, True])
def test_nothing_of_the_theme_s_own_assets_is_published(site, offline):
    publish(site, NoEvidence(), lunr="", offline=offline, day=DAY)
    left = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert left - {"404.html", "sitemap.xml"} == {"index.html", "search/search.js", "search/titles.js"}


def test_an_offline_copy_has_no_policy_of_a_host_no_map_and_no_page_for_lost_addresses(site):
    publish(site, NoEvidence(), lunr="", offline=True, day=DAY)
    assert not (site / "404.html").exists() and not (site / "sitemap.xml").exists()
    assert "Content-Security-Policy" not in (site / "index.html").read_text()


def test_a_hosted_page_carries_its_policy_and_the_early_script_in_place(site):
    publish(site, NoEvidence(), lunr="", offline=False, day=DAY)
    page = (site / "index.html").read_text()
    assert "<script>go();</script>" in page and "<style>" in page
    assert page.count("'sha256-") == 2
    assert 'rel="external noopener"' in page

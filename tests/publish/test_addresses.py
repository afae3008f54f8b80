"""A link to a page's source leads to the page, whatever generator has built it."""

import pytest

from explainer.publish.addresses import resolve


@pytest.mark.parametrize(
    ("name", "link", "hosted"),
    [
        ("risks/index.html", "/evidence/claims.md#claim-crs", "../evidence/claims/#claim-crs"), ("index.html", "/glossary.md#crs", "glossary/#crs"),
        ("evidence/claims/index.html", "/evidence/index.md", "../"), ("risks/index.html", "/index.md", "../"), ("risks/index.html", "/risks.md#a", "./#a"),
    ],
)
def test_on_a_hosted_page_it_leads_to_a_folder(name, link, hosted):
    assert resolve(f'<a href="{link}">x</a>', name, flat=False) == f'<a href="{hosted}">x</a>'


@pytest.mark.parametrize(
    ("name", "link", "flat"),
    [("risks.html", "/evidence/claims.md#claim-crs", "evidence/claims.html#claim-crs"), ("evidence/claims.html", "/index.md", "../index.html")],
)
def test_in_a_flat_copy_it_leads_to_a_file(name, link, flat):
    assert resolve(f'<a href="{link}">x</a>', name, flat=True) == f'<a href="{flat}">x</a>'


@pytest.mark.parametrize("link", ["https://example.org/a.md", "a.md", "/data/claims.csv", "#a"])
def test_any_other_link_stays(link):
    page = f'<a href="{link}">x</a>'
    assert resolve(page, "risks/index.html", flat=False) == page

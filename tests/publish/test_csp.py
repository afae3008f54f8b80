"""A page's policy allows the site's own files and nothing else."""

import base64
import hashlib

import pytest

from explainer.publish import csp

HEAD = '<head><meta charset="utf-8"><title>A page</title>{}</head>'


def test_the_policy_stands_before_anything_that_it_governs():
    page = csp.with_policy(HEAD.format(""))
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert "default-src 'none'" in page
    assert "unsafe" not in page


def test_what_judges_a_site_may_ask_for_its_robots_txt_from_within_a_page():
    assert "connect-src 'self';" in csp.with_policy(HEAD.format(""))


@pytest.mark.parametrize("kind", ["script", "style"])
def test_what_we_put_into_a_page_is_allowed_by_its_hash_and_by_nothing_wider(kind):
    text = "a { b: c }"
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    page = csp.with_policy(HEAD.format(f"<{kind}>{text}</{kind}>"), {text, "another"})
    assert f"{kind}-src 'self' 'sha256-{digest}';" in page
    assert page.count("sha256-") == 1 and "unsafe" not in page


def test_a_page_without_them_names_no_hash():
    assert "sha256" not in csp.with_policy(HEAD.format(""), {"one();"})


@pytest.mark.parametrize("inside", [
    "<script>alert(1)</script>", "<style>p { color: red }</style>", '<p style="color: red">', '<p onclick="go()">', '<a href="javascript:go()">',
])
def test_anything_inline_is_refused_and_named(inside):
    with pytest.raises(csp.InlineCode, match="inline code or style would be blocked"):
        csp.with_policy(HEAD.format(inside), {"one();"})


def test_data_for_machines_is_not_code():
    assert "Content-Security-Policy" in csp.with_policy(HEAD.format('<script type="application/ld+json">{}</script>'))


def test_a_link_out_says_so_and_a_link_inside_does_not():
    page = '<a href="https://example.org/a">out</a> <a href="https://own.example/b">in</a> <a href="../c/">in</a>'
    marked = csp.with_marked_links(page, "own.example")
    assert marked.count('rel="external noopener"') == 1
    assert '<a href="https://example.org/a" rel="external noopener">' in marked


def test_a_link_that_says_what_it_is_keeps_its_words():
    page = '<a rel="license" href="https://example.org/a">out</a>'
    assert csp.with_marked_links(page, "") == page


def test_table_cells_are_aligned_by_class():
    assert csp.without_style_attributes('<td style="text-align: right;">1</td>') == '<td class="align-right">1</td>'

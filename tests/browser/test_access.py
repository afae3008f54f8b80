"""WCAG 2.2 AA and the useful AAA, as far as a machine can tell."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PAGES, wait_until_ready

STATES = {
    "menu": ".groups summary", "display": ".display summary", "search": "[data-search-open]", "card": "button.claim",
    "term": "button.term",
}


def violations(page) -> list[tuple[str, str]]:
    found = Axe().run(page).response
    assert found["passes"], "axe ran no rule"
    return [(rule["id"], node["html"][:120]) for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_axe_finds_nothing_on_any_page(width, scheme, open_page, address):
    page = open_page("about:blank", viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    for name in PAGES:
        page.goto(address + name)
        wait_until_ready(page)
        assert violations(page) == [], name


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_with_something_open(state, scheme, open_page):
    page = open_page("risks/", color_scheme=scheme, bypass_csp=True)
    page.locator(STATES[state]).first.click()
    page.wait_for_timeout(100)
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["", "results/", "how-car-t-works/"])
def test_a_walk_by_tab_alone_reaches_everything_in_order_and_sees_where_it_is(name, width, open_page):
    page = open_page(name, viewport={"width": width, "height": 800})
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, summary, input')].filter(node => node.checkVisibility({visibilityProperty: true}) "
        "&& !node.disabled && !node.closest('[popover]') && !(node.type === 'radio' && !node.checked)).length"
    )
    page.evaluate("document.body.focus()")
    seen, previous = [], None
    for _ in range(wanted + 10):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """() => { const node = document.activeElement, box = node.getBoundingClientRect(), style = getComputedStyle(node);
            if (node === document.body) return null;
            node.dataset.walk ??= String(Math.random());
            return { key: node.dataset.walk, inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
                     outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, name: node.textContent || node.type,
                     order: [...document.querySelectorAll('*')].indexOf(node) } }"""
        )
        if here is None:
            break
        assert here["inside"], f"off-screen: {here['name']}"
        assert here["outlined"], f"no visible focus: {here['name']}"
        assert previous is None or here["order"] > previous, f"out of order: {here['name']}"
        previous = here["order"]
        seen.append(here["key"])
    assert len(seen) == len(set(seen)) == wanted


def test_targets_are_large_enough_and_main_controls_larger(open_page):
    page = open_page("risks/", viewport={"width": 320, "height": 800})
    page.locator(".groups summary").first.click()
    small = page.evaluate(
        """[...document.querySelectorAll('.site-header summary, .site-header a, [data-search-open], .pager a, .dates button')]
        .filter(node => node.checkVisibility()).map(node => [node.textContent.trim(), node.getBoundingClientRect().height])
        .filter(([, height]) => height < 43.5)"""
    )
    assert small == []
    tiny = page.evaluate(
        """[...document.querySelectorAll('button.claim, button.term, .site-footer li a')].filter(node => node.checkVisibility())
        .map(node => [node.textContent, Math.max(...[...node.getClientRects()].map(box => box.height))]).filter(([, height]) => height < 23.5)"""
    )
    assert tiny == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_body_text_contrasts_at_least_seven_to_one(scheme, open_page):
    page = open_page("risks/", color_scheme=scheme)
    ratios = page.evaluate(
        """() => {
        const parse = text => text.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
        const ground = node => { for (; node; node = node.parentElement) { const c = parse(getComputedStyle(node).backgroundColor);
          if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
        return [...document.querySelectorAll('article p, article li, article td, article dd, figcaption, .claim-tail, .promise')]
          .filter(node => node.checkVisibility() && node.textContent.trim())
          .map(node => { const a = light(parse(getComputedStyle(node).color)), b = light(ground(node));
            return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), node.textContent.slice(0, 60)]; });
        }"""
    )
    assert len(ratios) > 50
    assert [entry for entry in ratios if entry[0] < 7] == []


def test_forced_colours_and_more_contrast_keep_everything_visible(open_page):
    page = open_page("results/", forced_colors="active")
    assert page.locator("button.claim").first.is_visible() and page.locator("svg.dots").first.is_visible()
    assert page.locator("h1").evaluate("node => getComputedStyle(node).color") != page.locator("body").evaluate(
        "node => getComputedStyle(node).backgroundColor"
    )


KINDS = {"home": "", "chapter": "risks/", "reference": "glossary/"}


@pytest.mark.parametrize("kind", KINDS)
def test_landmarks_and_headings_read_in_order(kind, open_page):
    page = open_page(KINDS[kind])
    outline = page.evaluate("[...document.querySelectorAll('main h1, main h2, main h3')].filter(n => n.checkVisibility()).map(n => Number(n.tagName[1]))")
    assert outline[0] == 1 and outline.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(outline, outline[1:], strict=False))
    for role in ("banner", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1, role
    assert page.get_by_role("navigation", name="Pages").count() == 1

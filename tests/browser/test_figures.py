"""Figures as they are seen: letters large enough on a small phone, fills that differ, steps by keyboard."""

from __future__ import annotations

import pytest

#: Neighbours that a reader must tell apart: the class of each, what of it is seen, and the token that it stands on.
NEIGHBOURS = (
    ("bar-fill", "fill", "--track"), ("bar-harm", "fill", "--track"), ("bar-tick", "fill", "--track"), ("dot--on", "stroke", "--card"), ("dot--harm", "stroke", "--card"), ("dot--off", "stroke", "--card"),
    ("b-cell", "stroke", "--card"), ("t-cell", "stroke", "--card"), ("car", "stroke", "--card"), ("antibody", "stroke", "--card"),
    ("organ", "stroke", "--soft"), ("badge-disc", "fill", "--card"), ("soft", "stroke", "--card"), ("bar-wait", "fill", "--track"),
)
CONTRAST = """([class_, what, token]) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((v) => v / 255).map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const node = document.querySelector(`.${class_}`);
  if (!node) return null;
  const pair = [light(getComputedStyle(node)[what]), light(getComputedStyle(document.documentElement).getPropertyValue(token))].sort();
  return (pair[1] + .05) / (pair[0] + .05);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_touches_in_a_figure_contrasts_at_least_three_to_one(scheme, open_page):
    page = open_page("figures/", color_scheme=scheme)
    found = {f"{one[0]} on {one[2]}": page.evaluate(CONTRAST, list(one)) for one in NEIGHBOURS}
    assert None not in found.values(), found
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 3} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_on_a_cell_can_be_read(scheme, open_page):
    page = open_page("figures/", color_scheme=scheme)
    for cell in ("t-cell", "b-cell"):
        page.evaluate("cell => document.documentElement.style.setProperty('--probe', getComputedStyle(document.querySelector('.' + cell)).fill)", cell)
        assert page.evaluate(CONTRAST, ["on-cell", "fill", "--probe"]) >= 4.5, cell


def test_no_letter_in_a_figure_is_smaller_than_twelve_pixels_on_a_small_phone(open_page):
    page = open_page("figures/", viewport={"width": 320, "height": 640})
    small = page.evaluate("""() => [...document.querySelectorAll('figure *')].filter(node => [...node.childNodes].some(child =>
      child.nodeType === 3 && child.data.trim()) && node.checkVisibility()).map(node => {
        const svg = node.closest('svg.drawing');
        const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
        return [node.textContent.slice(0, 30), parseFloat(getComputedStyle(node).fontSize) * scale];
      }).filter(([text, size]) => size < 12 && text !== '')""")
    assert small == []


def test_without_colour_counted_and_not_counted_still_differ(open_page):
    page = open_page("figures/", forced_colors="active")
    off, hole = ({what: page.locator(f".dot--{name}").first.evaluate(f"node => getComputedStyle(node).{what}") for what in ("stroke", "strokeWidth")}
                 for name in ("off", "hole"))
    assert off["stroke"] != hole["stroke"] and 0 < float(hole["strokeWidth"].removesuffix("px")) < float(off["strokeWidth"].removesuffix("px"))
    caps = {name: page.locator(f".dot--{name}").first.evaluate("node => getComputedStyle(node).strokeLinecap") for name in ("on", "harm")}
    assert caps == {"on": "round", "harm": "square"}


def test_the_same_result_in_more_people_is_one_choice_away_without_a_script(open_page):
    page = open_page("results/", java_script_enabled=False)
    figure = page.locator("#fig-few-people")
    assert figure.locator(".as-if--5").is_visible() and not figure.locator(".as-if--500").is_visible()
    figure.locator('input[value="500"]').check()
    assert figure.locator(".as-if--500").is_visible() and not figure.locator(".as-if--5").is_visible()


def test_the_stepper_is_walked_by_keyboard_and_prints_whole(open_page):
    page = open_page("how-car-t-works/")
    steps = page.locator(".box--steps h3")
    assert [head.is_visible() for head in steps.all()] == [True] + [False] * 5
    page.locator(".step-bar button", has_text="Next").focus()
    page.keyboard.press("Enter")
    assert steps.nth(1).is_visible() and steps.nth(1).evaluate("node => node === document.activeElement")
    page.keyboard.press("ArrowRight")
    assert steps.nth(2).is_visible() and page.url.endswith("#step-3")
    page.emulate_media(media="print")
    assert all(head.is_visible() for head in steps.all())

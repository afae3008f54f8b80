"""A page carries the style that it can use: never a rule too few."""

import re
from pathlib import Path

import pytest

from explainer.publish import minify, trim

ASSETS = Path(__file__).resolve().parents[2] / "docs" / "assets"


@pytest.mark.parametrize(("sheet", "left"), [
    ("p{a:b}", "p{a:b}"),
    (".here{a:b}", ".here{a:b}"),
    (".away{a:b}", ""),
    (".here,.away{a:b}", ".here{a:b}"),
    (".here .away{a:b}", ""),
    (".here.away>p{a:b}", ""),
    (".here:not(.away){a:b}", ".here:not(.away){a:b}"),
    ("main:has(.away),:is(.away,p){a:b}", "main:has(.away),:is(.away,p){a:b}"),
    (".js .here{a:b}", ".js .here{a:b}"),
    ("@media print{.away{a:b}}", ""),
    ("@media print{.away{a:b}.here{c:d}}", "@media print{.here{c:d}}"),
    ("@supports selector(:has(a)){.away{a:b}p{c:.5em}}", "@supports selector(:has(a)){p{c:.5em}}"),
    ('[data-kind="x"] .here::before{content:".away"}', '[data-kind="x"] .here::before{content:".away"}'),
    ("@font-face{font-family:x}", "@font-face{font-family:x}"),
])
def test_a_rule_goes_only_if_it_asks_for_a_class_that_is_not_there(sheet, left):
    assert trim.css(sheet, trim.classes('<p class="here too">')) == left


@pytest.mark.parametrize("name", ["site.css", "figures.css"])
def test_a_page_with_every_class_keeps_every_rule(name):
    sheet = minify.css((ASSETS / name).read_text(encoding="utf-8"))
    everything = frozenset(re.findall(r"\.([a-zA-Z][\w-]*)", sheet))
    assert trim.css(sheet, everything) == sheet


def test_every_class_that_a_script_adds_is_known():
    scripts = "".join(path.read_text(encoding="utf-8") for path in ASSETS.glob("*.js"))
    added = set(re.findall(r'classList\.(?:add|toggle)\("([\w-]+)"', scripts)) | set(re.findall(r'className = "([\w-]+)"', scripts))
    assert added and added <= trim.SCRIPTED


@pytest.mark.parametrize(("sheet", "others", "left"), [
    (":root{--a:#fff;--b:#000}p{c:var(--a)}", [], ":root{--a:#fff;}p{c:var(--a)}"),
    (":root{--a:#fff;--b:#000}", ["q{d:var(--b)}"], ":root{--b:#000}"),
    (":root{--a:var(--b);--b:#000}p{c:var(--a,1px)}", [], ":root{--a:var(--b);--b:#000}p{c:var(--a,1px)}"),
    (':root{--f:x,"y z"}p{--f:q}', [], ":root{}p{}"),
])
def test_a_token_goes_only_if_no_sheet_asks_for_it(sheet, others, left):
    assert trim.tokens(sheet, [sheet, *others]) == left


@pytest.mark.parametrize("name", ["site.css", "figures.css"])
def test_every_token_that_a_sheet_asks_for_stays(name):
    sheet = minify.css((ASSETS / name).read_text(encoding="utf-8"))
    whole = minify.css((ASSETS / "site.css").read_text(encoding="utf-8"))
    asked = set(re.findall(r"var\((--[\w-]+)\)", sheet))
    assert asked <= set(re.findall(r"[{;](--[\w-]+):", trim.tokens(whole, [sheet])))

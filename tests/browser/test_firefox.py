"""The offline bundle in the Firefox of the system, from disk, with the network off: with scripts and without them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.marionette import Failed, Firefox, find, firefox
from tests.browser.test_offline import unpacked  # noqa: F401 - a fixture

pytestmark = pytest.mark.skipif(not find(), reason="no Firefox found: install one (Debian: firefox-esr), or name it in the variable FIREFOX")
READY = "return document.documentElement.classList.contains('ready')"


@pytest.fixture(scope="module")
def with_scripts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with firefox(find(), tmp_path_factory.mktemp("firefox")) as window:
        yield window


@pytest.fixture(scope="module")
def without_scripts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with firefox(find(), tmp_path_factory.mktemp("firefox-without"), scripts=False) as window:
        yield window


@pytest.fixture
def at(unpacked: Path):  # noqa: F811 - the fixture, imported
    """Return a function that opens a page of the bundle in a window, and waits for its script."""

    def open_(window: Firefox, name: str, scripts: bool = True) -> Firefox:
        window.open((unpacked / name).as_uri())
        if scripts:
            window.wait(READY)
        return window

    open_.pages = [path.relative_to(unpacked).as_posix() for path in sorted(unpacked.rglob("*.html"))]
    return open_


def test_the_network_is_off(with_scripts):
    with pytest.raises(Failed, match="neterror"):
        with_scripts.open("http://example.org/")


def test_every_page_opens_with_its_style_and_script(with_scripts, at):
    for name in at.pages:
        window = at(with_scripts, name)
        assert window.shown(window.find("h1")[0]), name
        assert window.run("return [...document.styleSheets].length") >= 2, name  # in the page, and for paper


def test_every_page_opens_without_scripts_and_shows_nothing_that_needs_them(without_scripts, at):
    for name in at.pages:
        window = at(without_scripts, name, scripts=False)
        assert window.shown(window.find("h1")[0]), name
        assert not any(window.shown(part) for part in window.find(".with-script")[:2]), name


@pytest.mark.parametrize("window", ["with_scripts", "without_scripts"])
def test_a_card_opens(window, request, at):
    window, scripts = request.getfixturevalue(window), window == "with_scripts"
    at(window, "results.html", scripts)
    window.click(window.find("button.claim")[0])
    assert [window.shown(card) for card in window.find(".card")].count(True) == 1


def test_trials_can_be_sifted(with_scripts, at):
    window = at(with_scripts, "find-a-trial.html")
    rows = "return [...document.querySelectorAll('.trials tbody tr')].filter(row => row.checkVisibility()).length"
    whole = window.run("return document.querySelectorAll('.trials tbody tr').length")
    german = next(option for option in window.find(".filter option") if window.ask("WebDriver:GetElementText", id=option) == "Germany")
    window.click(german)
    assert 0 < window.run(rows) < whole


def test_without_scripts_every_step_is_there(without_scripts, at):
    window = at(without_scripts, "how-car-t-works.html", scripts=False)
    heads = window.find(".box--steps h3")
    assert len(heads) > 3 and all(map(window.shown, heads))


def test_the_search_finds_and_leads_to_a_page(with_scripts, at, unpacked):  # noqa: F811
    window = at(with_scripts, "evidence/claims.html")
    window.click(window.find("[data-search-open]")[0])
    window.wait("return !!window.siteSearch && document.querySelector('dialog.search [role=status]').textContent !== ''")
    window.ask("WebDriver:ElementSendKeys", id=window.find("dialog.search input")[0], text="fertility")
    window.wait("return document.querySelectorAll('dialog.search ol a').length > 0")
    window.click(window.find("dialog.search ol a")[0])
    window.wait(f"return location.href.startsWith({(unpacked.as_uri() + '/')!r}) && !location.href.includes('evidence/claims')")


def test_a_display_choice_holds(with_scripts, at):
    window = at(with_scripts, "index.html")
    window.click(window.find(".display summary")[0])
    window.click(window.find("input[name=scheme][value=dark]")[0])
    assert window.run("return document.documentElement.dataset.scheme") == "dark"
    assert at(window, "index.html").run("return document.documentElement.dataset.scheme") == "dark"


def test_the_stepper_turns(with_scripts, at):
    window = at(with_scripts, "how-car-t-works.html")
    window.click(window.find(".step-bar button")[1])
    assert window.run("return location.hash") == "#step-2"

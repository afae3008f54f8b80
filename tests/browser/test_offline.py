"""The offline bundle, unpacked and opened from disk in Chromium with the network off: with scripts and without them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from explainer.publish import bundle, single
from tests.browser.conftest import wait_until_ready


@pytest.fixture(scope="session")
def unpacked(flat: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a reader gets who unpacks the bundle."""
    out = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(bundle.write(flat, out, version="9.9.9", epoch=1_790_000_000)) as archive:
        archive.extractall(out)
    return out / "car-t-for-lupus-offline-9.9.9"


class Visit:
    """A reader with the network off: opens pages of the bundle, and keeps what was asked for and said on the console."""

    def __init__(self, context: BrowserContext, folder: Path, scripts: bool) -> None:
        self.page: Page = context.new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self._folder, self._scripts = folder, scripts
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, name: str) -> Page:
        """Open a page by its file's name."""
        self.page.goto((self._folder / name).as_uri())
        if self._scripts:
            wait_until_ready(self.page)
        return self.page


@pytest.fixture
def visit(browser: Browser, unpacked: Path) -> Iterator[object]:
    """Return a function that lets a reader in, with scripts or without."""
    contexts = []

    def enter(scripts: bool = True) -> Visit:
        contexts.append(browser.new_context(offline=True, java_script_enabled=scripts, viewport={"width": 1280, "height": 900}))
        return Visit(contexts[-1], unpacked, scripts)

    yield enter
    for context in contexts:
        context.close()


WITH_AND_WITHOUT = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


@WITH_AND_WITHOUT
def test_every_page_opens_and_asks_only_for_files_that_are_there(scripts, visit, unpacked):
    reader = visit(scripts)
    for path in sorted(unpacked.rglob("*.html")):
        name = path.relative_to(unpacked).as_posix()
        assert reader.open(name).locator("h1").is_visible(), name
    for address in reader.asked:
        parts = urlsplit(address)
        assert parts.scheme in ("file", "data"), address
        assert parts.scheme == "data" or Path(unquote(parts.path)).is_relative_to(unpacked) and Path(unquote(parts.path)).is_file(), address
    assert reader.said == []


@WITH_AND_WITHOUT
def test_a_card_opens(scripts, visit):
    page = visit(scripts).open("results.html")
    button = page.locator("button.claim").first
    button.click()
    assert page.locator(f"#{button.get_attribute('popovertarget')}").is_visible()


@WITH_AND_WITHOUT
def test_the_menu_leads_from_page_to_page(scripts, visit):
    page = visit(scripts).open("evidence/claims.html")
    page.locator(".groups summary").first.click()
    page.locator(".groups a", has_text="What can go wrong").click()
    assert page.url.endswith("/risks.html")


def test_trials_can_be_sifted(visit):
    page = visit().open("find-a-trial.html")
    whole, rows = page.locator(".trials tbody tr").count(), page.locator(".trials tbody tr:visible")
    page.get_by_label("Country").select_option("Germany")
    assert 0 < rows.count() < whole


def test_without_scripts_every_trial_and_every_step_is_there(visit):
    reader = visit(scripts=False)
    page = reader.open("find-a-trial.html")
    for summary in page.locator(".fold summary").all():
        summary.click()
    assert page.locator(".trials tbody tr:visible").count() > 40
    page = reader.open("how-car-t-works.html")
    assert all(head.is_visible() for head in page.locator(".box--steps h3").all())


def test_without_scripts_nothing_is_offered_that_needs_them(visit):
    page = visit(scripts=False).open("index.html")
    assert page.locator(".with-script").count() > 0
    assert not any(part.is_visible() for part in page.locator(".with-script").all())


def test_the_search_finds_and_leads_to_a_page(visit, unpacked):
    page = visit().open("evidence/claims.html")
    page.keyboard.press("/")
    page.locator("dialog.search input").fill("fertility")
    page.locator("dialog.search ol a").first.click()
    assert re.match(rf"{re.escape(unpacked.as_uri())}/\w[\w-]*\.html", page.url)


def test_a_display_choice_holds_on_the_next_page(visit):
    reader = visit()
    page = reader.open("index.html")
    page.locator(".display summary").click()
    page.locator("input[name=scheme][value=dark]").check()
    assert reader.open("evidence/claims.html").locator("html").get_attribute("data-scheme") == "dark"


def test_the_stepper_turns(visit):
    page = visit().open("how-car-t-works.html")
    page.locator(".step-bar button", has_text="Next").click()
    assert page.url.endswith("#step-2") and "Step 2 of" in page.locator(".step-bar").inner_text()


def test_a_single_file_opens_whole_and_asks_for_nothing(browser, flat, tmp_path):
    (tmp_path / "whole.html").write_text(single.read(flat, version="9.9.9"), encoding="utf-8")
    context = browser.new_context(offline=True, java_script_enabled=False, viewport={"width": 360, "height": 700})
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((tmp_path / "whole.html").as_uri())
    label = page.locator(".claims-table td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    context.close()
    assert asked == [(tmp_path / "whole.html").as_uri()] and said == []
    assert "What we say" in label

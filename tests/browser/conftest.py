"""A real Chromium over the built site, served under its project prefix as GitHub Pages does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.find_browser import find
from tests.site.pages_server import served

PAGES = [
    "", "lupus/", "how-car-t-works/", "results/", "risks/", "experts/", "glossary/", "evidence/", "evidence/article/",
    "evidence/claims/", "evidence/background/", "evidence/sources/", "evidence/sources-own/", "evidence/sources-told/", "evidence/checks/", "figures/", "questions/", "journey/", "eligibility/",
    "options/", "find-a-trial/", "life-after/", "cost/", "families/", "clinicians/", "media/", "downloads/", "about/",
]


#: The rest of the script, and the sheet for what opens and for paper, come after the page: a test waits for both.
READY = "document.documentElement.classList.contains('ready') && [...document.styleSheets].some(sheet => /later\\.css$/.test(sheet.href))"


def wait_until_ready(page: Page, seconds: float = 30) -> None:
    """Wait for all that comes after the page.

    Asked from outside again and again: Playwright's own ``wait_for_function`` asks from inside with ``eval``, which the
    page's Content-Security-Policy refuses as soon as the first answer is no.
    """
    for _ in range(int(seconds * 50)):
        if page.evaluate(READY):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"{page.url} is not ready after {seconds} s")


@pytest.fixture(scope="session")
def address(hosted: Path) -> Iterator[str]:
    """The address of the served site."""
    with served(hosted) as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium that asks nobody anything."""
    path = find()
    assert path, "no Chromium found; run `make browser`"
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=quiet)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[object]:
    """Return a function that opens a page of the site in a context of its own."""
    contexts: list[BrowserContext] = []

    def open_(name: str = "", **settings: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings})
        contexts.append(context)
        page = context.new_page()
        page.goto(name if ":" in name else address + name)
        if name != "about:blank" and settings.get("java_script_enabled", True):
            wait_until_ready(page)
        return page

    yield open_
    for context in contexts:
        context.close()

"""The search: nothing before its first use, forgiving, and whole by keyboard."""

import pytest


@pytest.fixture
def search(open_page):
    page = open_page("")
    page.keyboard.press("Control+k")
    page.locator("dialog.search [role=status]", has_text="Try").wait_for()

    def ask(words: str) -> list[str]:
        page.locator("dialog.search input").fill(words)
        return page.locator("dialog.search ol a").all_inner_texts()

    ask.page = page
    return ask


def test_nothing_of_it_is_fetched_before_its_first_use(open_page):
    asked = []
    page = open_page("")
    page.on("request", lambda request: asked.append(request.url))
    page.locator("[data-search-open]").focus()
    page.wait_for_timeout(150)
    assert asked == []
    page.keyboard.press("Enter")
    page.locator("dialog.search [role=status]", has_text="Try").wait_for()
    assert sorted(url.rsplit("/", 1)[1] for url in asked) == ["search.css", "search.js"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("cytokin", "first days and weeks"), ("cytokine storm", "first days and weeks"), ("luppus", "What is lupus?"),
        ("prednison", "medicines"), ("steroids", "medicines"), ("kidney lupus", "How bad"), ("CRS", "first days and weeks"),
        ("chemo", "chemotherapy"), ("fertility", "fertility"), ("relapse", "come back"),
    ],
)
def test_it_forgives_slips_and_knows_other_names(search, typed, expected):
    found = search(typed)
    assert any(expected in title for title in found[:6]), found


def test_it_shows_section_page_and_the_words_found(search):
    found = search("fertility")
    assert any("\n" in title or " " in title for title in found)
    assert search.page.locator("dialog.search mark").count() > 0


def test_results_are_announced_and_nothing_found_says_what_to_do(search):
    search("remission")
    assert "found" in search.page.locator("dialog.search [role=status]").inner_text()
    search("xqzvw")
    assert "glossary" in search.page.locator("dialog.search [role=status]").inner_text()


def test_arrows_walk_the_results_and_escape_gives_the_focus_back(open_page):
    page = open_page("risks/")
    opener = page.locator("[data-search-open]")
    opener.focus()
    page.keyboard.press("Enter")
    page.locator("dialog.search [role=status]", has_text="Try").wait_for()
    page.keyboard.type("remission")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('ol') !== null")
    page.keyboard.press("Escape")
    assert opener.evaluate("node => node === document.activeElement")


def test_a_slash_typed_into_a_field_is_a_slash(search):
    search.page.locator("dialog.search input").fill("")
    search.page.keyboard.type("a/b")
    assert search.page.locator("dialog.search input").input_value() == "a/b"

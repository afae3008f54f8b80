"""The search: nothing before its first use, forgiving, and whole by keyboard."""

import pytest


def wait_for_the_text(page, seconds: float = 10) -> None:
    """Wait until the search answers from the whole text, and not from titles alone."""
    for _ in range(int(seconds * 50)):
        if page.evaluate("window.siteSearch ? window.siteSearch.isWhole() : false"):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"the search is not whole after {seconds} s")


@pytest.fixture
def search(open_page):
    page = open_page("")
    page.keyboard.press("Control+k")
    page.locator("dialog.search [role=status]", has_text="Try").wait_for()
    wait_for_the_text(page)

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
    assert sorted(url.rsplit("/", 1)[1] for url in asked) == ["search.js", "titles.js"]


def slow_text(page) -> list:
    """Hold back the text of the search; return what lets it go."""
    held = []
    page.route("**/search/search.js", lambda route: held.append(route))
    page.keyboard.press("Control+k")
    page.locator("dialog.search [role=status]", has_text="Try").wait_for()
    return held


def test_titles_answer_while_the_text_is_on_its_way_and_the_text_once_it_is_there(open_page):
    page = open_page("")
    held = slow_text(page)
    page.keyboard.type("chemo")
    status, links = page.locator("dialog.search [role=status]"), page.locator("dialog.search ol a")
    assert any("chemotherapy" in title for title in links.all_inner_texts())
    assert "so far" in status.inner_text()
    page.locator("dialog.search input").fill("hydroxychloroquine")
    assert "text" in status.inner_text()
    held[0].continue_()
    wait_for_the_text(page)
    assert links.count() > 0
    assert status.inner_text().endswith("found.")


def test_a_text_that_does_not_come_leaves_the_titles_and_says_so(open_page):
    page = open_page("")
    slow_text(page)[0].abort()
    page.locator("dialog.search [role=status]", has_text="could not be loaded").wait_for()
    page.keyboard.type("chemo")
    assert page.locator("dialog.search ol a").count() > 0


def test_the_arrival_of_the_text_leaves_the_focus_on_its_result(open_page):
    page = open_page("")
    held = slow_text(page)
    page.keyboard.type("fertility")
    page.keyboard.press("ArrowDown")
    where = page.evaluate("document.activeElement.href")
    held[0].continue_()
    wait_for_the_text(page)
    assert page.evaluate("document.activeElement.href") == where


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

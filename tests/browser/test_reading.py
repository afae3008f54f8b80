"""Reading the site in a real browser: it loads, cards open, nothing scrolls sideways, scripts may be off."""

import re

import pytest

from tests.browser.conftest import PAGES, wait_until_ready


@pytest.mark.parametrize("name", PAGES)
def test_each_page_loads_without_a_word_on_the_console_and_asks_only_the_site(name, open_page, address):
    said, asked = [], []
    page = open_page("about:blank")
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + name)
    page.wait_for_load_state("networkidle")
    assert said == []
    assert all(url.startswith((address, "data:")) for url in asked), asked
    assert len([url for url in asked if not url.startswith("data:")]) <= 4


def test_a_card_opens_with_the_keyboard_and_escape_gives_the_focus_back(open_page):
    page = open_page("results/")
    button = page.locator("button.claim").first
    card = page.locator(f"#{button.get_attribute('popovertarget')}")
    assert not card.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert button.evaluate("node => node === document.activeElement")


def test_without_scripts_text_cards_menus_and_steps_are_all_there(open_page):
    page = open_page("how-car-t-works/", java_script_enabled=False)
    assert page.locator(".box--steps h3").count() == 6
    assert all(head.is_visible() for head in page.locator(".box--steps h3").all())
    button = page.locator("button.claim").first
    button.click()
    assert page.locator(f"#{button.get_attribute('popovertarget')}").is_visible()
    page.keyboard.press("Escape")
    page.locator(".groups summary").first.click()
    assert page.locator(".groups a", has_text="What can go wrong").is_visible()
    assert not page.locator("[data-search-open]").is_visible()


def test_without_scripts_the_colours_follow_the_device(open_page):
    colours = {
        scheme: open_page("", java_script_enabled=False, color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    }
    assert colours["light"] != colours["dark"]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_on_a_small_phone_or_at_four_times_the_size(name, open_page):
    page = open_page(name, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_wider_letters_and_lines_lose_no_text(open_page):
    page = open_page("risks/", viewport={"width": 320, "height": 640})
    page.evaluate(
        "() => { const sheet = new CSSStyleSheet(); sheet.replaceSync("
        "'* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }'"
        "); document.adoptedStyleSheets = [sheet]; }"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    clipped = page.evaluate(
        "[...document.querySelectorAll('p, li, td, th, h1, h2, h3, button, summary')].filter(node => node.checkVisibility() "
        "&& getComputedStyle(node).overflow === 'hidden' && node.scrollWidth > node.clientWidth + 1).map(node => node.textContent)"
    )
    assert clipped == []


def test_nothing_is_written_on_the_device_until_a_choice_is_made(open_page):
    page = open_page("")
    assert page.evaluate("localStorage.length") == 0 and page.context.cookies() == []
    page.locator(".display summary").click()
    page.locator("input[name=scheme][value=dark]").check()
    assert page.evaluate("localStorage.getItem('display-scheme')") == "dark"
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    page.locator(".display summary").click()
    page.locator("input[name=scheme][value='']").check()
    assert page.evaluate("localStorage.length") == 0


def test_a_denied_storage_breaks_nothing(open_page, address):
    page = open_page("about:blank")
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })")
    page.goto(address)
    wait_until_ready(page)
    assert errors == []


def test_the_stepper_shows_one_step_and_has_an_address_for_each(open_page, address):
    page = open_page("how-car-t-works/")
    shown = lambda: [head.inner_text() for head in page.locator(".box--steps h3").all() if head.is_visible()]  # noqa: E731
    assert shown() == ["Cells are collected"]
    page.locator(".step-bar button", has_text="Next").click()
    assert shown() == ["The gene is added"] and page.url.endswith("#step-2")
    page.keyboard.press("ArrowRight")
    assert shown() == ["The cells grow"] and "Step 3 of 6" in page.locator(".step-bar").inner_text()
    page.goto(f"{address}how-car-t-works/#step-5")
    wait_until_ready(page)
    page.reload()
    assert shown() == ["The cells go back in"]
    page.emulate_media(media="print")
    assert len(shown()) == 6


def test_paper_carries_the_cards_as_notes_and_no_chrome(open_page):
    page = open_page("risks/")
    page.emulate_media(media="print")
    assert page.locator(".card").first.is_visible()
    assert not page.locator(".site-header").is_visible() and not page.locator(".site-footer").is_visible()


def test_the_404_page_stands_under_the_prefix(open_page, address):
    page = open_page("nowhere/at/all")
    assert page.locator("h1").inner_text() == "There is no such page"
    page.get_by_role("link", name="What can go wrong").first.click()
    assert page.url == f"{address}risks/"


def test_the_offline_copy_opens_from_disk_with_search_and_cards(open_page, flat):
    page = open_page(f"file://{flat}/index.html", offline=True)
    page.locator("button.claim").first.click()
    assert page.locator(".card:popover-open").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("dialog.search input").fill("fertility")
    page.locator("dialog.search ol a").first.wait_for()
    page.locator("dialog.search ol a").first.click()
    assert re.match(rf"file://{flat}/\w[\w-]*\.html", page.url)


def test_questions_can_be_chosen_by_topic_without_a_script(open_page):
    page = open_page("questions/", java_script_enabled=False)
    questions, groups = page.locator(".topic h3:visible"), page.locator(".topic h2:visible")
    everything = questions.count(), groups.count()
    page.get_by_label("risks").check()
    assert 0 < questions.count() < 20 and "side effects" in questions.first.inner_text()
    assert groups.count() == 1 and groups.inner_text().startswith("Risks"), "a topic is shown with its heading, and no other is"
    assert not page.locator(".ranked").is_visible(), "no link may lead to what is hidden"
    assert page.locator("#lists").is_visible() and page.locator("#talk").is_visible()
    page.get_by_label("all", exact=True).check()
    assert (questions.count(), groups.count()) == everything


def test_all_forty_questions_are_listed_in_the_order_in_which_people_ask_and_lead_to_their_answers(open_page):
    page = open_page("questions/", java_script_enabled=False)
    page.locator(".ranked summary").click()
    links = page.locator(".ranked li a")
    assert links.count() == 40
    assert links.first.inner_text() == "What exactly happens, step by step?"
    for link in links.all():
        answer = page.locator(f".topic h3{link.get_attribute('href')}")
        assert answer.inner_text() == link.inner_text()
    links.nth(39).click()
    assert page.locator(":target").inner_text().startswith("Can I have it with brain")


def test_a_tick_in_the_self_check_brings_a_question_and_sends_nothing(open_page):
    page = open_page("eligibility/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    line = page.locator(".box--checklist li", has_text="infection in the past month")
    assert not line.locator(".then").is_visible()
    line.locator("input").check()
    assert line.locator(".then").inner_text().startswith("Ask: How long")
    assert asked == [] and page.evaluate("localStorage.length + document.cookie.length") == 0


def test_trials_can_be_sifted_and_the_table_is_whole_without_a_script(open_page):
    plain = open_page("find-a-trial/", java_script_enabled=False)
    whole = plain.locator(".trials tbody tr").count()
    for summary in plain.locator(".fold summary").all():
        summary.click()
    assert plain.locator(".trials tbody tr:visible").count() == whole > 40
    page = open_page("find-a-trial/")
    rows, status = page.locator(".trials tbody tr:visible"), page.locator(".filter [role=status]")
    page.get_by_label("Country").select_option("Germany")
    german = rows.count()
    assert 0 < german < whole and all("Germany" in row.inner_text() for row in rows.all())
    page.get_by_label("Kind").select_option("own cells")
    assert 0 < rows.count() <= german
    assert status.inner_text() == f"{rows.count()} of {whole} trials"
    page.get_by_label("Country").select_option("all")
    page.get_by_label("Kind").select_option("all")
    page.get_by_label("Show only").fill("nct06581198")
    page.locator(".filter [role=status]", has_text=f"1 of {whole} trials").wait_for()
    assert rows.count() == 1


def test_a_folded_group_opens_when_the_filter_finds_a_trial_in_it_and_folds_again(open_page):
    page = open_page("find-a-trial/")
    paused = page.locator(".fold", has_text="Reported as paused, not confirmed (")
    field = page.get_by_label("Show only")
    field.fill("nct06581198")
    assert paused.locator("tbody tr:visible").count() == 1 and page.locator(".fold[open]").count() == 1
    field.fill("")
    assert page.locator(".fold[open]").count() == 0


def test_a_link_to_a_trial_opens_the_group_that_holds_it(open_page):
    page = open_page("find-a-trial/#trial-nct06222853")
    assert page.locator("#trial-nct06222853").is_visible()


def test_paper_carries_every_trial(open_page):
    page = open_page("find-a-trial/")
    page.emulate_media(media="print")
    assert all(row.bounding_box()["height"] > 0 for row in page.locator(".trials tbody tr").all())

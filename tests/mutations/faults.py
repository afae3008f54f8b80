"""The faults that must be caught, by layer, and the harmless changes that must pass."""

from __future__ import annotations

from tests.mutations.run import BUILD, CHECK, LINT, Fault, tests

CLAIMS, SOURCES, STUDIES, TRIALS = (f"docs/evidence/{name}.yml" for name in ("claims", "sources", "studies", "trials"))
SITE, MACHINES, ACCESS, READING = "tests/site/test_site.py", "tests/site/test_machines.py", "tests/browser/test_access.py", "tests/browser/test_reading.py"
FIGURES, EXPORTS, LEAVING = "tests/figures/test_figures.py", "tests/exports/test_exports.py", "tests/publish/test_leaving.py"
COPIES = "tests/publish/test_copies.py"


def record(name: str, id_: str, old: str, new: str, *says: str, file: str = CLAIMS) -> Fault:
    """Return a fault in one record of an evidence file."""
    return Fault(name, "data", file, old, new, CHECK, (f"{file}:", *says), after=f"id: {id_}")


def prose(name: str, page: str, old: str, new: str, *says: str) -> Fault:
    """Return a fault in a page's prose."""
    return Fault(name, "prose", f"docs/{page}", old, new, LINT, (f"docs/{page}:", *says))


def built(name: str, layer: str, file: str, old: str, new: str, test: str, *says: str) -> Fault:
    """Return a fault that a test of the built site must catch."""
    return Fault(name, layer, file, old, new, tests(test), says or (test.split("::")[1].split("[")[0],))


def harmless(name: str, file: str, old: str, new: str, command: tuple[str, ...], after: str = "") -> Fault:
    """Return a change that no check may object to."""
    return Fault(name, "control", file, old, new, command, code=0, after=after)


DATA = (
    record("a numerator changed in one place", "crs-2022", "numerator: 3", "numerator: 2", "as_reported"),
    record("a denominator above the people in the group", "crs-2022", "denominator: 5", "denominator: 7", "crs-2022"),
    record("more counted than there were", "crs-2022", "numerator: 3", "numerator: 6", "crs-2022"),
    record("a locator dropped", "crs-2022", "    locator: Table 1, row Mackensen\n", "", "locator"),
    record("a news article as the only support", "death-pooled", "source: nordmann2025", "source: nyt2025", "news"),
    record("a source that was retracted", "mackensen2022", "status: corrected", "status: retracted", "retracted", file=SOURCES),
    record("a correction without its notice", "mackensen2022", "    - kind: correction\n", "    - kind: corection\n", "correction", file=SOURCES),
    record("a date that is not in the calendar", "crs-2022", "data_as_of: 2022-09", "data_as_of: 2022-13", "2022-13"),
    record("a date in the future", "crs-2022", "checked_on: '2026-11-22'", "checked_on: '2099-11-22'", "future"),
    record("data newer than their check", "crs-2022", "data_as_of: 2022-09", "data_as_of: 2026-11-23", "crs-2022"),
    record("a key written twice", "crs-2022", "  topic: safety\n", "  topic: safety\n  topic: result\n", "topic"),
    record("an unknown key", "crs-2022", "  certainty:\n", "  certanty: low\n  certainty:\n", "certanty", "did you mean 'certainty'"),
    record("an unknown certainty", "crs-2022", "rating: very-low", "rating: verylow", "verylow"),
    record("an unknown source", "crs-2022", "source: mackensen2022", "source: mackensen2021", "mackensen2021", "did you mean"),
    record("an unknown group of people", "crs-2022", "study: erlangen-2022", "study: erlangen-2021", "erlangen-2021"),
    Fault("an id renamed on one side", "data", CLAIMS, "id: crs-2022\n", "id: crs-22\n", CHECK,
          ("docs/evidence/article.yml:", "'crs-2022' is no claim in claims.yml (did you mean 'crs-22'?)")),
    record("a claim without any source", "death-pooled", "    read: abstract\n", "    read: abstract\n    relation: background\n", "death-pooled"),
    record("a disagreement that does not say what it says", "crs-2022", "    says: that none of them developed it\n", "", "says"),
    record("a digit typed into a claim's sentence", "crs-2022", "'{value} had cytokine", "'3 people had cytokine", "crs-2022"),
    record("a placeholder that nothing fills", "crs-2022", "all of it grade {grade}", "all of it grade {grades}", "grades"),
    record("a number that was another, and the log does not say so", "crs-2022", "  certainty:\n", "  history: [{until: 2026-11-01, said: two of five, why: a slip}]\n  certainty:\n", "no changed-number or correction in changes.yml names 'crs-2022'"),
    record("a claim superseded by nothing", "crs-2022", "  certainty:\n", "  superseded_by: crs-2023\n  certainty:\n", "crs-2023"),
    record("a depth of reading that does not exist", "death-pooled", "read: abstract", "read: skimmed", "skimmed"),
    record("a secondary reading without the text that was read", "crs-2022", "    via:\n    - stojkic2024\n", "", "crs-2022"),
    record("a registry number of the wrong form", "nct06189157", "nct: NCT06189157", "nct: NCT0618915", "NCT0618915", file=TRIALS),
    record("a group that includes its own people", "erlangen-2022", "sources: [mackensen2022", "includes_patients_of: [erlangen-2022], sources: [mackensen2022", "erlangen-2022", file=STUDIES),
    record("a group in which more had lupus than were treated", "erlangen-2022", "n_lupus: 5", "n_lupus: 9", "erlangen-2022", file=STUDIES),
    Fault("a file that is no YAML", "data", "docs/evidence/glossary.yml", "- id:", "- id: [\n- id:", CHECK, ("glossary.yml:",), after="- id:"),
)

PROSE = (
    prose("a number typed as digits", "risks.md", "- shortness of breath\n", "- shortness of breath in 12 people\n", "'12' is a number typed into prose"),
    prose("a number typed as a word", "risks.md", "- shortness of breath\n", "- shortness of breath in twelve people\n", "number typed into prose"),
    prose("an unknown claim", "risks.md", "{{ icans-pooled.sentence }}", "{{ icans-poled.sentence }}", "icans-poled", "did you mean 'icans-pooled'"),
    prose("an unknown field of a claim", "risks.md", "{{ warning-signs.ring }}", "{{ warning-signs.rings }}", "rings"),
    prose("an unknown figure", "risks.md", "/// figure | harms\n", "/// figure | harm\n", "harm", "did you mean 'harms'"),
    prose("a citation of an unknown source", "about.md", "The evidence ends on", "So it is said [@mackensen2020, Abstract].\nThe evidence ends on", "mackensen2020"),
    prose("a section removed", "risks.md", "## What nobody knows yet { #unknown }\n", "", "unknown"),
    prose("a section emptied", "risks.md", "New cancers have been seen in people treated for cancer.\n{{ tcell-ema.sentence }}\n{{ fda-warning.sentence }}\n{{ fda-lifelong.sentence }}\n{{ tcell-autoimmune.sentence }}\n", "", "cancer"),
    prose("sections in another order", "cost.md", "## Ask your team { #ask }\n", "## What nobody knows yet { #unknown-2 }\n\nMuch.\n\n## Ask your team { #ask }\n", "cost.md"),
    prose("the box of unconfirmed reports removed", "risks.md", "/// report | pause-2026\n///\n", "", "pause-2026"),
    Fault("a correction of the article removed", "prose", "docs/risks.md", "/// article-says | art-no-crs\n///\n", "", LINT,
          ("docs/evidence/article.yml:", "art-no-crs", "'risks.md' must say so in place")),
    prose("a banned word", "risks.md", "- shortness of breath\n", "- a miracle\n", "miracle"),
    prose("a promise", "risks.md", "- shortness of breath\n", "- being cured\n", "promises"),
    prose("a rarity word without its number", "risks.md", "- shortness of breath\n", "- rarely, shortness of breath\n", "'rarely': a rarity word"),
    prose("a sentence that is too long", "risks.md", "Severe reactions do happen.\n", "Severe reactions do happen" + ", and one more word" * 12 + ".\n", "words"),
    prose("a heading without an address", "risks.md", "## Could it cause cancer? { #cancer }", "## Could it cause cancer?", "without an address"),
    prose("an address that stands twice", "risks.md", "{ #none-seen }", "{ #cancer }", "stands twice"),
    prose("a chapter's heading that is no question", "risks.md", "## Could it cause cancer? { #cancer }", "## Cancer { #cancer }", "no question"),
    prose("an abbreviation that nobody explains", "cost.md", "It is not an approval.\n", "It is not an approval by the XYZA.\n", "XYZA"),
    prose("front matter without its description", "cost.md", "description: Where", "subtitle: Where", "description"),
    prose("an unknown kind of page", "cost.md", "kind: chapter", "kind: chaptr", "chaptr"),
    prose("a page reviewed in the future", "cost.md", "last_reviewed: 2026-11-25", "last_reviewed: 2099-12-24", "future"),
    prose("a review too late", "risks.md", "next_review: 2027-03-20", "next_review: 2028-03-20", "next_review"),
    prose("a block that never closes", "cost.md", "/// ask\n", "/// ask\n/// ask\n", "never closed"),
    prose("text inside a block that is drawn", "risks.md", "/// figure | harms\n", "/// figure | harms\nLost words.\n", "not shown"),
    prose("braces that do not close", "risks.md", "{{ icans-pooled.sentence }}", "{{ icans-pooled.sentence }", "braces"),
    prose("single braces", "risks.md", "{{ icans-pooled.sentence }}", "{icans-pooled}", "single braces"),
    prose("an image without text", "cost.md", "It is not an approval.\n", "![](assets/x.png)\n", "image without text"),
    prose("a topic that no choice offers", "questions.md", "{ #group-risks topic=risks }", "{ #group-risks topic=risk }", "risk"),
    prose("a question that lost its rank", "questions.md", "{ #q-last rank=17 }", "{ #q-last }", "no question has 'rank=17'"),
    Fault("a record that no page uses any more", "prose", "docs/risks.md", "{{ sheba-grade4.sentence }}\n", "It was seen in a single centre.\n", LINT, ("sheba-grade4",)),
    prose("a number beside its claim that is another", "results.md", "{{ castle-met.sentence }}", "In all 24 people it was met.", "24"),
    Fault("a link to a page that is not there", "prose", "docs/cost.md", "(find-a-trial.md#brokers)", "(find-trial.md#brokers)", BUILD, ("find-trial.md",)),
    Fault("a link to an address that is not there", "prose", "docs/cost.md", "(find-a-trial.md#brokers)", "(find-a-trial.md#broker)", BUILD, ("broker",)),
    Fault("a picture that is not there", "prose", "docs/cost.md", "It is not an approval.\n", "![A chart of prices](assets/no.png)\n", BUILD, ("no.png",)),
    Fault("a page that the menu does not reach", "prose", "mkdocs.yml", "      - cost.md\n", "", BUILD, ("cost.md",)),
    built("a link in raw HTML that leads nowhere", "prose", "docs/cost.md", "It is not an approval.\n", 'It is <a href="../nowhere/">not</a> an approval.\n', f"{SITE}::test_every_link_and_anchor_inside_the_site_leads_somewhere[hosted]"),
    prose("a footnote that is not there", "cost.md", "It is not an approval.\n", "It is not an approval[^none].\n", "this site has no footnotes"),
)

TEMPLATES = (
    built("a request to a third party", "templates", "overrides/base.html", '<meta name="referrer"', '<link rel="stylesheet" href="https://example.org/x.css"><meta name="referrer"', f"{SITE}::test_nothing_is_asked_of_a_third_party"),
    Fault("a script inside the page", "templates", "overrides/base.html", '<meta name="referrer"', '<script>alert(1)</script><meta name="referrer"', BUILD, ("inline code or style would be blocked",)),
    Fault("a style inside a tag", "templates", "overrides/partials/footer.html", "<footer class", '<footer style="color:red" class', BUILD, ("inline code or style would be blocked",)),
    built("the language lost", "templates", "overrides/base.html", " lang=\"{{ lang.t('language') }}\"", "", f"{SITE}::test_each_page_has_one_h1_unique_ids_and_a_language"),
    built("a second first heading", "templates", "overrides/partials/footer.html", "<footer class", "<h1>CAR T</h1><footer class", f"{SITE}::test_each_page_has_one_h1_unique_ids_and_a_language"),
    built("an id that stands twice", "templates", "overrides/partials/footer.html", "<footer class", '<p id="content"></p><footer class', f"{SITE}::test_each_page_has_one_h1_unique_ids_and_a_language"),
    built("the title of every page lost", "templates", "overrides/base.html", "{{ page.title | e }} · ", "", f"{SITE}::test_each_page_says_its_title_and_description_once"),
    built("the grammar's braces before a reader", "templates", "overrides/partials/footer.html", "<footer class", "{{ '{{ crs }}' }}<footer class", f"{SITE}::test_no_braces_of_the_grammar_and_no_fault_reach_a_reader"),
    built("cards in the text that is searched", "templates", "explainer/markdown/assemble.py", 'class_="cards", data_search_exclude=True', 'class_="cards"', f"{SITE}::test_the_search_text_holds_no_card"),
    built("the date of the review lost", "templates", "overrides/partials/content.html", "Next review by {{ page.meta.next_review", "Next {{ page.meta.next_review", f"{SITE}::test_front_matter_dates_reach_the_reader"),
    built("a reviewer who is nobody", "templates", "explainer/publish/discover.py", '"inLanguage": "en",', '"inLanguage": "en", "reviewedBy": "Nobody",', f"{MACHINES}::test_nobody_is_named_as_a_reviewer_while_nobody_has_reviewed"),
    built("a map with the day of the build", "templates", "overrides/sitemap.xml", "{{ file.page.meta.last_reviewed }}", "{{ build_date_utc.strftime('%Y') }}", f"{MACHINES}::test_the_map_lists_every_page_with_the_day_of_its_last_review"),
)

STYLES = (
    built("letters too pale to read", "styles", "docs/assets/site.css", "--ink: #26232b; --quiet: #514b57;", "--ink: #77737b; --quiet: #9a96a0;", f"{ACCESS}::test_body_text_contrasts_at_least_seven_to_one[light]"),
    built("a focus that nobody sees", "styles", "docs/assets/site.css", ":focus-visible { outline: 3px solid var(--lupus); outline-offset: 2px; border-radius: 3px; }", ":focus-visible { outline: 0; }", f"{ACCESS}::test_a_walk_by_tab_alone_reaches_everything_in_order_and_sees_where_it_is"),
    built("a page wider than a small phone", "styles", "docs/assets/site.css", ".promise {", ".promise { width: 40rem;", f"{READING}::test_nothing_scrolls_sideways_on_a_small_phone_or_at_four_times_the_size"),
    built("controls too small to hit", "styles", "docs/assets/site.css", "min-height: 44px; padding: .45rem .75rem;", "height: 18px; padding: 0;", f"{ACCESS}::test_targets_are_large_enough_and_main_controls_larger"),
    built("notes that paper does not carry", "styles", "docs/assets/later.css", ".card[popover] { display: block;", ".card[popover] { display: none;", f"{READING}::test_paper_carries_the_cards_as_notes_and_no_chrome"),
    built("a colour trimmed away that the page asks for", "styles", "explainer/publish/trim.py", 'token[0] if token["name"] in asked else ""', '""', "tests/publish/test_trim.py::test_every_token_that_a_sheet_asks_for_stays[site.css]"),
    built("a bar that melts into its track", "styles", "docs/assets/site.css", "--track: #e4dccf;", "--track: #2c6f6a;", "tests/browser/test_figures.py::test_what_touches_in_a_figure_contrasts_at_least_three_to_one[light]"),
    built("letters in a figure too small", "styles", "docs/assets/figures.css", "font: 14px var(--font);", "font: 10px var(--font);", "tests/browser/test_figures.py::test_no_letter_in_a_figure_is_smaller_than_twelve_pixels_on_a_small_phone"),
    built("a mark that only its colour tells", "styles", "docs/assets/figures.css", ".dot--hole { stroke: var(--card); stroke-width: 7; }", ".dot--hole { stroke-width: 0; }", "tests/browser/test_figures.py::test_without_colour_counted_and_not_counted_still_differ"),
)

SCRIPT = (
    built("steps that the keyboard does not turn", "script", "docs/assets/site.js", "{ ArrowRight: 1, ArrowLeft: -1 }", "{ }", "tests/browser/test_figures.py::test_the_stepper_is_walked_by_keyboard_and_prints_whole"),
    built("something written before a choice", "script", "docs/assets/site.js", 'root.classList.add("ready");', 'root.classList.add("ready"); localStorage.setItem("seen", "1");', f"{READING}::test_nothing_is_written_on_the_device_until_a_choice_is_made"),
    built("a search fetched before its use", "script", "docs/assets/site.js", "  if (opener) {", '  if (opener) {\n    opener.addEventListener("focus", open);', "tests/browser/test_search.py::test_nothing_of_it_is_fetched_before_its_first_use"),
    built("a search without other names", "script", "explainer/publish/search.py", "    return sorted(pairs)", "    return []", "tests/publish/test_search.py::test_every_other_name_of_a_term_leads_to_it"),
    built("a filter that hides nothing", "script", "docs/assets/site.js", "row.hidden = !wanted", "row.hidden = false && !wanted", f"{READING}::test_trials_can_be_sifted_and_the_table_is_whole_without_a_script"),
    built("a trial that is found and stays folded away", "script", "docs/assets/site.js", "fold.open = shown < rows.length && ", "fold.open = false && ", f"{READING}::test_a_folded_group_opens_when_the_filter_finds_a_trial_in_it_and_folds_again"),
    built("a search that never reads past the titles", "script", "explainer/publish/search_titles.js", "    find = await window.siteText(places, words);\n", "", "tests/browser/test_search.py::test_titles_answer_while_the_text_is_on_its_way_and_the_text_once_it_is_there"),
)

DRAWN = (
    built("a trial without a number counted as open", "figures", "explainer/rendering/trials.py", "return NUMBERLESS if not trial.nct else PAUSED", "return PAUSED", "tests/rendering/test_trials.py::test_only_trials_with_a_number_that_are_said_to_take_people_stand_open"),
    built("a figure without its message", "figures", "explainer/figures/harms.py", '"A fever reaction is common; severe harms are rarer, and infections can kill"', '"Harms"', f"{FIGURES}::test_a_figure_says_its_message_and_from_where_and_when"),
    built("more people drawn than counted", "figures", "explainer/figures/frame.py", "end = min(last, (first // across + 1) * across)", "end = min(last + 1, (first // across + 1) * across)", f"{FIGURES}::test_drawn_people_equal_the_people_counted"),
    built("a drawing without its description", "figures", "explainer/figures/hand.py", 'el("desc", description, id=f"{id_}-desc"), ', "", f"{FIGURES}::test_a_drawing_is_sound_and_has_a_title_a_description_and_the_same_in_words"),
    built("a label that leaves its drawing", "figures", "explainer/figures/mechanisms.py", '"autoantibodies", anchor="middle"', '"autoantibodies, which are antibodies against the body", anchor="middle"', f"{FIGURES}::test_letters_in_a_drawing_are_big_enough_and_stay_inside_it"),
    built("an interval that is not exact", "figures", "explainer/evidence/intervals.py", "tail = (1 - confidence) / 2", "tail = 1 - confidence", f"{FIGURES}::test_intervals_are_the_exact_ones"),
)

LEAVING_THE_WEB = (
    built("a number lost on the way to CSV", "exports", "explainer/exports/claims.py", '"value": lambda row, claim: row["value_text"]', '"value": lambda row, claim: claim.value.as_reported', f"{EXPORTS}::test_a_changed_number_changes_both_files"),
    built("a title that breaks BibTeX", "exports", "explainer/exports/bibliography.py", r'_BIBTEX_SPECIAL.sub(r"\\\1", text)', "text", f"{EXPORTS}::test_an_awkward_title_survives_every_format"),
    built("a feed without dates", "exports", "explainer/exports/feed.py", '        _text(entry, "updated", _moment(change.on.isoformat()))\n', "", f"{EXPORTS}::test_the_feed_is_read_by_a_feed_reader_newest_first"),
    built("a bundle that differs from day to day", "exports", "explainer/publish/bundle.py", "date_time=moment)", "date_time=time.localtime(__import__('random').randrange(10**9, 2 * 10**9))[:6])", f"{LEAVING}::test_the_bundle_is_the_same_bytes_for_the_same_files_and_its_sum_is_true"),
    built("a link of the bundle made absolute", "exports", "overrides/partials/footer.html", "<footer class", '<a href="/car-t-lupus/">Home</a><footer class', f"{LEAVING}::test_no_page_of_the_bundle_leads_into_the_host"),
    built("a link in the single file that leads nowhere", "exports", "explainer/publish/single.py", 'link["href"] = f"#{names[found]}{anchor}"', 'link["href"] = f"#{anchor}"', f"{LEAVING}::test_the_single_file_asks_for_nothing_and_every_link_inside_leads_somewhere"),
)

TAKEN_ALONG = (
    built("a copy that the site forgets", "exports", "explainer/publish/copies.py", "for size in paper.FORMATS)", "for size in paper.FORMATS[:1])", f"{COPIES}::test_the_list_is_what_the_printer_prints"),
    built("a copy missing and nobody told", "exports", "explainer/publish/copies.py", "    if missing:\n", "    if False:\n", f"{COPIES}::test_a_site_carries_every_copy_or_none"),
    built("a wrong sum beside a release", "exports", "explainer/publish/copies.py", "hashlib.sha256(path.read_bytes())", "hashlib.sha256(path.name.encode())", f"{COPIES}::test_a_release_holds_copies_and_data_with_sums_that_sha256sum_confirms"),
    built("a size in the wrong unit", "exports", "explainer/publish/sizes.py", "{size / 1e3:.0f} kB", "{size / 1024:.0f} kB", f"{COPIES}::test_a_size_is_said_as_people_say_it"),
    built("a page of paper cut short", "exports", "explainer/publish/paper.py", "if len(_BOOKMARK.findall(made)) == headings:", "if made:", f"{LEAVING}::test_a_page_that_was_cut_short_is_printed_again"),
    built("a row's address lost although something leads to it", "exports", "explainer/publish/lean.py", 'if row["id"] not in led_to:', "if True:", "tests/publish/test_lean.py::test_a_row_keeps_its_address_only_if_something_leads_to_it"),
    built("a feed whose entries lead nowhere", "exports", "explainer/rendering/changes.py", ", id=entry.anchor,", ",", "tests/rendering/test_changes.py::test_the_log_has_an_address_for_each_change_newest_first"),
    built("a superseded claim that looks as if it stood", "exports", "explainer/rendering/check.py", "    if not claim.superseded_by:\n", "    if True:\n", "tests/rendering/test_changes.py::test_a_superseded_claim_keeps_its_row_and_address_and_leads_to_the_one_that_stands"),
)

INJECTION, HALF, BAD = "tests/robust/test_injection.py", "tests/robust/test_nothing_half_written.py", "tests/robust/test_bad_input.py"
ROBUST = (
    built("a text that is not escaped", "robust", "explainer/rendering/references.py", 'title = el("cite", source.title.rstrip("."))', 'title = Markup(f"<cite>{source.title}</cite>")', f"{INJECTION}::test_no_field_of_any_record_brings_a_script_into_a_page"),
    built("a script in a page that runs", "robust", "explainer/markdown/extension.py", "return active.escaped(text)", "return text", f"{INJECTION}::test_what_would_run_in_a_page_is_shown_as_text"),
    built("a way of writing a script that nobody looks for", "robust", "explainer/active.py", 'bare = _DROPPED.sub("", html.unescape(address))', "bare = address", f"{INJECTION}::test_what_would_run_in_a_page_is_shown_as_text"),
    built("a title that is not escaped", "robust", "overrides/partials/content.html", "<h1>{{ (page.meta.title or page.title) | e }}</h1>", "<h1>{{ page.meta.title or page.title }}</h1>", f"{INJECTION}::test_no_field_of_a_page_s_front_matter_brings_a_script_into_any_page"),
    built("inline code in single quotes past the policy", "robust", "explainer/publish/csp.py", r"(?:(?:style|on[a-z]+)\s*=", r'(?:(?:style|on[a-z]+)=\"', f"{INJECTION}::test_no_way_of_quoting_gets_inline_code_past_the_policy"),
    built("a control character in a record", "robust", "explainer/evidence/rules/texts.py", "INVISIBLE.search(text) or _CONTROL.search(text)", "INVISIBLE.search(text)", f"{INJECTION}::test_a_control_character_in_any_field_of_any_record_is_a_fault_with_its_place"),
    built("a control character that breaks a page", "robust", "explainer/markdown/elements.py", '_NO_XML.sub("\\ufffd", str(markup))', "str(markup)", f"{BAD}::test_what_fuzzing_found_is_rendered_and_linted"),
    built("a message that a terminal obeys", "robust", "explainer/lint/problems.py", 'return printable(f"{self.file}:{self.line}: {self.message}")', 'return f"{self.file}:{self.line}: {self.message}"', f"{BAD}::test_what_fuzzing_found_is_rendered_and_linted"),
    built("a file that is read however long it is", "robust", "explainer/evidence/positions.py", "if path.stat().st_size > MAX_BYTES:", "if False:", f"{BAD}::test_a_file_too_long_to_be_one_of_records_is_not_read"),
    built("a pattern that takes minutes over spaces", "robust", "explainer/grammar.py", r'REFERENCE = re.compile(r"\{\{([^{}]*)\}\}")', r'REFERENCE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")', f"{BAD}::test_a_long_run_of_spaces_costs_no_more_than_its_length"),
    built("a swap that writes in place", "robust", "explainer/swap.py", "    half = _beside(path, _UNFINISHED)\n", "    half = path\n", f"{HALF}::test_killed_at_any_step_the_output_is_the_last_good_one_or_the_new_one"),
    built("a site that is built in place", "robust", "overrides/hooks/whole.py", "        config.site_dir = str(half)\n", "", f"{HALF}::test_killed_at_any_step_the_output_is_the_last_good_one_or_the_new_one"),
    built("a sum of a bundle that may be false", "robust", "explainer/publish/bundle.py", "                sum_file.unlink()", "                pass", f"{HALF}::test_killed_at_any_step_a_bundle_is_whole_and_its_sum_is_never_false"),
    built("settings that name a folder that is gone", "robust", "overrides/hooks/whole.py", "        config.site_dir = str(site)\n", "", f"{HALF}::test_after_a_build_its_settings_name_the_folder_that_holds_the_site"),
    built("a site that was refused and put in place", "robust", "overrides/hooks/whole.py", "(config.strict and _warned())", "False", f"{HALF}::test_a_build_that_is_refused_for_its_warnings_leaves_the_last_good_site"),
    built("what a killed run left, left for ever", "robust", "explainer/swap.py", "    mend(path.parent)\n", "", f"{HALF}::test_killed_at_any_step_the_output_is_the_last_good_one_or_the_new_one"),
)

SUPPLY = (
    built("a search engine without its notice", "supply", "explainer/publish/search.py", 'if "@license" in match[0])', 'if False)', "tests/publish/test_search.py::test_the_notice_of_the_search_engine_goes_with_it"),
    built("a list of packages without their hashes", "supply", "explainer/publish/sbom.py", "    if loose or not found:\n", "    if not found:\n", "tests/publish/test_sbom.py::test_what_is_not_locked_is_refused"),
    built("a workflow that may write more than it must", "supply", ".github/workflows/pages.yml", "      pages: read\n", "      pages: write\n", "tests/test_supply.py::test_no_workflow_may_do_more_than_it_must"),
    built("a workflow that names a task that is not there", "supply", ".github/workflows/pages.yml", "run: make release\n", "run: make publish\n", "tests/test_workflows.py::test_a_step_names_only_targets_and_files_that_are_here"),
    built("an audit that passes over what it cannot find", "supply", ".github/workflows/audit.yml", "pip-audit --strict ", "pip-audit ", "tests/test_supply.py::test_the_audit_looks_up_every_lock_and_counts_a_package_that_it_cannot_find"),
    built("a release of files whose sums are wrong", "supply", ".github/workflows/release.yml", "(cd dist/release && sha256sum --check --strict --quiet SHA256SUMS)\n", "true\n", "tests/test_workflows.py::test_a_release_takes_along_every_file_whose_sum_is_true"),
    built("a package without its hash", "supply", "requirements.txt", "markdown==3.11.3 \\\n", "markdown==3.11.3\n", "tests/test_supply.py::test_every_package_is_pinned_and_hashed"),
    built("a package that is not pinned", "supply", "pyproject.toml", '"mkdocs==1.6.1"', '"mkdocs>=1.6.1"', "tests/test_supply.py::test_every_dependency_that_we_name_is_pinned_exactly"),
    built("an action of a workflow that may change under us", "supply", ".github/workflows/test.yml", "uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02  #", "uses: actions/upload-artifact@v4  #", "tests/test_supply.py::test_every_action_is_pinned_by_its_commit"),
)

WATCHES = (
    built("facts long overdue that no reader is told of", "watches", "explainer/markdown/overdue.py", "    if box is not None:", "    if box is not None and state is None:", "tests/markdown/test_overdue.py::test_the_notice_stands_before_everything_else_on_the_page"),
    built("a retraction that hides behind a correction", "watches", "explainer/watch/crossref.py", "notice.kind == update.kind and (", "(", "tests/watch/test_crossref.py::test_a_notice_that_we_carry_hides_only_its_own_kind"),
    built("a proposed change that eats a comment", "watches", "explainer/watch/edit.py", '_end(text, node), f":{written}"', 'text.find(chr(10), _end(text, node)), f":{written}"', "tests/watch/test_edit.py::test_only_the_field_changes_and_everything_else_stays"),
    built("a watch that runs for a pull request", "watches", ".github/workflows/watch.yml", "  workflow_dispatch:\n", "  workflow_dispatch:\n  pull_request:\n", "tests/watch/test_workflows.py::test_a_watch_runs_by_the_clock_or_by_hand_and_never_for_a_pull_request"),
)

CONTROLS = (
    harmless("a paragraph with other line breaks", "docs/cost.md", "It can differ from trial to trial: the cells,", "It can differ from trial to trial:\nthe cells,", LINT),
    harmless("a comment in an evidence file", CLAIMS, "- id: crs-2022\n", "# checked twice\n- id: crs-2022\n", CHECK),
    harmless("keys in another order", CLAIMS, "  topic: safety\n  study: erlangen-2022\n", "  study: erlangen-2022\n  topic: safety\n", CHECK, "- id: crs-2022"),
    harmless("another way to quote", CLAIMS, "checked_on: '2026-11-22'", 'checked_on: "2026-11-22"', CHECK, "- id: crs-2022"),
    harmless("a comment behind a number", CLAIMS, "numerator: 3", "numerator: 3 # three", CHECK, "- id: crs-2022"),
    harmless("blank lines at the end", "docs/cost.md", "will you look after me afterwards?\n///\n", "will you look after me afterwards?\n///\n\n\n", LINT),
    harmless("emphasis", "docs/cost.md", "It is not an approval.", "It is *not* an approval.", LINT),
    harmless("a comment in a page", "docs/cost.md", "It is not an approval.\n", "It is not an approval.\n\n<!-- asked 12 times -->\n", LINT),
    harmless("a code span with braces and digits", "docs/cost.md", "It is not an approval.\n", "It is not an approval, `{{ 12 }}`.\n", LINT),
    harmless("a comment in the style sheet", "docs/assets/site.css", "/* --- page */", "/* --- the page itself */", BUILD),
    harmless("a comment in a template", "overrides/partials/footer.html", "<footer class", "{#- here it ends -#}<footer class", BUILD),
    harmless("a list written over several lines", STUDIES, "sources: [mackensen2022, schett2022acr, stojkic2024]", "sources: [mackensen2022,\n    schett2022acr, stojkic2024]", CHECK),
)

FAULTS = (
    *DATA, *PROSE, *TEMPLATES, *STYLES, *SCRIPT, *DRAWN, *LEAVING_THE_WEB, *TAKEN_ALONG, *ROBUST, *SUPPLY, *WATCHES, *CONTROLS,
)

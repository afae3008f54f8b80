"""Rules over a page's text: what an author typed, and the very words that come back, with file and line."""

import pytest

from tests.evidence.records import both, put
from tests.lint.pages import LINE, page, problems, with_text

LONG = "This sentence " + "goes on and on " * 9 + "end."

BROKEN = {
    # bare numbers
    "digits": ("Of all, 3 had it.", "'3' is a number typed into prose; name its claim: {{ claim-id }}"),
    "a number word": ("Three had it.", "'Three' is a number typed into prose; name its claim: {{ claim-id }}"),
    "a percentage": ("In 60% it came.", "'60' is a number typed into prose; name its claim: {{ claim-id }}"),
    "a fraction": ("In half of them.", "'half' is a number typed into prose; name its claim: {{ claim-id }}"),
    "a fraction sign": ("In ½ of them.", "'½' is a number typed into prose; name its claim: {{ claim-id }}"),
    "one of": ("It came in one of them.", "'one of' is a number typed into prose; name its claim: {{ claim-id }}"),
    "one in so many": ("It came in one in them.", "'one in' is a number typed into prose; name its claim: {{ claim-id }}"),
    "a number in a table": ("| a | b |\n| - | - |\n| 7 | x |", "'7' is a number typed into prose; name its claim: {{ claim-id }}"),
    "a number in an image's text": ("![7 people](a.svg)", "'7' is a number typed into prose; name its claim: {{ claim-id }}"),
    "a number in a box's title": ("/// note | All 7\nText.\n///", "'7' is a number typed into prose; name its claim: {{ claim-id }}"),
    # what the grammar names
    "an unknown claim": ("{{ crz }}", "{{ crz }}: no such claim (did you mean 'crs'?)"),
    "an unknown field": (
        "{{ crs.numerater }}",
        "{{ crs.numerater }}: claim 'crs' has no 'numerater'; it has sentence, value, numerator, denominator, unit, number, n, rest, "
        "interval, share, part, as-of, checked, grade (did you mean 'numerator'?)",
    ),
    "an unknown filter": ("{{ crs.n | word }}", "{{ crs.n | word }}: no such filter 'word'; there are words, Words"),
    "words for what is no number": (
        "{{ crs | words }}", "{{ crs | words }}: '3 of 5 people' cannot be put in words; that takes a whole number below 100"
    ),
    "a filter on a sentence": ("{{ crs.sentence | words }}", "{{ crs.sentence | words }}: a sentence takes no filter"),
    "what cannot be read": (
        "{{ CRS 2022 }}", "'{{ CRS 2022 }}' cannot be read; expected {{ claim-id }}, {{ claim-id.field }} or {{ claim-id.field | words }}"
    ),
    "an unconfirmed report as a number": ("{{ pause }}", "{{ pause }}: 'pause' is an unconfirmed report, not a claim; write '/// report | pause'"),
    "an unconfirmed report as a source": ("[@pause]", "[@pause]: an unconfirmed report, not a source; write '/// report | pause'"),
    "an unknown source": ("As said [@papers2022, p. x].", "[@papers2022]: no such source (did you mean 'paper2022'?)"),
    "a locator forgotten": ("As said [@paper2022, ].", "[@paper2022,]: a comma, but no locator after it"),
    "an unknown block": ("/// trails\n///", "/// trails: no such block (did you mean 'trials'?)"),
    "an argument too many": ("/// trials | five\n///", "/// trials takes no argument; 'five' was written"),
    "an argument too few": ("/// series\n///", "/// series needs an argument: /// series | …"),
    "ids too many": ("/// report | pause pause\n///", "/// report takes one id; 'pause pause' was written"),
    "an unknown report": ("/// report | paus\n///", "/// report | paus: no such report (did you mean 'pause'?)"),
    "an unknown claim of the article": (
        "/// article-says | art-nobody\n///", "/// article-says | art-nobody: no such claim of the article (did you mean 'art-none'?)"
    ),
    "an unknown fact": ("/// facts | crs crz\n///", "/// facts | crz: no such claim (did you mean 'crs'?)"),
    "an unknown series": ("/// series | five\n///", "/// series | five: no such series (did you mean 'five-rows'?)"),
    "an unknown discrepancy": ("/// discrepancies | how\n///", "/// discrepancies | how: no such discrepancy"),
    "an unknown topic": ("/// claims-table | safty\n///", "/// claims-table | safty: no such topic of claims (did you mean 'safety'?)"),
    "an unknown figure": ("/// figure | few-peopel\n///", "/// figure | few-peopel: no such figure (did you mean 'few-people'?)"),
    "a figure without its records": (
        "/// figure | few-people\n///", "/// figure | few-people: needs the record 'erlangen-2022', and there is none"
    ),
    "marks for what counts nobody": (
        "/// marks | return-of-b-cells\n///", "/// marks | return-of-b-cells: counts nobody; marks draw people, so the claim must be a count"
    ),
    "braces that do not close": ("It came in {{ crs } people.", "braces that do not close: expected {{ claim-id }} on one line"),
    "single braces": ("It came in {crs}.", "'{crs}' has single braces; write {{ crs }}"),
    "a citation without brackets": ("As @paper2022 says.", "'@paper2022' stands outside square brackets; write [@paper2022, locator]"),
    # blocks
    "a block that never closes": ("/// note | Title\nText.", "'/// note | Title' is never closed; end it with a line of '///'"),
    "a closing line too many": ("///", "'///' closes no block; a block closes with as many slashes as it opened with"),
    "text inside a drawn block": ("/// facts | crs\nA title.\n///", "'/// facts' is drawn from records; text inside it is not shown"),
    "an empty box": ("/// note | Title\n///", "'/// note' is empty"),
    # headings and images
    "a heading without an address": ("### Why so?", "heading without an address; write 'Why so? { #short-name }'"),
    "an address twice": ("### Why so? { #fever }\n\nSo.", "'#fever' stands twice on this page"),
    "a first-level heading": ("# Why so? { #why }\n\nSo.", "the title in the front matter is the page's first heading; start with '##'"),
    "a level left out": ("#### Why so? { #why }\n\nSo.", "heading of level 4 under one of level 2; no level may be left out"),
    "a number in a heading": ("### Did {{ crs }}? { #why }\n\nSo.", "no number or citation in a heading: its address would change with them"),
    "a heading that is no question": ("## Fever { #other }\n\nSo.", "'Fever' is no question; a chapter's sections are readers' questions"),
    "an underlined heading": ("Why so?\n-------\n\nSo.", "write a heading as '## …', not underlined"),
    "nothing under a heading": ("### Why so? { #why }\n\n### And then? { #then }\n\nSo.", "nothing stands under 'Why so?'"),
    "an image without text": ("![](a.svg)", "image without text; say in the brackets what it shows"),
    "an HTML image without text": ('<img src="a.svg">', 'image without text; add alt="…"'),
    # words
    "a word that promises": ("This is a cure.", "'cure' promises; put it in quotation marks if somebody said it, or ask whether it is so"),
    "a promise behind a false denial": (
        "There is no doubt that this is a breakthrough.",
        "'breakthrough' promises; put it in quotation marks if somebody said it, or ask whether it is so",
    ),
    "proof": ("This proves it.", "'proves' promises; put it in quotation marks if somebody said it, or ask whether it is so"),
    "war": ("The cells are soldiers.", "'soldiers': your body is not a battlefield; say what the cells do"),
    "fighting": ("They fight the disease.", "'fight': your body is not a battlefield; say what the cells do"),
    "suffering": ("People suffer from lupus.", "'suffer': write 'people with lupus', 'had' or 'has'"),
    "blame": ("Some patients failed it.", "'patients failed': a treatment does not help; nobody fails it"),
    "praise": ("The results are remarkable.", "'remarkable': say what was seen and let the reader judge"),
    "American spelling": ("A tumor grew.", "'tumor': this site writes British English"),
    "a hyphen in CAR T": ("A CAR-T product.", "'CAR-T': write 'CAR T' without a hyphen"),
    "a rarity word": ("Fever is common.", "'common': a rarity word needs its number beside it"),
    "a rarity word beside another item's number": ("- Fever: {{ crs }}.\n- Confusion is rare.", "'rare': a rarity word needs its number beside it"),
    "a footnote": ("So it is.[^1]", "'[^1]': this site has no footnotes; cite with [@source, locator]"),
    "most people": ("Most people were well.", "'Most people': a rarity word needs its number beside it"),
    "too sure for very low certainty": (
        "It will come in {{ crs }}.", "'will' is too sure for a certainty of very-low; write 'it is very uncertain', or just what was seen"
    ),
    "probably, for low certainty": ("After {{ return-of-b-cells }} they probably come back.", "'probably' is too sure for a certainty of low; write 'may'"),
    # length and abbreviations
    "a long sentence": (LONG, "a sentence of 39 words (at most 35): 'This sentence goes on and on goes on and on goes on and on g…'"),
    "an abbreviation": ("The ESR rose.", "'ESR' is not explained at its first use; write 'full words (ESR)'"),
    # characters
    "a character that nobody sees": ("In \u202ethem.", "holds the invisible character U+202E; delete it"),
    "a control character": ("In \x07them.", "holds the invisible character U+0007; delete it"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_rule_names_file_and_line(text, message, tmp_path):
    found = problems(tmp_path, with_text(text))
    lines = range(LINE, LINE + text.count("\n") + 1)
    assert any(one == f"docs/risks.md:{line}: {message}" for line in lines for one in found), found


KEPT = {
    "names with digits": "CD19, CD20, IL-6, COVID-19, phase 1, phase 1/2, grade 3 and 2022 are names.",
    "a telephone number": "Ring 999 or 112.",
    "one as a pronoun": "One can ask; the one in which it grew.",
    "an ordinal": "The first person and the second opinion.",
    "a numbered list": "1. Ask.\n2. Wait.",
    "a number in code": "Write `3 of 5` so.\n\n```\n7 of 8\n```",
    "a number in an address": "[Look](https://example.org/2/3) or https://example.org/44.",
    "a number in an HTML attribute": '<span id="x7">Look</span>.',
    "the grammar in code": "Write `{{ crz }}` and `[@nobody]` and `/// nothing`.",
    "a number in words": "All {{ crs.denominator | words }} were well.",
    "a nested box": "//// note | Why\n/// note | Because\nSo.\n///\n////",
    "a quoted promise": 'He called it a "breakthrough".',
    "a quoted promise over two lines": 'He called it "a real\nbreakthrough" then.',
    "a promise in question": "Is it a cure?",
    "a promise in question over two lines": "Is this, in the end,\na cure?",
    "a promise denied": "Nobody can say that it is a cure.",
    "a trial's name": "The trial called RESET went on.",
    "proven by biopsy": "Nephritis proven by biopsy.",
    "a rarity word beside its number": "Fever was common: {{ crs }}.",
    "how many people": "How many people had it?",
    "a common cold": "A common cold may come.",
    "will, where nothing is counted": "Your team will ask you.",
    "will, in a question": "Will it come, as in {{ crs }}?",
    "an abbreviation in brackets": "Erythrocyte sedimentation rate (ESR) and again ESR.",
    "an abbreviation explained after": "The ESR (a blood test for inflammation) rose.",
    "a quotation across a citation": "She warned of fever [@review2024, p. x; @paper2022, Table y].",
    "a bold list": "- **First.** Ask.\n- **Then.** Wait.",
    "an image with text": "![A drawing of a cell](a.svg)",
    "an e-mail address": "Write to somebody@example.org.",
    "an attribute list": "A line.\n{ .lead }",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_what_may_stand_is_no_problem(text, tmp_path):
    assert problems(tmp_path, with_text(text)) == []


def test_a_long_line_of_short_sentences_is_no_problem(tmp_path):
    assert problems(tmp_path, with_text("This is short. " * 12)) == []


def test_reflowing_a_paragraph_changes_nothing(tmp_path):
    text = "Fever came early, and people were watched for it day and night, because {{ crs }} had it and nobody could say why it came."
    reflowed = text.replace(", ", ",\n")
    assert problems(tmp_path, with_text(text)) == problems(tmp_path, with_text(reflowed)) == []


def test_a_superseded_claim_names_the_one_to_use(tmp_path):
    change = both(put("claims", "crs", "superseded_by", "return-of-b-cells"), put("changes", "first", "kind", "changed-number"))
    found = problems(tmp_path, with_text("{{ crs }}\n\n/// facts | crs\n///"), change)
    assert f"docs/risks.md:{LINE}: {{{{ crs }}}}: superseded by 'return-of-b-cells'; use that" in found
    assert f"docs/risks.md:{LINE + 2}: /// facts | crs: superseded by 'return-of-b-cells'; use that" in found


def test_a_source_that_was_not_read_or_is_retracted_is_not_cited(tmp_path):
    notice = [{"kind": "retraction", "note": "withdrawn"}]
    extra = {"type": "webpage", "title": "x", "container-title": "y"}

    def change(data):
        data["sources"]["unread"] = {"id": "unread", **extra, "custom": {"tier": "review", "access": "not-read"}}
        data["sources"]["gone"] = {"id": "gone", **extra, "custom": {"tier": "review", "access": "abstract", "status": "retracted", "notices": notice}}

    found = problems(tmp_path, with_text("As said [@unread, p. x; @gone, p. y]."), change)
    assert found == [
        f"docs/risks.md:{LINE}: [@gone]: is retracted; nothing may rest on it",
        f"docs/risks.md:{LINE}: [@unread]: was not read; cite the text in which it was met",
    ]


@pytest.mark.parametrize(
    ("rating", "text", "wrong"),
    [("high", "It will come in {{ crs }}.", False), ("moderate", "It will come in {{ crs }}.", False),
     ("moderate", "It clearly came in {{ crs }}.", True), ("low", "It works in {{ crs }}.", True)],
)
def test_how_sure_a_sentence_may_be_follows_its_claim(rating, text, wrong, tmp_path):
    found = problems(tmp_path, with_text(text), put("claims", "crs", "certainty", {"rating": rating, "because": ["x"]}))
    assert bool(found) is wrong and all("is too sure for a certainty of" in one for one in found)


def test_a_first_page_has_at_most_900_words(tmp_path):
    long = with_text("\n".join("This is a short sentence with only few words." for _ in range(120)))
    assert any("words of prose; at most 900" in one for one in problems(tmp_path, long))
    other = {"risks.md": page(), "journey.md": long["risks.md"].replace("/// report | pause\n///\n", "")}
    assert problems(tmp_path, other) == []


def test_records_texts_keep_the_same_voice(tmp_path):
    change = both(
        put("claims", "crs", "sentence", "{value} fought it and it will come."),
        put("article", "art-none", "explanation", "It proves that {crs} had it."),
        put("glossary", "crs", "definition", "A miracle, " + "and on and on " * 9 + "so."),
    )
    found = [one.split(": ", 1)[1] for one in problems(tmp_path, {}, change)]
    assert found == [
        "art-none: explanation: 'proves' promises; put it in quotation marks if somebody said it, or ask whether it is so",
        "crs: sentence: 'fought': your body is not a battlefield; say what the cells do",
        "crs: sentence: 'will' is too sure for a certainty of very-low; write 'it is very uncertain', or just what was seen",
        "crs: definition: 'miracle' promises; put it in quotation marks if somebody said it, or ask whether it is so",
        "crs: definition: a sentence of 39 words (at most 35): 'A miracle, and on and on and on and on and on and on and on …'",
    ]

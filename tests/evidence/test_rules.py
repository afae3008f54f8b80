"""Every rule over records: what breaks it, and the very words that the author gets."""

import re
from datetime import date

import pytest

from explainer.evidence import EvidenceFaults, rules
from explainer.rendering import values
from tests.evidence.records import TODAY, both, drop, faults, put, read


def new(kind, key, like, **changes):
    """Return a change that adds a copy of a record under another id."""

    def change(data):
        data[kind][key] = {**data[kind][like], "id": key, **changes}

    return change


def study(key, **changes):
    return new("studies", key, "five", **changes)


def test_sound_records_have_no_fault(tmp_path):
    evidence = read(tmp_path)
    assert list(evidence.claims) == ["crs", "return-of-b-cells"]


NOTICE = {"kind": "retraction", "note": "withdrawn"}
HISTORY = [{"until": "2027-01-01", "said": "x", "why": "y"}]

CASES = {
    # ids
    "a claim's study": (put("claims", "crs", "study", "fife"), "claims: crs: study: 'fife' is no study in studies.yml (did you mean 'five'?)"),
    "a claim's source": (
        put("claims", "crs", "evidence", 0, "source", "paper2023"),
        "claims: crs: evidence.0.source: 'paper2023' is no source in sources.yml (did you mean 'paper2022'?)",
    ),
    "the text in which a source was met": (
        put("claims", "crs", "evidence", 0, "via", ["revue2024"]),
        "claims: crs: evidence.0.via.0: 'revue2024' is no source in sources.yml (did you mean 'review2024'?)",
    ),
    "what supersedes a claim": (
        put("claims", "crs", "superseded_by", "crz"), "claims: crs: superseded_by: 'crz' is no claim in claims.yml (did you mean 'crs'?)"
    ),
    "a group inside a group": (
        put("studies", "five", "includes_patients_of", ["six"]), "studies: five: includes_patients_of.0: 'six' is no study in studies.yml"
    ),
    "a group that may overlap": (
        put("studies", "five", "may_overlap_with", ["six"]), "studies: five: may_overlap_with.0: 'six' is no study in studies.yml"
    ),
    "a group's source": (
        put("studies", "five", "sources", ["papers2022"]),
        "studies: five: sources.0: 'papers2022' is no source in sources.yml (did you mean 'paper2022'?)",
    ),
    "a number in the ledger": (
        put("studies", "five", "ledger", {"crs_any": "crss"}), "studies: five: ledger.crs_any: 'crss' is no claim in claims.yml (did you mean 'crs'?)"
    ),
    "a series' study": (put("series", "five-rows", "study", "six"), "series: five-rows: study: 'six' is no study in studies.yml"),
    "a series' source": (
        put("series", "five-rows", "evidence", 0, "source", "zzz"), "series: five-rows: evidence.0.source: 'zzz' is no source in sources.yml"
    ),
    "a claim behind a verdict": (put("article", "art-none", "claims", ["x"]), "article: art-none: claims.0: 'x' is no claim in claims.yml"),
    "a source behind a verdict": (put("article", "art-none", "sources", ["x"]), "article: art-none: sources.0: 'x' is no source in sources.yml"),
    "a number in a verdict's words": (
        put("article", "art-none", "explanation", "{crss} had it."),
        "article: art-none: explanation: 'crss' is no claim in claims.yml (did you mean 'crs'?)",
    ),
    "a claim of a discrepancy": (put("discrepancies", "how-many", "claims", ["x"]), "discrepancies: how-many: claims.0: 'x' is no claim in claims.yml"),
    "a side of a discrepancy": (
        put("discrepancies", "how-many", "sides", 0, "source", "x"), "discrepancies: how-many: sides.0.source: 'x' is no source in sources.yml"
    ),
    "a number in a discrepancy": (
        put("discrepancies", "how-many", "resolution", "We write {x}."), "discrepancies: how-many: resolution: 'x' is no claim in claims.yml"
    ),
    "a term to see": (put("glossary", "crs", "see", ["icans"]), "glossary: crs: see.0: 'icans' is no term in glossary.yml"),
    "a term's source": (put("glossary", "crs", "sources", ["x"]), "glossary: crs: sources.0: 'x' is no source in sources.yml"),
    "a changed claim": (put("changes", "first", "claims", ["x"]), "changes: First records.: claims.0: 'x' is no claim in claims.yml"),
    "a reported trial": (
        put("reports", "pause", "trials", ["NCT00000002"]),
        "reports: pause: trials.0: 'NCT00000002' is no trial in trials.yml (did you mean 'NCT00000001'?)",
    ),
    "a trial listed twice": (
        new("trials", "trial-b", "trial-a"), "trials: trial-b: nct: NCT00000001 is already the record 'trial-a'; keep one"
    ),
    "a text recorded twice": (
        put("sources", "review2024", "DOI", "10.1000/EXAMPLE.1"),
        "sources: review2024: DOI: 10.1000/EXAMPLE.1 is already the record 'paper2022'; keep one",
    ),
    "a term named twice": (
        new("glossary", "fever", "crs", term="crs", expansion="fever"), "glossary: fever: term: 'crs' already names the term 'crs'"
    ),
    "claims that supersede each other": (
        both(put("claims", "crs", "superseded_by", "return-of-b-cells"), put("claims", "return-of-b-cells", "superseded_by", "crs")),
        "claims: crs: superseded_by: leads back to itself; which claim stands?",
    ),
    # changes
    "a changed number that names no claim": (
        both(put("changes", "first", "kind", "changed-number"), put("changes", "first", "claims", [])),
        "changes: First records.: claims: names no claim; which number changed?",
    ),
    "a changed number that forgets what it was": (
        put("changes", "first", "kind", "changed-number"), "changes: First records.: claims.0: 'crs' has no history; say there what it said before",
    ),
    "a history that the log does not tell": (
        put("claims", "crs", "history", [{"until": "2026-11-22", "said": "2 of 5 people", "why": "One was missed."}]),
        "claims: crs: history: no changed-number or correction in changes.yml names 'crs'; readers must see it",
    ),
    "a superseded claim that the log does not tell": (
        put("claims", "crs", "superseded_by", "return-of-b-cells"),
        "claims: crs: superseded_by: no changed-number or correction in changes.yml names 'crs'; readers must see it",
    ),
    # texts
    "a placeholder of no number": (
        put("claims", "crs", "sentence", "{valu} had it."),
        "claims: crs: sentence: {valu} is no number of this record; it has as-of, checked, denominator, grade, interval, n, number, "
        "numerator, part, rest, share, unit, value (did you mean 'value'?)",
    ),
    "a spread's end that the record lacks": (
        put("claims", "return-of-b-cells", "sentence", "They came back after {low}."),
        "claims: return-of-b-cells: sentence: {low} is no number of this record; it has as-of, checked, n, number, unit, value, width",
    ),
    "a brace left over": (
        put("claims", "crs", "sentence", "{ value } had it."),
        "claims: crs: sentence: a brace is left over; a number of its record is named in single braces without spaces: {name}",
    ),
    "a further number under a taken name": (
        put("claims", "crs", "also", {"grade": "1", "n": "7"}), "claims: crs: also.n: is a name that the record already has; choose another"
    ),
    "a further number that cannot be named": (
        put("claims", "crs", "also", {"grade": "1", "Of All": "7"}),
        "claims: crs: also.Of All: cannot be used as a placeholder; write small letters, digits and hyphens",
    ),
    "a digit typed into a sentence": (
        put("claims", "crs", "sentence", "In 3 people it came."),
        "claims: crs: sentence: '3' is typed; write a placeholder such as {value}, or a key of 'also'",
    ),
    "a number word typed into a sentence": (
        put("claims", "crs", "sentence", "Three had it."),
        "claims: crs: sentence: 'Three' is typed; write a placeholder such as {value}, or a key of 'also'",
    ),
    "a number typed into a caution": (
        put("claims", "crs", "caution", "Only half were watched."),
        "claims: crs: caution: 'half' is typed; write a placeholder such as {value}, or a key of 'also'",
    ),
    "a number typed into a verdict": (
        put("article", "art-none", "explanation", "{crs}, not 4, had it."),
        "article: art-none: explanation: '4' is typed; name the claim that holds it: {claim-id}",
    ),
    "a number typed into a definition": (
        put("glossary", "crs", "definition", "A fever in two days."), "glossary: crs: definition: 'two' is typed; a definition needs no number"
    ),
    "a character that nobody sees": (
        put("claims", "crs", "outcome", "Any \u202ecytokine"), "claims: crs: outcome: holds the invisible character <U+202E>; delete it"
    ),
    # as reported
    "a numerator changed in one place": (
        put("claims", "crs", "value", "numerator", "2"),
        "claims: crs: value.numerator: 2 does not stand in as_reported ('3 (grade 1)'); if it is our arithmetic, say how in 'calculation'",
    ),
    "a denominator changed in one place": (
        both(put("claims", "crs", "value", "as_reported", "3 of 5 (60%)"), put("claims", "crs", "value", "denominator", "4")),
        "claims: crs: value.denominator: 3 of 4, but as_reported says 3 of 5 ('3 of 5 (60%)')",
    ),
    "a percentage that the count does not make": (
        put("claims", "crs", "value", "as_reported", "3 (66%)"),
        "claims: crs: value.numerator: 3 of 5 is 60.0%, but as_reported says 66%",
    ),
    "our own arithmetic gone wrong": (
        both(put("claims", "crs", "value", "as_reported", "66.7%"), put("claims", "crs", "calculation", "66.7% of 5 people.")),
        "claims: crs: value.numerator: 3 of 5 is 60.0%, but as_reported says 66.7%",
    ),
    "an amount changed in one place": (
        put("claims", "return-of-b-cells", "value", "value", "101"),
        "claims: return-of-b-cells: value.value: 101 does not stand in as_reported ('110 +/- 32 days'); "
        "if it is our arithmetic, say how in 'calculation'",
    ),
    "a spread changed in one place": (
        put("claims", "return-of-b-cells", "value", "spread", "width", "23"),
        "claims: return-of-b-cells: value.spread.width: 23 does not stand in as_reported ('110 +/- 32 days'); "
        "if it is our arithmetic, say how in 'calculation'",
    ),
    # counts
    "more than there were": (
        both(put("claims", "crs", "value", "numerator", "6"), put("claims", "crs", "value", "as_reported", "6")),
        "claims: crs: value.numerator: 6 of 5: more than there were",
    ),
    "more people than the group has": (
        put("claims", "crs", "value", "denominator", "6"), "claims: crs: value.denominator: 6 people, but study 'five' has 5"
    ),
    "a mean over more people than the group has": (
        put("claims", "return-of-b-cells", "value", "n", "6"), "claims: return-of-b-cells: value.n: 6 people, but study 'five' has 5"
    ),
    "a bare percentage of a few": (
        both(
            put("claims", "return-of-b-cells", "value", {"kind": "quantity", "value": "60", "unit": "in 100", "statistic": "rate", "n": "5",
                                                         "as_reported": "60%"}),
        ),
        "claims: return-of-b-cells: value.unit: a percentage of 5 people; give the count (kind: count), or say {n} in the sentence",
    ),
    "a value outside its range": (
        both(
            put("claims", "return-of-b-cells", "value", "spread", {"kind": "range", "low": "120", "high": "130"}),
            put("claims", "return-of-b-cells", "value", "as_reported", "110 (120 to 130)"),
        ),
        "claims: return-of-b-cells: value.spread: 110 is not within 120 to 130",
    ),
    "a range upside down": (
        both(
            put("claims", "return-of-b-cells", "value", "spread", {"kind": "iqr", "low": "130", "high": "90"}),
            put("claims", "return-of-b-cells", "value", "as_reported", "110 (130 to 90)"),
        ),
        "claims: return-of-b-cells: value.spread: low 130 is more than high 90",
    ),
    "half a range": (
        both(
            put("claims", "return-of-b-cells", "value", "spread", {"kind": "ci95", "low": "90"}),
            put("claims", "return-of-b-cells", "value", "as_reported", "110 (from 90)"),
        ),
        "claims: return-of-b-cells: value.spread: a spread of kind ci95 has low and high; given: low",
    ),
    "more with lupus than all": (put("studies", "five", "n_lupus", "6"), "studies: five: n_lupus: 6 with lupus of 5 people"),
    "a group larger than the one around it": (
        study("six", n="4", n_lupus="4", includes_patients_of=["five"]),
        "studies: six: includes_patients_of.0: 'five' has 5 people, more than the 4 of the group said to include it",
    ),
    "a group that includes itself": (
        put("studies", "five", "includes_patients_of", ["five"]), "studies: five: includes_patients_of: includes itself: five > five"
    ),
    "groups that include each other": (
        both(study("six", includes_patients_of=["five"]), put("studies", "five", "includes_patients_of", ["six"])),
        "studies: five: includes_patients_of: includes itself: five > six > five",
    ),
    "a ledger number of another group": (
        study("six", ledger={"crs_any": "crs"}), "studies: six: ledger.crs_any: 'crs' was counted in 'five', not in 'six'"
    ),
    "more rows than people": (
        put("series", "five-rows", "patients", [{"label": f"Person {number}"} for number in range(6)]),
        "series: five-rows: patients: 6 rows, but study 'five' has 5 people",
    ),
    "a person twice": (
        put("series", "five-rows", "patients", 1, "label", "Person 1"), "series: five-rows: patients.1.label: 'Person 1' stands twice"
    ),
    # support
    "no supporting source": (
        put("claims", "return-of-b-cells", "evidence", 0, "relation", "background"),
        "claims: return-of-b-cells: evidence: no source supports it; give one with relation: supports",
    ),
    "a disagreement without words": (
        drop("claims", "crs", "evidence", 1, "says"), "claims: crs: evidence.1: disagrees, but 'says' does not tell the reader what it says"
    ),
    "a source not read and met nowhere": (
        drop("claims", "crs", "evidence", 0, "via"), "claims: crs: evidence.0: read: secondary needs 'via', the text in which it was read"
    ),
    "a source met in a text that was not read": (
        put("sources", "review2024", "custom", "access", "not-read"),
        "claims: crs: evidence.0.via.0: 'review2024' was not read either; name a text that was",
    ),
    "an abstract called a full text": (
        put("claims", "return-of-b-cells", "evidence", 0, "read", "full-text"),
        "claims: return-of-b-cells: evidence.0.read: read: full-text, but sources.yml says of 'paper2022' access: abstract",
    ),
    "a report that was not read": (
        both(put("claims", "crs", "evidence", 1, "read", "report"), put("sources", "news2022", "custom", "access", "not-read")),
        "claims: crs: evidence.1.read: read: report, but sources.yml says of 'news2022' access: not-read",
    ),
    "a long quotation": (
        put("claims", "crs", "evidence", 0, "quote", "a b c d e f g h i j k l m"), "claims: crs: evidence.0.quote: quotes 13 words; at most 12"
    ),
    "news as the only support": (
        put("claims", "crs", "evidence", [{"source": "news2022", "locator": "paragraph 1", "read": "full-text"}]),
        "claims: crs: evidence: only news supports this safety; name the paper, congress talk or company text that it tells of",
    ),
    "a retracted source": (
        both(put("sources", "paper2022", "custom", "status", "retracted"), put("sources", "paper2022", "custom", "notices", [NOTICE])),
        "claims: crs: evidence.0.source: 'paper2022' is retracted; withdraw the claim or find another source",
    ),
    "a correction without its notice": (
        put("sources", "paper2022", "custom", "status", "corrected"),
        "sources: paper2022: custom.status: is corrected, but has no notice of kind correction",
    ),
    "a notice on a source called current": (
        put("sources", "paper2022", "custom", "notices", [NOTICE]),
        "sources: paper2022: custom.status: is current, but has a notice of kind retraction",
    ),
    "a source that nobody could find": (
        both(drop("sources", "review2024", "container-title")),
        "sources: review2024: : has no DOI, PMID, URL or container-title; nobody could check it",
    ),
    "a claim built on an unconfirmed report": (
        put("claims", "crs", "evidence", 0, "source", "pause"),
        "claims: crs: evidence.0.source: 'pause' is an unconfirmed report; no claim can be built on it",
    ),
    "a claim built on an unconfirmed report in between": (
        put("claims", "crs", "evidence", 0, "via", ["pause"]),
        "claims: crs: evidence.0.source: 'pause' is an unconfirmed report; no claim can be built on it",
    ),
    "a group that rests on an unconfirmed report": (
        put("studies", "five", "sources", ["pause"]),
        "studies: five: sources.0: 'pause' is an unconfirmed report; it stands in its box and nowhere else",
    ),
    # dates
    "a claim checked in the future": (
        put("claims", "crs", "checked_on", "2026-11-25"), "claims: crs: checked_on: 2026-11-25 is in the future (today is 2026-11-24)"
    ),
    "a trial checked in the future": (
        put("trials", "trial-a", "checked_on", "2026-11-25"), "trials: trial-a: checked_on: 2026-11-25 is in the future (today is 2026-11-24)"
    ),
    "a source of the future": (
        put("sources", "review2024", "issued", "2027"), "sources: review2024: issued: 2027 is in the future (today is 2026-11-24)"
    ),
    "a change of the future": (
        put("changes", "first", "on", "2026-12-01"), "changes: First records.: on: 2026-12-01 is in the future (today is 2026-11-24)"
    ),
    "a group of the future": (put("studies", "five", "year", "2027"), "studies: five: year: 2027 is in the future (today is 2026-11-24)"),
    "a revision of the future": (
        put("claims", "crs", "history", HISTORY), "claims: crs: history.0.until: 2027-01-01 is in the future (today is 2026-11-24)"
    ),
    "data later than their check": (
        put("claims", "crs", "data_as_of", "2026-12"), "claims: crs: data_as_of: 2026-12 is later than the check on 2026-11-22"
    ),
    "a trial's date later than its check": (
        put("trials", "trial-a", "as_of", "2026-12"), "trials: trial-a: as_of: 2026-12 is later than the check on 2026-11-22"
    ),
    "a source issued after its check": (
        put("claims", "return-of-b-cells", "checked_on", "2022-09-14"),
        "claims: return-of-b-cells: evidence.0.source: 'paper2022' was issued in 2022-09-15, after the check on 2022-09-14",
    ),
    "a source met in a text issued after the check": (
        put("claims", "crs", "checked_on", "2023-01-01"),
        "claims: crs: evidence.0.via.0: 'review2024' was issued in 2024, after the check on 2023-01-01",
    ),
    "a report before its event": (
        put("reports", "pause", "event_when", "2026-10"), "reports: pause: event_when: 2026-10 is later than the report of it in 2026-09"
    ),
}


@pytest.mark.parametrize(("change", "message"), CASES.values(), ids=CASES.keys())
def test_a_broken_rule_is_told_to_the_author(change, message, tmp_path):
    assert message in faults(tmp_path, change)


@pytest.mark.parametrize("text", ["In CD19 trials of phase 1 in 2022, {value} had grade 2 fever.", "{value} had it; nobody else had one."])
def test_names_with_digits_may_stand_in_a_sentence(text, tmp_path):
    assert faults(tmp_path, put("claims", "crs", "sentence", text)) == []


@pytest.mark.parametrize(
    ("numerator", "denominator", "as_reported"),
    [("5", "5", "all five"), ("0", "5", "no case of it"), ("0", "5", "without ICANS"), ("3", "5", "Three of five"), ("2", "2", "in both"),
     ("4", "5", "4 people with grade 3/4"), ("3", "5", "3/5 (60%)")],
)
def test_a_count_may_be_reported_in_digits_or_words(numerator, denominator, as_reported, tmp_path):
    value = {"kind": "count", "numerator": numerator, "denominator": denominator, "as_reported": as_reported}
    assert faults(tmp_path, put("claims", "crs", "value", value)) == []


@pytest.mark.parametrize(("value", "as_reported"), [("3.4", "3.4 million"), ("3094", "29,672 to 3,094 euros"), ("44", "forty-four days")])
def test_an_amount_may_be_reported_in_digits_or_words(value, as_reported, tmp_path):
    written = {"kind": "quantity", "value": value, "unit": "days", "statistic": "single", "as_reported": as_reported}
    assert faults(tmp_path, both(put("claims", "return-of-b-cells", "value", written))) == []


def test_our_own_arithmetic_is_named_and_then_may_differ_from_what_is_reported(tmp_path):
    change = both(put("claims", "crs", "value", "as_reported", "60%"), put("claims", "crs", "calculation", "60% of 5 people is 3."))
    assert faults(tmp_path, change) == []


def test_news_may_tell_of_a_paper_that_was_not_read(tmp_path):
    item = {"source": "paper2022", "locator": "paragraph 3", "read": "secondary", "via": ["news2022"]}
    assert faults(tmp_path, put("claims", "crs", "evidence", [item])) == []


def test_news_alone_may_support_what_is_no_result(tmp_path):
    item = {"source": "news2022", "locator": "paragraph 3", "read": "full-text"}
    assert faults(tmp_path, both(put("claims", "crs", "evidence", [item]), put("claims", "crs", "topic", "experts"))) == []


def test_a_percentage_of_a_few_may_stand_beside_their_number(tmp_path):
    value = {"kind": "quantity", "value": "60", "unit": "in 100", "statistic": "rate", "n": "5", "as_reported": "60%"}
    change = both(put("claims", "return-of-b-cells", "value", value), put("claims", "return-of-b-cells", "sentence", "Of {n}, {value}."))
    assert faults(tmp_path, change) == []


def test_a_month_in_progress_is_not_in_the_future(tmp_path):
    change = both(put("claims", "crs", "checked_on", "2026-11-24"), put("claims", "crs", "data_as_of", "2026-11"))
    assert faults(tmp_path, change) == []


def test_an_old_report_is_stale_and_no_fault(tmp_path):
    assert faults(tmp_path, lambda data: None, today=date(2030, 1, 1)) == []


def test_what_a_sentence_may_use_is_what_a_page_fills_in(tmp_path):
    evidence = read(tmp_path)
    for claim in evidence.claims.values():
        assert rules.texts.placeholders(claim) == set(values.fields(claim))


def test_every_rule_is_broken_by_a_case_here(tmp_path, monkeypatch):
    check = rules.check
    silent = set(rules.RULES)
    monkeypatch.setattr(rules, "check", lambda evidence, today: [])
    for change, _ in CASES.values():
        evidence = read(tmp_path, change)
        silent -= {rule for rule in silent if list(rule(evidence, TODAY))}
    assert not silent and check is not rules.check


def test_every_fault_names_file_line_and_column(tmp_path):
    for change, _ in CASES.values():
        with pytest.raises(EvidenceFaults) as caught:
            read(tmp_path, change)
        for fault in caught.value.faults:
            assert re.match(r"docs/evidence/[a-z]+\.yml:[1-9]\d*:[1-9]\d*: \S", str(fault))


def test_a_fault_points_at_the_field_and_not_at_the_record(tmp_path):
    with pytest.raises(EvidenceFaults) as caught:
        read(tmp_path, put("claims", "crs", "value", "numerator", "2"))
    (fault,) = caught.value.faults
    line = (tmp_path / fault.position.file).read_text(encoding="utf-8").splitlines()[fault.position.line - 1]
    assert line[fault.position.column - 1 :] == "'2'"

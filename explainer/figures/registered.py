"""A listing as a picture; trials that we read of by status, kind, phase and region; and what happened when."""

from __future__ import annotations

from collections import Counter
from datetime import date

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Claim, DateValue, Trial
from explainer.figures.frame import Figure, dots, source_line
from explainer.rendering import claims
from explainer.rendering import trials as listed
from explainer.rendering.html import el
from explainer.rendering.tables import table
from explainer.rendering.values import spoken_date

EUROPE = {"Germany", "France", "Spain", "Switzerland", "Belgium", "United Kingdom", "Italy", "Netherlands", "Austria"}


def trials(evidence: Evidence) -> Figure:
    """Return the trials by status, which decides whom to ring; by kind, phase and region in a fold."""
    every = _listed(evidence)
    reported = listed.reported_paused(evidence)
    tables, data = [], [["by", "group", "trials"]]
    for title, of in (("By status", lambda trial: listed.standing(trial, reported)), ("By kind of cell", listed.kind), ("By phase", listed.phase), ("By region", _region)):
        counted = Counter(of(trial) for trial in every).most_common()
        rows = [[name, el("span", dots(0 if name == listed.PAUSED else count, count), f" {count}", class_="dot-cell")] for name, count in counted]
        tables.append(table([title.removeprefix("By ").capitalize(), "Trials"], rows, caption=title, class_="trial-counts"))
        data += [[title, name, str(count)] for name, count in counted]
    days = sorted(trial.as_of.last for trial in every if trial.as_of)
    caption = (
        f"{len(every)} trials that we read of, in lupus; {sum(not trial.nct for trial in every)} of them without a registry number. Each is as of its own date, from {days[0].year} to {days[-1].year}; a "
        "register can be out of date, so read it before you act. “Not read” means that we found no words on it. The trials marked as "
        "reported as paused said earlier that they took people; third parties report the pause, and we could not confirm it. "
        f"Checked on {spoken_date(min(trial.checked_on for trial in every))}."
    )
    taking = sum(listed.standing(trial, reported) == listed.OPEN for trial in every)
    numbered = sum(bool(trial.nct) for trial in every)
    message = f"{taking} of the {numbered} trials with a registry number are said to take people; ring before you count on one"
    rest = el("details", el("summary", f"The same {len(every)} by kind of cell, by phase and by region"), el("div", *tables[1:], class_="trial-tables"), class_="fold")
    return Figure(
        "registered-trials", message, el("div", tables[0], rest), caption, data,
        how="One mark is one trial, a ring one that is reported as paused. Ask each trial team what is true today.",
    )


#: What a listing's lines are called, what an invented one says in each, and what that tells.
LINES: tuple[tuple[str, str, str], ...] = (
    ("Last update", "14 months ago", "when somebody last changed the page. If that is months ago, ring first."),
    ("Status", "Recruiting", "“recruiting” can be out of date. “Active, not recruiting” means that it takes nobody new."),
    ("Phase", "Phase 1", "phase 1 asks what is safe. It does not yet ask what helps most."),
    ("Arms", "Single arm, open-label", "“single arm” means that nobody is treated in another way for comparison. “Open-label” means that everybody knows what is given."),
    ("Enrolment", "20 people", "how many people are planned. The number can change."),
    ("Eligibility", "Adults with refractory lupus", "the rules for taking part. They can change too. “Refractory” means that medicines have not calmed the lupus."),
    ("Sponsor", "A company", "who runs and pays for it, and may profit."),
)


def listing(evidence: Evidence) -> Figure:
    """Return an invented entry of a register, its lines numbered, and what each tells under the same number."""
    lines = [el("li", el("span", name), el("span", said)) for name, said, _ in LINES]
    body = el("div", el("p", "An entry in a register (an invented example)"), el("ol", *lines), class_="entry")
    return Figure(
        "listing", "Read the date of a listing first: an old one does not tell what is true today", body,
        "An invented example; no such trial exists.", [["line", "an invented example", "what it tells"], *map(list, LINES)],
        words=[el("strong", name) + f": {tells}" for name, _, tells in LINES],
        how="The numbers are the same in both lists. Lay it beside a real listing, and write each line on your call sheet.",
    )


def _listed(evidence: Evidence) -> list[Trial]:
    """Return every trial.

    Raises:
        KeyError: if there is none, or none that says as of when.
    """
    if not any(trial.as_of for trial in evidence.trials.values()):
        raise KeyError("trials.yml, with as_of")
    return list(evidence.trials.values())


def _region(trial: Trial) -> str:
    countries = set(trial.countries)
    if not countries:
        return "not read"
    regions = []
    if countries & EUROPE:
        regions.append("Europe")
    if any("United States" in name for name in countries):
        regions.append("United States")
    if "China" in countries:
        regions.append("China")
    return " and ".join(regions) if regions else "elsewhere"


#: What a trial's record can name, and the words by which we find it there.
ENTRY: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("lupus that is hard to treat (refractory) or came back (relapsed)", ("refractory", "relapsed")),
    ("severe, or moderate to severe, lupus", ("severe",)),
    ("lupus of the kidneys by name", ("nephritis", "with or without kidney")),
    ("other diseases beside lupus too", ("sclerosis", "myositis", "vasculitis", "sjögren", "arthritis")),
    ("an upper age limit", (" to 18", " to 54", " to 55", " to 56", " to 65", " to 69", " to 70", " to 75")),
    ("children or teenagers", ("children", "from age 5", "6 to 18", "10 to 65", "12 to 65", "16 to 55", "from age 16")),
)


def entry(evidence: Evidence) -> Figure:
    """Return how many trial records name each usual rule."""
    every = [(trial, (trial.population or "").lower()) for trial in _listed(evidence)]
    rows, data = [], [["the record names", "trials", "of"]]
    for name, words in ENTRY:
        count = sum(any(word in text for word in words) for _, text in every)
        rows.append([name, el("span", dots(count, len(every), across=22), f" {count} of {len(every)}", class_="dot-cell")])
        data.append([name, str(count), str(len(every))])
    body = table(["The record names", "Trials"], rows, caption="What the records of the trials that we read of name", class_="trial-counts")
    caption = (
        f"{len(every)} trials. Counted by us in the short description of each record that we read; a record that does not name a rule "
        f"may still have it. Checked on {spoken_date(min(trial.checked_on for trial, _ in every))}."
    )
    return Figure(
        "trial-entry", "More than half of the records name lupus that is hard to treat or came back; fewer name the kidneys", body, caption, data,
        how="One mark is one trial; a full mark names the rule, a ring does not. Ask each trial for its own rules.",
    )


#: What happened, and the date claim that says when.
EVENTS: tuple[tuple[str, str], ...] = (
    ("First CAR T product approved in the United States, for a blood cancer", "first-approved"),
    ("CAR T cells reported to reverse lupus in mice", "mouse"),
    ("First person with lupus treated, in Erlangen", "first-treated"),
    ("Paper on the first five", "published-2022"),
    ("First announcement of T-cell cancers after CAR T cells for cancer", "fda-signal"),
)


def timeline(evidence: Evidence) -> Figure:
    """Return what happened when, from 2017 to the end of the evidence."""
    chosen = sorted(((what, evidence.claims[name]) for what, name in EVENTS), key=lambda pair: _day(pair[1]))
    items: list[Markup] = [
        el("li", claims.button(claim), el("span", what), class_="event") for what, claim in chosen
    ]
    data = [["when", "what"], *([claim.value.date.text, what] for what, claim in chosen if isinstance(claim.value, DateValue))]
    for report in evidence.reports.values():
        what = "Pauses of trials after deaths: reported by third parties, not confirmed"
        items.append(el("li", el("strong", report.event_when.spoken()), el("span", what), class_="event event--unconfirmed"))
        data.append([report.event_when.text, what])
    body = el("ol", *items, class_="timeline")
    cancer, lupus = (_day(evidence.claims[name]).year for name in ("first-approved", "first-treated"))
    message = f"From cancer in {cancer} to lupus in {lupus}; then came a safety warning and reported pauses"
    return Figure(
        "timeline", message, body, source_line([c for _, c in chosen], evidence), data,
        how="Oldest first; the gaps are not to scale. The dashed ring is reported and not confirmed. Ask what has changed since the last line.",
    )


def _day(claim: Claim) -> date:
    if not isinstance(claim.value, DateValue):
        raise KeyError(f"{claim.id} (it is no date)")
    return claim.value.date.last

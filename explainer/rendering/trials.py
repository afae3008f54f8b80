"""Trials that we read of, each as of its own day: tables by standing, and the words by which they can be sifted and counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Trial
from explainer.rendering import glossary, sift
from explainer.rendering.html import Child, el, join
from explainer.rendering.tables import table
from explainer.usage import Usage

UNREAD = "not read"
OPEN, PAUSED, SHUT = "said to take people", "reported as paused, not confirmed", "not taking people"
NUMBERLESS = "no registry number found"
#: The registers' words for where the cells come from, and ours.
KINDS = {
    "autologous": "own cells", "allogeneic": "donor cells", "CAR-NK": "CAR-NK cells", "in-vivo": "made inside the body",
    "mRNA": "own cells, made with a short-lived message",
}
#: How a status begins, as registers and companies write it, and what it means for somebody who looks for a place.
STANDINGS = (
    (SHUT, (
        "not recruiting", "active, not", "completed", "fully", "suspended", "not yet", "terminated", "withdrawn", "enrolling by invitation",
    )),
    (OPEN, ("recruiting", "enrolling", "open")),
)
#: What a reader looks for comes first, and stands open; the others are folded. What each group is called, and what it holds.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Said to take people", (OPEN,)), ("Reported as paused, not confirmed", (PAUSED,)),
    ("Not taking new people, or status unknown", (UNREAD, SHUT)), ("No registry number found", (NUMBERLESS,)),
)
#: What a row of a mixed group says first.
SAID = {OPEN: "Said to take people.", SHUT: "Not taking people.", UNREAD: "We did not read whether it takes people."}
PHASES = (("phase 1/2", ("1/2", "1b/2")), ("phase 1", ("1",)), ("phase 2", ("2",)), ("phase 3", ("3",)))
#: The registers' words, and plain ones; longer ones first.
PLAIN = (
    ("severe refractory SLE", "severe, hard-to-treat SLE"), ("relapsed or refractory SLE", "SLE that has come back or is hard to treat"),
    ("refractory or relapsed SLE", "SLE that has come back or is hard to treat"), ("refractory", "hard-to-treat"),
    ("lupus nephritis", "lupus of the kidneys"),
    ("SLE including nephritis despite", "SLE, lupus of the kidneys included, despite"), ("severe nephritis", "severe lupus of the kidneys"),
    ("non-renal SLE", "SLE outside the kidneys"), ("extrarenal SLE", "SLE outside the kidneys"), (", class III or IV", ", of certain kinds (ask your team for yours)"),
    ("brain lupus", "lupus of the brain"), ("and major organ involvement", "that has reached a major organ"), ("and lupus of", "or lupus of"),
    ("glucocorticoids", "steroids"), ("immunosuppressants", "immune medicines"), (" (basket)", ""), (" (investigator-initiated)", ""),
    ("(one cohort of a wider trial)", "(a group within a wider trial)"), ("cord-blood CD19-BCMA CAR T", "CD19-BCMA CAR T from a newborn’s navel cord"),
)
#: Other diseases that a trial takes as well; a reader with lupus need not know their names.
OTHERS = re.compile(
    r"[,;]?\s*(?:\b(?:also|and|or)\s+)?(?:systemic sclerosis|(?:dermato)?myositis|stiff person syndrome|(?:ANCA )?vasculitis"
    r"|rheumatoid arthritis|Sjögren's(?: with pulmonary hypertension)?)"
)
#: Whose surface carries what the cells aim at (glossary: cd19, cd20, bcma).
CARRIERS = {"CD19": "B cells", "CD20": "B cells", "BCMA": "plasma cells"}
_MARKER = re.compile(r"CD\d+|BCMA")
#: Glossary terms that rows use, in the order in which a row does, in parts that can be taken in at a glance.
WORDS = (
    ("What is given", ("car-t-cell", "own-cells", "donor-cells", "in-body", "car-nk")),
    ("What it aims at", ("b-cell", "plasma-cell", "cd19", "cd20", "bcma")), ("Phases", ("phase-1", "phase-2", "phase-3")),
)


def kind(trial: Trial) -> str:
    """Return where the cells come from."""
    return KINDS.get(trial.kind or "", UNREAD)


def phase(trial: Trial) -> str:
    """Return the phase without its letters."""
    return _first(PHASES, trial.phase)


def standing(trial: Trial, reported: frozenset[str] = frozenset()) -> str:
    """Return whether its record says that it takes people; one among ``reported``, or without a number, is never counted as open."""
    return NUMBERLESS if not trial.nct else PAUSED if trial.nct in reported else _first(STANDINGS, trial.status)


def reported_paused(evidence: Evidence) -> frozenset[str]:
    """Return the registry numbers of trials that third parties report as paused."""
    return frozenset(nct for report in evidence.reports.values() for nct in report.trials)


def countries(trial: Trial) -> str:
    """Return its countries, one after the other."""
    return ", ".join(trial.countries) or UNREAD


def children(trial: Trial) -> str:
    """Return whether it takes anybody under eighteen."""
    return UNREAD if trial.children is None else "yes" if trial.children else "no"


def plain(words: str) -> str:
    """Return a register's words as a reader would say them."""
    for theirs, ours in PLAIN:
        words = words.replace(theirs, ours)
    return words


def _first(groups: tuple[tuple[str, tuple[str, ...]], ...], written: str | None) -> str:
    for name, starts in groups:
        if (written or "").lower().startswith(starts):
            return name
    return UNREAD


def whom(population: str | None) -> str:
    """Return whom a trial takes, in plain words; diseases beside lupus only as that."""
    lupus, others = OTHERS.subn("", population or UNREAD)
    words = plain(lupus.strip(" ,;"))
    return f"{words[0].upper()}{words[1:]}.{' Also takes other diseases.' if others else ''}"


def aim(target: str | None) -> str | None:
    """Return which cells are aimed at, with the marker in brackets; nothing if no marker was read, no name where we read too little of it."""
    cells = [f"{CARRIERS[marker]} ({marker})" if marker in CARRIERS else "another marker" for marker in _MARKER.findall(target or "")]
    return " and ".join(cells) or None


def table_of_all(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return the trials, a table a group, under the words that rows use: those said to take people open, the others folded."""
    reported = reported_paused(evidence)
    newest = sorted(evidence.trials.values(), key=lambda trial: trial.as_of.first.toordinal() if trial.as_of else 0, reverse=True)
    newest.sort(key=lambda trial: (not trial.countries, countries(trial)))
    names: list[tuple[str, Callable[[Trial], str]]] = [
        ("Status", lambda trial: standing(trial, reported)), ("Country", countries), ("Kind", kind), ("Phase", phase), ("Takes under-18s", children),
    ]
    facets, groups = [], []
    for title, states in GROUPS:
        chosen = [trial for state in states for trial in newest if standing(trial, reported) == state]
        own = ["|".join(of(trial) for _, of in names) for trial in chosen]
        if chosen:
            groups.append(_group(title, chosen, own, reported, _about(states[0], evidence)))
        facets += own
    drawn = Markup("").join(groups)
    return el("div", _words(drawn, evidence), sift.box(drawn, "trials", [name for name, _ in names], facets))


def _about(state: str, evidence: Evidence) -> str:
    """Return what holds for every row of a group, so that no row need say it."""
    if state == PAUSED:
        return " ".join(
            f"Third parties reported in {report.reported_when.spoken()} that these were paused in {report.event_when.spoken()}. {report.not_read}"
            for report in evidence.reports.values() if report.trials
        ) + " Ask the trial team."
    if state == NUMBERLESS:
        return "Ask the sponsor for the number, and look it up, before you act."
    if state == OPEN:
        return "By country, and in each the newest record first."
    return "What we did not read comes first, then those that take nobody new."


def _group(title: str, chosen: list[Trial], facets: list[str], reported: frozenset[str], about: str) -> Markup:
    drawn = table(
        ["Country, and product", "For whom", "What is given", "Status, and its date", "Look it up"], [_row(trial, standing(trial, reported)) for trial in chosen],
        caption=about, ids=[f"trial-{trial.id}" for trial in chosen], facets=facets, class_="trials",
    )
    counted = f"{title} ({len(chosen)})"
    return join([el("h3", counted, id="taking"), drawn]) if title == GROUPS[0][0] else el("details", el("summary", counted), drawn, class_="fold")


def _words(drawn: Markup, evidence: Evidence) -> Markup:
    """Return what the words in the rows mean, as the glossary says it: only those that a row uses."""
    parts = []
    for title, names in WORDS:
        terms = [term for term in map(evidence.glossary.get, names) if term and term.term.lower() in drawn.lower()]
        if terms:
            parts += [el("p", el("strong", title)), glossary.meant((term.term, term.definition) for term in terms)]
    return el("div", el("h3", "Words in the rows", id="words"), *parts, class_="words no-terms", data_search_exclude=True) if parts else Markup("")


def _row(trial: Trial, state: str) -> list[Markup | str]:
    where = join([el("small", countries(trial) if trial.countries else "Country not read"), plain(trial.product)], " ")
    people = f"{whom(trial.population)}{' Takes under-18s.' if trial.children else ''}"
    return [where, people, " ".join(_given(trial)), join(_state(trial, state), " "), join(_names(trial), " ")]


def _names(trial: Trial) -> Iterator[Child]:
    if trial.nct:
        yield el("a", trial.nct, href=trial.URL) if trial.URL else trial.nct
    elif trial.URL:
        yield el("a", "The site on which we read of it", href=trial.URL)
    generic = trial.generic if trial.generic and trial.generic != "none" and trial.generic not in trial.product else None
    said = (f"Also called {generic}." if generic else None, f"Run by {plain(str(trial.sponsor))}." if _known(trial.sponsor) else None, trial.note)
    if any(said):
        yield el("small", " ".join(filter(None, said)))


def _state(trial: Trial, state: str) -> Iterator[Child]:
    if state == PAUSED:
        yield el("strong", "Reported as paused, not confirmed.", class_="flag")
    elif state != OPEN:
        yield el("strong", SAID[_first(STANDINGS, trial.status)])
    day = trial.as_of.spoken() if trial.as_of else "No date"
    said = trial.status
    if said:
        yield f"{said[0].upper()}{said[1:]}." if day in said else f"{day}: {said}."
    else:
        yield f"Its record is of {day}." if trial.as_of else "Its record has no date."


def _given(trial: Trial) -> Iterator[str]:
    cells = kind(trial) if kind(trial) != UNREAD else None
    said = ", ".join(filter(None, (cells, f"aimed at {aim(trial.target)}" if aim(trial.target) else None)))
    if said:
        yield f"{said if said.startswith('CAR') else said[0].upper() + said[1:]}."
    if phase(trial) != UNREAD:
        yield f"{phase(trial).capitalize()}.".replace("1/2", "1 and 2").replace(" ", "\u00a0")  # its number stays with it
    if not said and phase(trial) == UNREAD:
        yield "We did not read it."


def _known(words: str | None) -> bool:
    return bool(words) and not str(words).startswith("not ")

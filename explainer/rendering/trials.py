"""Registered trials, each as of its own day: the table, and the few words by which it can be sifted and counted."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Trial
from explainer.rendering import sift
from explainer.rendering.html import Child, el, join
from explainer.rendering.tables import table
from explainer.usage import Usage

UNREAD = "not read"
OPEN, PAUSED, SHUT = "said to take people", "reported as paused, not confirmed", "not taking people"
#: The registers' words for where the cells come from, and ours.
KINDS = {
    "autologous": "own cells", "allogeneic": "donor cells", "CAR-NK": "CAR-NK cells", "in-vivo": "made inside the body",
    "mRNA": "own cells, mRNA",
}
#: How a status begins, as registers and companies write it, and what it means for somebody who looks for a place.
STANDINGS = (
    (SHUT, (
        "not recruiting", "active, not", "completed", "fully", "suspended", "not yet", "terminated", "withdrawn", "enrolling by invitation",
    )),
    (OPEN, ("recruiting", "enrolling", "open")),
)
#: What a reader looks for comes first.
ORDER = (OPEN, PAUSED, UNREAD, SHUT)
#: What a reader sees first of each.
SAID = {OPEN: "Said to take people.", SHUT: "Not taking people.", UNREAD: "We did not read whether it takes people."}
PHASES = (("phase 1/2", ("1/2", "1b/2")), ("phase 1", ("1",)), ("phase 2", ("2",)), ("phase 3", ("3",)))
#: The registers' words, and plain ones; longer ones first.
PLAIN = (
    ("severe refractory SLE", "severe, hard-to-treat SLE"), ("relapsed or refractory SLE", "SLE that has come back or is hard to treat"),
    ("refractory or relapsed SLE", "SLE that has come back or is hard to treat"), ("refractory", "hard-to-treat"),
    ("lupus nephritis", "lupus of the kidneys"),
    ("SLE including nephritis despite", "SLE, lupus of the kidneys included, despite"), ("severe nephritis", "severe lupus of the kidneys"),
    ("non-renal SLE", "SLE outside the kidneys"), ("extrarenal SLE", "SLE outside the kidneys"), (", class III or IV", " (biopsy class III or IV)"),
    ("glucocorticoids", "steroids"), ("immunosuppressants", "immune medicines"), ("(basket)", "(several diseases in one trial)"),
    ("(one cohort of a wider trial)", "(a group within a wider trial)"),
)


def kind(trial: Trial) -> str:
    """Return where the cells come from."""
    return KINDS.get(trial.kind or "", UNREAD)


def phase(trial: Trial) -> str:
    """Return the phase without its letters."""
    return _first(PHASES, trial.phase)


def standing(trial: Trial, reported: frozenset[str] = frozenset()) -> str:
    """Return whether its record says that it takes people; a trial among ``reported`` is never counted as open."""
    return PAUSED if trial.nct in reported else _first(STANDINGS, trial.status)


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


def table_of_all(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return the table of trials: those said to take people first, and of these the newest record first."""
    reported = reported_paused(evidence)
    newest = sorted(evidence.trials.values(), key=lambda trial: trial.as_of.first.toordinal() if trial.as_of else 0, reverse=True)
    every = sorted(newest, key=lambda trial: ORDER.index(standing(trial, reported)))
    names: list[tuple[str, Callable[[Trial], str]]] = [
        ("Status", lambda trial: standing(trial, reported)), ("Country", countries), ("Kind", kind), ("Phase", phase), ("Takes under-18s", children),
    ]
    facets = ["|".join(of(trial) for _, of in names) for trial in every]
    drawn = table(
        ["Trial", "Does it take people?", "Where", "For whom", "What is given"], [_row(trial, standing(trial, reported)) for trial in every],
        caption=f"CAR T trials that take people with lupus: {len(every)}. Each row tells the state on its own date",
        ids=[f"trial-{trial.id}" for trial in every], facets=facets, class_="trials",
    )
    return sift.box(drawn, "trials", [name for name, _ in names], facets)


def _row(trial: Trial, state: str) -> list[Markup | str]:
    people = plain(trial.population or UNREAD)
    whom = f"{people[0].upper()}{people[1:]}{'; takes under-18s' if trial.children else ''}."
    where = countries(trial) if trial.countries else "We did not read it"
    return [_name(trial), join(_state(trial, state), " "), where, f"{whom}{_planned(trial)}", _given(trial)]


def _name(trial: Trial) -> Markup | str:
    if trial.nct:
        return el("a", trial.nct, href=trial.URL) if trial.URL else trial.nct
    read = [" We read of it ", el("a", "on another site", href=trial.URL), "."] if trial.URL else []
    return join(["No registry number found.", el("small", "Ask the sponsor for the number, and look it up, before you act.", *read)], " ")


def _state(trial: Trial, state: str) -> list[Child]:
    parts: list[Child] = [
        el("strong", "Reported as paused in August 2026, not confirmed: ask the trial team.", class_="flag"),
        "Third parties reported it in September 2026; we have not read a company, regulator or newspaper text.",
    ] if state == PAUSED else [el("strong", SAID[state])]
    day = trial.as_of.spoken() if trial.as_of else "no date"
    parts.append(f"Its record{'' if day in (trial.status or '') else f' ({day})'}: {trial.status or 'status not read'}.")
    return [*parts, el("small", trial.note)] if trial.note else parts


def _planned(trial: Trial) -> str:
    return f" {trial.n_planned} people planned." if trial.n_planned else ""


def _given(trial: Trial) -> str:
    generic = trial.generic if trial.generic and trial.generic != "none" and trial.generic not in trial.product else None
    said = [f"{trial.product}, {generic}" if generic else trial.product]
    said += [kind(trial)] if kind(trial) != UNREAD else []
    said += [f"aimed at {trial.target}"] if _known(trial.target) else []
    said += [phase(trial)] if phase(trial) != UNREAD else []
    said += [f"run by {trial.sponsor}"] if _known(trial.sponsor) else []
    return "; ".join(said)


def _known(words: str | None) -> bool:
    return bool(words) and not str(words).startswith("not ")

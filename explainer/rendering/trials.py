"""Registered trials, each as of its own day: the table, and the few words by which it can be sifted and counted."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Trial
from explainer.rendering import sift
from explainer.rendering.html import el, join
from explainer.rendering.tables import table
from explainer.rendering.values import spoken_date
from explainer.usage import Usage

UNREAD = "not read"
#: The registers' words for where the cells come from, and ours.
KINDS = {
    "autologous": "own cells", "allogeneic": "donor cells", "CAR-NK": "CAR-NK cells", "in-vivo": "made inside the body",
    "mRNA": "own cells, mRNA",
}
#: How a status begins, as registers and companies write it, and what it means for somebody who looks for a place.
STANDINGS = (
    ("not taking people", (
        "not recruiting", "active, not", "completed", "fully", "suspended", "not yet", "terminated", "withdrawn", "enrolling by invitation",
    )),
    ("said to take people", ("recruiting", "enrolling", "open", "ongoing")),
)
#: What a reader looks for comes first.
ORDER = ("said to take people", UNREAD, "not taking people")
PHASES = (("phase 1/2", ("1/2", "1b/2")), ("phase 1", ("1",)), ("phase 2", ("2",)), ("phase 3", ("3",)))


def kind(trial: Trial) -> str:
    """Return where the cells come from."""
    return KINDS.get(trial.kind or "", UNREAD)


def phase(trial: Trial) -> str:
    """Return the phase without its letters."""
    return _first(PHASES, trial.phase)


def standing(trial: Trial) -> str:
    """Return whether its record says that it takes people."""
    return _first(STANDINGS, trial.status)


def countries(trial: Trial) -> str:
    """Return its countries, one after the other."""
    return ", ".join(trial.countries) or UNREAD


def children(trial: Trial) -> str:
    """Return whether it takes anybody under eighteen."""
    return UNREAD if trial.children is None else "yes" if trial.children else "no"


#: What a reader can choose by.
FACETS: tuple[tuple[str, Callable[[Trial], str]], ...] = (
    ("Kind", kind), ("Phase", phase), ("Status", standing), ("Country", countries), ("Takes under-18s", children),
)


def _first(groups: tuple[tuple[str, tuple[str, ...]], ...], written: str | None) -> str:
    for name, starts in groups:
        if (written or "").lower().startswith(starts):
            return name
    return UNREAD


def table_of_all(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return the table of trials."""
    reported = {nct for report in evidence.reports.values() for nct in report.trials}
    every = sorted(evidence.trials.values(), key=lambda trial: ORDER.index(standing(trial)))
    facets = ["|".join(of(trial) for _, of in FACETS) for trial in every]
    drawn = table(
        ["Trial, and what is given", "Who can take part", "Where", "Phase and status, as of"], [_row(trial, trial.nct in reported) for trial in every],
        caption=f"Registered CAR T trials that take people with lupus: {len(every)}, each as of its own date",
        ids=[f"trial-{trial.id}" for trial in every], facets=facets, class_="trials",
    )
    return sift.box(drawn, "trials", [name for name, _ in FACETS], facets)


def _row(trial: Trial, reported_paused: bool) -> list[Markup | str]:
    name = trial.nct or "No registry number read"
    said = f"{trial.status or f'Status {UNREAD}'}; as of {trial.as_of.spoken() if trial.as_of else 'no date'}."
    parts: list[Markup | str] = [
        el("span", f"Phase {trial.phase}." if trial.phase else f"Phase {UNREAD}."), said[0].upper() + said[1:],
        f"Checked on {spoken_date(trial.checked_on)}.",
    ]
    if reported_paused:
        parts.insert(0, el("strong", "Reported as paused in August 2026, not confirmed: ask the trial team.", class_="flag"))
    if trial.note:
        parts.append(el("small", trial.note))
    given = f"{trial.product}{f' ({trial.generic})' if trial.generic else ''}; {kind(trial)}"
    given += f"; target {trial.target}" if trial.target else ""
    given += f"; {trial.sponsor}" if trial.sponsor else ""
    planned = f" {trial.n_planned} people planned." if trial.n_planned else ""
    people = trial.population or UNREAD
    return [
        join([el("a", name, href=trial.URL) if trial.URL else name, el("small", given)]),
        f"{people[0].upper()}{people[1:]}{'; takes under-18s' if trial.children else ''}.{planned}",
        countries(trial),
        join(parts, " "),
    ]

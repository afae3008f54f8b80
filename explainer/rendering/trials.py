"""Registered trials, each as of its own day."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Trial
from explainer.rendering.html import el, join
from explainer.rendering.tables import table
from explainer.rendering.values import spoken_date
from explainer.usage import Usage


def table_of_all(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return the table of trials."""
    reported = {nct for report in evidence.reports.values() for nct in report.trials}
    rows = [_row(trial, trial.nct in reported) for trial in evidence.trials.values()]
    drawn = table(
        ["Trial", "What is given", "Phase", "Who can take part", "Where", "Status, as of"], rows,
        caption=f"Registered CAR T trials that take people with lupus: {len(rows)}, each as of its own date",
        ids=[f"trial-{trial.id}" for trial in evidence.trials.values()], class_="trials",
    )
    return el("div", drawn, data_filter="trials", data_search_exclude=True)


def _row(trial: Trial, reported_paused: bool) -> list[Markup | str]:
    name = trial.nct or "no registry number read"
    status = f"{trial.status or 'not read'}; as of {trial.as_of.spoken() if trial.as_of else 'no date'}"
    parts: list[Markup | str] = [status, f"Checked on {spoken_date(trial.checked_on)}."]
    if reported_paused:
        parts.insert(0, el("strong", "Reported as paused in August 2026, not confirmed: ask the trial team.", class_="flag"))
    if trial.note:
        parts.append(el("small", trial.note))
    given = f"{trial.product}{f' ({trial.generic})' if trial.generic else ''}; {trial.kind or 'kind not read'}"
    given += f"; target {trial.target}" if trial.target else ""
    planned = f"{trial.n_planned} people planned. " if trial.n_planned else ""
    return [
        el("a", name, href=trial.URL) if trial.URL else name,
        given + (f"; {trial.sponsor}" if trial.sponsor else ""),
        trial.phase or "not read",
        f"{planned}{trial.population or 'not read'}" + ("; takes children" if trial.children else ""),
        ", ".join(trial.countries) or "not read",
        join(parts, " "),
    ]

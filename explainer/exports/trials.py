"""Registered trials as CSV: every field that was read, one trial a row; an empty cell was not read."""

from __future__ import annotations

from explainer.evidence import Evidence
from explainer.exports.table import as_csv as table


def as_csv(evidence: Evidence) -> str:
    """Return all trials as CSV."""
    headings = ["id", "nct", "product", "generic", "target", "kind", "sponsor", "phase", "n_planned", "status", "countries", "population",
                "children", "first_registered", "URL", "as_of", "checked_on", "note", "reported"]
    reported = {nct: report for report in evidence.reports.values() for nct in report.trials}
    rows = [
        [
            trial.id, trial.nct, trial.product, trial.generic, trial.target, trial.kind, trial.sponsor, trial.phase, trial.n_planned,
            trial.status, "; ".join(trial.countries), trial.population,
            None if trial.children is None else "yes" if trial.children else "no",
            trial.first_registered.text if trial.first_registered else None, trial.URL, trial.as_of.text if trial.as_of else None,
            trial.checked_on.isoformat(), trial.note,
            f"reported as paused ({reported[trial.nct].event_when.text}) by third parties, not confirmed" if trial.nct in reported else None,
        ]
        for trial in evidence.trials.values()
    ]
    return table(headings, rows)

"""The marked box of a report that nobody could confirm: whole, or not at all."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Report
from explainer.rendering.html import el
from explainer.rendering.values import spoken_date, value_text
from explainer.usage import Usage

#: The claim that says on which day the newest text that was read was written.
EVIDENCE_ENDS = "evidence-ends"


def box(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return the box: what is reported, by whom, what was not read, what is not known, what to ask."""
    report = evidence.reports[ids[0]]
    words = [part for word, meaning in report.words.items() for part in (el("dt", word), el("dd", meaning))]
    return el(
        "section",
        el("p", "Reported, not confirmed", class_="box-flag"),
        el("p", report.title, class_="box-title"),
        el("ul", *(el("li", line) for line in report.reported)),
        el("p", el("strong", "Who says so: "), f"{report.reported_by}, {report.reported_when.spoken()}. {report.not_read}"),
        el("p", el("strong", "Not known:")),
        el("ul", *(el("li", line) for line in report.unknown)),
        el("p", el("strong", "Ask the trial team:")),
        el("ul", *(el("li", line) for line in report.ask)),
        el("dl", *words) if words else None,
        el("p", _newest(report, evidence), class_="box-date"),
        class_="box box--report no-terms",
        id=f"report-{report.id}",
        aria_label=f"Reported, not confirmed: {report.title}",
    )


def _newest(report: Report, evidence: Evidence) -> str:
    """Return up to when texts were read, which is what a reader must know; the day of the check is later, and says less."""
    end = evidence.claims.get(EVIDENCE_ENDS)
    return f"Newest text that we read on any matter: {value_text(end.value)}." if end else f"Record checked on {spoken_date(report.checked_on)}."

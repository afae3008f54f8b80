"""Every published group, newest last, those counted by one definition together, and never a sum."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Claim, CountValue, Study
from explainer.figures.frame import Figure, dots
from explainer.rendering import claims, places, references
from explainer.rendering.html import el, join
from explainer.rendering.tables import table
from explainer.rendering.values import value_text

KIND = {
    "own-cells": "own cells", "donor-cells": "donor cells", "in-body": "made inside the body", "car-nk": "CAR-NK cells",
    "mrna": "own cells, mRNA", "review": "review", "registry": "register of patients", "comparison": "comparison group",
}
SOURCE_KIND = {"journal": "Journal", "congress": "Congress abstract", "company": "Company report", "press": "Press report"}
#: Only like definitions share a table.
SECTIONS = (
    ("DORIS remission counted", "doris"),
    ("Another measure counted, which is not DORIS remission", "other"),
    ("Treated, but no count of remission that we could read", "none"),
)
HEADINGS = {"doris": "In remission", "other": "Counted instead", "none": "Why no count is shown"}
#: What a group's row tells beside its count: the words, and the field of its record.
BESIDE = (("off lupus medicines", "drug_free"), ("followed for", "follow_up"), ("came back", "relapses"))
UNREAD = "not read"


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    data = [["group", "year", "product", "kind", "people with lupus", "remission", "definition", "off lupus medicines", "followed",
             "came back", "source kind"]]
    tables = []
    for title, key in SECTIONS:
        groups = [study for study in shown(evidence) if section(study) == key]
        rows = [_row(study, evidence) for study in groups]
        headings = ["Group", HEADINGS[key], "What else we read", "Source"]
        drawn = table(headings, rows, caption=title, ids=[f"group-{study.id}" for study in groups], class_="ledger")
        folded = el("details", el("summary", f"{len(groups)} more groups: treated, but no count that we could read"), drawn, class_="fig-words")
        tables.append(folded if key == "none" else drawn)
        data += [_data(study, evidence) for study in groups]
    caption = (
        "One mark is one person; filled marks are people counted. Newest last. Groups share people where it says so, so they must "
        "never be added up. “Not read” means that we found no number, and never zero. None of these groups had a comparison group. "
        "Press a number for its source, its date and how sure it is."
    )
    return Figure("ledger", "Later groups are larger, differ in product and definition, and overlap", el("div", *tables), caption, data)


def shown(evidence: Evidence) -> list[Study]:
    """Return the groups of the ledger, oldest first."""
    return sorted(
        (study for study in evidence.studies.values() if study.ledger and study.kind != "review"),
        key=lambda study: (study.year, study.name),
    )


def section(study: Study) -> str:
    """Return under which definition a group is counted."""
    assert study.ledger is not None
    if study.ledger.remission is None:
        return "none"
    return "doris" if (study.ledger.definition or "").startswith("DORIS") else "other"


def _row(study: Study, evidence: Evidence) -> list[Markup | str]:
    row = study.ledger
    assert row is not None
    people = f"{study.n_lupus if study.n_lupus is not None else UNREAD} with lupus"
    if study.n and study.n_lupus is not None and study.n != study.n_lupus:
        people += f", of {study.n} treated"
    given = f"{study.product or study.intervention}: {KIND[study.kind]}, target {study.target or UNREAD}"
    return [
        join([el("span", f"{study.name}, {study.year}"), el("small", given), el("small", people, class_="people"),
              *_overlaps(study, evidence)], " "),
        join([*_count(row.remission, evidence), el("small", row.definition or "")], " "),
        _beside(study, evidence),
        join([f"{SOURCE_KIND[study.source_kind]}: ", join([_source(name, evidence) for name in study.sources], ", ")], ""),
    ]


def _count(name: str | None, evidence: Evidence) -> list[Markup]:
    if name is None:
        return []
    claim = evidence.claims[name]
    marks = dots(claim.value.numerator, claim.value.denominator) if isinstance(claim.value, CountValue) else None
    return [el("span", marks, claims.button(claim), class_="dot-cell")]


def _beside(study: Study, evidence: Evidence) -> Markup:
    """Return what was read of the rest, a line each, and by name what was not: unknown is never zero."""
    read = [(words, getattr(study.ledger, field)) for words, field in BESIDE]
    lines = [
        el("span", f"{words.capitalize()}: ", claims.button(evidence.claims[name]), _statistic(evidence.claims[name]), class_="line")
        for words, name in read if name
    ]
    missing = [words for words, name in read if not name]
    if missing and study.ledger.remission:
        lines.append(el("small", f"{UNREAD.capitalize()}: {', '.join(missing)}", class_="unread"))
    return join(lines, " ")


def _statistic(claim: Claim) -> str:
    """Return of what kind a middle value is: a median is not everybody's."""
    statistic = getattr(claim.value, "statistic", None)
    return f" ({statistic})" if statistic else ""


def _overlaps(study: Study, evidence: Evidence) -> list[Markup]:
    said = []
    for ids, words in ((study.includes_patients_of, "Includes the people of"), (study.may_overlap_with, "May share people with")):
        if ids:
            names = ", ".join(f"{evidence.studies[name].name} ({evidence.studies[name].year})" for name in ids)
            said.append(el("small", f"{words} {names}.", class_="overlap"))
    return said


def _source(name: str, evidence: Evidence) -> Markup:
    return el("a", references.short_text(evidence.sources[name]), href=places.source_address(evidence.sources[name]))


def _data(study: Study, evidence: Evidence) -> list[str]:
    row = study.ledger
    assert row is not None

    def text(name: str | None) -> str:
        return value_text(evidence.claims[name].value) if name else ""

    return [
        study.name, str(study.year), study.product or study.intervention, KIND[study.kind],
        "" if study.n_lupus is None else str(study.n_lupus), text(row.remission), row.definition or "", text(row.drug_free),
        text(row.follow_up), text(row.relapses), study.source_kind,
    ]

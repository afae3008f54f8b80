"""Every published group of people with lupus who were given CAR T cells, one row each, never added up."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.model import Study
from explainer.rendering import claims, references
from explainer.rendering.html import el, join
from explainer.rendering.tables import table
from explainer.usage import Usage

KIND = {
    "own-cells": "own cells", "donor-cells": "donor cells", "in-body": "made inside the body", "car-nk": "CAR-NK cells",
    "mrna": "own cells, mRNA", "review": "review", "registry": "register of patients", "comparison": "comparison group",
}
SOURCE_KIND = {"journal": "journal", "congress": "congress", "company": "company", "press": "press"}
UNREAD = "not read"


def groups(evidence: Evidence) -> list[Study]:
    """Return the groups that the ledger shows, oldest first."""
    shown = [study for study in evidence.studies.values() if study.ledger and study.kind != "review"]
    return sorted(shown, key=lambda study: (study.year, study.name))


def table_of_groups(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return the ledger."""
    rows = [_row(study, evidence) for study in groups(evidence)]
    return table(
        ["Group", "What was given", "People with lupus", "In remission, by which definition", "Off lupus drugs",
         "Followed for", "Came back", "Source"],
        rows, caption="Every published group of people with lupus that we could read, newest last. The groups overlap: never add them up.",
        class_="ledger", ids=[f"group-{study.id}" for study in groups(evidence)],
    )


def _row(study: Study, evidence: Evidence) -> list[Markup | str]:
    row = study.ledger
    assert row is not None
    definition = f" ({row.definition})" if row.definition else ""
    name = el("span", f"{study.name}, {study.year}")
    return [
        join([name, *_overlaps(study, evidence)], " "),
        f"{study.product or study.intervention}; {KIND[study.kind]}" + (f"; target {study.target}" if study.target else ""),
        _people(study),
        join([_number(row.remission, evidence), definition], ""),
        _number(row.drug_free, evidence),
        _number(row.follow_up, evidence),
        _number(row.relapses, evidence),
        join([SOURCE_KIND[study.source_kind], *(_source(name, evidence) for name in study.sources)], ", "),
    ]


def _people(study: Study) -> str:
    if study.n_lupus is None:
        return UNREAD
    return str(study.n_lupus) + (f" (of {study.n} treated)" if study.n and study.n != study.n_lupus else "")


def _overlaps(study: Study, evidence: Evidence) -> list[Markup]:
    said = []
    for ids, words in ((study.includes_patients_of, "Includes the people of"), (study.may_overlap_with, "May share people with")):
        if ids:
            names = ", ".join(f"{evidence.studies[name].name}, {evidence.studies[name].year}" for name in ids)
            said.append(el("small", f"{words}: {names}.", class_="overlap"))
    return said


def _number(claim: str | None, evidence: Evidence) -> Markup | str:
    return claims.button(evidence.claims[claim]) if claim else el("span", UNREAD, class_="unread")


def _source(name: str, evidence: Evidence) -> Markup:
    return el("a", references.short_text(evidence.sources[name]), href=f"{claims.EVIDENCE_PAGE}#source-{name}")

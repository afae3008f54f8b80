"""Every published group, newest last, those counted by one definition together, and never a sum."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.dates import PartialDate
from explainer.evidence.model import Claim, CountValue, QuantityValue, Study
from explainer.figures.frame import Figure, dots
from explainer.rendering import claims, places, references
from explainer.rendering.html import el, join
from explainer.rendering.tables import table
from explainer.rendering.values import value_text

KIND = {
    "own-cells": "own cells", "donor-cells": "donor cells", "in-body": "made inside the body", "car-nk": "CAR-NK cells",
    "mrna": "own cells, mRNA", "review": "review", "registry": "register of patients", "comparison": "comparison group",
}
SOURCE_KIND = {"journal": "Journal", "abstract": "Abstract, paper not found", "congress": "Congress abstract", "company": "Company report", "press": "Press report"}
#: Only like definitions share a table.
SECTIONS = (
    ("DORIS remission counted", "doris"),
    ("Another measure counted, which is not DORIS remission", "other"),
    ("Treated, but no count of remission that we could read", "none"),
)
HEADINGS = {"doris": "In remission", "other": "Counted instead", "none": "Why no count is shown"}
#: Days of a month, for the months that we add to a record's days.
MONTH = 365.25 / 12


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    data = [["group", "data as of", "product", "kind", "people with lupus", "remission", "definition", "off lupus medicines", "followed",
             "came back", "source kind"]]
    tables = []
    for title, key in SECTIONS:
        groups = [study for study in shown(evidence) if section(study, key)]
        rows = [_row(study, evidence, counted=key != "none") for study in groups]
        headings = ["Group, and the date of its data", HEADINGS[key], "Followed for", *(["Came back"] if key != "none" else [])]
        drawn = table(headings, rows, caption=title, ids=[f"group-{study.id}" for study in groups], class_=f"ledger ledger--{key}")
        folded = el("details", el("summary", f"{len(groups)} more groups: treated, but no count that we could read"), drawn, class_="fig-words")
        tables.append(folded if key == "none" else drawn)
        data += [_data(study, evidence) for study in groups]
    caption = (
        "Newest last; a date that is only a year stands at its end. Groups share people where it says so, so they must never be added up. "
        "Where nothing is said of lupus medicines we found no number, and no number is never zero. None of these groups had a comparison "
        "group. Months after “about” are our calculation. Press a number for its source, its date and how sure it is."
    )
    return Figure(
        "ledger", "Groups differ in size, product and what they counted, and some overlap", el("div", *tables), caption, data,
        how="One mark is one person; full marks are those counted. Compare no group with another.",
    )


def shown(evidence: Evidence) -> list[Study]:
    """Return the groups of the ledger, oldest data first."""
    return sorted(
        (study for study in evidence.studies.values() if study.ledger and study.kind != "review"),
        key=lambda study: (dated(study, evidence).last, study.name),
    )


def dated(study: Study, evidence: Evidence) -> PartialDate:
    """Return the day of a group's count, or of whatever else was read of it, or else the year of its report."""
    assert study.ledger is not None
    names = [study.ledger.remission] if study.ledger.remission else [
        name for field, name in study.ledger if field != "definition" and name]
    days = [evidence.claims[name].data_as_of for name in names]
    return max(days, key=lambda day: day.last) if days else PartialDate.parse(study.year)


def section(study: Study, key: str) -> bool:
    """Return whether a group belongs under a definition."""
    assert study.ledger is not None
    counted = "doris" if (study.ledger.definition or "").startswith("DORIS") else "other"
    return key == (counted if study.ledger.remission else "none")


def _row(study: Study, evidence: Evidence, *, counted: bool) -> list[Markup | str]:
    row = study.ledger
    assert row is not None
    people = f"{'no number of people' if study.n_lupus is None else study.n_lupus} with lupus"
    if study.n and study.n_lupus is not None and study.n != study.n_lupus:
        people += f", of {study.n} treated"
    given = f"{people}; {study.product or study.intervention}: {KIND[study.kind]}{f', target {study.target}' if study.target else ''}"
    sources = join([f"{SOURCE_KIND[study.source_kind]}: ", join([_source(name, evidence) for name in study.sources], ", ")], "")
    return [
        join([el("span", f"{study.name}, {dated(study, evidence).spoken()}"), el("small", given), *_overlaps(study, evidence),
              el("small", sources)], " "),
        join([*_count(row.remission, evidence), el("small", row.definition or ""), *_off_medicines(study, evidence)], " "),
        *(_number(name, evidence) for name in ([row.follow_up, row.relapses] if counted else [row.follow_up])),
    ]


def _count(name: str | None, evidence: Evidence) -> list[Markup]:
    if name is None:
        return []
    claim = evidence.claims[name]
    marks = dots(claim.value.numerator, claim.value.denominator) if isinstance(claim.value, CountValue) else None
    return [el("span", marks, claims.button(claim), class_="dot-cell")]


def _off_medicines(study: Study, evidence: Evidence) -> list[Markup]:
    """Return how many were off lupus medicines, and of whom, where more than the people with lupus were counted."""
    assert study.ledger is not None
    name = study.ledger.drug_free
    if name is None or name == study.ledger.remission:
        return []
    claim = evidence.claims[name]
    more = isinstance(claim.value, CountValue) and claim.value.denominator > (study.n_lupus or 0)
    return [el("span", "Off lupus medicines: ", claims.button(claim), " (of all diseases)" if more else None, class_="line")]


def _number(name: str | None, evidence: Evidence) -> Markup:
    """Return a number with what kind of middle value it is (a median is not everybody's), and days in months as well.

    Nobody so far is said with its day, or it would be read as nobody ever, and leads to its record.
    """
    if name is None:
        return el("span", "no number found", class_="unread")
    claim = evidence.claims[name]
    value = claim.value
    if isinstance(value, CountValue) and value.numerator == 0:
        return join([_row_of(claim), f"by {claim.data_as_of.spoken()}"], " ")
    said = [getattr(value, "statistic", None)]
    if isinstance(value, QuantityValue) and value.unit == "days":
        said.append(f"about {float(value.value) / MONTH:.0f} months")
    words = "; ".join(word for word in said if word)
    return join([claims.button(claim), *([f"({words})"] if words else [])], " ")


def _row_of(claim: Claim) -> Markup:
    """Return a claim's number as a link to its row in the table of all claims."""
    return el("a", value_text(claim.value), href=places.claim_address(claim))


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
        study.name, dated(study, evidence).text, study.product or study.intervention, KIND[study.kind],
        "" if study.n_lupus is None else str(study.n_lupus), text(row.remission), row.definition or "", text(row.drug_free),
        text(row.follow_up), text(row.relapses), study.source_kind,
    ]

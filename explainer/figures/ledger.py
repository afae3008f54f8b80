"""Every published group, those in a journal first, those counted by one definition together, and never a sum."""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.evidence.dates import PartialDate
from explainer.evidence.model import Claim, CountValue, Study
from explainer.figures.frame import Figure, dots
from explainer.rendering import claims, glossary, places, references
from explainer.rendering.html import el, join
from explainer.rendering.tables import table
from explainer.rendering.values import value_text

KIND = {
    "own-cells": "own cells", "donor-cells": "donor cells", "in-body": "made inside the body", "car-nk": "CAR-NK cells",
    "mrna": "own cells, mRNA", "review": "review", "registry": "register of patients", "comparison": "comparison group",
}
#: The same for a reader who knows none of these words, followed by what the cells look for.
CELLS = {
    "own-cells": "own T cells", "donor-cells": "a donor’s T cells", "in-body": "T cells changed inside the body",
    "car-nk": "a donor’s natural killer cells", "mrna": "own T cells, changed for a short time",
}
#: The cells on which each marker sits.
SEEKS = {"CD19": "B cells", "CD20": "B cells", "BCMA": "plasma cells"}
SOURCE_KIND = {"journal": "Journal", "abstract": "Summary (abstract), paper not found", "congress": "Congress", "company": "Company", "press": "Press"}
#: Kinds of middle value in plain words; the record has the term.
MIDDLE = {"median": "middle value", "mean": "average", "maximum": "longest", "minimum": "shortest"}
#: Only like definitions share a table.
SECTIONS = (
    ("Remission by the DORIS checklist", "doris"),
    ("Another result, which is not DORIS remission", "other"),
    ("No count of remission that we could read", "none"),
)
HEADINGS = {"doris": "In remission", "other": "Counted instead", "none": "Why no count is shown"}
#: What stands behind the rows.
MORE = "More about these groups"


def draw(evidence: Evidence) -> Figure:
    """Return the figure."""
    data = [["group", "data as of", "product", "kind", "people with lupus", "remission", "definition", "off lupus medicines", "followed",
             "came back", "source kind"]]
    data += [_data(study, evidence) for _, key in SECTIONS for study in shown(evidence) if section(study, key)]
    groups = shown(evidence)
    reviewed = [study for study in groups if study.source_kind == "journal" and not section(study, "none")]
    reported = [study for study in groups if study.source_kind != "journal" and not section(study, "none")]
    unread = [study for study in groups if section(study, "none")]
    body = el(
        "div", *_tables(reviewed, evidence), _folded(MORE, _more(reviewed, evidence)),
        _folded(
            f"{len(reported)} more groups: known to us only from a company, a congress, the press, or a summary whose paper we did not find",
            *_tables(reported, evidence), el("p", f"{MORE}:"), _more(reported, evidence),
        ),
        _folded(
            f"{len(unread)} more groups: treated, but no count that we could read",
            *_tables(unread, evidence), el("p", f"{MORE}:"), _more(unread, evidence),
        ),
    )
    caption = (
        "Largest group first. “More about these groups” says which share people, so that none are added up, and in which lupus came back. Where nothing is said of lupus medicines, "
        "of lupus coming back or of follow-up we found no number, and no number is never zero. None of these groups had a comparison "
        "group. Months after “about” are our calculation. Press a number for its source, its date and how sure it is."
    )
    return Figure(
        "ledger", "Groups differ in size, product and what they counted, and some overlap", body, caption, data,
        how="One mark is one person; full marks are those counted. Compare no group with another. Ask for the same counts of your product.",
    )


def shown(evidence: Evidence) -> list[Study]:
    """Return the groups of the ledger, largest first."""
    return sorted(
        (study for study in evidence.studies.values() if study.ledger and study.kind != "review"),
        key=lambda study: (-(study.n_lupus or 0), study.name),
    )


def _folded(summary: str, *parts: Markup) -> Markup:
    return el("details", el("summary", summary), *parts, class_="fig-words")


def _more(groups: list[Study], evidence: Evidence) -> Markup:
    """Return a line a group, in the order of its tables: what a reader of the row has no need of, with a link to the row."""
    lines = []
    for study in (study for _, key in SECTIONS for study in groups if section(study, key)):
        product = study.product or study.intervention
        named = product if study.name.lower() in product.lower() else f"{study.name}: {product}"
        said = f"{SOURCE_KIND[study.source_kind]}, {dated(study, evidence).spoken()}"
        source = [": ", _source(study.sources[0], evidence)] if section(study, "none") else []  # elsewhere the number's card names it
        who = study.population[:1].upper() + study.population[1:]
        assert study.ledger is not None
        counted = [*_off_medicines(study, evidence), *_came_back(study.ledger.relapses, evidence)]
        lines.append(el("li", el("a", named, href=f"#group-{study.id}"), f". {who}. ", *_overlaps(study, evidence), said, *source, ".", *counted))
    lists, at = [], 0
    for few in glossary.sevens(lines):
        lists += [el("p", f"Groups {at + 1} to {at + len(few)} of {len(lines)}"), el("ul", *few)] if len(lines) > glossary.SEVEN else [el("ul", *few)]
        at += len(few)
    return Markup("").join(lists)


def _tables(groups: list[Study], evidence: Evidence) -> list[Markup]:
    """Return a table for each definition that some of these groups used."""
    drawn = []
    for title, key in SECTIONS:
        chosen = [study for study in groups if section(study, key)]
        if chosen:
            rows = [_row(study, key, evidence) for study in chosen]
            drawn.append(table(
                ["People with lupus, and their cells", HEADINGS[key], *([] if key == "none" else ["Followed for"])], rows, caption=title,
                ids=[f"group-{study.id}" for study in chosen], class_=f"ledger ledger--{key}",
            ))
    return drawn


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


def _row(study: Study, key: str, evidence: Evidence) -> list[Markup | str]:
    row = study.ledger
    assert row is not None
    definition = (row.definition or "").removeprefix("DORIS").removeprefix(", ") if key == "doris" else row.definition
    return [
        join([el("span", _who(study)), el("small", _cells(study))], " "),
        join([*_count(row.remission, evidence), *([el("small", definition)] if definition else [])], " "),
        *([] if key == "none" else [_followed(row.follow_up, evidence)]),
    ]


def _who(study: Study) -> str:
    """Return how many people with lupus they were, where and in which year."""
    many = "Number not read" if study.n_lupus is None else f"{study.n_lupus} people"
    return ", ".join(part for part in (many, study.place, str(study.year)) if part)


def _cells(study: Study) -> str:
    """Return the kind of cells, and what they are aimed at, without a code; whether all had lupus of the kidneys, and whether others count the same people."""
    sought = sorted({words for marker, words in SEEKS.items() if marker in (study.target or "")})
    kind = CELLS.get(study.kind, KIND[study.kind])
    kidneys = "Lupus of the kidneys. " if "of the kidneys" in study.population else ""
    again = ". Counts an earlier group’s people too" if study.includes_patients_of else ". May share people with another group" if study.may_overlap_with else ""
    return kidneys + kind[:1].upper() + kind[1:] + (f", aimed at {' and '.join(sought)}" if sought else "") + again


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
    return [el("span", "Off immune medicines: " if more else "Off lupus medicines: ", claims.button(claim), " (of all diseases)" if more else None, class_="line")]


def _came_back(name: str | None, evidence: Evidence) -> list[Markup]:
    """Return in how many lupus came back. Nobody so far is said with its day, or it would be read as nobody ever."""
    if name is None:
        return []
    claim = evidence.claims[name]
    nobody = isinstance(claim.value, CountValue) and claim.value.numerator == 0
    said = join([_row_of(claim), f"by {claim.data_as_of.spoken()}"], " ") if nobody else claims.button(claim)
    return [el("span", "Came back: ", said, class_="line")]


def _followed(name: str | None, evidence: Evidence) -> Markup:
    """Return a length with what kind of middle value it is (a median is not everybody's), and days in months."""
    if name is None:
        return el("span", "not found", class_="unread")
    claim = evidence.claims[name]
    words = MIDDLE.get(getattr(claim.value, "statistic", None) or "")
    return join([claims.button(claim, claim.also.get("about")), *([f"({words})"] if words else [])], " ")


def _row_of(claim: Claim) -> Markup:
    """Return a claim's number as a link to its row in the table of all claims."""
    return el("a", value_text(claim.value), href=places.claim_address(claim))


def _overlaps(study: Study, evidence: Evidence) -> list[str]:
    said = []
    for ids, words in ((study.includes_patients_of, "Includes the people of"), (study.may_overlap_with, "May share people with")):
        if ids:
            names = ", ".join(f"{evidence.studies[name].name} ({evidence.studies[name].year})" for name in ids)
            said.append(f"{words} {names}. ")
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

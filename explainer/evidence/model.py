"""The records of ``docs/evidence``: what is known, from where, how sure, and when it was checked.

Names follow the fields' own standards: CSL-JSON for sources, PICO for groups of people, HL7 FHIR Evidence and GRADE for
certainty, ClinicalTrials.gov for registered trials. Every model refuses unknown keys, because a misspelt key would
otherwise be a fact that silently disappears.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from explainer.evidence.dates import Day, PartialDate

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
SourceId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
NctId = Annotated[str, StringConstraints(pattern=r"^NCT\d{8}$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Count = Annotated[int, Field(ge=0)]
Doi = Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]

Topic = Literal["status", "result", "safety", "biology", "lupus", "treatment", "procedure", "access", "experts"]


class Record(BaseModel):
    """Anything in an evidence file."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Identified(Record):
    """A record of its own, with an id that is never reused."""

    id: Slug
    reserve: Text | None = Field(None, description="Why the record is kept although no page uses it yet.")


# --- sources.yml: CSL-JSON 1.0.2 -------------------------------------------------------------------------------------


class Name(Record):
    """A CSL-JSON name: a person (family, given) or a group (literal)."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None


class Notice(Record):
    """A correction, expression of concern or retraction of a source."""

    kind: Literal["correction", "expression-of-concern", "retraction"]
    DOI: Doi | None = None
    issued: PartialDate | None = None
    note: Text


class Provenance(Record):
    """What CSL-JSON has no key for; CSL's schema offers ``custom`` for it.

    ``tier`` says what kind of text it is, ``access`` how deeply it was read for this site.
    """

    tier: Literal[
        "primary", "review", "guideline", "congress", "registry", "regulator", "company", "hospital",
        "patient-organisation", "reference", "news",
    ]
    access: Literal["full-text", "abstract", "summary", "not-read"]
    status: Literal["current", "corrected", "expression-of-concern", "retracted", "superseded"] = "current"
    notices: list[Notice] = []
    nct: NctId | None = None
    note: Text | None = None


class Source(Record):
    """A paper, congress abstract, registry entry, agency page or article, in CSL-JSON's keys."""

    id: SourceId
    reserve: Text | None = None
    type: Literal["article-journal", "article-newspaper", "paper-conference", "webpage", "report", "dataset"]
    author: list[Name] = []
    title: Text
    container_title: Text | None = Field(None, alias="container-title")
    issued: PartialDate | None = None
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None
    DOI: Doi | None = None
    PMID: Annotated[str, StringConstraints(pattern=r"^\d+$")] | None = None
    URL: Address | None = None
    custom: Provenance


# --- studies.yml: PICO -----------------------------------------------------------------------------------------------


class LedgerRow(Record):
    """Which claims say what happened to this group; an absent key means that it was not read, never zero."""

    remission: Slug | None = None
    definition: Text | None = Field(None, description="By which definition: only like definitions share a scale.")
    drug_free: Slug | None = None
    relapses: Slug | None = None
    follow_up: Slug | None = None
    crs_any: Slug | None = None
    crs_grade3plus: Slug | None = None
    icans_any: Slug | None = None
    serious_infection: Slug | None = None
    deaths: Slug | None = None


class Study(Identified):
    """A group of people who were treated (or observed): PICO's population, intervention and setting.

    ``n`` counts everybody in the group, ``n_lupus`` those with lupus; ``includes_patients_of`` names groups whose people
    are in this one as well, ``may_overlap_with`` those where it could not be told. No sum is ever taken over either.
    """

    name: Text = Field(description="How a page calls the group.")
    year: int
    population: Text
    n: Count | None = None
    n_lupus: Count | None = None
    intervention: Text
    product: Text | None = None
    target: Text | None = None
    kind: Literal["own-cells", "donor-cells", "in-body", "car-nk", "mrna", "review", "registry", "comparison"]
    comparison: Text = "none"
    setting: Text = Field(description="Compassionate use, phase 1 trial, systematic review …")
    place: Text | None = None
    source_kind: Literal["journal", "abstract", "congress", "company", "press"] = Field(
        description="'abstract': an abstract was read, and the paper that it belongs to was not found.")
    nct: NctId | None = None
    includes_patients_of: list[Slug] = []
    may_overlap_with: list[Slug] = []
    sources: list[SourceId] = Field(min_length=1)
    ledger: LedgerRow | None = None
    note: Text | None = None


# --- claims.yml: FHIR Evidence, GRADE --------------------------------------------------------------------------------


class CountValue(Record):
    """So many out of so many."""

    kind: Literal["count"]
    numerator: Count
    denominator: Annotated[int, Field(ge=1)]
    unit: Text = "people"
    as_reported: Text


class Spread(Record):
    """How far values spread: two limits, or only the width where the source prints only that."""

    kind: Literal["range", "iqr", "sd", "ci95", "range-width"]
    low: Decimal | None = None
    high: Decimal | None = None
    width: Decimal | None = None


class QuantityValue(Record):
    """A measured amount. ``value`` keeps the digits that the source gives ('3.10' is not 3.1)."""

    kind: Literal["quantity"]
    value: Decimal
    unit: Text = Field(description="'days', 'months', 'points', 'in 100', 'US dollars' …")
    statistic: Literal["mean", "median", "single", "rate", "total", "estimate", "maximum", "minimum"]
    n: Count | None = Field(None, description="How many people it is taken over, where the source says so.")
    spread: Spread | None = None
    as_reported: Text


class StateValue(Record):
    """A state of affairs: 'not approved', 'completed enrolment'."""

    kind: Literal["state"]
    state: Text
    as_reported: Text


class DateValue(Record):
    """A day, month or year."""

    kind: Literal["date"]
    date: PartialDate
    as_reported: Text


Value = Annotated[CountValue | QuantityValue | StateValue | DateValue, Field(discriminator="kind")]


class EvidenceItem(Record):
    """One source for one claim: where in it, how deeply read, and whether it agrees.

    ``read: secondary`` means that the named source was not read for this, and ``via`` is the text about it that was.
    ``read: report`` means that the named source is itself such a text, and what it tells of has no record of its own.
    """

    source: SourceId
    locator: Text
    read: Literal["full-text", "abstract", "summary", "registry", "report", "secondary"]
    via: list[SourceId] = []
    relation: Literal["supports", "disagrees", "background"] = "supports"
    says: Text | None = Field(None, description="For a source that disagrees: what it says instead, in our words.")
    quote: Annotated[str, StringConstraints(max_length=200)] | None = Field(None, description="At most twelve words.")


class Certainty(Record):
    """GRADE's four words, who chose one, and GRADE's reasons."""

    rating: Literal["high", "moderate", "low", "very-low"]
    rater: Literal["published-panel", "site-editors"] = "site-editors"
    because: list[Text] = Field(min_length=1)


class Revision(Record):
    """What a claim said before, so that an old copy of a page can be understood."""

    until: Day
    said: Text
    why: Text


class Claim(Identified):
    """One number or status, with the sentence that says it.

    ``sentence`` has placeholders and no typed digits: ``{value}`` ('3 of 5 people'), ``{numerator}``, ``{denominator}``,
    ``{number}``, ``{low}``, ``{high}``, ``{width}``, ``{n}`` and any key of ``also``.
    """

    topic: Topic
    study: Slug | None = None
    outcome: Text
    time_frame: Text = Field(description="When, and how long people were followed; 'not stated' is an answer.")
    value: Value
    also: dict[str, Text] = Field({}, description="Further numbers of the same finding, by name, as the source prints them.")
    sentence: Text
    caution: Text | None = Field(None, description="A limit that must travel with the number; no typed digits.")
    evidence: list[EvidenceItem] = Field(min_length=1)
    certainty: Certainty
    calculation: Text | None = Field(None, description="How the number follows from what was read, if it is our arithmetic.")
    data_as_of: PartialDate
    checked_on: Day
    superseded_by: Slug | None = None
    history: list[Revision] = []
    dossier: list[Text] = Field([], description="Ids of the working notes behind it, for maintainers.")


# --- series.yml, trials.yml ------------------------------------------------------------------------------------------


class Patient(Record):
    """One person's row, as a source prints it. No names, ever."""

    label: Text
    age: Count | None = None
    sex: Literal["female", "male"] | None = None
    sledai_before: Count | None = None
    months_followed: Decimal | None = None
    still_followed: bool = True


class Series(Identified):
    """Patient-level rows of one group, with the source that prints them."""

    study: Slug
    title: Text
    patients: list[Patient] = Field(min_length=1)
    evidence: list[EvidenceItem] = Field(min_length=1)
    data_as_of: PartialDate
    checked_on: Day
    note: Text | None = None


class Trial(Identified):
    """A registered trial, as of a day. ``None`` means not read, never zero or no."""

    nct: NctId | None = Field(None, description="Absent where no registry number was read.")
    product: Text
    generic: Text | None = None
    target: Text | None = None
    kind: Text | None = None
    sponsor: Text | None = None
    phase: Text | None = None
    n_planned: Count | None = None
    status: Text | None = None
    countries: list[Text] = []
    population: Text | None = None
    children: bool | None = None
    first_registered: PartialDate | None = None
    URL: Address | None = None
    as_of: PartialDate | None = None
    checked_on: Day
    note: Text | None = None


# --- reports.yml: third-party reports that nobody could confirm -------------------------------------------------------


class Report(Identified):
    """Something third parties report and no company, regulator or newspaper text confirms.

    It has a kind of its own so that no claim can be built on it: it is shown whole, in a marked box, or not at all.
    """

    title: Text
    reported: list[Text] = Field(min_length=1, description="What is reported, each with who is said to have done what.")
    reported_by: Text
    reported_when: PartialDate
    event_when: PartialDate
    not_read: Text
    unknown: list[Text] = Field(min_length=1)
    ask: list[Text] = Field(min_length=1)
    words: dict[str, Text] = Field({}, description="A hard word in the report, with its plain meaning as reported.")
    pages: list[Text] = Field(min_length=1, description="Pages that must carry the box.")
    trials: list[NctId] = []
    checked_on: Day


# --- article.yml, discrepancies.yml, glossary.yml, changes.yml --------------------------------------------------------


class ArticleClaim(Identified):
    """One claim of the 2022 article that this site started from, with our verdict."""

    claim: Text = Field(description="What the article says, in our words.")
    verdict: Literal["supported", "qualified", "contradicted", "opinion", "overtaken"]
    said_by: Text | None = None
    explanation: Text = Field(description="Why this verdict, with placeholders {claim-id} for numbers.")
    claims: list[Slug] = []
    sources: list[SourceId] = []
    where: Annotated[str, StringConstraints(pattern=r"^[a-z/-]+\.md(#[a-z0-9-]+)?$")]


class Side(Record):
    """What one text says."""

    source: SourceId
    says: Text


class Discrepancy(Identified):
    """Two texts that disagree, and what this site writes."""

    about: Text
    sides: list[Side] = Field(min_length=2)
    resolution: Text
    claims: list[Slug] = []


class Term(Identified):
    """A hard word in one plain sentence."""

    term: Text
    expansion: Text | None = Field(None, description="What an abbreviation stands for.")
    definition: Text
    say: Text | None = Field(None, description="How to say it, in plain respelling.")
    other_names: list[Text] = []
    see: list[Slug] = []
    sources: list[SourceId] = []


class Change(Record):
    """An entry in the log of what changed on the site."""

    on: Day
    kind: Literal["new-evidence", "changed-number", "correction", "checked-no-change"]
    what: Text
    claims: list[Slug] = []
    pages: list[Text] = []


# --- checks.yml: written by `make mutate` -----------------------------------------------------------------------------

Layer = Literal["data", "prose", "templates", "styles", "script", "figures", "exports", "robust", "supply", "watches", "control"]


class Check(Identified):
    """A change that was put into a copy of the site on purpose, and whether the right check answered as it should.

    A fault must be caught, with its own words; a harmless change (layer ``control``) must pass.
    """

    what: Text
    layer: Layer
    by: Text = Field(description="The command or test that should object.")
    held: bool = Field(description="Whether the fault was caught, or the harmless change passed.")
    on: Day

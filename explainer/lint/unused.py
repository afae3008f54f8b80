"""No record lies about unused: it is on a page or in another record, or says in ``reserve`` what it is kept for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.evidence import Evidence
from explainer.evidence.model import Term
from explainer.evidence.rules.ids import ledger_claims
from explainer.evidence.rules.texts import PLACEHOLDER
from explainer.lint.places import Found
from explainer.lint.text import prose
from explainer.rendering import shown
from explainer.usage import Usage

_KEEP = "or say in 'reserve' what it is kept for"


def unused(usage: Usage, evidence: Evidence) -> Iterator[Found]:
    """Yield records that nothing uses and that are not marked ``reserve``."""
    drawn = shown.drawn(usage, evidence)
    claims = used_claims(usage, evidence) | drawn["claims"].keys()
    sources = cited_sources(usage, evidence)
    groups = used_groups(evidence) | drawn["studies"].keys()
    text = " ".join(readers_text(usage, evidence).split())
    lowered = text.lower()
    for key in evidence.claims.keys() - claims:
        yield "claims", key, f"no page uses it; use it, {_KEEP}", ()
    for key in evidence.sources.keys() - sources:
        yield "sources", key, f"nothing cites it; remove it, {_KEEP}", ()
    for key in evidence.studies.keys() - groups:
        yield "studies", key, f"no claim and no table speaks of this group; remove it, {_KEEP}", ()
    for key in evidence.series.keys() - usage.blocks.keys() - drawn["series"].keys():
        yield "series", key, f"no page shows it with '/// series | {key}'; show it, {_KEEP}", ()
    if "all" not in usage.blocks:
        for key in evidence.discrepancies.keys() - usage.blocks.keys():
            yield "discrepancies", key, f"no page shows it with '/// discrepancies | {key}'; show it, {_KEEP}", ()
    for key, term in evidence.glossary.items():
        if not _is_used(term, text, lowered):
            yield "glossary", key, f"no page uses '{term.term}'; use it, remove it, {_KEEP}", ()


def kept(found: Iterator[Found], evidence: Evidence) -> Iterator[Found]:
    """Yield what is left of ``found`` without the records that say what they are kept for."""
    for kind, key, message, path in found:
        if not getattr(evidence, kind)[key].reserve:
            yield kind, key, message, path


def used_claims(usage: Usage, evidence: Evidence) -> set[str]:
    """Return the claims that a page, a table or another record uses."""
    used = set(usage.claims)
    for study in evidence.studies.values():
        used |= set(ledger_claims(study.ledger).values())
    for entry in evidence.article.values():
        used |= {*entry.claims, *PLACEHOLDER.findall(entry.explanation)}
    for discrepancy in evidence.discrepancies.values():
        used |= {*discrepancy.claims, *PLACEHOLDER.findall(discrepancy.resolution)}
    # a superseded claim keeps its address, so that an old copy of a page can be understood
    return used | {claim.id for claim in evidence.claims.values() if claim.superseded_by}


def cited_sources(usage: Usage, evidence: Evidence) -> set[str]:
    """Return the sources that a record or a page cites."""
    cited = set(usage.sources)
    for record in (*evidence.claims.values(), *evidence.series.values()):
        for item in record.evidence:
            cited |= {item.source, *item.via}
    for record in (*evidence.studies.values(), *evidence.article.values(), *evidence.glossary.values()):
        cited |= set(record.sources)
    for entry in evidence.discrepancies.values():
        cited |= {side.source for side in entry.sides}
    return cited


def used_groups(evidence: Evidence) -> set[str]:
    """Return the groups of people that a claim, a series, the ledger or another group names."""
    used = {record.study for record in (*evidence.claims.values(), *evidence.series.values()) if record.study}
    for key, study in evidence.studies.items():
        used |= {*study.includes_patients_of, *study.may_overlap_with} | ({key} if study.ledger else set())
    return used


def readers_text(usage: Usage, evidence: Evidence) -> str:
    """Return everything that readers read outside the glossary: pages' prose and records' sentences."""
    parts = [prose(page.body) for page in usage.pages.values()]
    for claim in evidence.claims.values():
        parts += [claim.outcome, claim.sentence, claim.caution or "", claim.time_frame, claim.value.as_reported]
    parts += [entry.explanation for entry in evidence.article.values()]
    parts += [f"{entry.about} {entry.resolution}" for entry in evidence.discrepancies.values()]
    for report in evidence.reports.values():
        parts += [*report.reported, *report.unknown, *report.ask, *report.words]
    for study in evidence.studies.values():
        parts += [study.population, study.intervention, study.setting, study.target or ""]
    return "\n".join(parts)


def _is_used(term: Term, text: str, lowered: str) -> bool:
    """Return whether a text names a term, in the singular or the plural.

    Args:
        term: the term.
        text: the text, white space folded.
        lowered: the same in small letters.
    """
    for name in filter(None, (term.term, term.expansion, *term.other_names)):
        # letters of an abbreviation matter: 'SLE' is not in 'sleep'
        sought, within = (name, text) if name.isupper() else (name.lower(), lowered)
        # to look for plain letters first is far cheaper than any pattern
        if sought in within and re.search(rf"(?<!\w){re.escape(sought)}(?:s|es)?(?!\w)", within):
            return True
    return False

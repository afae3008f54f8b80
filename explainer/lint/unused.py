"""No record lies about unused: it is on a page, or says what it is kept for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.evidence import Evidence
from explainer.usage import Usage


def records(usage: Usage, evidence: Evidence) -> Iterator[tuple[str, str, str]]:
    """Yield records that nothing uses and that are not marked ``reserve``."""
    used = used_claims(usage, evidence)
    for key, claim in evidence.claims.items():
        if key not in used and not claim.reserve:
            yield "claims", key, "no page uses it; use it, or say in 'reserve' what it is kept for"
    cited = cited_sources(usage, evidence)
    for key, source in evidence.sources.items():
        if key not in cited and not source.reserve:
            yield "sources", key, "nothing cites it; remove it, or say in 'reserve' what it is kept for"


def used_claims(usage: Usage, evidence: Evidence) -> set[str]:
    """Return the claims that a page, a table, a figure or another record uses."""
    used = set(usage.claims)
    for study in evidence.studies.values():
        used |= set((study.ledger.model_dump(exclude_none=True) if study.ledger else {}).values())
    for entry in (*evidence.article.values(), *evidence.discrepancies.values()):
        used |= set(entry.claims)
        text = getattr(entry, "explanation", "") + getattr(entry, "resolution", "")
        used |= set(re.findall(r"\{([a-z0-9-]+)\}", text))
    used |= {claim.superseded_by for claim in evidence.claims.values() if claim.superseded_by}
    return used


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

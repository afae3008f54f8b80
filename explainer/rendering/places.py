"""Where a record is shown whole: the pages of the evidence folder."""

from __future__ import annotations

from explainer.evidence.model import Claim, Source

#: Claims are shown on two pages, so that neither is a burden on a phone: what happened to people, and everything else.
OUTCOME_TOPICS = ("status", "result", "safety")
INDEX, OUTCOMES, BACKGROUND = "/evidence/index.md", "/evidence/claims.md", "/evidence/background.md"
ARTICLE = "/evidence/article.md"
SOURCES = "/evidence/sources.md"
#: Sources likewise: what was studied, decided or registered, what somebody tells of a treatment of his own, and what others told.
TIERS = {
    SOURCES: ("primary", "review", "guideline", "regulator", "registry", "congress"),
    "/evidence/sources-own.md": ("company", "hospital"),
    "/evidence/sources-told.md": ("news", "patient-organisation", "reference"),
}


def claim_address(claim: Claim) -> str:
    """Return the address of a claim's row."""
    page = OUTCOMES if claim.topic in OUTCOME_TOPICS else BACKGROUND
    return f"{page}#claim-{claim.id}"


def source_address(source: Source) -> str:
    """Return the address of a source's row."""
    page = next(page for page, tiers in TIERS.items() if source.custom.tier in tiers)
    return f"{page}#source-{source.id}"

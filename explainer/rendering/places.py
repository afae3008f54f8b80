"""Where a record is shown whole: the pages of the evidence folder."""

from __future__ import annotations

from explainer.evidence.model import Claim

#: Claims are shown on two pages, so that neither is a burden on a phone: what happened to people, and everything else.
OUTCOME_TOPICS = ("status", "result", "safety")
INDEX, OUTCOMES, BACKGROUND = "/evidence/index.md", "/evidence/claims.md", "/evidence/background.md"
SOURCES, ARTICLE = "/evidence/sources.md", "/evidence/article.md"


def claim_address(claim: Claim) -> str:
    """Return the address of a claim's row."""
    page = OUTCOMES if claim.topic in OUTCOME_TOPICS else BACKGROUND
    return f"{page}#claim-{claim.id}"


def source_address(source: str) -> str:
    """Return the address of a source's row."""
    return f"{SOURCES}#source-{source}"

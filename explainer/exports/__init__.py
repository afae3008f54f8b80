"""The records as files for other programs: JSON and CSV, bibliographies, a feed. Same records, same bytes."""

from __future__ import annotations

from explainer.evidence import Evidence
from explainer.exports import bibliography, claims, feed, trials
from explainer.usage import Usage

FOLDER = "data"
LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def files(evidence: Evidence, usage: Usage, *, site: str) -> dict[str, str]:
    """Return every file's text by its path below the site.

    Args:
        evidence: the records.
        usage: which page uses what.
        site: where the site is hosted, ending in a slash; empty for a copy that has no address (then there is no feed, nor where nothing has changed yet).
    """
    found = {
        "claims.json": claims.as_json(evidence, usage, licence=LICENCE),
        "claims.csv": claims.as_csv(evidence, usage),
        "claims.schema.json": claims.schema(),
        "trials.csv": trials.as_csv(evidence),
        "references.json": bibliography.csl(evidence),
        "references.bib": bibliography.bibtex(evidence, licence=LICENCE),
        "references.ris": bibliography.ris(evidence, licence=LICENCE),
    }
    made = {f"{FOLDER}/{name}": text for name, text in found.items()}
    return made | ({"feed.xml": feed.atom(evidence, site=site)} if site and evidence.changes else {})

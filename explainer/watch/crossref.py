"""Corrections, expressions of concern and retractions that Crossref knows of and our sources do not carry yet.

Crossref's REST API (https://api.crossref.org/swagger-ui/index.html) gives a work's notices under ``updated-by``; a notice
names the works that it is about under ``update-to``. Both are read, since publishers deposit from either side. A type that
we do not know is shown and not swallowed: somebody looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from explainer.evidence import Evidence
from explainer.evidence.model import Source
from explainer.watch.fetch import Fetch, NotAnswered, ask
from explainer.watch.text import code, join, section

ADDRESS = "https://api.crossref.org/works/"

#: Crossref's types of updates (https://www.crossref.org/documentation/register-maintain-records/maintaining-your-metadata/registering-updates/)
#: and our kinds of notices.
KINDS = {
    "addendum": "correction", "clarification": "correction", "correction": "correction", "corrigendum": "correction", "erratum": "correction",
    "expression_of_concern": "expression-of-concern",
    "partial_retraction": "retraction", "removal": "retraction", "retraction": "retraction", "withdrawal": "retraction",
}
#: A new version leaves what we read as it was.
HARMLESS = {"new_edition", "new_version"}
UNKNOWN = "unknown"
#: Publishers that deposit no notice still rename what they retract.
_RETRACTED_TITLE = re.compile(r"\W*(?:retracted|withdrawn)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Update:
    """A notice about a work, as Crossref gives it.

    Attributes:
        kind: one of our kinds of notices, or `UNKNOWN`.
        type: Crossref's word for it.
        doi: the notice's own DOI in small letters; empty where there is none.
        on: its date, as exact as it is given; empty where there is none.
    """

    kind: str
    type: str
    doi: str
    on: str


def report(evidence: Evidence, fetch: Fetch) -> str:
    """Ask about every DOI and return what is new as Markdown; nothing if nothing is."""
    by_doi = {source.DOI.lower(): source for source in evidence.sources.values() if source.DOI}
    found: dict[str, dict[tuple[str, str], Update]] = {doi: {} for doi in by_doi}
    silent = []
    for doi in by_doi:
        try:
            message = _message(doi, fetch)
        except NotAnswered as why:
            silent.append(f"{code(by_doi[doi].id)}, https://doi.org/{doi}: {why}")
            continue
        for about, update in _updates(doi, message):
            if about in found:
                found[about].setdefault((update.kind, update.doi), update)  # Retraction Watch repeats what publishers deposit
    new = [(by_doi[doi], update) for doi, updates in found.items() for update in updates.values() if not carried(update, by_doi[doi])]
    new.sort(key=lambda one: (one[1].kind != "retraction", one[0].id))
    return join(
        section(
            f"Notices that our sources do not carry: {len(new)}", [_line(source, update, evidence) for source, update in new],
            "Read each notice, then add it under `custom.notices` and set `custom.status` in `docs/evidence/sources.yml`.",
        ),
        section(f"Could not be asked: {len(silent)}", silent),
    )


def carried(update: Update, source: Source) -> bool:
    """Return whether our record has this notice: of the same kind, and with the same DOI where both name one of their own."""
    own = (source.DOI or "").lower()
    for notice in source.custom.notices:
        doi = (notice.DOI or "").lower()
        if notice.kind == update.kind and (not doi or update.doi in ("", own, doi)):
            return True
    return False


def _message(doi: str, fetch: Fetch) -> dict[str, object]:
    message = ask(ADDRESS + quote(doi, safe=""), fetch).get("message")
    if not isinstance(message, dict):
        raise NotAnswered("the answer has no 'message'")
    return message


def _updates(doi: str, message: dict[str, object]) -> Iterator[tuple[str, Update]]:
    """Yield the DOI that a notice is about, and the notice."""
    for written in _list(message.get("updated-by")):
        if written.get("type") not in HARMLESS:
            yield doi, _update(written, str(written.get("DOI") or "").lower())
    for written in _list(message.get("update-to")):
        if written.get("type") not in HARMLESS:
            yield str(written.get("DOI") or "").lower(), _update(written, doi)
    titles = message.get("title")
    told = any(KINDS.get(str(written.get("type"))) == "retraction" for written in _list(message.get("updated-by")))
    if not told and isinstance(titles, list) and any(_RETRACTED_TITLE.match(str(title)) for title in titles):
        yield doi, Update("retraction", "title", "", "")


def _list(written: object) -> list[dict[str, object]]:
    return [one for one in written if isinstance(one, dict)] if isinstance(written, list) else []


def _update(written: dict[str, object], doi: str) -> Update:
    type_ = str(written.get("type") or "no type").lower()
    return Update(KINDS.get(type_.replace("-", "_"), UNKNOWN), type_, doi, _date(written.get("updated")))


def _date(updated: object) -> str:
    """Return Crossref's ``date-parts`` as an ISO 8601 date of the same precision."""
    try:
        return "-".join(f"{int(part):02d}" for part in updated["date-parts"][0])
    except (KeyError, IndexError, TypeError, ValueError):
        return ""


def _line(source: Source, update: Update, evidence: Evidence) -> str:
    said = "the title says so" if update.type == "title" else code(update.type)
    notice = f", https://doi.org/{quote(update.doi, safe='/().;:_-')}" if update.doi else ""
    uses = [key for key, claim in evidence.claims.items() if any(source.id in (item.source, *item.via) for item in claim.evidence)]
    stands = f"; claims that cite it: {', '.join(map(code, uses))}" if uses else ""
    kind = "a notice of a kind that we do not know" if update.kind == UNKNOWN else update.kind
    on = f" of {update.on}" if update.on else ""
    return f"{code(source.id)}: **{kind}**{on} ({said}){notice}{stands} ({evidence.position('sources', source.id)})"

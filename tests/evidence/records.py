"""A small, sound body of evidence as data: change one thing, and see what the loader says of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

from explainer.evidence import Evidence, EvidenceFaults, load
from explainer.evidence.loader import FILES
from tests import small

TODAY = date(2026, 11, 24)

SERIES = {
    "id": "five-rows", "study": "five", "title": "The five", "data_as_of": "2022-09", "checked_on": "2026-11-22",
    "patients": [{"label": "Person 1", "age": "20"}, {"label": "Person 2"}],
    "evidence": [{"source": "paper2022", "locator": "Table 1", "read": "abstract"}],
}
TRIAL = {"id": "trial-a", "nct": "NCT00000001", "product": "Cells A", "as_of": "2026-10", "checked_on": "2026-11-22"}
REPORT = {
    "id": "pause", "title": "A pause", "reported": ["that it paused"], "reported_by": "a site", "reported_when": "2026-09",
    "event_when": "2026-08", "not_read": "No company text was read.", "unknown": ["why"], "ask": ["Is it paused?"],
    "pages": ["risks.md"], "trials": ["NCT00000001"], "checked_on": "2026-11-22",
}
ARTICLE = {
    "id": "art-none", "claim": "Nobody had it.", "verdict": "contradicted", "explanation": "{crs} had it.", "claims": ["crs"],
    "where": "risks.md#fever",
}
DISCREPANCY = {
    "id": "how-many", "about": "How many", "resolution": "We write {crs}.", "claims": ["crs"],
    "sides": [{"source": "paper2022", "says": "3"}, {"source": "news2022", "says": "nobody"}],
}
CHANGE = {"on": "2026-11-22", "kind": "new-evidence", "what": "First records.", "claims": ["crs"], "pages": ["risks.md"]}
CHECK = {"id": "a-slip", "what": "a slip", "layer": "data", "by": "python -m explainer check", "held": True, "on": "2026-11-22"}

Data = dict[str, dict[str, dict]]


def sound() -> Data:
    """Return records that keep every rule, by file and id."""
    data: Data = {kind: {} for kind in FILES}
    for kind, text in small.RECORDS.items():
        data[kind] = {record["id"]: record for record in yaml.load(text, yaml.BaseLoader)}
    for kind, record in (("series", SERIES), ("trials", TRIAL), ("reports", REPORT), ("article", ARTICLE),
                         ("discrepancies", DISCREPANCY), ("changes", CHANGE), ("checks", CHECK)):
        data[kind] = {record.get("id", "first"): yaml.safe_load(yaml.safe_dump(record))}
    return data


def write(root: Path, data: Data) -> Path:
    """Write the records below ``root`` and return the evidence folder."""
    copies = {kind: json.loads(json.dumps(list(records.values()))) for kind, records in data.items()}  # so that nothing is shared
    files = {kind: yaml.safe_dump(records, sort_keys=False, allow_unicode=True) if records else "" for kind, records in copies.items()}
    return small.write(root, **files) / "evidence"


def read(root: Path, change: Callable[[Data], object] | None = None, today: date = TODAY) -> Evidence:
    """Return the evidence after a change.

    Raises:
        EvidenceFaults: if it is not sound any more.
    """
    data = sound()
    if change:
        change(data)
    return load(write(root, data), today=today, root=root)


def faults(root: Path, change: Callable[[Data], object], today: date = TODAY) -> list[str]:
    """Return what the loader says after a change: each fault as 'file: record: field: message'."""
    try:
        read(root, change, today)
    except EvidenceFaults as error:
        return [f"{Path(fault.position.file).stem}: {fault.record}: {fault.field}: {fault.message}" for fault in error.faults]
    return []


def put(kind: str, key: str, *path: str | int | object) -> Callable[[Data], None]:
    """Return a change that writes the last of ``path`` at the place that the rest names."""
    *way, last, value = path

    def change(data: Data) -> None:
        place = data[kind][key]
        for step in way:
            place = place[step]
        place[last] = value

    return change


def drop(kind: str, key: str, *path: str | int) -> Callable[[Data], None]:
    """Return a change that takes away what stands at ``path``."""

    def change(data: Data) -> None:
        place = data[kind][key]
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return change


def both(*changes: Callable[[Data], object]) -> Callable[[Data], None]:
    """Return several changes as one."""

    def change(data: Data) -> None:
        for one in changes:
            one(data)

    return change

"""Read ``docs/evidence/*.yml`` into one checked whole, or say everything that is wrong with it at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from explainer.evidence import model, positions
from explainer.evidence.positions import Document, Position

#: Each file, the record that it lists, and the key that names a record. All must be there.
FILES: dict[str, tuple[type[BaseModel], str]] = {
    "sources": (model.Source, "id"),
    "studies": (model.Study, "id"),
    "claims": (model.Claim, "id"),
    "series": (model.Series, "id"),
    "trials": (model.Trial, "id"),
    "reports": (model.Report, "id"),
    "article": (model.ArticleClaim, "id"),
    "discrepancies": (model.Discrepancy, "id"),
    "glossary": (model.Term, "id"),
    "changes": (model.Change, "what"),
}


@dataclass(frozen=True, order=True)
class Fault:
    """Something wrong with a record, said to its author: where, in which record and field, and what was expected."""

    position: Position
    record: str
    field: str
    message: str

    def __str__(self) -> str:
        parts = [part for part in (self.record, self.field, self.message) if part]
        return f"{self.position}: {': '.join(parts)}"

    def github(self) -> str:
        """Return it as a GitHub Actions workflow command, which marks the line in a pull request."""
        text = str(self).split(": ", 1)[1].replace("%", "%25").replace("\n", "%0A")
        return f"::error file={self.position.file},line={self.position.line},col={self.position.column}::{text}"


class EvidenceFaults(Exception):
    """The evidence has faults; ``faults`` holds all of them, in file order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True)
class Evidence:
    """All records, by id. Order is the files' own."""

    sources: dict[str, model.Source] = field(default_factory=dict)
    studies: dict[str, model.Study] = field(default_factory=dict)
    claims: dict[str, model.Claim] = field(default_factory=dict)
    series: dict[str, model.Series] = field(default_factory=dict)
    trials: dict[str, model.Trial] = field(default_factory=dict)
    reports: dict[str, model.Report] = field(default_factory=dict)
    article: dict[str, model.ArticleClaim] = field(default_factory=dict)
    discrepancies: dict[str, model.Discrepancy] = field(default_factory=dict)
    glossary: dict[str, model.Term] = field(default_factory=dict)
    changes: dict[str, model.Change] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict, compare=False, repr=False)

    def position(self, kind: str, key: str, *path: str | int) -> Position:
        """Return where a record (or a field of it) is written."""
        document = self.documents[kind]
        return document.position((self._index[kind].get(key, 0), *path))

    @cached_property
    def _index(self) -> dict[str, dict[str, int]]:
        return {kind: {key: number for number, key in enumerate(getattr(self, kind))} for kind in FILES}


def nearest(written: str, known: Iterable[str]) -> str:
    """Return `` (did you mean 'x'?)``, or nothing where no known name is near."""
    close = difflib.get_close_matches(written, list(known), n=1, cutoff=0.6)
    return f" (did you mean '{close[0]}'?)" if close else ""


def load(folder: Path, *, today: date | None = None, root: Path | None = None) -> Evidence:
    """Read and check every evidence file in ``folder``.

    Args:
        folder: where the files of `FILES` stand.
        today: the day against which "in the future" is judged; the system's own if not said.
        root: the folder that messages name files from; ``folder``'s grandparent if not said.

    Raises:
        EvidenceFaults: with every fault in every file.
    """
    from explainer.evidence import rules  # rules speak of Evidence, which this module defines

    root = root or folder.parent.parent
    documents = {kind: _read(folder / f"{kind}.yml", root) for kind in FILES}
    faults: list[Fault] = []
    tables: dict[str, dict[str, BaseModel]] = {}
    for kind, document in documents.items():
        tables[kind] = _records(kind, document, faults)
    evidence = Evidence(**tables, documents=documents)
    if not faults:  # a rule over half-read records would report the same slip a second time
        faults += rules.check(evidence, today or date.today())
    if faults:
        raise EvidenceFaults(faults)
    return evidence


def _read(path: Path, root: Path) -> Document:
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    if not path.exists():
        document = Document(name)
        document.slips.append(positions.Slip(Position(name, 1, 1), "is missing; every evidence file must be there"))
        return document
    return positions.read(path, name)


def _records(kind: str, document: Document, faults: list[Fault]) -> dict[str, BaseModel]:
    record_type, key_field = FILES[kind]
    faults += [Fault(slip.position, "", "", slip.message) for slip in document.slips]
    rows = document.data if document.data not in (None, "") else []
    if not isinstance(rows, list):
        faults.append(Fault(document.position(()), "", "", "expected a list of records, each starting with '- '"))
        return {}
    adapter = TypeAdapter(record_type)
    table: dict[str, BaseModel] = {}
    for number, row in enumerate(rows):
        name = str(row.get(key_field, f"record {number + 1}")) if isinstance(row, dict) else f"record {number + 1}"
        try:
            record = adapter.validate_python(row)
        except ValidationError as error:
            faults += [_fault(detail, number, name, document, record_type) for detail in error.errors()]
            continue
        key = getattr(record, key_field)
        if key in table:
            message = f"this {key_field} is already taken in this file; ids are never reused"
            faults.append(Fault(document.position((number, key_field)), name, key_field, message))
        table[key] = record
    return table


def _fault(detail: ErrorDetails, number: int, name: str, document: Document, record: type[BaseModel]) -> Fault:
    # pydantic's path through a union also names the member ('value', 'count', 'numerator'); the file's own does not
    path = _written_path(detail["loc"], document, number)
    shown = ".".join(map(str, detail["loc"]))
    return Fault(document.position((number, *path)), name, shown, _message(detail, record))


def _written_path(location: tuple[str | int, ...], document: Document, number: int) -> tuple[str | int, ...]:
    path: list[str | int] = []
    for part in location:
        known = document.position((number, *path, part)) != document.position((number, *path))
        if known:
            path.append(part)
    return tuple(path)


def _message(detail: ErrorDetails, record: type[BaseModel]) -> str:
    kind, context, written = detail["type"], detail.get("ctx", {}), detail.get("input")
    if kind == "extra_forbidden":
        return f"unknown key{nearest(str(detail['loc'][-1]), _keys(record))}"
    if kind == "missing":
        return "is missing, and every record of this kind needs it"
    if kind in ("literal_error", "union_tag_invalid"):
        allowed = str(context.get("expected") or context.get("expected_tags"))
        tag = str(context.get("tag", written))
        options = [option.strip(" '") for option in allowed.replace(" or ", ", ").split(",")]
        return f"'{tag}' was written, expected one of {allowed}{nearest(tag, options)}"
    shown = f"; '{written}' was written" if isinstance(written, str) and len(written) < 80 else ""
    return f"{detail['msg'][0].lower()}{detail['msg'][1:]}{shown}"


def _keys(record: type[BaseModel]) -> Iterator[str]:
    for name, info in record.model_fields.items():
        yield info.alias or name
        for inner in _models_in(info.annotation):
            yield from _keys(inner)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def table(evidence: Evidence, kind: str) -> Mapping[str, BaseModel]:
    """Return the records of one file by id."""
    return getattr(evidence, kind)

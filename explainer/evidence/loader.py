"""Read ``docs/evidence/*.yml`` into one checked whole, or say everything that is wrong with it at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from explainer.evidence import model, positions
from explainer.evidence.dates import this_day
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
    "checks": (model.Check, "id"),
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
        return printable(f"{self.position}: {': '.join(parts)}")

    def github(self) -> str:
        """Return it as a GitHub Actions workflow command, which marks the line in a pull request."""
        text = str(self)[len(printable(f"{self.position}: ")):].replace("%", "%25")
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
    checks: dict[str, model.Check] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict, compare=False, repr=False)

    def position(self, kind: str, key: str, *path: str | int) -> Position:
        """Return where a record (or a field of it) is written."""
        document = self.documents.get(kind) or Document(f"{kind}.yml")
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
        today: the day against which "in the future" is judged; `this_day` if not said.
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
        faults += rules.check(evidence, today or this_day())
    if faults:
        raise EvidenceFaults(faults)
    return evidence


def _read(path: Path, root: Path) -> Document:
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    if not path.is_file():
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
    first: dict[str, Position] = {}
    for number, row in enumerate(rows):
        name = _name_of(row, key_field, number)
        if not isinstance(row, dict):
            written = f"'{visible(row)}'" if isinstance(row, str) else "a list"
            message = f"expected a record with keys (such as '{key_field}: …'), found {written}"
            faults.append(Fault(document.position((number,)), name, "", message))
            continue
        try:
            record = adapter.validate_python(row)
        except ValidationError as error:
            faults += [_fault(detail, number, name, document, record_type) for detail in error.errors()]
            continue
        key = getattr(record, key_field)
        at = document.position((number, key_field))
        if key in table:
            message = f"is already taken on line {first[key].line}; an id is never used twice" if key_field == "id" else \
                f"says the same as the record on line {first[key].line}; keep one"
            faults.append(Fault(at, name, key_field, message))
        first.setdefault(key, at)
        table[key] = record
    return table


def _name_of(row: object, key_field: str, number: int) -> str:
    written = row.get(key_field) if isinstance(row, dict) else None
    return visible(written) if isinstance(written, str) and written else f"record {number + 1}"


def printable(written: str) -> str:
    """Return text with every character that has no shape (control, bidirectional, line break) spelt out: a terminal obeys some."""
    return "".join(letter if letter.isprintable() else f"<U+{ord(letter):04X}>" for letter in written)


def visible(written: str, most: int = 80) -> str:
    """Return text as one short line in which nothing can hide: control and bidirectional characters are spelt out."""
    shown = printable(" ".join(written.split()))
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def _fault(detail: ErrorDetails, number: int, name: str, document: Document, record: type[BaseModel]) -> Fault:
    path = _written_path(detail["loc"], document, number)
    not_there = {"missing": detail["loc"][-1:], "union_tag_not_found": ("kind",)}.get(detail["type"], ())
    shown = ".".join(map(str, (*path, *not_there)))
    return Fault(document.position((number, *path)), name, shown, _message(detail, record))


def _written_path(location: tuple[str | int, ...], document: Document, number: int) -> tuple[str | int, ...]:
    """Return the path as the file has it: pydantic's also names the member of a union ('value', 'count', 'numerator')."""
    path: list[str | int] = []
    for part in location:
        if document.holds((number, *path, part)):
            path.append(part)
    return tuple(path)


#: What a pattern of the model means, for somebody who does not read patterns.
_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "small letters and digits, with single hyphens between",
    r"^[a-z0-9][a-z0-9-]*$": "small letters, digits and hyphens",
    r"^NCT\d{8}$": "NCT and eight digits",
    r"^10\.\d{4,9}/\S+$": "a DOI without address, such as 10.1038/s41591-022-02017-5",
    r"^https?://\S+$": "an address that starts with http:// or https://",
    r"^\d+$": "digits only",
    r"^[a-z/-]+\.md(#[a-z0-9-]+)?$": "a page and a heading's address, such as risks.md#fever",
}
#: What pydantic calls a fault, and what an author is told was expected.
_EXPECTED = {
    "int_parsing": "a whole number", "int_type": "a whole number", "int_from_float": "a whole number",
    "decimal_parsing": "a number with a point, not a comma", "decimal_type": "a number",
    "bool_parsing": "true or false", "bool_type": "true or false",
    "string_type": "text", "list_type": "a list, each line starting with '- ', or [a, b]",
    "dict_type": "keys with values", "model_type": "keys with values", "model_attributes_type": "keys with values",
} | dict.fromkeys(("date_from_datetime_parsing", "date_parsing", "date_type"), "a day in the calendar: YYYY-MM-DD")


def _message(detail: ErrorDetails, record: type[BaseModel]) -> str:
    kind, context, written = detail["type"], detail.get("ctx", {}), detail.get("input")
    shown = f"'{visible(written)}' was written, " if isinstance(written, str) and written else ""
    if written == "" and kind not in ("missing", "extra_forbidden"):
        return "is empty; write something, or leave the key out if it may be left out"
    match kind:
        case "extra_forbidden" if " " in str(detail["loc"][-1]):
            return "unknown key; if it is text after a comma or colon, put the whole text in quotation marks"
        case "extra_forbidden":
            return f"unknown key{nearest(str(detail['loc'][-1]), _keys(record))}"
        case "missing":
            return "is missing, and every record of this kind needs it"
        case "union_tag_not_found":
            return "is missing; expected one of count, quantity, state, date"
        case "literal_error" | "union_tag_invalid":
            allowed = str(context.get("expected") or context.get("expected_tags"))
            tag = str(context.get("tag", written))
            options = [option.strip(" '") for option in allowed.replace(" or ", ", ").split(",")]
            return f"'{visible(tag)}' was written, expected one of {allowed}{nearest(tag, options)}"
        case "string_pattern_mismatch":
            return f"{shown}expected {_PATTERNS.get(context['pattern'], context['pattern'])}"
        case "value_error":
            return f"{shown}{context['error']}"
        case _ if kind in _EXPECTED:
            return f"{shown}expected {_EXPECTED[kind]}"
    return f"{shown}{detail['msg'][0].lower()}{detail['msg'][1:]}"


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

"""Texts that attack, put into every field of every record that takes one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel, ValidationError

from explainer.evidence import Evidence
from explainer.evidence.loader import FILES

SCRIPT = "<script>alert(1)</script>"
ATTACKS = (
    SCRIPT, "\"><img/src='x'/onerror=alert(1)>", "'><svg/onload=alert(1)>", "javascript:alert(1)", "</script><script>alert(1)//",
    "--><script>alert(1)</script><!--", "]]><script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "[x](javascript:alert(1))",
)
#: What an address or a DOI must begin with, before an attack.
_BEGINNINGS = ("", "10.1000/", "https://example.org/")


def poisoned(evidence: Evidence, attack: str) -> tuple[Evidence, set[str]]:
    """Return the evidence with an attack in every text that may hold one, and the fields that do ('Source.title')."""
    reached: set[str] = set()
    tables = {kind: {key: _record(one, attack, reached) for key, one in getattr(evidence, kind).items()} for kind in FILES}
    return replace(evidence, **tables), reached


def _record(record: BaseModel, attack: str, reached: set[str]) -> BaseModel:
    for name in type(record).model_fields:
        for new in _values(getattr(record, name), attack, reached):
            changed = _with(record, name, new)
            if changed is not None:
                record = changed
                if attack in str(new):
                    reached.add(f"{type(record).__name__}.{name}")
                break
    return record


def _values(value: object, attack: str, reached: set[str]) -> Iterator[object]:
    """Yield what may stand in a field's place, most poisonous first."""
    if isinstance(value, BaseModel):
        yield _record(value, attack, reached)
    elif isinstance(value, list) and value and isinstance(value[0], BaseModel):
        yield [_record(one, attack, reached) for one in value]
    elif isinstance(value, (str, list, dict)) or value is None:
        for beginning in _BEGINNINGS:
            text = beginning + attack
            yield {**dict.fromkeys(value, text), text: text} if isinstance(value, dict) else [text] if isinstance(value, list) else text


def _with(record: BaseModel, name: str, value: object) -> BaseModel | None:
    """Return the record with another value, or ``None`` if its model refuses that."""
    given = {info.alias or field: getattr(record, field) for field, info in type(record).model_fields.items()}
    try:
        return type(record).model_validate({**given, type(record).model_fields[name].alias or name: value})
    except ValidationError:
        return None

"""JSON Schema of each evidence file, so that an editor completes keys and marks faults while somebody types.

JSON Schema 2020-12, as pydantic writes it. The first line of each evidence file names its schema in the form that
yaml-language-server reads (``# yaml-language-server: $schema=…``), which VS Code and many other editors use.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from explainer import swap
from explainer.evidence.loader import FILES

FOLDER = "schema"


def schema(kind: str) -> dict[str, object]:
    """Return the JSON Schema of one file: a list of records, or nothing.

    Raises:
        KeyError: if there is no such file.
    """
    record, _ = FILES[kind]
    written = TypeAdapter(list[record]).json_schema(by_alias=True, mode="validation")  # type: ignore[valid-type]
    name = f"{kind}.yml of CAR T for lupus, explained"
    return {"$schema": GenerateJsonSchema.schema_dialect, "title": name, **_as_typed(written), "type": ["array", "null"]}


def reference(kind: str) -> str:
    """Return the first line of an evidence file, which names its schema."""
    return f"# yaml-language-server: $schema={FOLDER}/{kind}.json"


def texts() -> dict[str, str]:
    """Return every schema file's text by its name, the same for the same model."""
    return {f"{kind}.json": json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n" for kind in FILES}


def write(folder: Path) -> list[Path]:
    """Write every schema into ``folder`` and return the paths of those that changed."""
    changed = []
    for name, text in texts().items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            swap.text(path, text)
            changed.append(path)
    return changed


def _as_typed(schema: object) -> object:
    """Fit pydantic's schema to what the loader reads.

    Text may be typed without quotation marks: the loader reads ``2022`` as text, an editor's YAML as a number. And
    nothing is ever ``null``: a key that is not known is left out.
    """
    if isinstance(schema, list):
        return [_as_typed(part) for part in schema if part != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    read = {key: _as_typed(part) for key, part in schema.items() if (key, part) != ("default", None)}
    if read.get("type") == "string" and not {"enum", "const", "format"} & read.keys():
        read["type"] = ["string", "number"]
    return read

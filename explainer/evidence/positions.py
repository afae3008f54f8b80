"""YAML in which every value remembers where it was written.

PyYAML's ``BaseLoader`` is used on purpose: it keeps every scalar a string, so that ``NO``, ``3.10``, ``12:30`` and an
impossible date stay what the author typed until a field's own type reads them (YAML 1.1 would change all four).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

Path_ = tuple[str | int, ...]

#: libyaml's loader reads the same language about ten times as fast; PyYAML's own serves where it was built without.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

#: Far deeper than any record here; stops a hostile or broken file before Python's own recursion limit does.
MAX_DEPTH = 40

#: Twenty times the longest file here; stops a file that would be read for minutes.
MAX_BYTES = 5_000_000

#: What YAML 1.1 allows in no file (section 5.1, "printable characters"): control characters, surrogates, non-characters.
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: What YAML calls nothing. Here a thing that is not known has no key.
_NULLS = {"null", "Null", "NULL", "~"}


@dataclass(frozen=True, order=True)
class Position:
    """A place in a text file; ``line`` and ``column`` count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Slip:
    """Something wrong with the file as YAML, before any record is read."""

    position: Position
    message: str


@dataclass
class Document:
    """The data of one YAML file, the position of each value, and what is wrong with the file as YAML."""

    file: str
    data: object = None
    slips: list[Slip] = field(default_factory=list)
    _positions: dict[Path_, Position] = field(default_factory=dict)

    def holds(self, path: Path_) -> bool:
        """Return whether the file has something at ``path``."""
        return path in self._positions

    def position(self, path: Path_) -> Position:
        """Return where ``path`` stands, or the nearest thing around it that the file has."""
        while path and path not in self._positions:
            path = path[:-1]
        return self._positions.get(path, Position(self.file, 1, 1))


def read(path: Path, name: str | None = None) -> Document:
    """Read a YAML file.

    Args:
        path: the file.
        name: how to call it in messages; the path as given, if not said.

    Returns:
        the document; ``data`` is ``None`` where the file could not be read at all (``slips`` then says why).
    """
    document = Document(name or str(path))
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"is {path.stat().st_size:,} bytes long; a file of records holds at most {MAX_BYTES:,}"
            document.slips.append(Slip(Position(document.file, 1, 1), message))
            return document
        written = path.read_bytes()
    except OSError as error:
        document.slips.append(Slip(Position(document.file, 1, 1), f"cannot be read: {error.strerror}"))
        return document
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = _place(written[: error.start].decode("utf-8", "replace"), document.file)
        document.slips.append(Slip(at, "is not UTF-8 text; save the file as UTF-8"))
        return document
    return parse(text, document.file)


def parse(text: str, file: str) -> Document:
    """Parse YAML ``text``; see `read`."""
    document = Document(file)
    forbidden = _UNREADABLE.search(text)
    if forbidden:  # libyaml says only that there is one, not where
        name = f"U+{ord(forbidden[0]):04X}"
        document.slips.append(Slip(_place(text[: forbidden.start()], file), f"holds the control character {name}; delete it"))
        return document
    loader = None
    try:
        alias = _alias(text)
        if alias is not None:
            message = "uses a YAML alias (*name); write the value out, so that a reader of the line sees it"
            document.slips.append(Slip(Position(file, alias.line + 1, alias.column + 1), message))
            return document
        loader = _Loader(text)
        node = loader.get_single_node()
    except (yaml.YAMLError, RecursionError) as error:
        document.slips.append(Slip(_mark_of(error, file), _plain(error)))
        return document
    finally:
        if loader is not None:
            loader.dispose()
    if node is not None:
        document.data = _walk(node, (), document)
    return document


def _walk(node: yaml.Node, path: Path_, document: Document) -> object:
    at = Position(document.file, node.start_mark.line + 1, node.start_mark.column + 1)
    document._positions.setdefault(path, at)
    if len(path) > MAX_DEPTH:
        document.slips.append(Slip(at, f"nested more than {MAX_DEPTH} levels deep"))
        return None
    if isinstance(node, yaml.ScalarNode):
        if path and not node.style and node.value in _NULLS:
            document.slips.append(Slip(at, f"'{node.value}' would reach readers as a word; leave the key out"))
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_walk(child, (*path, index), document) for index, child in enumerate(node.value)]
    mapping: dict[str, object] = {}
    for key_node, value_node in node.value:
        key_at = Position(document.file, key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            document.slips.append(Slip(key_at, "a key must be a plain word"))
            continue
        key = key_node.value
        if key in mapping:
            document.slips.append(Slip(key_at, f"key '{key}' stands twice in one record; keep one"))
            continue
        mapping[key] = _walk(value_node, (*path, key), document)
    return mapping


def _place(before: str, file: str) -> Position:
    """Return the position just after the text ``before``."""
    lines = before.split("\n")
    return Position(file, len(lines), len(lines[-1]) + 1)


def _alias(text: str) -> yaml.Mark | None:
    """Return the place of the first alias. A few nested aliases can stand for gigabytes, and no record needs one."""
    if not re.search(r"(?:^|[\s\[{,:-])\*[^\s*]", text):
        return None  # cheap: almost no file has even the shape of one
    events = yaml.parse(text, Loader=_Loader)
    return next((event.start_mark for event in events if isinstance(event, yaml.AliasEvent)), None)


def _mark_of(error: Exception, file: str) -> Position:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return Position(file, mark.line + 1, mark.column + 1) if mark else Position(file, 1, 1)


def _plain(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "is nested too deeply to be read"
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    return f"is not valid YAML: {problem}"

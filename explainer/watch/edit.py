"""Change fields of records of an evidence file in its text, so that comments, order and everything else stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import yaml

#: A scalar as the evidence files hold it, or a list of texts.
Value = str | int | bool | list[str]
#: From where to where in the text, and what is to stand there.
_Edit = tuple[int, int, str]


def with_fields(text: str, changes: Mapping[int, Mapping[str, Value]], order: Sequence[str]) -> str:
    """Return the file's text with fields of records changed or added.

    Args:
        text: a list of block mappings (YAML 1.1), sound to the loader.
        changes: new values by key, by the record's place in the list, from 0.
        order: every key that a record may have, in order: an added key goes after the last one before it that is there.
    """
    # PyYAML's own loader: the marks of its nodes count characters of the text
    records = yaml.compose(text, Loader=yaml.BaseLoader).value if changes else []
    edits = [edit for number, fields in changes.items() for edit in _edits(text, records[number], fields, order)]
    for start, end, new in reversed(sorted(edits, key=lambda edit: edit[0])):  # from the back, so that places before stay true
        text = text[:start] + new + text[end:]
    return text


def _edits(text: str, record: yaml.MappingNode, fields: Mapping[str, Value], order: Sequence[str]) -> Iterator[_Edit]:
    nodes = {name.value: (name, node) for name, node in record.value}
    indent = " " * record.start_mark.column
    for key in sorted(fields, key=order.index):  # keys added at one place stay in order
        written = _written(fields[key], indent)
        if key in nodes:
            name, node = nodes[key]
            yield name.end_mark.index, _end(text, node), f":{written}"
            continue
        before = [name for name in order[: order.index(key)] if name in nodes]
        end = text.find("\n", _end(text, nodes[before[-1]][1]))  # after a comment on the same line
        end = len(text) if end < 0 else end
        yield end, end, f"\n{indent}{key}:{written}"


def _end(text: str, node: yaml.Node) -> int:
    """Return where a value ends; the marks of a block list and of folded text stand only after what comes behind them."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    end = node.end_mark.index
    return len(text[:end].rstrip("\n")) if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">") else end


def _written(value: Value, indent: str) -> str:
    """Return what stands after a key's colon, quoted as PyYAML does where it must be."""
    if isinstance(value, list):
        return "".join(f"\n{indent}- {_scalar(one)}" for one in value)
    return f" {_scalar(value)}"


def _scalar(value: str | int | bool) -> str:
    return yaml.safe_dump(value, width=10**6, allow_unicode=True).removesuffix("...\n").rstrip("\n")

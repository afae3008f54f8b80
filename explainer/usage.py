"""Which page uses which record, read from the pages' source.

Read from source and not while rendering, so that a page can say what *other* pages use, whatever the order they are
built in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from explainer import grammar

#: libyaml's loader reads the same language about ten times as fast; PyYAML's own serves where it was built without.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A page's source.

    Attributes:
        path: below the docs folder, as in links ('evidence/index.md').
        meta: its front matter; empty where that is not valid YAML.
        body: the text after the front matter.
        first_line: the line of the file on which the body starts.
    """

    path: str
    meta: dict[str, object]
    body: str
    first_line: int

    @property
    def title(self) -> str:
        """Return the title that readers see."""
        return str(self.meta.get("title", self.path))


@dataclass(frozen=True)
class Usage:
    """For each record's id, the pages that name it; and all pages by path."""

    pages: dict[str, Page] = field(default_factory=dict)
    claims: dict[str, list[str]] = field(default_factory=dict)
    sources: dict[str, list[str]] = field(default_factory=dict)
    blocks: dict[str, list[str]] = field(default_factory=dict)

    def outline(self) -> Usage:
        """Return it without the pages' text: what an edit of a sentence leaves as it was."""
        return replace(self, pages={path: replace(page, body="", first_line=1) for path, page in self.pages.items()})


def read_page(path: Path, docs: Path) -> Page:
    """Read one page."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")  # the lint says which file is not UTF-8
    match = _FRONT_MATTER.match(text)
    meta: object = None
    if match:
        try:
            meta = yaml.load(match[1], Loader=_LOADER)
        except (yaml.YAMLError, ValueError, RecursionError):  # ValueError: a day that is not in the calendar
            meta = None
    body = text[match.end():] if match else text
    first_line = text.count("\n", 0, match.end()) + 1 if match else 1
    return Page(path.relative_to(docs).as_posix(), meta if isinstance(meta, dict) else {}, body, first_line)


def pages(docs: Path) -> Iterator[Page]:
    """Yield every page below ``docs``, in order of path."""
    for path in paths(docs):
        yield read_page(path, docs)


def paths(docs: Path) -> list[Path]:
    """Return the file of every page below ``docs``, in order; a folder may be called like one."""
    return sorted(path for path in docs.rglob("*.md") if path.is_file())


def scan(docs: Path) -> Usage:
    """Read every page and note what it uses."""
    found: dict[str, dict[str, list[str]]] = {kind: defaultdict(list) for kind in ("claims", "sources", "blocks")}
    by_path = {page.path: page for page in pages(docs)}
    for page in by_path.values():
        for kind, name in _names(page.body):
            if page.path not in found[kind][name]:
                found[kind][name].append(page.path)
    return Usage(by_path, **{kind: dict(names) for kind, names in found.items()})


def _names(text: str) -> Iterator[tuple[str, str]]:
    for token in grammar.parse(text):
        match token:
            case grammar.Reference(id=name) if name:
                yield "claims", name
            case grammar.Citation(items=items):
                yield from (("sources", source) for source, _ in items)
            case grammar.Block(name=name) if name:
                yield "blocks", name
                yield from (("claims" if name in ("facts", "marks") else "blocks", one) for one in token.ids)

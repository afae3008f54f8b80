"""A built page as a test reads it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file below a site's folder."""

    site: Path
    path: Path

    @property
    def name(self) -> str:
        """Return its path below the site."""
        return self.path.relative_to(self.site).as_posix()

    @cached_property
    def soup(self) -> BeautifulSoup:
        """Return it parsed."""
        return BeautifulSoup(self.path.read_text(encoding="utf-8"), "html.parser")

    @property
    def text(self) -> str:
        """Return its source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def ids(self) -> set[str]:
        """Return every id."""
        return {tag["id"] for tag in self.soup.find_all(id=True)}

    def links(self) -> list[tuple[Tag, str]]:
        """Return every element that names an address, with the address."""
        return [
            (tag, tag[attribute])
            for attribute in ("href", "src")
            for tag in self.soup.find_all(attrs={attribute: True})
        ]


def pages(site: Path) -> list[BuiltPage]:
    """Return every page of a built site."""
    return [BuiltPage(site, path) for path in sorted(site.rglob("*.html"))]


def target(page: BuiltPage, address: str, base: str = "/") -> tuple[Path, str] | None:
    """Return the file and anchor that an address on a page points to, or None where it leaves the site."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return page.path, unquote(parts.fragment)
    path = unquote(parts.path)
    start = page.site / path.removeprefix(base) if path.startswith("/") else page.path.parent / path
    resolved = start.resolve()
    return (resolved / "index.html" if resolved.is_dir() else resolved), unquote(parts.fragment)

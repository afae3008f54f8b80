"""How large a file is, and of which day: said beside each link of a list of files, from the files themselves."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from markupsafe import Markup

from explainer.rendering.html import el
from explainer.rendering.values import spoken_date

_LIST = re.compile(r'(?P<open><section class="box box--files"[^>]*>)(?P<inside>.*?)(?P<close></section>)', re.DOTALL)
_LINK = re.compile(r'<a [^>]*\bhref="(?P<href>[^":?#]+)"[^>]*>.*?</a>', re.DOTALL)


def said(size: int) -> str:
    """Return a number of bytes as people say it, in decimal units (SI): '612 bytes', '412 kB', '7.0 MB'."""
    if size < 1_000:
        return f"{size} bytes"
    return f"{size / 1e3:.0f} kB" if size < 999_500 else f"{size / 1e6:.1f} MB"


def as_of(day: date) -> Markup:
    """Return the line above a list of files: the day whose state they give."""
    return el("p", "State of ", el("time", spoken_date(day), datetime=day.isoformat()), ".", class_="files-date")


def note(path: Path) -> Markup:
    """Return what follows a link to a file: its size."""
    return el("small", f"({said(path.stat().st_size)})")


def with_sizes(page: str, folder: Path, day: date) -> str:
    """Return a page in which each list of files says their day, and each of its links the file's size.

    Args:
        page: a whole page.
        folder: the folder of the page, from which its links lead.
        day: the day whose state the files give.

    Raises:
        FileNotFoundError: if a link leads to no file.
    """

    def sized(match: re.Match[str]) -> str:
        return f"{match[0]} {note(folder / match['href'])}"

    def dated(match: re.Match[str]) -> str:
        return f"{match['open']}{as_of(day)}{_LINK.sub(sized, match['inside'])}{match['close']}"  # joined with +, markup would escape the page

    return _LIST.sub(dated, page)

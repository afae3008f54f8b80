"""PDF files of the whole site and of each sheet to print, made by Chromium from the pages' own print layout.

Chromium writes tagged PDF with a title, a language and bookmarks, and embeds its fonts; it is driven through Playwright, which
the tests use as well. Neither the site nor its other forms need it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explainer import swap

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")
FORMATS = ("A4", "Letter")
_FOOT = (
    '<div style="font:8px sans-serif;width:100%;text-align:center;color:#333">{left} · '
    '<span class="pageNumber"></span> of <span class="totalPages"></span></div>'
)
#: How often a page is printed before we give up on a whole one.
TRIES = 5
_BOOKMARK = re.compile(rb"/Title [(<][^\n]*\n/Dest ")
_HEADINGS = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(heading => heading.checkVisibility()).length"
_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]*\)")


class CutShort(RuntimeError):
    """Chromium ended a page early, again and again."""


@dataclass(frozen=True)
class Sheet:
    """A sheet to print: its file's name, the page that it stands on, and which of that page's sheets it takes."""

    name: str
    page: str
    places: tuple[int, ...]


SHEETS: tuple[Sheet, ...] = (
    Sheet("handout-for-clinicians", "clinicians.html", (0, 1)),
    Sheet("questions-for-your-rheumatologist", "questions.html", (0,)),
    Sheet("questions-for-the-trial-team", "questions.html", (1,)),
    Sheet("questions-for-yourself", "questions.html", (2,)),
    Sheet("fridge-sheet", "families.html", (0,)),
    Sheet("wallet-card", "families.html", (1,)),
    Sheet("call-sheet-for-a-trial", "find-a-trial.html", (0,)),
    Sheet("who-pays", "cost.html", (0,)),
)
#: Leave nothing on the page but the sheets at the places given, under the site's name.
_ISOLATE = """places => {
  const sheets = [...document.querySelectorAll('.box--sheet')].filter((_, place) => places.includes(place));
  const name = document.createElement('p');
  name.textContent = document.querySelector('.site-name').textContent;
  const foot = document.createElement('p');
  foot.textContent = document.querySelector('.site-footer p').textContent;
  document.title = [document.querySelector('h1').textContent, ...sheets.map(sheet => sheet.querySelector('.box-title').textContent)].join(': ');
  const main = document.createElement('main');
  sheets.forEach(sheet => { sheet.querySelector('.box-title').outerHTML = '<h1 class="box-title">' + sheet.querySelector('.box-title').innerHTML + '</h1>'; });
  main.append(name, ...sheets, foot);
  document.body.replaceChildren(main);
  document.body.style.padding = '0';
  main.style.fontSize = '12.5pt';
  main.style.lineHeight = '1.75';
  sheets.forEach((sheet, number) => { sheet.style.breakBefore = number ? 'page' : 'avoid'; sheet.style.breakAfter = 'avoid'; sheet.style.borderStyle = 'solid'; });
  return sheets.length;
}"""


def write_all(site: Path, single: Path, out: Path, *, browser_path: str, epoch: int) -> list[Path]:
    """Write the PDF files and return their paths.

    Args:
        site: the flat copy of the site.
        single: the single file of the whole site.
        out: the folder of the PDF files, and of nothing else: all of it is swapped at once.
        browser_path: the Chromium to drive.
        epoch: the time that the files carry, in seconds since 1970.

    Raises:
        CutShort: if a page cannot be printed whole.
        LookupError: if a page lacks a sheet that is named here.
    """
    written = []
    with _browser(browser_path) as browser, swap.folder(out) as half:
        for size in FORMATS:
            page = _open(browser, single)
            written.append(_print(page, half / f"{single.stem}-{size}.pdf", size, epoch, foot="CAR T for lupus, explained"))
            page.close()
            for sheet in SHEETS:
                page = _open(browser, site / sheet.page)
                if page.evaluate(_ISOLATE, list(sheet.places)) != len(sheet.places):
                    raise LookupError(f"{sheet.page} lacks a sheet for {sheet.name}: expected sheets {sheet.places} on it")
                written.append(_print(page, half / f"{sheet.name}-{size}.pdf", size, epoch))
                page.close()
    return [out / path.name for path in written]


@contextmanager
def _browser(path: str) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield launched
        launched.close()


def _open(browser: Browser, path: Path) -> Page:
    page = browser.new_page(color_scheme="light")
    page.goto(path.resolve().as_uri(), wait_until="load")  # the whole page is read
    page.wait_for_load_state("networkidle")  # and the sheet for paper is there, which pages ask for after it
    page.emulate_media(media="print")
    return page


def _print(page: Page, target: Path, size: str, epoch: int, *, foot: str | None = None) -> Path:
    margin = {"top": "14mm", "bottom": "16mm", "left": "15mm", "right": "15mm"}
    made = _whole(
        page, format=size, tagged=True, outline=True, print_background=True, margin=margin, display_header_footer=foot is not None,
        header_template="<span></span>", footer_template=_FOOT.format(left=foot or ""),
    )
    target.write_bytes(_dated(made, epoch))
    return target


def _whole(page: Page, **settings: object) -> bytes:
    """Return a page as PDF with a bookmark for each of its headings.

    Chromium 156 ends a long page early now and then, on a busy machine, without a word: of about 70 prints of the whole site, 6 held
    only two thirds to nine tenths of it. So we count, and ask again. What follows the last heading goes uncounted.

    Raises:
        CutShort: if no print is whole.
    """
    headings = page.evaluate(_HEADINGS)
    for _ in range(TRIES):
        made = page.pdf(**settings)
        if len(_BOOKMARK.findall(made)) == headings:
            return made
    raise CutShort(f"{page.url}: {len(_BOOKMARK.findall(made))} bookmarks for {headings} headings, {TRIES} times")


def _dated(pdf: bytes, epoch: int) -> bytes:
    """Return a PDF file with one time in place of the moment of its making, every byte after it where it was."""
    moment = time.strftime("D:%Y%m%d%H%M%S+00'00'", time.gmtime(epoch)).encode()

    def same_length(match: re.Match[bytes]) -> bytes:
        room = len(match[0]) - len(match[1]) - len(b"/ ()")
        return b"/" + match[1] + b" (" + moment[:room].ljust(room, b" ") + b")"

    return _DATE.sub(same_length, pdf)

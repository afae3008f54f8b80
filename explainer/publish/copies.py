"""Copies to take along, carried by the hosted site: what they are called, where they are written, and their list on a page.

They are made from a finished flat copy (`bundle`, `single`, `paper`), so a site gets them when it is built once more beside
them. A site that is built alone says where they are instead (`explainer.rendering.copies`).
"""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markupsafe import Markup

from explainer import swap
from explainer.publish import bundle, paper, sbom, single, sizes
from explainer.rendering.html import el, join

#: The folder of the site that holds the copies, and the file of their sums beside a release.
FOLDER, SUMS = "files", "SHA256SUMS"
#: How readers call the sizes of paper.
PAPER = {"A4": "A4", "Letter": "US Letter"}
_PLACE = re.compile(r'<div class="copies"[^>]*>.*?</div>', re.DOTALL)


@dataclass(frozen=True)
class Copy:
    """One thing to take along, in one or more forms.

    Attributes:
        label: what it is, as a reader would ask for it.
        forms: what each form is called, and where it is written, below the folder of all copies.
    """

    label: str
    forms: tuple[tuple[str, str], ...]


def listed(version: str) -> list[Copy]:
    """Return every copy of a version, in the order in which readers see them."""
    archive, whole = bundle.name(version), single.name(version)
    return [
        Copy("The whole site, to unpack and open from disk", (("zip archive", archive), ("its SHA-256", f"{archive}.sha256"))),
        Copy("The whole site as a single file, for e-mail", (("HTML", whole),)),
        Copy("The whole site on paper", _papers(Path(whole).stem)),
        *(Copy(sheet.name.replace("-", " ").capitalize(), _papers(sheet.name)) for sheet in paper.SHEETS),
        Copy("A list of every program that the site is built with, for programs that look for known faults in them", (("CycloneDX JSON", sbom.name(version)),)),
    ]


def _papers(stem: str) -> tuple[tuple[str, str], ...]:
    return tuple((f"PDF, {PAPER[size]}", f"pdf/{stem}-{size}.pdf") for size in paper.FORMATS)


def carry(dist: Path, site: Path, version: str) -> None:
    """Put every copy into the site.

    Args:
        dist: the folder of all copies.
        site: the folder of the finished site.
        version: the version of the copies.

    Raises:
        FileNotFoundError: if one has not been written; then none is put there.
    """
    paths = [dist / path for copy in listed(version) for _, path in copy.forms]
    missing = [str(path) for path in paths if not path.is_file()]
    if missing:
        raise FileNotFoundError(f"not written yet: {', '.join(missing)}; write all copies first: make release")
    (site / FOLDER).mkdir(exist_ok=True)
    for path in paths:
        shutil.copyfile(path, site / FOLDER / path.name)


def with_list(page: str, files: Path, to_files: str, *, version: str, day: date) -> str:
    """Return a page with the list of the copies where it said that there are none.

    Args:
        page: a whole page.
        files: the folder of the site that holds the copies.
        to_files: the way from the page to that folder, ending in a slash.
        version: the version of the copies.
        day: the day whose state they give.
    """
    if not _PLACE.search(page):
        return page

    def item(copy: Copy) -> Markup:
        forms = [join([el("a", form, href=to_files + Path(path).name), sizes.note(files / Path(path).name)]) for form, path in copy.forms]
        return el("li", copy.label, ": ", join(forms, ", "))

    drawn = el("div", sizes.as_of(day), el("ul", *map(item, listed(version))), class_="copies")
    return _PLACE.sub(lambda _: drawn, page)


def gather(site: Path, out: Path) -> list[Path]:
    """Put what a release carries into one folder: copies, data, and the SHA-256 of each (as ``sha256sum`` writes and reads them).

    Raises:
        FileNotFoundError: if the site carries no copies.
    """
    if not (site / FOLDER).is_dir():
        raise FileNotFoundError(f"no {FOLDER} in {site}; build the site beside its copies first: make release")
    shutil.rmtree(out, ignore_errors=True)  # nothing of an earlier version may go along
    out.mkdir(parents=True)
    found = sorted(path for folder in (FOLDER, "data") for path in (site / folder).iterdir() if path.suffix != ".sha256")
    made = [Path(shutil.copyfile(path, out / path.name)) for path in found]
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(made))
    swap.text(out / SUMS, sums)
    return [*made, out / SUMS]

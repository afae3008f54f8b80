"""The offline bundle: one zip archive that unpacks to a folder, the same bytes for the same commit (reproducible-builds.org)."""

from __future__ import annotations

import hashlib
import os
import time
import zipfile
from pathlib import Path

README = """CAR T for lupus, explained: a copy to read without a network
============================================================

1. Unpack this archive.
2. Open index.html in a browser.

Everything is inside: pages, figures, cards, search, data. Nothing is sent anywhere.
It works without scripts too; then the search and the stepper are off, and all text is there.

Version {version}. The evidence behind it ends on the day that the first page names.
It is information, not medical advice. Nobody should stop a lupus medicine without the treating team.

Text and data: CC BY 4.0. Code: MIT.
"""
#: The first moment that a zip archive can name.
_EARLIEST = 315_532_800


def name(version: str) -> str:
    """Return the archive's name."""
    return f"car-t-for-lupus-offline-{version}.zip"


def write(site: Path, out: Path, *, version: str, epoch: int) -> Path:
    """Write the archive and its SHA-256 beside it; return the archive's path.

    Args:
        site: the flat copy of the site.
        out: the folder to write into.
        version: the version in the archive's name.
        epoch: the one time of everything inside, in seconds since 1970 (``SOURCE_DATE_EPOCH``).

    Raises:
        FileNotFoundError: if there is no ``index.html`` in ``site``.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"no index.html in {site}; build the flat copy first: make offline")
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
    files["README.txt"] = README.format(version=version).replace("\n", "\r\n").encode()
    out.mkdir(parents=True, exist_ok=True)
    target = out / name(version)
    half = out / f".{target.name}.part"
    moment = time.gmtime(max(epoch, _EARLIEST))[:6]
    with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{target.stem}/{path}", date_time=moment)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, content)
    os.replace(half, target)  # the last good archive stays whole until the new one is
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    swap(target.with_suffix(".zip.sha256"), f"{digest}  {target.name}\n")
    return target


def swap(path: Path, text: str) -> None:
    """Write a text file so that it is whole at every moment: beside its place first, then into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.part")
    half.write_text(text, encoding="utf-8")
    os.replace(half, path)

"""The offline bundle: one zip archive that unpacks to a folder, the same bytes for the same commit (reproducible-builds.org)."""

from __future__ import annotations

import hashlib
import io
import time
import zipfile
from pathlib import Path

from explainer import swap

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
    target = out / name(version)
    content = _archive(files, target.stem, epoch)
    sum_file, said = target.with_suffix(".zip.sha256"), f"{hashlib.sha256(content).hexdigest()}  {target.name}\n"
    with swap.file(sum_file) as half_sum:
        half_sum.write_text(said, encoding="utf-8")
        with swap.file(target) as half:
            half.write_bytes(content)
            if sum_file.exists() and sum_file.read_text(encoding="utf-8") != said:
                sum_file.unlink()  # no system swaps two files in one step: for a moment there is no sum, and never a false one
    return target


def _archive(files: dict[str, bytes], folder: str, epoch: int) -> bytes:
    made = io.BytesIO()
    moment = time.gmtime(max(epoch, _EARLIEST))[:6]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{path}", date_time=moment)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, content)
    return made.getvalue()

"""Nothing half-written: what is made is made beside its place, and takes it by a rename, which happens whole or not at all.

However a run ends, its output is the last good one or the new one. What a killed run leaves beside is named for its process
(``.site.4711.unfinished``), and the next run that writes into the same folder removes it.

Nothing is forced onto the disk (fsync): this guards against a killed process, not against a power cut.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: What is being made, and what stood in its place, in the one moment in which neither stands there.
_UNFINISHED, _BEFORE = "unfinished", "before"
_LEFT = re.compile(rf"\.(?P<name>.+)\.(?P<process>\d+)\.(?P<kind>{_UNFINISHED}|{_BEFORE})")
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
#: What this process is making.
_ours: set[Path] = set()


def text(path: Path, content: str) -> None:
    """Write a text file (UTF-8, line ends as given)."""
    data(path, content.encode("utf-8"))


def data(path: Path, content: bytes) -> None:
    """Write a file."""
    with file(path) as half:
        half.write_bytes(content)


@contextmanager
def file(path: Path) -> Iterator[Path]:
    """Give the path to write a file to; it takes the place of ``path`` unless something is raised."""
    half = begin(path)
    try:
        yield half
        put(half, path)
    finally:
        drop(half)


@contextmanager
def folder(path: Path) -> Iterator[Path]:
    """Give a new folder to write into; it takes the place of the folder ``path`` unless something is raised."""
    half = begin(path)
    try:
        half.mkdir()
        yield half
        put(half, path)
    finally:
        drop(half)


def begin(path: Path) -> Path:
    """Return where to make what shall stand at ``path``; what killed runs left in that folder is mended first."""
    path = _real(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    mend(path.parent)
    half = _beside(path, _UNFINISHED)
    _ours.add(half)
    return half


def put(half: Path, path: Path) -> None:
    """Put in place what was made; a folder takes along what is hidden in the one before (``.git``), which is not ours.

    Raises:
        OSError: if it cannot stand there (a mount point, say); what stood there still does.
    """
    path = _real(path)
    if path.exists():
        shutil.copymode(path, half)
    if not half.is_dir() or not path.is_dir():
        os.replace(half, path)
    else:
        _take_along(path, half)
        _swap_folders(half, path)
    drop(half)


def drop(half: Path) -> None:
    """Remove what was not finished, or what stood there before."""
    _remove(half)
    _ours.discard(half)


def mend(parent: Path) -> None:
    """Clear up in a folder what killed runs left: put back what has lost its place, and remove the rest."""
    for left in sorted(parent.iterdir()):
        found = _LEFT.fullmatch(left.name)
        if not found or left in _ours or _lives(int(found["process"])):
            continue
        place = parent / found["name"]
        if found["kind"] == _BEFORE and not place.exists():
            os.rename(left, place)
        else:
            _remove(left)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _beside(path: Path, kind: str) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.{kind}")


def _take_along(old: Path, new: Path) -> None:
    for hidden in old.glob(".*"):
        target = new / hidden.name
        if target.exists() or _LEFT.fullmatch(hidden.name):
            continue
        if hidden.is_dir() and not hidden.is_symlink():
            shutil.copytree(hidden, target, symlinks=True)
        else:
            shutil.copy2(hidden, target, follow_symlinks=False)


def _swap_folders(half: Path, path: Path) -> None:
    if _exchanged(half, path):
        return
    before = _beside(path, _BEFORE)
    os.rename(path, before)
    try:
        os.rename(half, path)  # killed just before this, the next run puts the old folder back
    except OSError:
        os.rename(before, path)
        raise
    _remove(before)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two names in one step; return whether this system and file system can (Linux since 3.15, glibc since 2.28)."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return renameat2 is not None and renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)  # what cannot go now goes with the next run
    else:
        path.unlink(missing_ok=True)


def _lives(process: int) -> bool:
    if process == os.getpid():
        return False  # it is not among ours, so it is of an earlier process that had this number
    if os.name != "posix":
        return True  # there, asking would end the process
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True

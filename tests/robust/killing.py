"""Kill a task at a moment of its work, and look at what it leaves.

A task is killed in a process of its own (``fork``), as the system would: SIGKILL, no clearing up.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

Task = Callable[[], object]

#: What Python tells an audit hook before it touches a file (https://docs.python.org/3/library/audit_events.html).
_STEPS = ("open", "os.", "shutil.", "ctypes.dlsym")
LEFT = ("*.unfinished", "*.before")


def digest(folder: Path) -> str:
    """Return one digest of every file below a folder, by path and content; what a killed run left beside is not counted."""
    whole = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.endswith((".unfinished", ".before")) for part in path.relative_to(folder).parts):
            whole.update(f"{path.relative_to(folder).as_posix()}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def left(folder: Path) -> list[Path]:
    """Return what killed runs left in a folder."""
    return [path for pattern in LEFT for path in folder.glob(pattern)]


def at_step(number: int, task: Task, below: Path) -> bool:
    """Run a task and kill it just before it touches something below a folder for the ``number``-th time.

    Returns:
        whether it was killed; ``False`` if it came to its end first.
    """

    def prepare() -> None:
        counted = 0

        def hook(event: str, details: tuple[object, ...]) -> None:
            nonlocal counted
            if event.startswith(_STEPS) and (event == "ctypes.dlsym" or any(str(below) in str(detail) for detail in details)):
                counted += 1
                if counted == number:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)

    return _ended(_start(task, prepare)) == -signal.SIGKILL


def after(seconds: float, task: Task) -> bool:
    """Run a task and kill it after so many seconds; return whether it was killed."""
    process = _start(task)
    process.join(seconds)
    if process.is_alive():
        process.kill()
    return _ended(process) == -signal.SIGKILL


def duration(task: Task) -> float:
    """Run a task to its end in a process of its own and return how many seconds it took."""
    start = time.monotonic()
    assert _ended(_start(task)) == 0
    return time.monotonic() - start


def _start(task: Task, prepare: Task = lambda: None) -> multiprocessing.Process:
    def run() -> None:
        prepare()
        try:
            task()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)  # none of what the tests' own process does at its end

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    return process


def _ended(process: multiprocessing.Process) -> int:
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL), f"the task failed by itself: {process.exitcode}"
    return process.exitcode

"""Apply declared faults one at a time to a copy of the project, and demand that a check objects, with the right words.

    python -m tests.mutations.run [--layer LAYER] [--sample N --seed S] [--write FILE]

A fault is caught if the smallest command that should object ends with the exact exit code and prints the message, with the file.
A control is a harmless change: every check must stay silent. A fault whose text is no longer in its file is stale, and stale
counts as missed: a list that quietly tests nothing is what this is here to prevent.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from queue import Queue

from explainer import swap

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
#: The day on which the checks believe themselves to be, so that faults in dates stay faults.
TODAY = "2026-11-24"
CHECK = ("-m", "explainer", "check", "--today", TODAY)
LINT = ("-m", "explainer", "lint", "--today", TODAY)
BUILD = ("-m", "mkdocs", "build", "--strict")  # never --quiet: it hides warnings from --strict


def tests(*nodes: str) -> tuple[str, ...]:
    """Return the command that runs some tests."""
    return ("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *nodes)


@dataclass(frozen=True)
class Fault:
    """One change of one file, and what must be said of it.

    Attributes:
        name: what is wrong, as a reader would put it.
        layer: where: data, prose, templates, styles, script, figures, exports, robust, supply; or control.
        file: the file that is changed.
        old: text that stands in it exactly once, or first after ``after`` (or ``None``: the file is removed).
        new: what takes its place.
        command: the smallest command that should object.
        says: what its output must hold.
        code: the exit code that it must end with.
        after: where the search for ``old`` begins: a record's first line, say; within the next 3,000 characters.
    """

    name: str
    layer: str
    file: str
    old: str | None
    new: str
    command: tuple[str, ...]
    says: tuple[str, ...] = ()
    code: int = 1
    after: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of a fault."""

    fault: Fault
    caught: bool
    why: str
    seconds: float


def judge(fault: Fault, copy: Path) -> Outcome:
    """Apply a fault to the copy, run its command, put the file back, and return what came of it."""
    start = time.monotonic()
    path = copy / fault.file
    sound = path.read_text(encoding="utf-8")
    broken = changed(fault, sound)
    if broken == sound:
        return Outcome(fault, False, f"stale: its text does not stand in {fault.file} as declared", 0.0)
    try:
        if broken is None:
            path.unlink()
        else:
            path.write_text(broken, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, *fault.command], cwd=copy, capture_output=True, text=True, timeout=600, check=False, stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(copy), "SITE_DIR": str(copy / "built"), "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        )
    finally:
        path.write_text(sound, encoding="utf-8")
    said = done.stdout + done.stderr
    missing = [words for words in fault.says if words not in said]
    why = ""
    if done.returncode != fault.code:
        why = f"exit code {done.returncode}, expected {fault.code}\n{said[-1500:]}"
    elif missing:
        why = f"said nothing of {missing}\n{said[-1500:]}"
    return Outcome(fault, not why, why, time.monotonic() - start)


def changed(fault: Fault, sound: str) -> str | None:
    """Return the file's text with the fault in it; unchanged if the fault is stale; ``None`` to remove the file."""
    if fault.old is None:
        return None
    if not fault.after:
        return sound.replace(fault.old, fault.new) if sound.count(fault.old) == 1 else sound
    start = sound.find(fault.after)
    at = sound.find(fault.old, start, start + 3000) if start >= 0 else -1
    return sound if at < 0 else sound[:at] + fault.new + sound[at + len(fault.old):]


@contextmanager
def copies(number: int) -> Iterator[Queue[Path]]:
    """Give copies of the project's own files, as git lists them."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    with tempfile.TemporaryDirectory() as folder:
        waiting: Queue[Path] = Queue()
        for place in range(number):
            copy = Path(folder) / f"copy{place}"
            for name in filter(None, listed):
                target = copy / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, target)
            waiting.put(copy)
        yield waiting


def run(faults: Sequence[Fault]) -> list[Outcome]:
    """Judge every fault, a few at a time, and print a line for each."""
    with copies(WORKERS) as waiting:

        def one(fault: Fault) -> Outcome:
            copy = waiting.get()
            try:
                outcome = judge(fault, copy)
            finally:
                waiting.put(copy)
            word = ("passed" if fault.layer == "control" else "caught") if outcome.caught else "MISSED"
            print(f"{word:7} {fault.layer:10} {fault.name}" + (f"\n        {outcome.why}" if outcome.why else ""), flush=True)
            return outcome

        with ThreadPoolExecutor(WORKERS) as pool:
            return list(pool.map(one, faults))


def summary(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """Return the counts that the site shows."""
    layers = Counter(outcome.fault.layer for outcome in outcomes)
    return {
        "on": datetime.now(UTC).date().isoformat(),
        "faults": sum(outcome.fault.layer != "control" for outcome in outcomes),
        "caught": sum(outcome.caught and outcome.fault.layer != "control" for outcome in outcomes),
        "controls": layers["control"],
        "passed": sum(outcome.caught and outcome.fault.layer == "control" for outcome in outcomes),
        "layers": {layer: count for layer, count in sorted(layers.items()) if layer != "control"},
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suite and return 1 if anything was missed."""
    from tests.mutations.faults import FAULTS

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layer", action="append", help="only this layer; may be given again")
    parser.add_argument("--sample", type=int, help="only so many, drawn by chance")
    parser.add_argument("--seed", type=int, default=0, help="of the draw")
    parser.add_argument("--write", type=Path, help="write the counts to this file")
    options = parser.parse_args(arguments)
    chosen = [fault for fault in FAULTS if not options.layer or fault.layer in options.layer]
    if options.sample:
        chosen = random.Random(options.seed).sample(chosen, min(options.sample, len(chosen)))
    outcomes = run(chosen)
    counts = summary(outcomes)
    print(f"{counts['caught']} of {counts['faults']} faults caught, {counts['passed']} of {counts['controls']} harmless changes passed")
    if options.write:
        swap.text(options.write, json.dumps(counts, indent=1) + "\n")
    return 0 if all(outcome.caught for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())

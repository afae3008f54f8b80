"""Apply declared faults one at a time to a copy of the project, and demand that a check objects, with the right words.

    python -m tests.mutations.run [--layer LAYER] [--only WORDS] [--new] [--sample N --seed S] [--write]

A fault is caught if the smallest command that should object ends with the exact exit code and prints the message, with the file.
A control is a harmless change: every check must stay silent. A fault whose text is no longer in its file is stale, and stale
counts as missed: a list that quietly tests nothing is what this is here to prevent.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from queue import Queue

import yaml

from explainer import swap
from explainer.evidence.schema import reference

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
RESULTS = ROOT / "docs" / "evidence" / "checks.yml"
HEADER = f"{reference('checks')}\n# Written by `make mutate`: each change put in on purpose, and whether the right check answered as it should.\n\n"
CHECK = ("-m", "explainer", "check")
LINT = ("-m", "explainer", "lint")
BUILD = ("-m", "mkdocs", "build", "--strict")  # never --quiet: it hides warnings from --strict


def tests(*nodes: str) -> tuple[str, ...]:
    """Return the command that runs some tests."""
    return ("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *nodes)


@dataclass(frozen=True)
class Fault:
    """One change of one file, and what must be said of it.

    Attributes:
        name: what is wrong, as a reader would put it.
        layer: where: data, prose, templates, styles, script, figures, exports, robust, supply, watches; or control.
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


def name(fault: Fault) -> str:
    """Return the id of a fault: its name as a slug."""
    return re.sub(r"[^a-z0-9]+", "-", fault.name.lower()).strip("-")


def record(outcome: Outcome, on: date) -> dict[str, object]:
    """Return what ``docs/evidence/checks.yml`` says of an outcome."""
    fault = outcome.fault
    by = next((word for word in fault.command if "::" in word), " ".join(["python", *fault.command]))
    return {"id": name(fault), "what": fault.name, "layer": fault.layer, "by": by, "held": outcome.caught, "on": on.isoformat()}


def published(written: str, outcomes: Sequence[Outcome], declared: Sequence[Fault], on: date) -> str:
    """Return the file's text: what was run now, and what was run before of all that is still declared, in the order declared."""
    known = {entry["id"]: entry for entry in yaml.safe_load(written) or []}
    known |= {name(outcome.fault): record(outcome, on) for outcome in outcomes}
    entries = [known[name(fault)] for fault in declared if name(fault) in known]
    return HEADER + yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=200)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suite and return 1 if anything was missed."""
    from tests.mutations.faults import FAULTS

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layer", action="append", help="only this layer; may be given again")
    parser.add_argument("--only", action="append", help="only faults whose name holds these words; may be given again")
    parser.add_argument("--new", action="store_true", help="only those that are not yet published, or did not hold when last run")
    parser.add_argument("--sample", type=int, help="only so many, drawn by chance")
    parser.add_argument("--seed", type=int, default=0, help="of the draw")
    parser.add_argument("--write", action="store_true", help=f"put what came of them into {RESULTS.relative_to(ROOT)}, which the site shows")
    options = parser.parse_args(arguments)
    before = RESULTS.read_text(encoding="utf-8")
    held = {entry["id"] for entry in yaml.safe_load(before) or [] if entry["held"]}
    chosen = [
        fault for fault in FAULTS
        if (not options.layer or fault.layer in options.layer)
        and (not options.only or any(words in fault.name for words in options.only))
        and not (options.new and name(fault) in held)
    ]
    if options.sample:
        chosen = random.Random(options.seed).sample(chosen, min(options.sample, len(chosen)))
    outcomes = run(chosen)
    faults = [outcome for outcome in outcomes if outcome.fault.layer != "control"]
    harmless = [outcome for outcome in outcomes if outcome.fault.layer == "control"]
    print(f"{sum(one.caught for one in faults)} of {len(faults)} faults caught, {sum(one.caught for one in harmless)} of {len(harmless)} harmless changes passed")
    if options.write:
        swap.text(RESULTS, published(before, outcomes, FAULTS, date.today()))
    return 0 if all(outcome.caught for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())

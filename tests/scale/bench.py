"""What a build costs at several sizes: ``python -m tests.scale.bench [--sizes today 120x2000 1200x20000] [--profile]``.

Each size is built in a process of its own, so that memory is that build's alone. Seconds are the processor's, in user mode. They
are for people to read: no test asks for them (tests/scale/test_growth.py counts calls instead).
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.scale import grow, steps

SIZES = ("today", "120x2000", "1200x20000")
TOP = 10


def main() -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.scale.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="+", default=SIZES, metavar="PAGESxCLAIMS", help="what to build; 'today' is the real site")
    parser.add_argument("--profile", action="store_true", help="print the ten dearest functions of each size too")
    parser.add_argument("--one", nargs=2, metavar=("PROJECT", "SITE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _one(*map(Path, options.one), profile=options.profile)
        return 0
    print(f"{'pages':>6} {'claims':>7} {'user s':>7} {'peak MB':>8} {'site MB':>8}  seconds by step")
    for size in options.sizes:
        pages, claims = grow.today() if size == "today" else map(int, size.split("x"))
        _row(pages, claims, profile=options.profile)
    return 0


def _row(pages: int, claims: int, *, profile: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = grow.project(Path(folder) / "project", pages, claims)
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "tests.scale.bench", "--one", str(root), str(site)]
        environment = {**os.environ, "PYTHONPATH": str(grow.ROOT)}
        process = subprocess.Popen(command, cwd=grow.ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"the build of {pages} pages and {claims} claims failed")
        spent = json.loads(said)
        weight = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
        shown = ", ".join(f"{step} {amount:.1f}" for step, amount in sorted(spent.items(), key=lambda item: -item[1]))
        print(f"{pages:>6} {claims:>7} {usage.ru_utime:>7.1f} {usage.ru_maxrss / 1024:>8.0f} {weight / 1e6:>8.1f}  {shown}", flush=True)
        if profile:
            subprocess.run([*command, "--profile"], cwd=grow.ROOT, env=environment, check=True)


def _one(root: Path, site: Path, *, profile: bool) -> None:
    if not profile:
        print(json.dumps(steps.seconds(root, site)))
        return
    profiler = cProfile.Profile()
    profiler.runcall(steps.seconds, root, site)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(TOP)


if __name__ == "__main__":
    sys.exit(main())

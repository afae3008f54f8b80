"""The command line: one subcommand a task, each a few lines over the package."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from explainer.evidence import EvidenceFaults, load

EVIDENCE = Path("docs/evidence")


def main(arguments: list[str] | None = None) -> int:
    """Run one task and return its exit code: 0 fine, 1 faults found, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m explainer", description=__doc__)
    tasks = parser.add_subparsers(required=True, metavar="task")
    check = tasks.add_parser("check", help="check the evidence files")
    check.add_argument("--evidence", type=Path, default=EVIDENCE)
    check.add_argument("--today", type=date.fromisoformat, default=None)
    check.set_defaults(run=check_evidence)
    options = parser.parse_args(arguments)
    return options.run(options)


def check_evidence(options: argparse.Namespace) -> int:
    """Print every fault of the evidence files."""
    try:
        evidence = load(options.evidence, today=options.today, root=Path.cwd())
    except EvidenceFaults as error:
        for fault in error.faults:
            print(fault, file=sys.stderr)
            if os.environ.get("GITHUB_ACTIONS"):
                print(fault.github())
        print(f"{len(error.faults)} faults in {options.evidence}", file=sys.stderr)
        return 1
    print(f"{len(evidence.claims)} claims, {len(evidence.sources)} sources, {len(evidence.studies)} groups of people: sound")
    return 0

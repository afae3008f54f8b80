"""The command line: one subcommand a task, each a few lines over the package."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Protocol

from explainer import __version__, exports, figures
from explainer.evidence import Evidence, EvidenceFaults, load, schema
from explainer.lint import lint, worklist
from explainer.measure import report
from explainer.publish import bundle, paper, publish, single
from explainer.usage import scan

DOCS = Path("docs")
DIST = Path("dist")


class Sayable(Protocol):
    """A fault or a problem: a line for people, and one for GitHub Actions."""

    def github(self) -> str:
        """Return it as a workflow command."""


def main(arguments: list[str] | None = None) -> int:
    """Run one task and return its exit code: 0 fine, 1 faults found, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    return options.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m explainer", description=__doc__)
    tasks = parser.add_subparsers(required=True, metavar="task")

    check = tasks.add_parser("check", help="check the evidence files")
    check.add_argument("--evidence", type=Path, default=DOCS / "evidence", help="folder of the evidence files")
    check.add_argument("--today", type=date.fromisoformat, help="the day that counts as today, YYYY-MM-DD")
    check.set_defaults(run=check_evidence)

    lint_task = tasks.add_parser("lint", help="check the pages' prose")
    lint_task.add_argument("--docs", type=Path, default=DOCS, help="folder of the pages")
    lint_task.add_argument("--today", type=date.fromisoformat, help="the day that counts as today, YYYY-MM-DD")
    lint_task.add_argument("--worklist", action="store_true", help="also print what could be better but is no fault")
    lint_task.set_defaults(run=lint_pages)

    schema_task = tasks.add_parser("schema", help="write the JSON Schema of each evidence file")
    schema_task.add_argument("--evidence", type=Path, default=DOCS / "evidence", help="folder of the evidence files")
    schema_task.set_defaults(run=write_schemas)

    measure_task = tasks.add_parser("measure", help="print what each page of the built site weighs and how it reads")
    measure_task.add_argument("--site", type=Path, default=Path("site"), help="folder of the built site")
    measure_task.set_defaults(run=print_measures)

    data_task = tasks.add_parser("data", help="write the files for other programs (claims, trials, figures) beside the pages")
    data_task.add_argument("--docs", type=Path, default=DOCS, help="folder of the pages")
    data_task.add_argument("--out", type=Path, required=True, help="folder to write into: the pages' own, before a build")
    data_task.add_argument("--address", default="", help="where the site is hosted, ending in a slash; without one there is no feed")
    data_task.set_defaults(run=write_data)

    publish_task = tasks.add_parser("publish", help="finish a site that a generator has built: policy, links, search, twins")
    publish_task.add_argument("site", type=Path, help="folder of the built site")
    publish_task.add_argument("--docs", type=Path, default=DOCS, help="folder of the pages")
    publish_task.add_argument("--lunr", type=Path, required=True, help="lunr.js, as the search needs it")
    publish_task.add_argument("--address", default="", help="where the site is hosted, ending in a slash; without one it says nothing to machines")
    publish_task.add_argument("--offline", action="store_true", help="finish a copy that opens from disk")
    publish_task.set_defaults(run=publish_site)

    for name, run, what in (
        ("bundle", write_bundle, "write the offline bundle from the flat copy"),
        ("single", write_single, "write the whole site as one file from the flat copy"),
        ("pdf", write_pdf, "write the PDF files from the flat copy and the single file"),
    ):
        task = tasks.add_parser(name, help=what)
        task.add_argument("--site", type=Path, default=DIST / "offline", help="folder of the flat copy")
        task.add_argument("--out", type=Path, default=DIST, help="folder to write into")
        task.set_defaults(run=run)
    return parser


def check_evidence(options: argparse.Namespace) -> int:
    """Print every fault of the evidence files."""
    evidence = _load(options.evidence, options.today)
    if evidence is None:
        return 1
    print(f"{len(evidence.claims)} claims, {len(evidence.sources)} sources, {len(evidence.studies)} groups of people: sound")
    return 0


def lint_pages(options: argparse.Namespace) -> int:
    """Print every problem of the pages; with ``--worklist`` also what could be better."""
    evidence = _load(options.docs / "evidence", options.today)
    if evidence is None:
        return 1
    problems = lint(options.docs, evidence, today=options.today)
    _say(problems, f"problems in {options.docs}")
    if options.worklist:
        for item in worklist(options.docs):
            print(item)
    if problems:
        return 1
    print(f"{len(list(options.docs.rglob('*.md')))} pages: sound")
    return 0


def write_schemas(options: argparse.Namespace) -> int:
    """Write the schemas beside the evidence files and print which changed."""
    changed = schema.write(options.evidence / schema.FOLDER)
    for path in changed:
        print(path)
    print(f"{len(changed)} of {len(schema.texts())} schemas changed")
    return 0


def _load(folder: Path, today: date | None) -> Evidence | None:
    try:
        return load(folder, today=today, root=Path.cwd())
    except EvidenceFaults as error:
        _say(error.faults, f"faults in {folder}")
        return None


def _say(found: Iterable[Sayable], what: str) -> None:
    found = list(found)
    for one in found:
        print(one, file=sys.stderr)
        if os.environ.get("GITHUB_ACTIONS"):
            print(one.github())
    if found:
        print(f"{len(found)} {what}", file=sys.stderr)


def print_measures(options: argparse.Namespace) -> int:
    """Print bytes, requests, words and reading grade of each page."""
    print(report(options.site))
    return 0


def write_data(options: argparse.Namespace) -> int:
    """Write the files for other programs."""
    evidence = _load(options.docs / "evidence", None)
    if evidence is None:
        return 1
    found = {**figures.files(evidence), **exports.files(evidence, scan(options.docs), site=options.address)}
    for path, text in found.items():
        bundle.swap(options.out / path, text)
    print(f"{len(found)} files in {options.out}")
    return 0


def publish_site(options: argparse.Namespace) -> int:
    """Finish a built site, as MkDocs' hook does after each build."""
    if not (options.site / "index.html").is_file():
        print(f"no index.html in {options.site}; build the site first", file=sys.stderr)
        return 2
    evidence = _load(options.docs / "evidence", None)
    if evidence is None:
        return 1
    lunr = options.lunr.read_text(encoding="utf-8")
    publish(options.site, evidence, lunr=lunr, offline=options.offline, machines="" if options.offline else options.address)
    print(f"{len(list(options.site.rglob('*.html')))} pages in {options.site}: finished")
    return 0


def write_bundle(options: argparse.Namespace) -> int:
    """Write the offline bundle."""
    return _written(bundle.write(options.site, options.out, version=__version__, epoch=_epoch()))


def write_single(options: argparse.Namespace) -> int:
    """Write the single file."""
    target = _single_path(options)
    bundle.swap(target, single.read(options.site, version=__version__))
    return _written(target)


def write_pdf(options: argparse.Namespace) -> int:
    """Write the PDF files."""
    browser = os.environ.get("CHROMIUM")
    if not browser:
        print("no browser named: set CHROMIUM to a Chromium's path, or run 'make pdf', which finds or installs one", file=sys.stderr)
        return 2
    return _written(*paper.write_all(options.site, _single_path(options), options.out / "pdf", browser_path=browser, epoch=_epoch()))


def _single_path(options: argparse.Namespace) -> Path:
    return options.out / f"car-t-for-lupus-{__version__}.html"


def _epoch() -> int:
    """Return the one time that everything carries: ``SOURCE_DATE_EPOCH``, else the first moment there is."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or 0)


def _written(*paths: Path) -> int:
    for path in paths:
        print(f"{path}  {path.stat().st_size:,} bytes")
    return 0

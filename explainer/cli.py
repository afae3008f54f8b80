"""The command line: one subcommand a task, each a few lines over the package."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

from explainer import __version__, exports, figures, swap
from explainer.evidence import Evidence, EvidenceFaults, load, schema
from explainer.evidence.dates import this_day
from explainer.lint import lint, worklist
from explainer.measure import report
from explainer.publish import bundle, copies, paper, publish, sbom, single
from explainer.usage import paths, scan
from explainer.watch import crossref, registry, stale
from explainer.watch.fetch import Fetch, polite

DOCS = Path("docs")
DIST = Path("dist")


class Sayable(Protocol):
    """A fault or a problem: a line for people, and one for GitHub Actions."""

    def github(self) -> str:
        """Return it as a workflow command."""


def main(arguments: list[str] | None = None, *, fetch: Fetch | None = None) -> int:
    """Run one task and return its exit code: 0 fine, 1 faults or something to do found, 2 wrong usage.

    Args:
        arguments: the words after the program's name.
        fetch: what asks registers, for the watches; the polite one if not said.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    options.fetch = fetch
    try:
        this_day()
    except ValueError as error:
        parser.error(str(error))
    return options.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m explainer", description=__doc__)
    tasks = parser.add_subparsers(required=True, metavar="task")

    check = tasks.add_parser("check", help="check the evidence files")
    check.add_argument("--evidence", type=Path, default=DOCS / "evidence", help="folder of the evidence files")
    _takes_a_day(check)
    check.set_defaults(run=check_evidence)

    lint_task = tasks.add_parser("lint", help="check the pages' prose")
    lint_task.add_argument("--docs", type=Path, default=DOCS, help="folder of the pages")
    _takes_a_day(lint_task)
    lint_task.add_argument("--worklist", action="store_true", help="also print what could be better but is no fault")
    lint_task.set_defaults(run=lint_pages)

    schema_task = tasks.add_parser("schema", help="write the JSON Schema of each evidence file")
    schema_task.add_argument("--evidence", type=Path, default=DOCS / "evidence", help="folder of the evidence files")
    schema_task.set_defaults(run=write_schemas)

    measure_task = tasks.add_parser("measure", help="print what each page of the built site weighs and how it reads")
    measure_task.add_argument("--site", type=Path, default=Path("site"), help="folder of the built site")
    measure_task.add_argument("--dist", type=Path, default=DIST, help="folder of the copies to take along")
    measure_task.set_defaults(run=print_measures)

    stale_task = tasks.add_parser("stale", help="print, as Markdown, what is due to be checked again")
    stale_task.add_argument("--docs", type=Path, default=DOCS, help="folder of the pages")
    _takes_a_day(stale_task)
    stale_task.set_defaults(run=print_stale)

    watch_task = tasks.add_parser("watch", help="ask a register, and print, as Markdown, what it knows that we do not")
    watches = watch_task.add_subparsers(required=True, metavar="register")
    for name, run, what in (
        ("crossref", watch_crossref, "corrections and retractions of our sources"),
        ("trials", watch_trials, "trials whose record has moved, with a proposed change"),
    ):
        task = watches.add_parser(name, help=what)
        task.add_argument("--evidence", type=Path, default=DOCS / "evidence", help="folder of the evidence files")
        _takes_a_day(task)
        task.set_defaults(run=run)
    task.add_argument("--diff", type=Path, help="also write the proposed change to this file, for 'git apply'")

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

    sbom_task = tasks.add_parser("sbom", help="write the list of every package that the site is built with")
    sbom_task.add_argument("--lock", type=Path, default=Path("requirements.txt"), help="the lock file")
    sbom_task.add_argument("--out", type=Path, default=DIST, help="folder to write into")
    sbom_task.set_defaults(run=write_sbom)

    gather = tasks.add_parser("gather", help="put what a release carries into one folder, with checksums")
    gather.add_argument("--site", type=Path, default=Path("site"), help="folder of the site that carries the copies")
    gather.add_argument("--out", type=Path, default=DIST / "release", help="folder to write, in place of what is there")
    gather.set_defaults(run=gather_release)
    return parser


def _takes_a_day(task: argparse.ArgumentParser) -> None:
    message = "the day that counts as today, YYYY-MM-DD; else TODAY in the environment, else the real day"
    task.add_argument("--today", type=date.fromisoformat, help=message)


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
    print(f"{len(paths(options.docs))} pages: sound")
    return 0


def write_schemas(options: argparse.Namespace) -> int:
    """Write the schemas beside the evidence files and print which changed."""
    changed = schema.write(options.evidence / schema.FOLDER)
    for path in changed:
        print(path)
    print(f"{len(changed)} of {len(schema.texts())} schemas changed")
    return 0


def print_stale(options: argparse.Namespace) -> int:
    """Print what is due to be checked again."""
    evidence = _load(options.docs / "evidence", options.today)
    if evidence is None:
        return 1
    return _found(stale.report(evidence, scan(options.docs), options.today or this_day()))


def watch_crossref(options: argparse.Namespace) -> int:
    """Print the notices that our sources do not carry."""
    evidence = _load(options.evidence, options.today)
    if evidence is None:
        return 1
    return _found(crossref.report(evidence, options.fetch or polite()))


def watch_trials(options: argparse.Namespace) -> int:
    """Print what has moved in the register of trials, and the change that would follow."""
    evidence = _load(options.evidence, options.today)
    if evidence is None:
        return 1
    path = options.evidence / "trials.yml"
    found = registry.report(evidence, path, options.fetch or polite(), options.today or this_day())
    if options.diff:
        options.diff.write_text(found.diff, encoding="utf-8")
    proposed = f"\n## Proposed change\n\nRead it first, then `git apply` it.\n\n```diff\n{found.diff}```\n" if found.diff else ""
    return _found(found.text + proposed)


def _found(text: str) -> int:
    """Print what a watch found; 1 says that there is something, and nothing on the output that the watch itself failed."""
    print(text, end="")
    return 1 if text else 0


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
    """Print bytes, requests, words and reading grade of each page, and bytes and limit of each file to take along."""
    print(report(options.site, options.dist))
    return 0


def write_data(options: argparse.Namespace) -> int:
    """Write the files for other programs."""
    evidence = _load(options.docs / "evidence", None)
    if evidence is None:
        return 1
    found = {**figures.files(evidence), **exports.files(evidence, scan(options.docs), site=options.address)}
    for path, text in found.items():
        swap.text(options.out / path, text)
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
    day = datetime.fromtimestamp(_epoch(), UTC).date()
    publish(options.site, evidence, lunr=lunr, offline=options.offline, day=day, machines="" if options.offline else options.address)
    print(f"{len(list(options.site.rglob('*.html')))} pages in {options.site}: finished")
    return 0


def write_bundle(options: argparse.Namespace) -> int:
    """Write the offline bundle."""
    return _written(bundle.write(options.site, options.out, version=__version__, epoch=_epoch()))


def write_single(options: argparse.Namespace) -> int:
    """Write the single file."""
    target = _single_path(options)
    swap.text(target, single.read(options.site, version=__version__))
    return _written(target)


def write_pdf(options: argparse.Namespace) -> int:
    """Write the PDF files."""
    browser = os.environ.get("CHROMIUM")
    if not browser:
        print("no browser named: set CHROMIUM to a Chromium's path, or run 'make pdf', which finds or installs one", file=sys.stderr)
        return 2
    return _written(*paper.write_all(options.site, _single_path(options), options.out / "pdf", browser_path=browser, epoch=_epoch()))


def write_sbom(options: argparse.Namespace) -> int:
    """Write the list of packages."""
    target = options.out / sbom.name(__version__)
    swap.text(target, sbom.write(options.lock.read_text(encoding="utf-8"), version=__version__, epoch=_epoch()))
    return _written(target)


def gather_release(options: argparse.Namespace) -> int:
    """Gather what a release carries."""
    return _written(*copies.gather(options.site, options.out))


def _single_path(options: argparse.Namespace) -> Path:
    return options.out / single.name(__version__)


def _epoch() -> int:
    """Return the one time that everything carries: ``SOURCE_DATE_EPOCH``, else the first moment there is."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or 0)


def _written(*paths: Path) -> int:
    for path in paths:
        print(f"{path}  {path.stat().st_size:,} bytes")
    return 0

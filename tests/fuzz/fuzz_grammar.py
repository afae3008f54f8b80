"""Feed page texts to the renderer and the lint, led by what each text reaches; keep every text that breaks a promise.

    python -m tests.fuzz.fuzz_grammar FINDS CORPUS [libFuzzer's options]

The promises: no exception, no hang (libFuzzer's ``-timeout``), nothing in the rendered page that runs, and each problem that the
lint tells on one printable line. A text that breaks one is written to the folder FINDS, one for each place in our code, and
the run goes on; what is found becomes a test in ``tests/robust``.
"""

from __future__ import annotations

import sys
import tempfile
import traceback
from datetime import date
from hashlib import sha256
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["explainer", "markdown", "pymdownx"]):
    import markdown

    from explainer.evidence import Evidence
    from explainer.lint import lint
    from explainer.markdown import state

from tests.evidence import records
from tests.lint import pages
from tests.robust.active import active

TODAY = date(2026, 11, 24)
#: The same as in mkdocs.yml.
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc", "fenced_code", "explainer.markdown"]


class BrokenPromise(Exception):
    """What came out is not what was promised."""


def rendered(text: str, docs: Path) -> None:
    """Render a text as a page.

    Raises:
        BrokenPromise: if something in the page would run.
    """
    html = markdown.markdown(text, extensions=EXTENSIONS, extension_configs={"explainer.markdown": {"docs": str(docs)}})
    if found := active(html):
        raise BrokenPromise(f"runs: {found[0]}")


def linted(text: str, docs: Path, evidence: Evidence) -> None:
    """Lint a text as a page.

    Raises:
        BrokenPromise: if a problem is not one printable line.
    """
    (docs / "risks.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    for problem in lint(docs, evidence, today=TODAY):
        if not str(problem).isprintable():
            raise BrokenPromise(f"not printable: {str(problem)!r}")


def place(error: BaseException) -> str:
    """Return a name for where an exception came from: its type and our last line on the way there."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "explainer" in Path(frame.filename).parts] or frames
    kind = sha256(str(error)[:24].encode()).hexdigest()[:6] if isinstance(error, BrokenPromise) else ""
    return f"{type(error).__name__}-{Path(ours[-1].filename).stem}-{ours[-1].lineno}-{kind}".rstrip("-")


def main() -> None:
    """Fuzz until libFuzzer's options say that it is enough."""
    finds = Path(sys.argv.pop(1))
    finds.mkdir(parents=True, exist_ok=True)
    root = Path(tempfile.mkdtemp(prefix="fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
    shown = records.write(root / "shown", records.sound()).parent
    (shown / "risks.md").write_text(pages.page(), encoding="utf-8")
    evidence = pages.evidence(root / "linted")
    state.read(shown)

    def one(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        for check in (lambda: rendered(text, shown), lambda: linted(text, root / "linted" / "docs", evidence)):
            try:
                check()
            except (Exception, RecursionError) as error:  # noqa: BLE001 - whatever it is, it is a find
                target = finds / place(error)
                if not target.exists():
                    target.write_bytes(data)
                    target.with_name(f"{target.name}.trace").write_text(traceback.format_exc(), encoding="utf-8")

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

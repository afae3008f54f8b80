"""The author's live server: it shows a changed number, says what is broken, keeps serving, and recovers."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: Seconds that we wait for the server before we say that it never did it; not a measurement.
PATIENCE = 120


class Served:
    """A copy of the project under `mkdocs serve`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = root.parent / "serve.log"
        with self.log.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"],
                cwd=root, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, "PYTHONPATH": str(root), "NO_MKDOCS_2_WARNING": "1"},
            )

    def page(self) -> str:
        """Return the results page, or nothing while the server starts."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/car-t-lupus/results/", timeout=30) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, OSError):
            return ""

    def said(self) -> str:
        return self.log.read_text()

    def wait(self, until: Callable[[], bool]) -> bool:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if until():
                return True
            assert self.process.poll() is None, self.said()
            time.sleep(0.25)
        return False


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("live") / "project"
    root.mkdir()
    for name in ("docs", "overrides", "explainer"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    server = Served(root)
    yield server
    server.process.terminate()
    server.process.wait(timeout=30)


def test_a_live_server_shows_a_changed_record_says_what_is_broken_and_recovers(served):
    assert served.wait(lambda: "five of five" in served.page().lower() or "5 of 5" in served.page()), served.said()
    claims = served.root / "docs" / "evidence" / "claims.yml"
    sound = claims.read_text()
    record, sentence = "- id: relapse-erlangen\n", "A newspaper told of"
    assert sound.count(record) == 1 and sound.count(sentence) >= 1

    at = sound.index(sentence, sound.index(record))
    changed = f"{sound[:at]}A daily newspaper told of{sound[at + len(sentence):]}"
    claims.write_text(changed)
    assert served.wait(lambda: "A daily newspaper told of" in served.page()), served.said()

    claims.write_text(changed.replace(record, f"{record}  certanty: low\n"))
    assert served.wait(lambda: "certanty" in served.said()), served.said()
    assert "did you mean 'certainty'" in served.said()
    assert "claims.yml:" in served.said()
    assert "A daily newspaper told of" in served.page(), "the last sound pages stay up"

    claims.write_text(changed.replace("A daily newspaper", "A mended newspaper"))
    assert served.wait(lambda: "A mended newspaper told of" in served.page()), served.said()

"""Whatever ends a run, and whenever: what stands is the last good output or the new one, and nothing between.

``KILLS=50 pytest tests/robust/test_nothing_half_written.py`` kills fifty times at random instead of a few;
``KILLS_OF=site`` does so to builds of the whole site, which takes minutes.
"""

from __future__ import annotations

import hashlib
import logging
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from explainer import swap
from explainer.cli import main
from explainer.evidence import schema
from explainer.publish import bundle
from tests.robust import killing

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("KILLS", "6"))
EPOCH = 1_790_000_000
HOOK = ROOT / "overrides" / "hooks" / "whole.py"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be killed as POSIX kills them")

#: What is written, given the folder to write into and a word that stands in all of it.
Write = Callable[[Path, str], object]


def flat(root: Path, word: str) -> Path:
    """Return a small flat copy of a site in which every file holds a word."""
    page = f'<a class="site-name">Site</a><div class="groups"><a href="b.html">b</a></div><article><h1>{word}</h1></article>'
    files = {"index.html": page, "b.html": page, "assets/later.css": f".{word} {{}}", "big.txt": word * 50_000}
    for name, text in files.items():
        path = root / f"flat-{word}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root / f"flat-{word}"


def write_folder(out: Path, word: str) -> None:
    with swap.folder(out / "folder") as half:
        for name in ("a", "b", "c"):
            (half / name).write_text(word, encoding="utf-8")


def write_single(out: Path, word: str) -> None:
    assert main(["single", "--site", str(flat(out.parent, word)), "--out", str(out)]) == 0


def write_site(out: Path, word: str) -> None:
    build(settings(out.parent, word, site_dir=str(out / "site")))


WRITERS: dict[str, Write] = {
    "a text": lambda out, word: swap.text(out / "text", word * 10_000),
    "a folder": write_folder,
    "the single file": write_single,
    "a site": write_site,
}


def settings(root: Path, word: str, **more: object):
    """Return the settings of a site of three pages in which every file holds a word, and of our hook alone."""
    docs, theme = root / f"docs-{word}", root / "theme"
    for folder in (docs, theme):
        folder.mkdir(parents=True, exist_ok=True)
    (theme / "main.html").write_text("{{ page.content }}", encoding="utf-8")
    for name in ("index", "b", "c"):
        (docs / f"{name}.md").write_text(f"# {word}\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text("site_name: Small\nuse_directory_urls: false\n", encoding="utf-8")
    hook = {"hooks": [str(HOOK)], "plugins": [], "theme": {"name": None, "custom_dir": str(theme)}}
    return load_config(str(root / "mkdocs.yml"), docs_dir=str(docs), **hook, **more)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder to write into."""
    return tmp_path / "out"


def wholes(write: Write, out: Path) -> dict[str, str]:
    """Return the digest of the output with each of two words, the first of which is left standing."""
    found = {}
    for word in ("new", "old"):
        write(out, word)
        found[word] = killing.digest(out)
    assert found["new"] != found["old"]
    return found


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
def test_killed_at_any_step_the_output_is_the_last_good_one_or_the_new_one(write, out):
    known = wholes(write, out)
    step, seen = 1, set()
    while killing.at_step(step, lambda: write(out, "new"), out):
        seen.add(now := killing.digest(out))
        assert now in known.values(), f"half-written when killed at step {step}"
        step += 1
        if now == known["new"]:
            write(out, "old")
            assert killing.digest(out) == known["old"]
    assert step > 3 and known["old"] in seen
    assert killing.digest(out) == known["new"]
    assert killing.left(out) == []


def test_killed_at_any_step_without_a_swap_in_one_step_the_next_run_puts_the_last_good_folder_back(out, monkeypatch):
    monkeypatch.setattr(swap, "_exchanged", lambda one, other: False)
    known = wholes(write_folder, out)
    step = 1
    while killing.at_step(step, lambda: write_folder(out, "new"), out):
        swap.mend(out)
        assert killing.digest(out) in known.values(), f"half-written when killed at step {step}"
        write_folder(out, "old")
        step += 1
    assert killing.digest(out) == known["new"] and killing.left(out) == []


def test_killed_at_any_step_a_bundle_is_whole_and_its_sum_is_never_false(out, tmp_path):
    def write(word: str) -> Path:
        return bundle.write(flat(tmp_path, word), out, version="1", epoch=EPOCH)

    archive = write("new")
    good = {archive.read_bytes(), write("old").read_bytes()}
    step = 1
    while killing.at_step(step, lambda: write("new"), out):
        assert archive.read_bytes() in good, f"half-written when killed at step {step}"
        sum_file = archive.with_suffix(".zip.sha256")
        if sum_file.exists():
            assert sum_file.read_text().split()[0] == hashlib.sha256(archive.read_bytes()).hexdigest(), step
        write("old")
        step += 1
    assert step > 3 and killing.left(out) == []


def test_killed_at_any_step_each_schema_is_the_old_one_or_the_new_one(out):
    sound = schema.texts()
    step = 1
    while True:
        for name in sound:
            swap.text(out / name, "{}")
        if not killing.at_step(step, lambda: schema.write(out), out):
            break
        for name, text in sound.items():
            assert (out / name).read_text(encoding="utf-8") in ("{}", text), (name, step)
        step += 7  # three steps a file, ten files alike
    assert killing.left(out) == []


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
def test_killed_at_random_the_output_is_the_last_good_one_or_the_new_one(write, out):
    known, chance = wholes(write, out), random.Random(KILLS)
    words = ["old", "new"]
    longest = killing.duration(lambda: write(out, words[0]))
    killed = 0
    while killed < KILLS:
        killed += killing.after(chance.uniform(0, longest), lambda: write(out, words[1]))
        now = killing.digest(out)
        assert now in known.values(), f"half-written at kill {killed}"
        if now == known[words[1]]:
            words.reverse()
    write(out, words[1])
    assert killing.digest(out) == known[words[1]] and killing.left(out) == []


@pytest.mark.skipif(os.environ.get("KILLS_OF") != "site", reason="takes minutes: KILLS=50 KILLS_OF=site")
def test_killed_at_random_the_whole_site_and_its_bundle_are_the_last_good_ones_or_the_new_ones(tmp_path):
    for name in ("docs", "overrides", "explainer"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    robots, chance, sites, archives = tmp_path / "docs" / "assets" / "version.txt", random.Random(KILLS), {}, {}
    out, environment = tmp_path / "out", {**os.environ, "PYTHONPATH": str(tmp_path), "OFFLINE": "true", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(EPOCH)}
    tasks = {
        "build": ["-m", "mkdocs", "build", "--strict", "--site-dir", str(out / "site")],
        "bundle": ["-m", "explainer", "bundle", "--site", str(out / "site"), "--out", str(out / "dist")],
    }

    def start(task: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, *tasks[task]], cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def kill(task: str, longest: float) -> bool:
        process = start(task)
        try:
            process.wait(chance.uniform(0, longest))
        except subprocess.TimeoutExpired:
            process.kill()
        return process.wait() != 0

    for word in ("new", "old"):
        robots.write_text(word)
        longest = {}
        for task in tasks:
            begun = time.monotonic()
            assert start(task).wait() == 0
            longest[task] = time.monotonic() - begun
        sites[word], archives[word] = killing.digest(out / "site"), killing.digest(out / "dist")
    standing, killed = "old", dict.fromkeys(tasks, 0)
    while min(killed.values()) < KILLS:
        robots.write_text(other := "new" if standing == "old" else "old")
        if killed["build"] < KILLS:
            killed["build"] += kill("build", longest["build"])
        now = killing.digest(out / "site")
        assert now in sites.values(), f"half-written at kill {killed['build']} of the build"
        standing = other if now == sites[other] else standing
        killed["bundle"] += kill("bundle", longest["bundle"]) if killed["bundle"] < KILLS else 0
        assert killing.digest(out / "dist") in archives.values(), f"half-written at kill {killed['bundle']} of the bundle"
        print(killed, "the new one" if now == sites[other] else "the last good one", flush=True)
    for task in tasks:
        assert start(task).wait() == 0
    assert killing.left(out) == killing.left(out / "dist") == []


def test_after_a_build_its_settings_name_the_folder_that_holds_the_site(tmp_path):
    config = settings(tmp_path, "new", site_dir=str(tmp_path / "site"))
    build(config)
    assert config.site_dir == str(tmp_path / "site")
    assert "new" in (tmp_path / "site" / "index.html").read_text()
    assert killing.left(tmp_path) == []


def test_a_build_that_fails_leaves_the_last_good_site_and_nothing_beside_it(tmp_path):
    build(settings(tmp_path, "old", site_dir=str(tmp_path / "site")))
    config = settings(tmp_path, "new", site_dir=str(tmp_path / "site"))
    (tmp_path / "theme" / "main.html").write_text("{{ page.no.such.thing }}")
    with pytest.raises(Exception, match="no"):
        build(config)
    assert "old" in (tmp_path / "site" / "index.html").read_text()
    assert config.site_dir == str(tmp_path / "site") and killing.left(tmp_path) == []


def test_a_build_that_is_refused_for_its_warnings_leaves_the_last_good_site(tmp_path):
    build(settings(tmp_path, "old", site_dir=str(tmp_path / "site")))
    config = settings(tmp_path, "new", site_dir=str(tmp_path / "site"), strict=True)
    (tmp_path / "docs-new" / "b.md").write_text("[nowhere](none.md)\n")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    with pytest.raises(Abort, match="1 warning"):
        build(config)
    assert "old" in (tmp_path / "site" / "index.html").read_text()
    assert config.site_dir == str(tmp_path / "site") and killing.left(tmp_path) == []


def test_a_build_keeps_what_is_hidden_in_the_site_s_folder(tmp_path):
    hidden = tmp_path / "site" / ".git" / "HEAD"
    hidden.parent.mkdir(parents=True)
    hidden.write_text("ref: refs/heads/gh-pages")
    build(settings(tmp_path, "new", site_dir=str(tmp_path / "site")))
    assert hidden.read_text() == "ref: refs/heads/gh-pages"
    assert (tmp_path / "site" / "index.html").exists()


def test_a_link_to_the_site_s_folder_stays_a_link(tmp_path):
    (tmp_path / "elsewhere" / "real").mkdir(parents=True)
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere" / "real")
    build(settings(tmp_path, "new", site_dir=str(tmp_path / "site")))
    assert (tmp_path / "site").is_symlink() and (tmp_path / "elsewhere" / "real" / "index.html").exists()


def test_what_another_process_is_still_making_is_left_alone(out):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        theirs = out / f".text.{other.pid}.unfinished"
        out.mkdir()
        theirs.write_text("on the way")
        swap.text(out / "text", "mine")
        assert theirs.exists()
        other.communicate(b"\n")
    swap.text(out / "text", "mine")
    assert not theirs.exists()


def test_an_exception_while_writing_leaves_what_stood_and_nothing_beside_it(out):
    write_folder(out, "old")
    with pytest.raises(KeyboardInterrupt), swap.folder(out / "folder") as half:
        (half / "a").write_text("new")
        raise KeyboardInterrupt
    assert (out / "folder" / "a").read_text() == "old" and killing.left(out) == []


def test_a_folder_s_permissions_stay(out):
    write_folder(out, "old")
    (out / "folder").chmod(0o700)
    write_folder(out, "new")
    assert (out / "folder").stat().st_mode & 0o777 == 0o700

"""What a reader can take along is carried whole or not at all, and listed with its true size."""

from __future__ import annotations

import hashlib
import subprocess
from datetime import date
from pathlib import Path

import pytest

from explainer.publish import copies, paper, sizes

DAY = date(2026, 11, 24)
LIST = '<p><a href="other.csv">Other</a></p><section class="box box--files"><ul><li><a href="a.csv">A</a> &amp; <a href="https://x.org/">x</a></li></ul></section>'


def written(dist: Path) -> Path:
    for copy in copies.listed("9.9.9"):
        for _, path in copy.forms:
            (dist / path).parent.mkdir(parents=True, exist_ok=True)
            (dist / path).write_text(path)
    return dist


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (999, "999 bytes"), (1_000, "1 kB"), (412_499, "412 kB"), (999_499, "999 kB"), (999_500, "1.0 MB"), (6_963_306, "7.0 MB")])
def test_a_size_is_said_as_people_say_it(size, words):
    assert sizes.said(size) == words


def test_a_list_of_files_says_their_day_and_the_size_of_each(tmp_path):
    (tmp_path / "a.csv").write_text("x" * 1234)
    page = sizes.with_sizes(LIST, tmp_path, DAY)
    assert '<a href="a.csv">A</a> <small>(1 kB)</small> &amp; <a href="https://x.org/">x</a></li>' in page
    assert page.count("<small>") == 1 and page.startswith('<p><a href="other.csv">Other</a></p><section')
    assert '<time datetime="2026-11-24">24 November 2026</time>' in page


def test_a_list_that_names_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="a.csv"):
        sizes.with_sizes(LIST, tmp_path, DAY)


def test_a_site_carries_every_copy_or_none(tmp_path):
    dist = written(tmp_path / "dist")
    lost = dist / "pdf" / "wallet-card-A4.pdf"
    lost.unlink()
    with pytest.raises(FileNotFoundError, match="wallet-card-A4.pdf.*make release"):
        copies.carry(dist, tmp_path, "9.9.9")
    assert not (tmp_path / copies.FOLDER).exists()


def test_the_list_is_what_the_printer_prints():
    printed = {f"pdf/{stem}-{size}.pdf" for stem in ("car-t-for-lupus-9.9.9", *(sheet.name for sheet in paper.SHEETS)) for size in paper.FORMATS}
    assert {path for copy in copies.listed("9.9.9") for _, path in copy.forms if path.endswith(".pdf")} == printed


def test_a_copy_of_another_version_is_not_carried(tmp_path):
    dist = written(tmp_path / "dist")
    (dist / "car-t-for-lupus-0.0.1.html").write_text("old")
    copies.carry(dist, tmp_path, "9.9.9")
    assert not (tmp_path / copies.FOLDER / "car-t-for-lupus-0.0.1.html").exists()


def test_a_release_holds_copies_and_data_with_sums_that_sha256sum_confirms(tmp_path):
    copies.carry(written(tmp_path / "dist"), tmp_path, "9.9.9")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.json").write_text("{}")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "old.zip").write_text("of an earlier version")
    made = copies.gather(tmp_path, tmp_path / "out")
    assert {path.name for path in made} == {path.name for path in (tmp_path / "out").iterdir()}
    assert {"claims.json", "car-t-for-lupus-offline-9.9.9.zip", "who-pays-Letter.pdf", copies.SUMS} <= {path.name for path in made}
    named = dict(reversed(line.split("  ")) for line in (tmp_path / "out" / copies.SUMS).read_text().splitlines())
    assert set(named) == {path.name for path in made} - {copies.SUMS}
    assert named["claims.json"] == hashlib.sha256(b"{}").hexdigest()
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", copies.SUMS], cwd=tmp_path / "out", check=True)


def test_a_release_of_a_site_without_copies_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="make release"):
        copies.gather(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()

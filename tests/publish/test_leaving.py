"""What leaves the web is whole, opens without a network, and is the same for the same commit; read with parsers that are not ours."""

from __future__ import annotations

import hashlib
import re
import zipfile
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urldefrag

import pypdf
import pytest
from bs4 import BeautifulSoup

from explainer.publish import bundle, paper, single
from tests.find_browser import find

EPOCH = 1_790_000_000


@pytest.fixture(scope="module")
def archive(flat: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundle.write(flat, tmp_path_factory.mktemp("bundle"), version="9.9.9", epoch=EPOCH)


@pytest.fixture(scope="module")
def whole(flat: Path) -> str:
    return single.read(flat, version="9.9.9")


def test_the_bundle_unpacks_to_a_folder_with_every_file_and_a_readme(archive, flat, tmp_path):
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        opened.extractall(tmp_path)
    folder = tmp_path / "car-t-for-lupus-offline-9.9.9"
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there == {path.relative_to(flat).as_posix() for path in flat.rglob("*") if path.is_file()} | {"README.txt"}
    assert "index.html" in (folder / "README.txt").read_text()


def test_the_bundle_is_the_same_bytes_for_the_same_files_and_its_sum_is_true(archive, flat, tmp_path):
    again = bundle.write(flat, tmp_path, version="9.9.9", epoch=EPOCH)
    assert again.read_bytes() == archive.read_bytes()
    digest, name = archive.with_suffix(".zip.sha256").read_text().split()
    assert digest == hashlib.sha256(archive.read_bytes()).hexdigest() and name == archive.name


def test_the_bundle_is_small_enough_to_send(archive):
    assert archive.stat().st_size <= 1_500_000


def test_a_bundle_of_nothing_is_refused_and_nothing_is_written(tmp_path):
    with pytest.raises(FileNotFoundError, match="make offline"):
        bundle.write(tmp_path, tmp_path / "out", version="1", epoch=EPOCH)
    assert not (tmp_path / "out").exists()


def test_no_page_of_the_bundle_leads_into_the_host(flat):
    for path in flat.rglob("*.html"):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        assert not soup.select('link[rel="canonical"]')
        for tag in soup.select("[href], [src]"):
            address = str(tag.get("href") or tag.get("src"))
            assert not address.startswith("/") and "car-t-lupus.github.io" not in address, (path.name, address)


def test_the_single_file_asks_for_nothing_and_every_link_inside_leads_somewhere(whole):
    soup = BeautifulSoup(whole, "html.parser")
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    assert not soup.select("script, link, img, iframe")
    inside = [urldefrag(str(tag["href"]))[1] for tag in soup.select('a[href^="#"]')]
    assert len(inside) > 1000 and set(inside) <= set(ids)
    assert all(re.match(r"https?:|mailto:|#", str(tag["href"])) for tag in soup.select("a[href]"))


def test_the_single_file_holds_every_page_and_figure(whole, flat):
    soup = BeautifulSoup(whole, "html.parser")
    assert len(soup.select("article")) == len(list(flat.rglob("*.html")))
    drawn = {figure["id"].split("-", 1)[1] for figure in soup.select("figure[id]")}
    expected = {path.stem for path in (flat / "figures").glob("*.*")}
    assert {f"fig-{name}" for name in expected} <= drawn


def test_the_single_file_survives_e_mail(whole):
    assert len(whole.encode()) <= 1_000_000


def test_the_single_file_says_every_word_of_every_page_once_more(whole, flat):
    """All prose, tables and references; what a card says stands in the table of all claims."""
    said = " ".join(BeautifulSoup(whole, "html.parser").get_text(" ").split())
    for path in flat.rglob("*.html"):
        article = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select_one("article")
        for part in article.select(single.TWICE):
            part.decompose()
        for part in article.select("p, td, th, li, dd, dt, h2, h3, text"):
            assert " ".join(part.get_text(" ").split()) in said or part.find_parent(class_="gallery"), (path.name, part.get_text())


def test_a_cell_of_the_single_file_still_knows_its_heading_on_a_phone(whole, flat):
    soup = BeautifulSoup(whole, "html.parser")
    rules = dict(re.findall(r"\.(t\d+ td:nth-child\(\d+\))\{--label:\"([^\"]+)\"\}", soup.style.string))
    assert "content:var(--label,attr(data-label))" in soup.style.string
    for table in soup.select("table.data"):
        headings = [cell.get_text() for cell in table.select("thead th")]
        for row in table.select("tbody tr"):
            for place, cell in enumerate(row.find_all(["td", "th"], recursive=False), start=1):
                if cell.name == "td":
                    said = cell.get("data-label") or rules[f"{table['class'][-1]} td:nth-child({place})"]
                    assert said == headings[place - 1], (table.caption, place)


def test_the_single_file_may_load_nothing_and_no_search_engine_lists_it(whole):
    soup = BeautifulSoup(whole, "html.parser")
    policy = soup.select_one('meta[http-equiv="Content-Security-Policy"]')["content"]
    digest = b64encode(hashlib.sha256(soup.style.string.encode()).digest()).decode()
    assert "default-src 'none'" in policy and f"style-src 'self' 'sha256-{digest}'" in policy
    assert soup.select_one('meta[name="robots"]')["content"] == "noindex"


@pytest.fixture(scope="module")
def papers(flat: Path, whole: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    out = tmp_path_factory.mktemp("paper")
    (out / "whole.html").write_text(whole, encoding="utf-8")
    out /= "pdf"
    # In a thread of its own: Playwright starts once a thread, and the browser tests may have started it in this one.
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(paper.write_all, flat, out.parent / "whole.html", out, browser_path=find(), epoch=EPOCH).result()
    return {path.stem: path for path in made}


def test_every_sheet_and_the_whole_site_are_there_in_both_sizes(papers):
    assert set(papers) == {f"{name}-{size}" for name in ("whole", *(sheet.name for sheet in paper.SHEETS)) for size in paper.FORMATS}
    for name, path in papers.items():
        width = float(pypdf.PdfReader(path).pages[0].mediabox.width)
        assert abs(width - (595.28 if name.endswith("A4") else 612)) < 1, name


def test_a_pdf_is_tagged_and_has_a_title_a_language_and_its_fonts(papers):
    for name, path in papers.items():
        reader = pypdf.PdfReader(path)
        catalog = reader.trailer["/Root"]
        assert catalog["/MarkInfo"]["/Marked"], name
        assert str(catalog["/Lang"]).startswith("en"), name
        assert reader.metadata.title, name
        for page in reader.pages[:3]:
            for font in page["/Resources"].get("/Font", {}).values():
                described = font.get_object().get("/DescendantFonts", [font])[0].get_object().get("/FontDescriptor")
                assert font.get_object()["/Subtype"] == "/Type3" or any(
                    key in described.get_object() for key in ("/FontFile", "/FontFile2", "/FontFile3")), name


def test_the_whole_site_on_paper_has_a_bookmark_for_each_page(papers, whole):
    reader = pypdf.PdfReader(papers["whole-A4"])
    titles = {"".join(mark.title.split()) for mark in _flat(reader.outline)}
    for heading in BeautifulSoup(whole, "html.parser").select("article h1"):
        assert "".join(heading.get_text().split()) in titles


class Printer:
    """A page with two headings whose prints hold as many bookmarks as they are told."""

    url = "file:///page.html"

    def __init__(self, *bookmarks: int) -> None:
        self.bookmarks = list(bookmarks)

    def evaluate(self, _: str) -> int:
        return 2

    def pdf(self, **_: object) -> bytes:
        return b"<</Title (Of the file)\n/Lang (en)>>" + b"<</Title (Heading)\n/Dest [2 0 R]>>" * self.bookmarks.pop(0)


def test_a_page_that_was_cut_short_is_printed_again():
    assert paper._whole(Printer(1, 0, 2, 1)).count(b"Heading") == 2


def test_a_page_that_is_cut_short_every_time_is_no_paper():
    with pytest.raises(paper.CutShort, match="1 bookmarks for 2 headings"):
        paper._whole(Printer(*[1] * paper.TRIES))


def test_a_sheet_fits_its_paper(papers):
    for sheet in paper.SHEETS:
        for size in paper.FORMATS:
            assert len(pypdf.PdfReader(papers[f"{sheet.name}-{size}"]).pages) == len(sheet.places), sheet.name


def test_a_pdf_carries_one_time_whenever_it_is_made(papers):
    for path in papers.values():
        assert pypdf.PdfReader(path).metadata.creation_date.timestamp() == EPOCH


def _flat(marks):
    for mark in marks:
        if isinstance(mark, list):
            yield from _flat(mark)
        else:
            yield mark

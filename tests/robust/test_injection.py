"""Nothing that is written into a record or a page runs in a reader's browser."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer import exports, figures, grammar
from explainer.evidence import Evidence, EvidenceFaults, load, model
from explainer.exports.trials import as_csv
from explainer.lint import active as rule
from explainer.markdown import state
from explainer.publish import csp, discover
from explainer.usage import Page, scan
from tests.evidence import records
from tests.lint import pages
from tests.robust.active import active
from tests.robust.poison import ATTACKS, SCRIPT, poisoned

ROOT = Path(__file__).resolve().parents[2]
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc", "fenced_code", "explainer.markdown"]

#: A page on which everything that records can draw is drawn.
EVERYTHING = "\n\n".join([
    "{{ crs }} {{ crs.sentence }} {{ crs.low }} {{ crs.grade }} {{ return-of-b-cells }} {{ status }} {{ day }}",
    "[@paper2022, <b>Table</b> 1] [@review2024; @news2022]",
    *(f"/// {name} | {argument}\n///" for name, argument in (
        ("report", "pause"), ("article-says", "art-none"), ("facts", "crs return-of-b-cells status day"), ("series", "five-rows"),
        ("claims-table", "safety biology status"), ("sources-table", "primary review news"), ("discrepancies", "all"), ("marks", "crs"),
        ("topics", "a b"), ("ranked", "2"), *(("figure", name) for name in figures.FIGURES), *(("drawing", name) for name in figures.DRAWINGS),
    )),
    *(f"/// {name}\n///" for name in ("trials", "article-check", "changes", "checks", "glossary", "gallery", "choice")),
    *(f"/// {name} | Title\n- [ ] words → words\n///" for name in ("note", "sheet", "checklist", "steps")),
])


def everything(data: records.Data) -> None:
    """Give the records one of each part that a record can have."""
    claim = data["claims"]["crs"]
    data["claims"]["status"] = {**claim, "id": "status", "topic": "status", "also": {}, "sentence": "It is {value}.",
                                "value": {"kind": "state", "state": "open", "as_reported": "open"}}
    data["claims"]["day"] = {**data["claims"]["status"], "id": "day", "value": {"kind": "date", "date": "2022", "as_reported": "2022"}}
    claim["history"] = [{"until": "2026-11-01", "said": "otherwise", "why": "a slip"}]
    data["changes"]["second"] = {**data["changes"]["first"], "kind": "correction", "what": "A slip mended."}
    data["sources"]["news2022"]["custom"]["notices"] = [{"kind": "correction", "note": "a name"}]
    data["sources"]["news2022"]["custom"]["status"] = "corrected"
    data["studies"]["five"]["ledger"] = {"crs_any": "crs"}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    return pages.evidence(tmp_path_factory.mktemp("sound"), everything)


def shown(monkeypatch: pytest.MonkeyPatch, evidence: Evidence, text: str, docs: Path) -> str:
    """Return a text as a page over some evidence."""
    monkeypatch.setattr(state, "read", lambda _: state.State(evidence, scan(docs), records.TODAY))
    return markdown.markdown(text, extensions=EXTENSIONS, extension_configs={"explainer.markdown": {"docs": str(docs)}})


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_field_of_any_record_brings_a_script_into_a_page(attack, sound, monkeypatch, tmp_path):
    evidence, _ = poisoned(sound, attack)
    html = shown(monkeypatch, evidence, EVERYTHING, tmp_path)
    assert active(html) == []
    assert attack in BeautifulSoup(html, "html.parser").get_text(), "the attack must reach the page as text, or nothing is tested"


def test_a_page_over_no_records_at_all_names_what_is_not_found(monkeypatch, tmp_path):
    html = shown(monkeypatch, Evidence(), f"{EVERYTHING}\n\n/// series | ,\n///\n\n/// figure | ,\n///\n", tmp_path)
    assert html.count('class="fault"') > 20 and active(html) == []


def test_the_attacks_reach_every_kind_of_record(sound):
    _, reached = poisoned(sound, SCRIPT)
    with_text = {name for name, kind in vars(model).items() if isinstance(kind, type) and issubclass(kind, model.Record)}
    assert with_text - {field.split(".")[0] for field in reached} == {"Record", "Identified", "Spread"}  # a spread is numbers
    assert len(reached) >= 95, sorted(reached)


@pytest.fixture(scope="module")
def real() -> Evidence:
    """The site's own evidence: only over it is every figure drawn."""
    return load(ROOT / "docs" / "evidence")


@pytest.mark.parametrize("attack", [SCRIPT, "\"><img/src='x'/onerror=alert(1)>", "]]><script>alert(1)</script>"])
def test_no_field_of_any_record_breaks_what_is_exported(attack, real):
    evidence, _ = poisoned(real, attack)
    for path, text in {**exports.files(evidence, scan(ROOT / "none"), site="https://example.org/"), **figures.files(evidence)}.items():
        if path.endswith(".json"):
            json.loads(text)
        elif path.endswith((".xml", ".svg")):
            for part in ElementTree.fromstring(text.encode()).iter():
                assert part.tag.rpartition("}")[2] != "script", path
                assert not [name for name in part.attrib if name.lower().startswith("on")], path
    assert attack in as_csv(evidence).replace('""', '"')


def test_a_control_character_in_any_field_of_any_record_is_a_fault_with_its_place(tmp_path):
    places = [(kind, key, path) for kind, table in records.sound().items() for key, record in table.items() for path in texts(record)]
    assert len(places) > 100
    for kind, key, path in places:
        with pytest.raises(EvidenceFaults) as caught:
            records.read(tmp_path, poisonous(kind, key, path, "\u202e\x07\u2028\x7f"[len(path) % 4]))
        assert all(re.match(r"docs/evidence/[a-z]+\.yml:\d+:\d+: ", line) and line.isprintable() for line in map(str, caught.value.faults))


def texts(record: object, path: tuple[str | int, ...] = ()):
    """Yield the path of every text of a record."""
    if isinstance(record, str):
        yield path
    for key, part in record.items() if isinstance(record, dict) else enumerate(record) if isinstance(record, list) else ():
        yield from texts(part, (*path, key))


def poisonous(kind: str, key: str, path: tuple[str | int, ...], bad: str):
    """Return a change that puts a character behind the first of a text."""

    def change(data: records.Data) -> None:
        place = data[kind][key]
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = place[path[-1]][:1] + bad + place[path[-1]][1:]

    return change


IN_A_PAGE = {
    "a script": "<script>alert(1)</script>",
    "a script in capitals": "<ScRiPt>alert(1)</sCrIpT>",
    "a script in a paragraph": "words <script>alert(1)</script> words",
    "a script that does not end": "words <script>alert(1)",
    "a script in a box": "<div markdown=\"1\">\n<script>alert(1)</script>\n</div>",
    "a picture that fails": "<img src=x onerror=alert(1)>",
    "a picture without spaces": "<img/src='x'/onerror=alert(1)>",
    "a tag that does not end": "<img src=x onerror=alert(1) ",
    "a frame": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "an address that is a script": "[words](javascript:alert(1))",
    "the same with entities": "[words](&#106;avascript:alert(1))",
    "the same in HTML": "<a href=\" java\tscript:alert(1)\">words</a>",
    "the same by name": "[words][1]\n\n[1]: javascript:alert(1)",
    "the same in angle brackets": "[words](<javascript:alert(1)>)",
    "a page as an address": "[words](data:text/html,<script>alert(1)</script>)",
    "an attribute in a list": "[words](risks.md){ onclick=\"alert(1)\" }",
    "an attribute of a heading": "## Words { #a onclick=alert(1) }",
    "an attribute of a paragraph": "Words\n{: onmouseover=alert(1) }",
    "a comment that browsers end sooner": "<!--><img src=x onerror=alert(1)>-->",
    "a declaration": "<!x><img src=x onerror=alert(1)>",
    "an instruction": "<?x <img src=x onerror=alert(1)> ?>",
    "another page's base": "<base href=https://example.org/>",
    "a way elsewhere": '<meta http-equiv="refresh" content="0;url=https://example.org/">',
    "a drawing": "<svg onload=alert(1)></svg>",
    "a button": "<button formaction=javascript:alert(1)>words</button>",
}


@pytest.mark.parametrize("written", IN_A_PAGE.values(), ids=IN_A_PAGE.keys())
def test_what_would_run_in_a_page_is_shown_as_text(written, sound, monkeypatch, tmp_path):
    assert active(shown(monkeypatch, sound, f"{{{{ crs }}}}\n\n{written}\n", tmp_path)) == []


@pytest.mark.parametrize("written", IN_A_PAGE.values(), ids=IN_A_PAGE.keys())
def test_the_lint_says_on_which_line_something_would_run(written):
    found = list(rule.nothing_runs(Page("risks.md", {}, f"Words.\n\n{written}\n", 1), Evidence()))
    assert found and all(line >= 3 and "would run when the page is opened" in message for line, message in found)


@pytest.mark.parametrize("written", ["`<script>`", "```\n<script>\n```", "<!-- a note: why -->", "[words](risks.md#one)", "<b id=\"on\">x</b>",
                                     "a < b and c > d", "![x](data:image/png;base64,AAAA)", "JavaScript: a language", "on = off"])
def test_what_does_not_run_is_left_alone(written, sound, monkeypatch, tmp_path):
    assert list(rule.nothing_runs(Page("risks.md", {}, written, 1), Evidence())) == []
    plain = markdown.markdown(written, extensions=EXTENSIONS[:-1])
    assert shown(monkeypatch, sound, written, tmp_path) == plain


PIECES = st.sampled_from([
    *IN_A_PAGE.values(), *ATTACKS, "{{ crs }}", "{{", "}}", "[@paper2022", "]", "/// note | ", "\n///\n", "/// facts | crs", "\n\n", "\n", " ", "`", "```\n", "<", ">",
    "\"", "'", "=", "/", "<!--", "-->", "<?", "?>", "<![CDATA[", "&#106;", "javascript:", "on", "x", "{", "}", ":", "(", ")", "[", "|", "- ", "# ", "<div>", "</div>",
    "\x00", "\x02", "\x03", "\x0b", "\u202e", "\ufeff", "\ufffe", "é", "script",
])


@settings(derandomize=True, deadline=None, max_examples=400)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_mixture_of_pieces_runs(text):
    with pytest.MonkeyPatch.context() as patch:
        assert active(shown(patch, _small(), text, ROOT / "none")) == []


def _small(cache: list[Evidence] = []) -> Evidence:  # noqa: B006 - read once for all examples
    if not cache:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            cache.append(pages.evidence(Path(folder)))
    return cache[0]


@pytest.mark.parametrize("attack", [SCRIPT, "\"><img/src='x'/onerror=alert(1)>", "</title></script><script>alert(1)//"])
def test_no_field_of_a_page_s_front_matter_brings_a_script_into_any_page(attack, tmp_path):
    front = {**dict.fromkeys(("title", "description", "promise", "message", "kind", "last_reviewed", "next_review"), attack)}
    html = built(tmp_path, {"index.md": {**front}, "b.md": {**front}, "evidence/index.md": {**front}})
    for path, page in html.items():
        soup = BeautifulSoup(page, "html.parser")
        ours = [tag for tag in soup.find_all("script") if "early.js" in str(tag.get("src")) or "window" in tag.get_text() or "document" in tag.get_text()]
        assert "alert" not in "".join(tag.get_text() for tag in soup.find_all("script") if tag.get("type") != "application/ld+json"), path
        assert len(soup.find_all("script")) == len(ours), path
        assert not [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")], path
    assert attack in BeautifulSoup(html["b.html"], "html.parser").get_text()


def built(root: Path, fronts: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return the finished pages of a small site with our templates, by path, opened from disk (where no policy helps)."""
    docs = records.write(root, records.sound()).parent
    shutil.copytree(ROOT / "docs" / "assets", docs / "assets")
    shutil.copytree(ROOT / "overrides", root / "overrides", ignore=shutil.ignore_patterns("__pycache__", "lint.py"))
    for path, front in fronts.items():
        (docs / path).write_text("---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items()) + "---\n\n## Words? { #words }\n\nWords.\n")
    settings_ = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:")[0] + "\nplugins:" + (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nplugins:")[1]
    (root / "mkdocs.yml").write_text(settings_.replace("  - overrides/hooks/lint.py\n", "").replace("  - explainer\n", "  - docs\n"))
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "OFFLINE": "true", "SITE_DIR": str(root / "site"), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=root, env=variables, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return {path.relative_to(root / "site").as_posix(): path.read_text(encoding="utf-8") for path in (root / "site").rglob("*.html")}


def test_no_title_of_a_page_ends_the_data_that_machines_read_or_keeps_it_from_ending():
    said = discover.Page("https://example.org/", "<!--<script>", "</script>", "2026-11-24", (), ())
    inside = discover.json_ld(said, "https://example.org/", dataset=False).removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in inside
    assert json.loads(inside)["@graph"][0]["name"] == "<!--<script>"


@pytest.mark.parametrize("written", ["<b onclick='go()'>", "<b onclick=go()>", "<a href='javascript:go()'>", "<img/src='x'/onerror=go()>"])
def test_no_way_of_quoting_gets_inline_code_past_the_policy(written):
    with pytest.raises(csp.InlineCode):
        csp.with_policy(f'<meta charset="utf-8">{written}')


def test_the_grammar_of_a_script_is_text():
    assert list(grammar.parse("`{{ <script> }}`")) == []

import html
import re
from typing import get_args

import pytest
from pydantic import TypeAdapter

from explainer.evidence.model import EvidenceItem, Source
from explainer.rendering import references

BASE = {"id": "x2022", "type": "article-journal", "title": "A title", "custom": {"tier": "primary", "access": "abstract"}}


def source(**fields: object) -> Source:
    return TypeAdapter(Source).validate_python({**BASE, **fields})


def text(**fields: object) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", references.reference(source(**fields))))


def people(*names: str) -> list[dict[str, str]]:
    return [{"family": name, "given": "A"} for name in names]


GOLDEN = [
    (
        {"author": people("Alpha", "Beta"), "container-title": "Nature Medicine", "issued": "2022-09-15", "volume": "28",
         "issue": "10", "page": "2124-2132", "DOI": "10.1000/x", "PMID": "36109639"},
        "Alpha A, Beta A. A title. Nature Medicine. 2022;28(10):2124-2132. doi:10.1000/x. PMID 36109639. study, abstract read",
    ),
    (
        {"author": people(*"ABCDEFG"), "container-title": "J", "issued": "2022"},
        "A A, B A, C A, D A, E A, F A, et al. A title. J. 2022. study, abstract read",
    ),
    (
        {"author": [*people("Alpha"), {"literal": "et al."}], "container-title": "J", "issued": "2022", "volume": "3"},
        "Alpha A, et al. A title. J. 2022;3. study, abstract read",
    ),
    (
        {"type": "webpage", "author": [{"literal": "US Food and Drug Administration"}], "issued": "2024-01",
         "custom": {"tier": "regulator", "access": "full-text"}},
        "US Food and Drug Administration. A title. January 2024. regulator, read in full",
    ),
    (
        {"type": "article-newspaper", "container-title": "Daily News", "issued": "2022-09-16",
         "custom": {"tier": "news", "access": "full-text"}},
        "A title. Daily News. 16 September 2022. news article, read in full",
    ),
    ({"type": "report", "custom": {"tier": "company", "access": "summary"}}, "A title. no date. reported by the company, summary page read"),
    (
        {"type": "dataset", "container-title": "ClinicalTrials.gov", "issued": "2025",
         "custom": {"tier": "registry", "access": "full-text", "nct": "NCT06189157"}},
        "A title. ClinicalTrials.gov. 2025. NCT06189157. trial register, read in full",
    ),
    (
        {"type": "paper-conference", "author": people("Alpha"), "container-title": "ACR", "issued": "2023",
         "custom": {"tier": "congress", "access": "abstract"}},
        "Alpha A. A title. ACR. 2023. congress abstract, abstract read",
    ),
]


@pytest.mark.parametrize(("fields", "expected"), GOLDEN)
def test_each_kind_of_source_is_referenced_in_the_order_of_citing_medicine(fields, expected):
    assert text(**fields) == expected


def test_a_corrected_paper_says_so_with_a_link_to_the_correction():
    notice = {"kind": "correction", "DOI": "10.1000/c", "issued": "2022-11-03", "note": "What was corrected was not read."}
    shown = references.reference(source(custom={**BASE["custom"], "status": "corrected", "notices": [notice]}))
    assert '<span class="badge badge--corrected">Corrected</span>' in shown
    assert '<a href="https://doi.org/10.1000/c">Correction</a>, 3 November 2022: What was corrected was not read.' in shown


def test_a_doi_is_linked_before_any_other_address():
    assert references.address(source(DOI="10.1000/x", URL="https://example.org")) == "https://doi.org/10.1000/x"


def test_a_title_is_escaped():
    assert "&lt;i&gt;" in references.reference(source(title="<i>x</i>"))


def test_a_year_that_is_part_of_the_name_is_not_said_twice():
    assert references.short_text(source(**{"container-title": "ACR Convergence 2025", "issued": "2025-10"})) == "ACR Convergence 2025"


def test_every_depth_of_reading_has_its_words_and_a_report_is_not_called_the_original():
    assert set(get_args(EvidenceItem.model_fields["read"].annotation)) < references.READ.keys()
    item = EvidenceItem(source="x2022", locator="news text", read="report")
    assert references.item_text(item, {"x2022": source()}).endswith(", news text (a report of it; the original was not read)")

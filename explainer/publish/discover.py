"""What a finished page tells machines: schema.org JSON-LD, and the page again as Markdown (https://llmstxt.org).

Both are read from the page itself, so that they can never say anything else than it does.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

_REVIEWED = re.compile(r'<time class="reviewed" datetime="([\d-]+)">')
#: What a twin leaves out: what only a screen can use, and what has its words beside it.
_DROPPED = {"with-script", "card-close", "fig-files", "toc", "pager"}
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_CONVERTER = MarkdownConverter(heading_style="ATX", bullets="-", strip=["button"])
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Page:
    """What a finished page says of itself: its address, title, description, the day of its last review, what it cites."""

    address: str
    title: str
    description: str
    reviewed: str
    path: tuple[str, ...]
    cited: tuple[str, ...]


def read(html: str) -> tuple[Page, Tag] | None:
    """Return what a finished page says of itself, and its article for its twin; None for a page without an address of its own."""
    soup = BeautifulSoup(_DRAWING.sub("", html), "html.parser")
    canonical, article, reviewed = soup.find("link", rel="canonical"), soup.find("article"), _REVIEWED.search(html)
    if canonical is None or article is None or not reviewed:
        return None
    heading, crumbs, references = article.find("h1"), article.find(class_="path"), article.find(class_="references")
    page = Page(
        address=str(canonical["href"]), title=heading.get_text().strip() if heading else "",
        description=str(soup.find("meta", attrs={"name": "description"})["content"]), reviewed=reviewed[1],
        path=tuple(crumbs.get_text().split(" › ")) if crumbs else (),
        cited=tuple(str(link["href"]) for link in references.find_all("a", href=True) if link.parent.name == "li") if references else (),
    )
    return page, article


def json_ld(page: Page, site: str, *, dataset: bool) -> str:
    """Return the page's JSON-LD as a script element; ``reviewedBy`` is left out until a person has reviewed it."""
    web_page: dict[str, object] = {
        "@type": "MedicalWebPage", "@id": page.address, "url": page.address, "name": page.title, "description": page.description,
        "inLanguage": "en", "lastReviewed": page.reviewed, "license": _LICENCE, "isPartOf": {"@type": "WebSite", "@id": site},
        "about": [{"@type": "MedicalCondition", "name": "Systemic lupus erythematosus"}, {"@type": "MedicalTherapy", "name": "CAR T-cell therapy"}],
    }
    if page.cited:
        web_page["citation"] = list(page.cited)
    crumbs = [(site, "CAR T for lupus, explained")] + ([(page.address, page.title)] if page.address != site else [])
    graph: list[dict[str, object]] = [web_page, {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "item": address, "name": name} for number, (address, name) in enumerate(crumbs, start=1)
        ],
    }]
    if dataset:
        graph.append({
            "@type": "Dataset", "name": "Claims on CAR T-cell therapy for lupus", "description": page.description, "license": _LICENCE,
            "isAccessibleForFree": True, "dateModified": page.reviewed,
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": urljoin(site, f"data/{name}")}
                for name, kind in (("claims.json", "application/json"), ("claims.csv", "text/csv"), ("trials.csv", "text/csv"))
            ],
        })
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c")  # nothing in the data can end the element, or keep it from ending (<!--<script>)
    return f'<script type="application/ld+json">{safe}</script>'


def twin(page: Page, article: Tag) -> str:
    """Return the page as Markdown: numbers filled in, the notes to them at its end, every link whole.

    Args:
        page: what the page says of itself.
        article: its text, which is taken apart here: a parse less, and parsing is most of the time that a page takes.
    """
    for part in article.find_all(True):  # one walk: a CSS selector costs as much as the parse
        classes = part.get("class", ())
        if not _DROPPED.isdisjoint(classes):
            part.extract()
        elif "card-title" in classes:
            part.name = "h3"
        elif "cards-title" in classes:
            part.name = "h2"
        elif part.name == "a" and part.get("href"):
            part["href"] = urljoin(page.address, str(part["href"]))
    article.smooth()  # text that stood on both sides of something dropped is one text again
    body = re.sub(r"\n{3,}", "\n\n", _CONVERTER.convert_soup(article)).strip()
    return f"<!-- {page.address} · last reviewed {page.reviewed} · CC BY 4.0 · information, not medical advice -->\n\n{body}\n"


def llms(pages: list[Page], site: str) -> str:
    """Return ``llms.txt``: what the site is, what to beware of, and each page's twin."""
    lines = [
        "# CAR T for lupus, explained", "",
        "> What is known about CAR T-cell therapy for lupus. Every number has a denominator, a source, a certainty and a date.", "",
        "Information, not medical advice. No clinician has reviewed it yet. The therapy is experimental in lupus. When you quote a number,",
        "keep its denominator, its time and its certainty; what stands in a box marked \"Reported, not confirmed\" is not a count.", "",
        "## Pages", "",
    ]
    lines += [f"- [{page.title}]({page.address}index.md): {page.description}" for page in pages]
    lines += ["", "## Data", "", f"- [Claims]({urljoin(site, 'data/claims.json')}): every claim with its source, certainty and dates"]
    return "\n".join(lines) + "\n"

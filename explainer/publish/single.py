"""The whole site as one HTML file: every page and figure, with links that stay inside.

Read from the flat copy, so that there is one way in which a page is made. Ids get the page's place before them. A number leads
to its row in the table of all claims, and a word to the glossary: the tables are in the file, so cards would say everything
twice, and what reads files from e-mail does not always open them. Figures stand on their pages; the page that shows them all
again lists them here. Links to data files lead to the site itself, since a single file has no neighbours.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from bs4 import BeautifulSoup, Tag

from explainer.publish import csp, lean, minify

#: Attributes that hold one id, or several.
_IDS = ("id", "for", "aria-labelledby", "aria-describedby")
#: Parts that a single file says elsewhere, or cannot use.
TWICE = ".cards, .with-script, .dates, .cite-figure, .box--choice, .path, .fig-files, .letters"
#: Attributes that nothing in a single file asks for.
_IDLE = ("data-claim", "data-facets", "rel", "scope")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>{title}</title><style>{style}</style></head>
<body class="single"><div class="page"><main id="content">
<h1>{title}</h1>
<p>The whole site in one file, version {version}. Nothing is fetched from anywhere.</p>
<nav aria-label="Pages"><ol>{contents}</ol></nav>
{articles}
</main></div></body></html>
"""
#: What a single file adds to the style: pages follow each other, on paper each from a new sheet.
STYLE = ".single article{border-top:2px solid var(--line);margin-top:3rem;padding-top:1.5rem}@media print{.single article{break-before:page;border:0}}"


def name(version: str) -> str:
    """Return the file's name."""
    return f"car-t-for-lupus-{version}.html"


def read(site: Path, *, version: str) -> str:
    """Return the single file of a flat copy: its name, pages, address and style as the copy has them.

    Raises:
        FileNotFoundError: if there is no ``index.html`` in ``site``.
    """
    first = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html.parser")
    order = ["index.html", *(str(link["href"]) for link in first.select(".groups a"))]
    title = first.select_one(".site-name")
    assert title is not None
    address = first.select_one('meta[name="site-address"]')
    sheets: dict[str, None] = {}
    for path in order:
        for sheet in BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser").select("style"):
            sheets.setdefault(sheet.get_text())
    style = "".join(sheets) + (site / "assets" / "later.css").read_text(encoding="utf-8")
    return page(site, order, title=title.get_text(), version=version, address=str(address["content"]) if address else "", style=style)


def page(site: Path, order: list[str], *, title: str, version: str, address: str, style: str) -> str:
    """Return the file's text.

    Args:
        site: the flat copy of the site.
        order: the pages in the order of the menu, as paths below ``site``.
        title: the site's name.
        version: its version.
        address: where the site is hosted, for links to its data files.
        style: our style sheets.
    """
    names = {path: f"p{number}-" for number, path in enumerate(order, start=1)}
    pages = {path: BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser") for path in order}
    rows = {str(part["id"]): path for path in order for part in pages[path].select("tr[id^=claim-], dt[id]")}
    contents, articles = [], []  # kept as trees until all is known that one says of another
    for path, soup in pages.items():
        article = soup.select_one("article")
        heading = soup.select_one("article h1")
        assert article is not None and heading is not None, path
        for part in article.select(TWICE):
            part.extract()
        _listed(article)
        _linked(article, path, rows)
        heading["id"] = ""
        contents.append(f'<li><a href="#{names[path]}">{heading.decode_contents()}</a></li>')
        _inside(article, path, names, address)
        articles.append(article)
    style = lean.labels(articles, style + STYLE)
    lean.addresses(articles)
    text = minify.html(_PAGE.format(title=title, version=version, style=style, contents="".join(contents), articles="\n".join(map(str, articles))))
    return lean.unquoted(csp.with_policy(text, _STYLE.findall(text)))


def _listed(article: Tag) -> None:
    """Put links in the place of figures that stand on their own pages as well."""
    for gallery in article.select(".gallery"):
        for figure in gallery.select("figure"):
            title = figure.select_one(".fig-title")
            figure.replace_with(BeautifulSoup(f"<p>{title.decode_contents() if title else ''}</p>", "html.parser"))


def _linked(article: Tag, path: str, rows: dict[str, str]) -> None:
    """Make a link to its row of each button that would open a card."""
    for button in article.select("button[popovertarget]"):
        kind, _, name = str(button["popovertarget"]).partition("-")
        anchor = f"claim-{name}" if kind == "c" else name
        target = posixpath.relpath(rows[anchor], posixpath.dirname(path) or ".") if anchor in rows else ""
        button.name = "a"
        button.attrs = {"class": button.get("class", ""), "href": f"{target}#{anchor}"}


def _inside(article: Tag, path: str, names: dict[str, str], address: str) -> None:
    """Give ids, fields and links of one page the page's name."""
    prefix = names[path]
    for tag in article.find_all(True):
        for attribute in _IDLE:
            tag.attrs.pop(attribute, None)
        for attribute in _IDS:
            written = tag.get(attribute)
            if written is None:
                continue
            tag[attribute] = " ".join(f"{prefix}{one}" for one in str(written).split()) or prefix
        if tag.name == "input" and tag.get("name"):
            tag["name"] = f"{prefix}{tag['name']}"
    _links(article, path, names, address)


def _links(part: Tag, path: str, names: dict[str, str], address: str) -> None:
    for link in part.find_all("a", href=True):
        where = str(link["href"])
        if re.match(r"[a-z]+:", where):
            continue
        target, anchor = urldefrag(where)
        found = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
        if found in names:
            link["href"] = f"#{names[found]}{anchor}"
        else:
            link["href"] = urljoin(address, found)

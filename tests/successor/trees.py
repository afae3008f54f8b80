"""Two ways in which one page was made, compared as trees, but for differences that are listed here with their reasons."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from urllib.parse import urldefrag

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

#: What may differ between a page in the finished site and the same page from Python-Markdown alone, and who makes the difference.
FINISHED: dict[str, str] = {
    "links": "the generator turns a link to a page's source into a link to the page",
    "white space": "indents and blank lines are taken out when the site is finished",
    "search marks": "'data-search-exclude' has done its work when the site is finished",
    "links out": "links out say that they are ('rel'), once the site's own host is known",
    "sizes": "files have their size and day beside them once they are written",
}
#: What Zensical adds besides, from its own template.
ZENSICAL: dict[str, str] = {
    **FINISHED,
    "frame": "Zensical's own template writes a place to skip to, and the title, into the article",
}

Node = tuple[object, ...]


def tree(article: Tag, path: str, allowed: Collection[str], *, source: bool) -> list[Node]:
    """Return an article as nested tuples, without the differences that are allowed.

    Args:
        article: the element around the text.
        path: the page's source below the docs folder.
        allowed: names from `FINISHED` or `ZENSICAL`.
        source: whether links start from the page's source, as authors write them, or from the built page's folder.
    """
    base = posixpath.dirname(path) if source else path.removesuffix(".md").removesuffix("index")
    return _nodes(article, base, path, allowed)


def parse(html: str) -> Tag:
    """Return a piece of HTML under one element."""
    return BeautifulSoup(f"<article>{html}</article>", "html.parser").article


def _nodes(parent: Tag, base: str, path: str, allowed: Collection[str]) -> list[Node]:
    found = (_node(child, base, path, allowed) for child in parent.children if not _is_frame(child, allowed))
    return [node for node in found if node is not None]


def _is_frame(part: object, allowed: Collection[str]) -> bool:
    if "frame" not in allowed or not isinstance(part, Tag) or part.parent.name != "article":
        return False
    return part.name == "h1" or part.get("id") == "__skip"


def _node(part: object, base: str, path: str, allowed: Collection[str]) -> Node | None:
    if isinstance(part, Comment):
        return None
    if isinstance(part, NavigableString):
        text = re.sub(r"\s+", " ", part) if "white space" in allowed else str(part)
        return ("text", text) if text.strip() or "white space" not in allowed else None
    assert isinstance(part, Tag)
    attributes = {name: " ".join(value) if isinstance(value, list) else value for name, value in part.attrs.items()}
    if "search marks" in allowed:
        attributes.pop("data-search-exclude", None)
    if "links out" in allowed and attributes.get("rel") == "external noopener":
        del attributes["rel"]
    if "links" in allowed and part.name == "a" and "href" in attributes:
        attributes["href"] = target(attributes["href"], base, path)
    return (part.name, tuple(sorted(attributes.items())), *_nodes(part, base, path, allowed))


def target(link: str, base: str, path: str) -> str:
    """Return where a link leads, in one form for a page's source and for the built page.

    Args:
        link: as an author, a drawing or a generator writes it: ``../risks.md#a``, ``/risks.md#a``, ``../risks/#a``.
        base: the folder from which it starts.
        path: the source of the page on which it stands, for a link that is an anchor alone.
    """
    if re.match(r"[a-z]+:", link):
        return link
    address, anchor = urldefrag(link)
    whole = posixpath.normpath(posixpath.join("/", base, address)) if address else f"/{path}"
    return f"{whole.removesuffix('.md').removesuffix('index').rstrip('/')}#{anchor}"


def first_difference(one: list[Node], other: list[Node]) -> str:
    """Return the innermost place at which two trees part, for a person to read; empty where they are the same."""
    for left, right in zip(one, other):
        if left != right:
            same_element = left[:2] == right[:2] and left[0] != "text"
            return first_difference(list(left[2:]), list(right[2:])) if same_element else f"{_shown(left)} is {_shown(right)}"
    return "" if len(one) == len(other) else f"{len(one)} parts are {len(other)}"


def _shown(node: Node) -> str:
    return repr(node)[:200]

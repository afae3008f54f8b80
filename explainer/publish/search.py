"""The search as one classic script: lunr, the site's sections, the glossary's synonyms and our own few lines.

lunr.js ships inside the mkdocs package, so it is pinned and hashed with it and nothing is vendored here. Its notice stays: the
MIT licence asks for it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from importlib import resources

from explainer.evidence.model import Term

_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_TAGS = re.compile(r"<[^>]+>")


def script(index: dict[str, object], terms: Iterable[Term], lunr: str, titles: dict[str, str]) -> str:
    """Return the script.

    Args:
        index: MkDocs' ``search_index.json``.
        terms: the glossary.
        lunr: the source of lunr.js.
        titles: the title of each page by its address.
    """
    lunr = _COMMENT.sub(lambda match: match[0] if "@license" in match[0] else "", lunr)  # its manual is a third of the file
    ours = resources.files("explainer.publish").joinpath("search_page.js").read_text(encoding="utf-8")
    data = {"sections": sections(index, titles), "synonyms": synonyms(terms)}
    return f"{lunr}\nwindow.siteIndex={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n{ours}"


def sections(index: dict[str, object], titles: dict[str, str]) -> list[list[str]]:
    """Return address, page, section and text of each section that has any."""
    found = []
    for entry in index["docs"]:
        location, _, anchor = entry["location"].partition("#")
        page = titles.get(location, "")
        title = plain(entry["title"]) or page
        text = plain(entry["text"])
        if text or not anchor:
            found.append([entry["location"], page, title, text])
    return found


def plain(text: str) -> str:
    """Return text without tags and entities, white space folded."""
    return " ".join(html.unescape(_TAGS.sub(" ", text)).split())


def synonyms(terms: Iterable[Term]) -> list[list[str]]:
    """Return what readers type, and the words under which this site says it."""
    pairs = []
    for term in terms:
        meant = " ".join(filter(None, (term.term, term.expansion)))
        for name in (term.term, term.expansion, *term.other_names):
            if name:
                pairs.append([name.lower(), meant.lower()])
    return sorted(pairs)

"""What a file of many pages says hundreds of times over, said once: no word and no source is lost, a tenth of the bytes is.

Only for the single file, which nothing but a browser reads. Pages of the site keep what other programs may look for in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bs4 import Tag

#: Where the style sheet takes a cell's heading from: its own attribute, or the rule for its column.
_FROM_CELL, _FROM_EITHER = "attr(data-label)", "var(--label,attr(data-label))"
#: Elements whose address nobody wants who did not follow a link inside the file to it.
_ROWS = ("tr", "li", "dt")
_TAG = re.compile(r"<[a-z][^<>]*[^/<>]>")
#: An attribute whose value needs no quotes (HTML Living Standard, 13.1.2.3: no space, quote, "=", "<", ">" or grave accent).
_BARE = re.compile(r"""( [\w:-]+=)"([^\s"'=<>`]+)\"""")


def labels(articles: Iterable[Tag], style: str) -> str:
    """Take the headings of columns out of the cells of every table, and return the style sheet that shows them instead.

    A table whose rows differ keeps its cells as they are.
    """
    known: dict[tuple[tuple[int, str], ...], str] = {}
    for table in (table for article in articles for table in article.select("table.data")):
        columns = _columns(table)
        if not columns:
            continue
        name = known.setdefault(columns, f"t{len(known) + 1}")
        table["class"] = [*table["class"], name]
        for cell in table.select("td[data-label]"):
            del cell["data-label"]
    rules = [f".{name} td:nth-child({place}){{--label:{_string(label)}}}" for columns, name in known.items() for place, label in columns]
    return style.replace(_FROM_CELL, _FROM_EITHER) + "".join(rules)


def _columns(table: Tag) -> tuple[tuple[int, str], ...]:
    """Return place and heading of each column whose cells say it; nothing if rows differ."""
    rows = {
        tuple((place, str(cell["data-label"])) for place, cell in enumerate(row.find_all(["td", "th"], recursive=False), start=1) if cell.get("data-label"))
        for row in table.select("tbody tr")
    }
    return rows.pop() if len(rows) == 1 else ()


def _string(text: str) -> str:
    """Return a text as a string of CSS."""
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'


def addresses(articles: Sequence[Tag]) -> None:
    """Take away the address of each row to which nothing in the file leads."""
    led_to = {str(link["href"])[1:] for article in articles for link in article.select('a[href^="#"]')}
    for article in articles:
        for row in article.find_all(_ROWS, id=True):
            if row["id"] not in led_to:
                del row["id"]


def unquoted(page: str) -> str:
    """Return a page without the quotes that its attributes do not need; a tag that closes itself keeps its own."""
    head, body = page.split("</head>", 1)
    return f"{head}</head>" + _TAG.sub(lambda match: _BARE.sub(r"\1\2", match[0]), body)

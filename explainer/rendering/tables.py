"""Tables that stay readable on a phone: each cell knows its heading, so that CSS can stack a row into a card.

The roles are written out because ``display: block`` on a table's parts takes their meaning away in some browsers
(Adrian Roselli, "Tables, CSS Display Properties, and ARIA").
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from explainer.rendering.html import Child, el


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[Child]],
    *,
    caption: str,
    ids: Sequence[str | None] | None = None,
    facets: Sequence[str] | None = None,
    row_headings: bool = True,
    class_: str = "",
) -> Markup:
    """Return a table.

    Args:
        headings: the columns.
        rows: cells of each row, as many as headings.
        caption: what the table says, as its title.
        ids: an id for each row, for links to it.
        facets: for each row what it can be chosen by, parted by ``|`` (the wrapper names them).
        row_headings: whether the first cell names the row.
        class_: further classes of the table.
    """
    head = el("tr", *(el("th", name, scope="col", role="columnheader") for name in headings), role="row")
    body = [
        _row(headings, row, ids[number] if ids else None, row_headings, facets[number] if facets else None)
        for number, row in enumerate(rows)
    ]
    return el(
        "div",
        el(
            "table",
            el("caption", caption),
            el("thead", head, role="rowgroup"),
            el("tbody", *body, role="rowgroup"),
            class_=f"data {class_}".strip(),
            role="table",
        ),
        class_="table-wrap",
    )


def _row(headings: Sequence[str], cells: Sequence[Child], id_: str | None, row_heading: bool, facets: str | None) -> Markup:
    written = []
    for number, (heading, cell) in enumerate(zip(headings, cells, strict=True)):
        if number == 0 and row_heading:
            written.append(el("th", cell, scope="row", role="rowheader"))
        else:
            written.append(el("td", cell, data_label=heading, role="cell"))
    return el("tr", *written, id=id_, role="row", data_facets=facets)

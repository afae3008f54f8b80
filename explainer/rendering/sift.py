"""The fields by which a long table can be sifted: made with the page, so that nothing moves when the script wakes them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from explainer.rendering.html import el


def box(table: Markup, what: str, names: Sequence[str] = (), facets: Sequence[str] = ()) -> Markup:
    """Return a table under the fields that sift it.

    Args:
        table: one table or several.
        what: what its rows are, in the plural.
        names: by what else than words its rows can be chosen.
        facets: for each row its facets in that order, parted by ``|``; several values of one by a comma.
    """
    choices = [
        el("label", f"{name} ", el("select", el("option", "all", value=""), *(el("option", value) for value in _values(facets, number))))
        for number, name in enumerate(names)
    ]
    words = el("label", f"Show only {what} that mention ", el("input", type="search"))
    fields = el("p", words, *choices, el("span", "", role="status"), class_="filter with-script")
    return el("div", fields, table, data_filter=what, data_search_exclude=True)


def _values(facets: Sequence[str], number: int) -> list[str]:
    return sorted({value for facet in facets for value in facet.split("|")[number].split(", ")})

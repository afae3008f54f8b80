"""The notice that facts on a page were to be checked again long ago and have not been."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from explainer.evidence.review import Check
from explainer.rendering import places
from explainer.rendering.html import el
from explainer.rendering.values import spoken_date

#: What a reader calls the records of a kind, in the order in which they are named.
NAMES = {"claims": "how things stand", "trials": "trials", "reports": "a report that nobody could confirm"}


def notice(overdue: Iterable[Check]) -> Markup | None:
    """Return the box that names what is overdue and since when; nothing if nothing is.

    Args:
        overdue: the checks of what the page shows that are past twice their interval.
    """
    found = list(overdue)
    if not found:
        return None
    since: date = min(check.by for check in found)
    kinds = [name for kind, name in NAMES.items() if any(check.kind == kind for check in found)]
    return el(
        "section",
        el("p", "Not checked again in time", class_="box-flag"),
        el(
            "p", "Some facts on this page were due to be checked again by ", el("time", spoken_date(since), datetime=since.isoformat()),
            f" and have not been: {', '.join(kinds)}. Ask your team, or look in the register. ",
            el("a", "When each number was checked", href=places.OUTCOMES), ".",
        ),
        class_="box box--overdue no-terms",
        aria_label="Not checked again in time",
        data_search_exclude=True,
    )

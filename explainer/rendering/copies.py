"""Where copies to take along are to be had, for a site that was built without them.

They are written from a finished site, so no page can know them while it is rendered: `explainer.publish.copies` puts the list
of those that are there in the place of this.
"""

from __future__ import annotations

from markupsafe import Markup

from explainer.evidence import Evidence
from explainer.rendering.html import el
from explainer.usage import Usage

RELEASES = "https://github.com/car-t-lupus/car-t-lupus/releases"


def elsewhere(ids: list[str], evidence: Evidence, usage: Usage) -> Markup:
    """Return where to find the copies that this site does not carry."""
    said = el("p", "The copy that you are reading does not carry them. The site on the web does, and so does ", el("a", "each release", href=RELEASES), ".")
    return el("div", said, class_="copies", data_search_exclude=True)

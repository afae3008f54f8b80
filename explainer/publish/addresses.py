"""Links to a page's source become links to the page: MkDocs has done so by now, another generator may leave them.

What is drawn from records names pages from the top, as ``/evidence/claims.md#claim-crs``, because it does not know on which page
it will stand.
"""

from __future__ import annotations

import posixpath
import re

_SOURCE = re.compile(r'(?P<before> href=")/(?P<path>[\w/-]+)\.md(?P<anchor>#[^"]*)?"')


def resolve(page: str, name: str, flat: bool) -> str:
    """Return a page whose links from the top to a page's source lead to the page, from where this page stands.

    Args:
        page: a whole page.
        name: its file below the site.
        flat: whether the site has a file for each page, or a folder.
    """
    here = posixpath.dirname(name) or "."

    def lead(match: re.Match[str]) -> str:
        path = f"{match['path']}.html" if flat else match["path"].removesuffix("index").rstrip("/")
        there = posixpath.relpath(path or ".", here)
        return f"{match['before']}{there if flat else f'{there}/'}{match['anchor'] or ''}\""

    return _SOURCE.sub(lead, page)

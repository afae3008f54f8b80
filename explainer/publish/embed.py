"""Put what a page needs before its first paint into the page: a request less is the longest wait less on a slow line.

The sheet for what opens and for paper, and the script that comes later, stay files of their own: nobody waits for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_SHEET = re.compile(r'<link rel="stylesheet" href="[^"]*assets/(?P<name>(?!later\.)[\w-]+\.css)">')
_EARLY = re.compile(r'<script src="[^"]*assets/(?P<name>early\.js)"></script>')


def embed(page: str, files: Mapping[str, str]) -> str:
    """Return a page with the text of each file where its address was.

    Args:
        page: a whole page.
        files: the text of each file of ``assets`` by its name.

    Raises:
        KeyError: if the page asks for a file that is not there.
    """
    page = _EARLY.sub(lambda match: f"<script>{files[match['name']]}</script>", page)
    return _SHEET.sub(lambda match: f"<style>{files[match['name']]}</style>", page)

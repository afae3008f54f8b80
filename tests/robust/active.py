"""What would run when a page is opened, found by libxml2 and not by our parser: the judge of every test of injection."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

#: Elements that fetch or run something by being there.
_RUNS = ("script", "iframe", "object", "embed", "base", "meta", "link", "frame", "applet")
#: Attributes that hold an address.
_ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "background", "cite", "srcset")
_CODE = re.compile(r"(?:javascript|vbscript|data(?!:image/png)):", re.IGNORECASE)


def active(html: str) -> list[str]:
    """Return every element and attribute of a page that runs code or could; data of our own (JSON-LD) is no code."""
    found = []
    for tag in BeautifulSoup(html.replace("\0", "\ufffd"), "lxml").find_all(True):
        if tag.name in _RUNS:
            found.append(f"<{tag.name}>")
        for name, value in tag.attrs.items():
            written = " ".join(value) if isinstance(value, list) else str(value)
            if name.lower().startswith("on") or name.lower() == "srcdoc":
                found.append(f"<{tag.name} {name}>")
            # browsers drop white space and control characters from an address before they read its scheme
            if name.lower() in _ADDRESSES and _CODE.match(re.sub(r"[\x00-\x20\x7f-\x9f]", "", written)):
                found.append(f"<{tag.name} {name}={written[:20]!r}>")
    return found

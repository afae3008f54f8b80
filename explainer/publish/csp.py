"""Content-Security-Policy on every page: the site's own files and nothing else (W3C CSP Level 3, by ``meta``)."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlsplit

POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
_EARLY = re.compile(r'<script src="[^"]*assets/early\.js"></script>')
_CHARSET = re.compile(r'<meta charset="utf-8">')
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>|<style\b|\sstyle=\"|\son[a-z]+=\"|href=\"javascript:", re.IGNORECASE)
_LINK = re.compile(r'<a (?P<attributes>[^>]*\bhref="(?P<href>https?://[^"]+)"[^>]*)>')


class InlineCode(ValueError):
    """A page holds inline code or style, which the policy would block."""


def with_early_script(page: str, early: str) -> str:
    """Return a page with the text of ``early.js`` where its address was: what holds before the first paint needs no request."""
    return _EARLY.sub(lambda _: f"<script>{early}</script>", page, count=1)


def with_policy(page: str, early: str = "") -> str:
    """Return a page with the policy as its first instruction after the character set.

    Args:
        page: a whole page.
        early: the one script that may stand in the page; the policy names its SHA-256.

    Raises:
        InlineCode: if anything else inline would be blocked.
    """
    allowed = f"<script>{early}</script>"
    found = _INLINE.search(page.replace(allowed, "") if early else page)
    if found:
        raise InlineCode(f"inline code or style would be blocked: {found[0]!r}")
    hashes = f" 'sha256-{b64encode(sha256(early.encode()).digest()).decode()}'" if early and allowed in page else ""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(hashes=hashes)}">'
    return _CHARSET.sub(lambda match: match[0] + meta, page, count=1)


def with_marked_links(page: str, own_host: str) -> str:
    """Return a page whose links out say that they are, and pass on nothing but the origin."""

    def mark(match: re.Match[str]) -> str:
        if urlsplit(match["href"]).netloc == own_host or "rel=" in match["attributes"]:
            return match[0]
        return f'<a {match["attributes"]} rel="external noopener">'

    return _LINK.sub(mark, page)


def without_style_attributes(page: str) -> str:
    """Return a page whose table cells are aligned by class: Python-Markdown writes style attributes, which are blocked."""
    return re.sub(r'(<t[hd][^>]*?) style="text-align: (left|right|center);?"', r'\1 class="align-\2"', page)

"""Content-Security-Policy on every page: the site's own files and nothing else (W3C CSP Level 3, by ``meta``)."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Collection
from hashlib import sha256
from urllib.parse import urlsplit

#: ``connect-src``: no page asks for anything, but who judges a site asks for its robots.txt from within one (Lighthouse, SEO).
POLICY = (
    "default-src 'none'; script-src 'self'{script}; style-src 'self'{style}; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
)
_CHARSET = re.compile(r'<meta charset="utf-8">')
_EMBEDDED = re.compile(r"<(?P<kind>script|style)>(?P<text>.*?)</(?P=kind)>", re.DOTALL)
_INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>|<style\b"
    r"|<[a-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(?:[\s/]|\"[^\"]*\"|'[^']*')(?:(?:style|on[a-z]+)\s*=|href\s*=\s*[\"']?\s*javascript:)",
    re.IGNORECASE,
)
_LINK = re.compile(r'<a (?P<attributes>[^>]*\bhref="(?P<href>https?://[^"]+)"[^>]*)>')


class InlineCode(ValueError):
    """A page holds inline code or style, which the policy would block."""


def with_policy(page: str, own: Collection[str] = ()) -> str:
    """Return a page with the policy as its first instruction after the character set.

    Args:
        page: a whole page.
        own: texts of scripts and style sheets of ours that may stand in the page; the policy names the SHA-256 of each that does.

    Raises:
        InlineCode: if anything else inline would be blocked.
    """
    hashes: dict[str, list[str]] = {"script": [], "style": []}

    def known(match: re.Match[str]) -> str:
        if match["text"] not in own:
            return match[0]
        digest = b64encode(sha256(match["text"].encode()).digest()).decode()
        hashes[match["kind"]].append(f" 'sha256-{digest}'")
        return ""

    found = _INLINE.search(_EMBEDDED.sub(known, page))
    if found:
        raise InlineCode(f"inline code or style would be blocked: {found[0]!r}")
    policy = POLICY.format(**{kind: "".join(named) for kind, named in hashes.items()})
    return _CHARSET.sub(lambda match: f'{match[0]}<meta http-equiv="Content-Security-Policy" content="{policy}">', page, count=1)


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

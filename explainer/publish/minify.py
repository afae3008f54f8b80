"""Take comments and white space out of our own style sheet: nothing that a reader sees, a tenth of its bytes."""

from __future__ import annotations

import re


def css(text: str) -> str:
    """Return a style sheet without comments and needless white space; strings are left as they are."""
    parts = re.split(r"(\"[^\"]*\"|'[^']*')", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    squeezed = [part if number % 2 else _squeeze(part) for number, part in enumerate(parts)]
    return "".join(squeezed).strip()


def _squeeze(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s*([{};,>])\s*", r"\1", text)
    text = re.sub(r":\s+", ":", text)
    return text.replace(";}", "}")

"""The picture that goes with a shared link: one a tier, drawn at build from shapes and Pillow's own letters (no font is fetched).

1200 by 630 points, as the Open Graph protocol's readers expect.
"""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
PAPER, INK, QUIET, LUPUS = "#fbf8f3", "#26232b", "#514b57", "#5b318f"
B_CELL, B_EDGE, T_CELL, T_EDGE, CAR = "#e9b44c", "#6b4700", "#5fb3ac", "#0c4f4a", "#b0126f"

#: File's name, what stands below the site's name.
TIERS: dict[str, str] = {
    "home": "Every number with its denominator,\nits source, and how sure it is",
    "understand": "What it is, what was seen,\nwhat can go wrong",
    "decide": "Every step, every option,\nand what to ask your team",
    "check-and-share": "Check every number,\nand take it along",
}


def png(name: str) -> bytes:
    """Return the picture of a tier.

    Raises:
        KeyError: if there is no such tier.
    """
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 18, SIZE[1]), fill=LUPUS)
    draw.text((80, 84), "CAR T for lupus,\nexplained", fill=INK, font=ImageFont.load_default(92), spacing=14)
    draw.multiline_text((80, 338), TIERS[name], fill=QUIET, font=ImageFont.load_default(44), spacing=14)
    _cells(draw)
    draw.text((80, 548), "Information, not medical advice. Nobody is selling anything.", fill=QUIET, font=ImageFont.load_default(28))
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _cells(draw: ImageDraw.ImageDraw) -> None:
    """Draw the site's own sign: a T cell (square) whose receptor reaches a B cell (round)."""
    draw.rounded_rectangle((880, 330, 1010, 460), radius=44, fill=T_CELL, outline=T_EDGE, width=5)
    for y in (352, 395, 438):
        draw.line((1010, y, 1046, y), fill=CAR, width=8)
        draw.line((1046, y, 1066, y - 14), fill=CAR, width=8)
        draw.line((1046, y, 1066, y + 14), fill=CAR, width=8)
    draw.ellipse((1078, 345, 1178, 445), fill=B_CELL, outline=B_EDGE, width=5)

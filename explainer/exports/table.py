"""Rows as CSV (RFC 4180): every cell as text, lines ended as the standard asks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a CSV file; ``None`` is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return out.getvalue()

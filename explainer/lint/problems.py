"""A problem in a page's source."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.evidence.loader import printable


@dataclass(frozen=True, order=True)
class Problem:
    """Something for the author to mend: where, and what."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return printable(f"{self.file}:{self.line}: {self.message}")

    def github(self) -> str:
        """Return it as a GitHub Actions workflow command, which marks the line in a pull request."""
        message = printable(self.message).replace("%", "%25")
        return f"::error file={self.file},line={self.line}::{message}"

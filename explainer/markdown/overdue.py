"""Mark a page on which something that moves fast was last checked longer ago than twice its interval."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from explainer.evidence import review
from explainer.markdown.elements import element
from explainer.markdown.state import State
from explainer.rendering import overdue


def mark(root: ElementTree.Element, state: State) -> None:
    """Put the notice before everything else on the page, where there is reason for one."""
    shown = set(_shown(root))
    checks = [check for check in review.checks(state.evidence) if review.moves_fast(check) and check.is_overdue(state.today)]
    box = overdue.notice(check for check in checks if (check.kind, check.key) in shown)
    if box is not None:
        root.insert(0, element(box))


def _shown(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Yield kind and id of each record that the page shows, as its drawing marks it, whatever block drew it."""
    for part in root.iter():
        if part.get("data-claim"):
            yield "claims", part.get("data-claim")
        if part.get("popovertarget", "").startswith("c-"):
            yield "claims", part.get("popovertarget").removeprefix("c-")
        for kind, prefix in (("reports", "report-"), ("trials", "trial-")):
            if part.get("id", "").startswith(prefix):
                yield kind, part.get("id").removeprefix(prefix)

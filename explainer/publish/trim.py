"""Leave out of a page's own copy of a style sheet the rules that can style nothing on that page.

A rule is left out only if it asks for a class that neither the page has nor a script adds: what a rule asks for inside
``:not()``, ``:is()`` or ``:has()``, and every rule without a class, stays. So a page may carry a rule too many, never one too few.
A design token (a custom property) is left out if no sheet of the page asks for its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

#: Classes that our scripts add to a page that they wake (``docs/assets/*.js``).
SCRIPTED = frozenset({"js", "ready", "current", "one-step", "all-steps", "search"})
_CLASSES = re.compile(r'\sclass="([^"]*)"')
_ASKED = re.compile(r"var\((--[\w-]+)")
_TOKEN = re.compile(r"(?<=[{;])(?P<name>--[\w-]+):[^;{}]*(?:;|(?=\}))")


def classes(page: str) -> frozenset[str]:
    """Return every class that a page's HTML names, and those that a script may add."""
    return SCRIPTED.union(*(names.split() for names in _CLASSES.findall(page)))


def css(sheet: str, known: Set[str]) -> str:
    """Return a style sheet without the rules that ask for a class which is not known.

    Args:
        sheet: a style sheet that `minify.css` has squeezed.
        known: the page's classes.
    """
    return "".join(_rules(_parsed(sheet), known))


def tokens(sheet: str, sheets: Iterable[str]) -> str:
    """Return a style sheet without the tokens whose values none of ``sheets`` asks for; it is one of them itself."""
    asked = {name for one in sheets for name in _ASKED.findall(one)}
    return _TOKEN.sub(lambda token: token[0] if token["name"] in asked else "", sheet)


@lru_cache(maxsize=8)
def _parsed(sheet: str) -> tuple[Node, ...]:
    return tuple(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _rules(rules: Iterable[Node], known: Set[str]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = [tinycss2.serialize(one) for one in _selectors(rule.prelude) if _asked_for(one) <= known]
            if selectors:
                yield f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}"
        elif isinstance(rule, AtRule) and rule.at_keyword in ("media", "supports") and rule.content is not None:
            inside = "".join(_rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), known))
            if inside:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: list[Node]) -> list[list[Node]]:
    """Return the selectors of a list, parted at the commas that stand in no brackets."""
    parts: list[list[Node]] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _asked_for(selector: list[Node]) -> set[str]:
    """Return the classes that a selector asks for outside brackets."""
    return {name.value for dot, name in zip(selector, selector[1:], strict=False) if dot == "." and name.type == "ident"}

"""Well-formed HTML from nested calls; everything that is not markup already is escaped."""

from __future__ import annotations

from markupsafe import Markup, escape

Child = str | Markup | None


def el(name: str, /, *children: Child, **attributes: object) -> Markup:
    """Return ``<name attributes>children</name>``.

    Args:
        name: the element's name.
        children: text (escaped) or markup (kept); ``None`` is left out.
        attributes: ``class_`` and ``for_`` lose their underscore, other underscores become hyphens; ``None`` and
            ``False`` leave the attribute out, ``True`` writes it empty.

    The form is XML as well as HTML, so that a tree can be built from it.
    """
    # plain strings, every part escaped on its way in: Markup's own format() takes most of a build
    written = "".join([_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False])
    inner = "".join([escape(child) for child in children if child is not None])
    return Markup(f"<{name}{written}>{inner}</{name}>")


def _attribute(key: str, value: object) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f' {name}="{"" if value is True else escape(str(value))}"'


def join(parts: list[Markup] | list[str], separator: str = " ") -> Markup:
    """Join parts, escaping those that are text."""
    return escape(separator).join(escape(part) for part in parts)

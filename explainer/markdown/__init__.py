"""The author's grammar as a Python-Markdown extension: ``markdown_extensions: [explainer.markdown]``.

Rendering lives here, and not in MkDocs hooks, because an extension can be tested without a site and survives a change of
generator.
"""

from __future__ import annotations


def makeExtension(**settings: object) -> object:  # noqa: N802 - the name that Python-Markdown looks for
    """Return the extension (Python-Markdown's entry point)."""
    # imported here, so that the lint can read the grammar without building a renderer
    from explainer.markdown.extension import ExplainerExtension

    return ExplainerExtension(**settings)

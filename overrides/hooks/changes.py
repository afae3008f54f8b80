"""Tell the template what changed on each page."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from explainer.markdown import state
from explainer.rendering import changes


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Add the page's own changes."""
    known = state.current(Path(config.docs_dir))
    context["changes"] = changes.on_page(page.file.src_uri, known.evidence, known.usage)
    return context

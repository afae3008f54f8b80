"""After the build: what only a finished site can be given (search index, content-security policy, pruning)."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from explainer.markdown import state
from explainer.publish import publish


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site's folder."""
    evidence = state.read(Path(config.docs_dir)).evidence
    publish(Path(config.site_dir), evidence, offline=bool(config.extra.get("offline")))

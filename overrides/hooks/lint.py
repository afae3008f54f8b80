"""Report what the lint finds in the pages' source as MkDocs warnings, which ``--strict`` counts."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from explainer.lint import lint
from explainer.markdown import state

log = logging.getLogger("mkdocs.hooks.lint")


def on_pre_build(config: MkDocsConfig) -> None:
    """Log every problem with file and line."""
    docs = Path(config.docs_dir)
    known = state.current(docs)
    for problem in lint(docs, known.evidence, today=known.today, memory=known.memory):
        log.warning("%s", problem)

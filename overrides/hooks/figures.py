"""Publish each figure's data and drawing as files, before pages are rendered, so that MkDocs can check links to them."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from explainer import figures
from explainer.markdown import state


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files."""
    known = state.current(Path(config.docs_dir))
    for path, text in known.memory.once("figures", lambda: figures.files(known.evidence)).items():
        files.append(File.generated(config, path, content=text))
    return files

"""Publish the records as files for other programs, before pages are rendered, so that MkDocs can check links to them."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from explainer import exports
from explainer.markdown import state


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files; the feed only where the site has an address."""
    known = state.read(Path(config.docs_dir))
    for path, text in exports.files(known.evidence, known.usage, site=config.site_url or "").items():
        files.append(File.generated(config, path, content=text))
    return files

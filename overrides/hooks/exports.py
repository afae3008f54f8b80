"""Publish the records as files for other programs, before pages are rendered, so that MkDocs can check links to them."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from explainer import exports
from explainer.markdown import state


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files; the feed only where the site has an address."""
    known = state.current(Path(config.docs_dir))
    site = config.site_url or ""
    for path, text in known.memory.once(("exports", site), lambda: exports.files(known.evidence, known.usage, site=site)).items():
        files.append(File.generated(config, path, content=text))
    return files

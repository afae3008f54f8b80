"""``OFFLINE=true``: a copy that opens from disk. A file for each page, and no address of a host anywhere."""

from __future__ import annotations

import os

from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Turn a hosted site's settings into an offline copy's."""
    if os.environ.get("OFFLINE", "").lower() in ("1", "true", "yes"):
        config.use_directory_urls = False
        config.extra["site_address"] = config.site_url  # the single file's links to data lead there
        config.site_url = ""
        config.extra["offline"] = True
    return config

"""Build beside the site's folder and swap when all is done: however a build ends, the last good site stays whole.

Last among the hooks, by priority: it moves the folder before anybody looks at it, and puts it in place after everybody has.
"""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

from explainer import swap

_serving = False
#: The build that is running: its settings, the site's folder, and the folder that is built into.
_running: tuple[MkDocsConfig, Path, Path] | None = None


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether pages are served live: the server has a temporary folder of its own."""
    global _serving
    _serving = command == "serve"


@event_priority(-100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Lead the build aside."""
    global _running
    if not _serving:
        site = Path(config.site_dir)
        half = swap.begin(site)
        _running = (config, site, half)
        config.site_dir = str(half)
    return config


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Put the site in place, unless MkDocs is about to refuse it for its warnings."""
    if _running is None or (config.strict and _warned()):
        return
    _, site, half = _running
    try:
        swap.put(half, site)
    except OSError as error:
        raise PluginError(f"the site was built and cannot be put in place as {site}: {error.strerror}") from None
    _done()


def on_build_error(error: Exception) -> None:
    """Leave the last good site where it is, and nothing beside it."""
    _done()


def _done() -> None:
    """Give the settings their folder back: whoever started the build (`mkdocs gh-deploy`) looks for the site there."""
    global _running
    if _running is not None:
        config, site, half = _running
        swap.drop(half)
        config.site_dir = str(site)
        _running = None


def _warned() -> bool:
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    return any(counter.get_counts() for counter in counters)

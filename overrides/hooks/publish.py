"""After the build: what only a finished site can be given (search index, content-security policy, pruning).

``COPIES=dist``: the site also carries the copies to take along that were written there.
"""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import get_build_datetime

from explainer.markdown import state
from explainer.memory import Memory
from explainer.publish import publish
from explainer.publish.csp import InlineCode

_serving = False
_finished = Memory()


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether pages are served live."""
    global _serving
    _serving = command == "serve"


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site's folder."""
    evidence = state.current(Path(config.docs_dir)).evidence
    lunr = resources.files("mkdocs.contrib.search").joinpath("templates", "search", "lunr.js").read_text(encoding="utf-8")
    offline = bool(config.extra.get("offline"))
    dist = os.environ.get("COPIES")
    _finished.turn()
    try:
        publish(
            Path(config.site_dir), evidence, lunr=lunr, offline=offline, day=get_build_datetime().date(),
            machines="" if offline or _serving else config.site_url or "", dist=Path(dist) if dist and not offline else None,
            memory=_finished if _serving else None,
        )
    except (FileNotFoundError, InlineCode) as error:
        raise PluginError(str(error)) from None

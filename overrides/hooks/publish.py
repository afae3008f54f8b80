"""After the build: what only a finished site can be given (search index, content-security policy, pruning)."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from explainer.markdown import state
from explainer.memory import Memory
from explainer.publish import publish

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
    _finished.turn()
    machines = "" if offline or _serving else config.site_url or ""
    publish(Path(config.site_dir), evidence, lunr=lunr, offline=offline, machines=machines, memory=_finished if _serving else None)

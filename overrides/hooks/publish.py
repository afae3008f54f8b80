"""After the build: what only a finished site can be given (search index, content-security policy, pruning)."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from explainer.markdown import state
from explainer.publish import publish
from explainer.publish.csp import InlineCode

_serving = False


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether pages are served live."""
    global _serving
    _serving = command == "serve"


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site's folder."""
    evidence = state.read(Path(config.docs_dir)).evidence
    lunr = resources.files("mkdocs.contrib.search").joinpath("templates", "search", "lunr.js").read_text(encoding="utf-8")
    offline = bool(config.extra.get("offline"))
    machines = "" if offline or _serving else config.site_url or ""
    try:
        publish(Path(config.site_dir), evidence, lunr=lunr, offline=offline, machines=machines)
    except InlineCode as error:
        raise PluginError(str(error)) from None

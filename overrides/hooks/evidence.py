"""Read the evidence before each build; report every fault, and keep a live server going on what was last sound."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from explainer.evidence import EvidenceFaults
from explainer.evidence.dates import this_day
from explainer.markdown import state

log = logging.getLogger("mkdocs.hooks.evidence")
_serving = False


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether pages are served live."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the evidence, as of the day that counts as today."""
    docs = Path(config.docs_dir)
    try:
        this_day()
    except ValueError as error:
        raise PluginError(str(error)) from None
    try:
        state.read(docs)
    except EvidenceFaults as faults:
        for fault in faults.faults:
            log.error("%s", fault)
        count = f"{len(faults.faults)} faults in the evidence"
        if not (_serving and state.is_known(docs)):
            raise PluginError(f"{count}; nothing was built") from None
        log.error("%s; the pages show what was last sound", count)
    return config

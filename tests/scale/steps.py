"""Build a site in this process and say what each step of ours costs, next to the generator's own share.

A step begins where the generator calls us (a hook, a part of the Markdown extension) and ends where we return to it.
"""

from __future__ import annotations

import cProfile
import functools
import os
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from explainer.markdown import extension

GENERATOR = "MkDocs"
#: What our hooks do, by the name of their file.
HOOKS = {"evidence": "evidence", "lint": "lint", "figures": "figures", "exports": "exports", "publish": "publish", "offline": "offline"}
RENDERING = ((extension._Pattern, "handleMatch"), (extension.Closing, "run"), (extension.Topics, "run"))

Wrap = Callable[[str, Callable], Callable]


def _run(root: Path, site: Path, wrap: Wrap, around: Callable[[Callable[[], None]], None]) -> None:
    """Build ``root`` into ``site``, every entry to our code wrapped."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(site))
    for methods in config.plugins.events.values():
        for number, method in enumerate(methods):
            step = HOOKS.get(Path(method.__code__.co_filename).stem) if "hooks" in method.__code__.co_filename else None
            if step:
                methods[number] = wrap(step, method)
    real = [(owner, name, getattr(owner, name)) for owner, name in RENDERING]
    for owner, name, method in real:
        setattr(owner, name, wrap("rendering", method))
    here = Path.cwd()
    os.chdir(root)  # mkdocs.yml names the pages' folder from its own
    try:
        around(lambda: build(config))
    finally:
        os.chdir(here)
        for owner, name, method in real:
            setattr(owner, name, method)


def seconds(root: Path, site: Path) -> dict[str, float]:
    """Return the processor seconds of each step; `GENERATOR` is all that is left."""
    spent: dict[str, float] = defaultdict(float)

    def wrap(step: str, method: Callable) -> Callable:
        @functools.wraps(method)
        def timed(*arguments: object, **named: object) -> object:
            start = time.process_time()
            try:
                return method(*arguments, **named)
            finally:
                spent[step] += time.process_time() - start

        return timed

    def around(whole: Callable[[], None]) -> None:
        start = time.process_time()
        whole()
        spent[GENERATOR] = time.process_time() - start - sum(spent.values())

    _run(root, site, wrap, around)
    return dict(spent)


def calls(root: Path, site: Path) -> dict[str, int]:
    """Return the number of function calls in each step, the same on every machine; `GENERATOR` is all that is left."""
    profiles: dict[str, cProfile.Profile] = defaultdict(cProfile.Profile)

    def wrap(step: str, method: Callable) -> Callable:
        @functools.wraps(method)
        def counted(*arguments: object, **named: object) -> object:
            profiles[GENERATOR].disable()
            profiles[step].enable()
            try:
                return method(*arguments, **named)
            finally:
                profiles[step].disable()
                profiles[GENERATOR].enable()

        return counted

    def around(whole: Callable[[], None]) -> None:
        profiles[GENERATOR].enable()
        try:
            whole()
        finally:
            profiles[GENERATOR].disable()

    _run(root, site, wrap, around)
    return {step: sum(entry.callcount for entry in profile.getstats()) for step, profile in profiles.items()}

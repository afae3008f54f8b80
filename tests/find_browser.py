"""Find a Chromium for the browser tests: ``$CHROMIUM``, one on PATH, Playwright's own, or Debian's package.

``python tests/find_browser.py`` prints the path; with ``--install`` it installs one where none is found.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Return the path of a Chromium, or None."""
    named = os.environ.get("CHROMIUM")
    if named and shutil.which(named):
        return named
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return on_path or _playwrights_own()


def _playwrights_own() -> str | None:
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Exception:  # Playwright not installed yet, or without its driver: the next step is to install a browser
        return None
    return path if Path(path).exists() else None


def install() -> None:
    """Install a browser: Playwright's build, else (as root) Debian's."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if find() or not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "check": False, "stdout": subprocess.DEVNULL}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], **quiet)


def main() -> int:
    """Print the browser's path; return 1 with advice where there is none."""
    if "--install" in sys.argv and not find():
        install()
    found = find()
    if not found:
        print("No Chromium found. Install one, or name it in the variable CHROMIUM.", file=sys.stderr)
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

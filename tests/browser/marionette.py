"""Drive Firefox by its own protocol, Marionette: JSON over a local socket, with nothing but the standard library.

Playwright drives only a Firefox of its own making; readers have the one that their system gives them.
https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAMES = ("firefox-esr", "firefox")
#: Nothing is asked of anybody: no updates, no first page, no telemetry; and the network is off.
QUIET = {
    "marionette.port": 0, "network.manage-offline-status": False, "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9, "network.proxy.allow_hijacking_localhost": True, "browser.shell.checkDefaultBrowser": False, "app.update.disabledForTesting": True,
    "browser.startup.homepage_override.mstone": "ignore", "datareporting.policy.dataSubmissionEnabled": False, "toolkit.telemetry.enabled": False,
    "app.normandy.enabled": False, "extensions.update.enabled": False, "browser.aboutConfig.showWarning": False,
}


def find() -> str | None:
    """Return the path of a Firefox, or None."""
    named = os.environ.get("FIREFOX")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)


class Failed(RuntimeError):
    """Firefox said that a command failed."""


class Firefox:
    """One window of a Firefox."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection, self._number, self._buffer = connection, 0, b""
        self._receive()  # it says first which protocol it speaks
        self.ask("WebDriver:NewSession", capabilities={"alwaysMatch": {"timeouts": {"pageLoad": 30_000, "script": 30_000}}})

    def ask(self, command: str, **parameters: object) -> object:
        """Send a command and return its answer.

        Raises:
            Failed: if Firefox could not do it.
        """
        self._number += 1
        text = json.dumps([0, self._number, command, parameters]).encode()
        self._connection.sendall(b"%d:%s" % (len(text), text))
        _, _, error, result = self._receive()
        if error:
            raise Failed(f"{command}: {error['message']}")
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def _receive(self) -> list:
        while b":" not in self._buffer:
            self._buffer += self._read()
        size, _, self._buffer = self._buffer.partition(b":")
        while len(self._buffer) < int(size):
            self._buffer += self._read()
        text, self._buffer = self._buffer[:int(size)], self._buffer[int(size):]
        return json.loads(text)

    def _read(self) -> bytes:
        read = self._connection.recv(65536)
        if not read:
            raise Failed("Firefox has gone")
        return read

    def open(self, address: str) -> None:
        """Open an address and wait until it has loaded."""
        self.ask("WebDriver:Navigate", url=address)

    def run(self, script: str, *arguments: object) -> object:
        """Run the body of a function in the page and return its value."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=list(arguments))

    def find(self, selector: str) -> list[str]:
        """Return the references of all elements that a CSS selector finds; works without scripts as well."""
        found = self.ask("WebDriver:FindElements", using="css selector", value=selector)
        return [next(iter(one.values())) for one in found]

    def shown(self, element: str) -> bool:
        """Return whether an element is displayed."""
        return bool(self.ask("WebDriver:IsElementDisplayed", id=element))

    def click(self, element: str) -> None:
        """Click an element as a hand would."""
        self.ask("WebDriver:ElementClick", id=element)

    def wait(self, script: str, seconds: float = 20) -> None:
        """Wait until a script's value is true."""
        end = time.monotonic() + seconds
        while not self.run(script):
            if time.monotonic() > end:
                raise Failed(f"never true: {script}")
            time.sleep(0.05)


@contextmanager
def firefox(path: str, folder: Path, *, scripts: bool = True) -> Iterator[Firefox]:
    """Start a headless Firefox in a profile of its own below ``folder``, with the network off; end it afterwards."""
    profile = folder / "profile"
    profile.mkdir(parents=True)
    settings = {**QUIET, "javascript.enabled": scripts}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in settings.items()]
    (profile / "user.js").write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [path, "--headless", "--marionette", "--offline", "--no-remote", "--profile", str(profile)]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, env={**os.environ, "HOME": str(folder), "MOZ_HEADLESS": "1"},
    )
    try:
        with socket.create_connection(("127.0.0.1", _port(profile)), timeout=60) as connection:
            yield Firefox(connection)
    finally:
        os.killpg(process.pid, signal.SIGKILL)  # its own group: it and the processes that it started
        process.wait()


def _port(profile: Path, seconds: float = 60) -> int:
    end = time.monotonic() + seconds
    said = profile / "MarionetteActivePort"
    while not (said.exists() and said.read_text().strip()):
        if time.monotonic() > end:
            raise Failed(f"Firefox did not say within {seconds} s on which port it listens")
        time.sleep(0.1)
    return int(said.read_text())

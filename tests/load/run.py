"""Serve the built site with nginx on loopback and ask for its pages with wrk: ``python -m tests.load.run [--seconds 60]``.

A measurement for people and no test: what it prints depends on the machine. It fails only where an answer was an error.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
PREFIX = "/car-t-lupus/"
#: What goes over the line squeezed, by ending.
SQUEEZED = {".html", ".css", ".js", ".json", ".md", ".txt", ".csv", ".yml", ".svg"}
#: Seconds that we wait for nginx to listen before we say that it never did.
PATIENCE = 30


def main() -> int:
    """Run it; return 0 if every answer was good, 1 if some was not, 2 if something is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.run", description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=Path("site"), help="folder of the built site")
    parser.add_argument("--seconds", type=int, default=60, help="how long to ask")
    parser.add_argument("--connections", type=int, default=64, help="how many connections at once")
    options = parser.parse_args()
    missing = [name for name in ("nginx", "wrk") if not _find(name)]
    if missing:
        print(f"{' and '.join(missing)} not found; on Debian: apt-get install nginx-light wrk", file=sys.stderr)
        return 2
    if not (options.site / "index.html").is_file():
        print(f"no index.html in {options.site}; build it first: make site", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        return _measure(Path(folder), options.site.resolve(), options.seconds, options.connections)


def _find(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def _measure(folder: Path, site: Path, seconds: int, connections: int) -> int:
    folder.chmod(0o755)  # nginx's workers, started by root, are nobody
    copy = folder / "www" / PREFIX.strip("/")
    shutil.copytree(site, copy)
    for path in [path for path in copy.rglob("*") if path.suffix in SQUEEZED]:
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 6))
    pages = sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("index.html"))
    (folder / "pages.txt").write_text("".join(f"{PREFIX}{page}\n" for page in pages), encoding="utf-8")
    port = _free_port()
    settings = folder / "nginx.conf"
    settings.write_text((HERE / "nginx.conf").read_text(encoding="utf-8").format(folder=folder, port=port, prefix=PREFIX), encoding="utf-8")
    server = subprocess.Popen([_find("nginx"), "-c", str(settings), "-e", str(folder / "error.log")])
    try:
        address = f"http://127.0.0.1:{port}{PREFIX}"
        _wait(address)
        print(f"{len(pages)} pages, {connections} connections, {seconds} s", flush=True)
        command = [_find("wrk"), "-t2", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(HERE / "pages.lua"), address]
        said = subprocess.run(command, env={**os.environ, "LOAD_PAGES": str(folder / "pages.txt")}, stdout=subprocess.PIPE, text=True, check=True).stdout
    finally:
        server.terminate()
        server.wait(timeout=30)
    print(said)
    errors = re.findall(r"(?:Non-2xx|Socket errors).*", said)
    print("\n".join(errors) or "every answer was good")
    return 1 if errors else 0


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main())

"""GitHub Pages' rules on loopback, as far as a reader or a cache meets them.

What is emulated, written down from what is known of project sites on github.io; nothing here has asked GitHub itself:

- the site lives under its project's prefix, and everything else on the host is somebody else's: 404 without our page;
- ``/dir`` of a folder with an index is redirected to ``/dir/`` (301), ``/page`` is answered from ``page.html``;
- what is not there is answered with the site's ``404.html`` and the status 404, at any depth;
- ``cache-control: max-age=600``, ``etag`` and ``last-modified``; a request that names either of them is answered 304;
- text is compressed with gzip for those who accept it; content types come from the file's name.
"""

from __future__ import annotations

import contextlib
import gzip
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

PREFIX = "/car-t-lupus/"
MAX_AGE = "max-age=600"

#: By ending, as mime-db, from which GitHub Pages takes them, has them; anything else is octets.
TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8", ".xml": "application/xml", ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".yml": "text/yaml", ".svg": "image/svg+xml",
    ".png": "image/png", ".webmanifest": "application/manifest+json; charset=utf-8", ".bib": "application/x-bibtex", ".gz": "application/gzip",
}
_COMPRESSED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")


@dataclass(frozen=True)
class Answer:
    """What is sent: status, headers, and the body unless the request was HEAD."""

    status: int
    headers: dict[str, str]
    body: bytes = b""


def answer(site: Path, target: str, asked: dict[str, str] | None = None, prefix: str = PREFIX) -> Answer:
    """Return what GitHub Pages answers.

    Args:
        site: the folder of the built site.
        target: the request's target: path and query.
        asked: the request's headers, their names in small letters.
        prefix: the path under which the site lives, with a slash at both ends.
    """
    asked = asked or {}
    path, query = unquote(urlsplit(target).path), urlsplit(target).query
    if path == prefix.rstrip("/"):
        return _moved(prefix, query)
    if not path.startswith(prefix):
        return Answer(404, {"content-type": TYPES[".html"]}, b"<h1>404</h1><p>There isn't a GitHub Pages site here.</p>")
    inside = path.removeprefix(prefix)
    place = (site / inside).resolve()
    if not place.is_relative_to(site.resolve()):
        return _missing(site, asked)
    if inside == "" or inside.endswith("/"):
        place = place / "index.html"
    elif (place / "index.html").is_file() and not place.with_name(f"{place.name}.html").is_file():
        return _moved(f"{path}/", query)
    elif not place.is_file() and place.with_name(f"{place.name}.html").is_file():
        place = place.with_name(f"{place.name}.html")
    return _file(place, 200, asked) if place.is_file() else _missing(site, asked)


def _moved(path: str, query: str) -> Answer:
    return Answer(301, {"location": path + (f"?{query}" if query else ""), "content-type": TYPES[".html"]})


def _missing(site: Path, asked: dict[str, str]) -> Answer:
    page = site / "404.html"
    if not page.is_file():
        return Answer(404, {"content-type": TYPES[".html"]}, b"<h1>404</h1>")
    return _file(page, 404, {name: value for name, value in asked.items() if name == "accept-encoding"})


def _file(place: Path, status: int, asked: dict[str, str]) -> Answer:
    stamp = place.stat()
    body, tag = _read(place, stamp.st_mtime_ns)
    headers = {
        "content-type": TYPES.get(place.suffix, "application/octet-stream"), "cache-control": MAX_AGE, "etag": tag,
        "last-modified": formatdate(int(stamp.st_mtime), usegmt=True), "vary": "Accept-Encoding", "access-control-allow-origin": "*",
    }
    if _is_known(asked, tag, int(stamp.st_mtime)):
        return Answer(304, headers)
    if "gzip" in asked.get("accept-encoding", "") and headers["content-type"].startswith(_COMPRESSED):
        return Answer(status, {**headers, "content-encoding": "gzip"}, _squeezed(body))
    return Answer(status, headers, body)


@lru_cache(maxsize=256)
def _read(place: Path, stamp: int) -> tuple[bytes, str]:
    body = place.read_bytes()
    return body, f'"{sha256(body).hexdigest()[:16]}"'


@lru_cache(maxsize=256)
def _squeezed(body: bytes) -> bytes:
    return gzip.compress(body, 6, mtime=0)


def _is_known(asked: dict[str, str], tag: str, changed: int) -> bool:
    """Return whether the reader's copy is still good; a tag goes before a date (RFC 9110, section 13.2.2)."""
    if "if-none-match" in asked:
        named = {part.strip().removeprefix("W/") for part in asked["if-none-match"].split(",")}
        return bool(named & {tag, "*"})
    try:
        return changed <= parsedate_to_datetime(asked["if-modified-since"]).timestamp()
    except (KeyError, ValueError):
        return False


@contextlib.contextmanager
def served(site: Path, prefix: str = PREFIX) -> Iterator[str]:
    """Serve a site on loopback while the context lasts; give its address, which ends in a slash."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # noqa: N802 - http.server's name
            said = answer(site, self.path, {name.lower(): value for name, value in self.headers.items()}, prefix)
            self.send_response(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            if said.status != 304:
                self.send_header("content-length", str(len(said.body)))
            self.end_headers()
            if self.command != "HEAD" and said.status != 304:
                self.wfile.write(said.body)

        do_HEAD = do_GET  # noqa: N815 - http.server's name

        def log_message(self, *arguments: object) -> None:
            """Say nothing: a test's own output is what counts."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()

"""Ask a public register politely: who we are, one question at a time, and an answer or a reason why there is none."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from http.client import HTTPException
from typing import BinaryIO
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from explainer import __version__

#: Returns the body behind an address, or raises `NotAnswered`. Watches take one, so that tests need no network.
Fetch = Callable[[str], bytes]

TIMEOUT_SECONDS = 30.0
#: ClinicalTrials.gov asks for fewer than about fifty questions a minute; Crossref allows more.
PAUSE_SECONDS = 1.5
#: After these answers the same question is worth asking once more.
PASSING = {429, 500, 502, 503, 504}
RETRY_SECONDS = 20.0
#: A register that was silent so often in a row is down: the rest is not asked, or a watch would wait for hours.
PATIENCE = 3
MOST_BYTES = 8_000_000


class NotAnswered(Exception):
    """A register gave no answer that can be read; the message says why, to a maintainer."""


def agent() -> str:
    """Return how we introduce ourselves; ``MAILTO`` in the environment says whom to write to, as Crossref asks."""
    contact = os.environ.get("MAILTO", "").strip()
    return f"car-t-lupus-watch/{__version__}" + (f" (mailto:{contact})" if contact else "")


def polite(
    *, pause: float = PAUSE_SECONDS, sleep: Callable[[float], None] = time.sleep, opener: Callable[..., BinaryIO] = urlopen
) -> Fetch:
    """Return a fetcher that waits between questions, asks once more where a server was only busy, and gives up on one that is down.

    Args:
        pause: seconds between two questions.
        sleep: what waits.
        opener: what opens a request, as `urllib.request.urlopen` does.
    """

    silent = 0

    def fetch(address: str) -> bytes:
        nonlocal silent
        if silent >= PATIENCE:
            raise NotAnswered("not asked, since the register had stopped answering")
        for wait in (pause, RETRY_SECONDS):
            sleep(wait)
            try:
                answer = _once(address, opener)
            except (OSError, HTTPException) as error:  # URLError and TimeoutError are OSErrors
                why = error
                if isinstance(error, HTTPError) and error.code not in PASSING:
                    silent = 0
                    break
            else:
                silent = 0
                return answer
        else:
            silent += 1
        raise NotAnswered(_said(why)) from why

    return fetch


def ask(address: str, fetch: Fetch) -> dict[str, object]:
    """Return the JSON object behind an address.

    Raises:
        NotAnswered: if there is no answer, or it is no JSON object (RFC 8259).
    """
    try:
        found = json.loads(fetch(address))
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        raise NotAnswered("the answer is no JSON") from error
    if not isinstance(found, dict):
        raise NotAnswered("the answer is no JSON object")
    return found


def _once(address: str, opener: Callable[..., BinaryIO]) -> bytes:
    request = Request(address, headers={"User-Agent": agent(), "Accept": "application/json"})
    with opener(request, timeout=TIMEOUT_SECONDS) as answer:
        return answer.read(MOST_BYTES)


def _said(error: Exception) -> str:
    if isinstance(error, HTTPError):
        return "not known there (404)" if error.code == 404 else f"the server answered with {error.code}"
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return f"no answer within {TIMEOUT_SECONDS:g} seconds"
    return f"no connection ({type(reason).__name__})"

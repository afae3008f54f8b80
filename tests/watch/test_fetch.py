"""How a register is asked."""

import io
from email.message import Message
from http.client import IncompleteRead
from urllib.error import HTTPError, URLError

import pytest

from explainer.watch.fetch import PATIENCE, RETRY_SECONDS, NotAnswered, agent, ask, polite

ADDRESS = "https://register.example/works/1"


def http_error(code):
    return HTTPError(ADDRESS, code, "", Message(), None)


def asked(*answers):
    """Return a fetcher over these answers, one after the other, with the requests made and the seconds waited."""
    requests, waited, left = [], [], list(answers)

    def opener(request, timeout):
        requests.append((request, timeout))
        answer = left.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return io.BytesIO(answer)

    return polite(pause=1.5, sleep=waited.append, opener=opener), requests, waited


def test_we_say_who_we_are_and_whom_to_write_to(monkeypatch):
    monkeypatch.setenv("MAILTO", "watch@example.org")
    fetch, requests, _ = asked(b"{}")
    assert fetch(ADDRESS) == b"{}"
    assert requests[0][0].get_header("User-agent") == agent()
    assert agent().startswith("car-t-lupus-watch/") and agent().endswith(" (mailto:watch@example.org)")


def test_nobody_is_named_where_nobody_was_said(monkeypatch):
    monkeypatch.delenv("MAILTO", raising=False)
    assert "mailto" not in agent()


def test_every_question_waits_its_turn():
    fetch, _, waited = asked(b"1", b"2")
    fetch(ADDRESS), fetch(ADDRESS)
    assert waited == [1.5, 1.5]


@pytest.mark.parametrize("passing", [http_error(429), http_error(503), TimeoutError(), URLError(TimeoutError()), IncompleteRead(b"")])
def test_a_busy_server_is_asked_once_more(passing):
    fetch, requests, waited = asked(passing, b"{}")
    assert fetch(ADDRESS) == b"{}"
    assert len(requests) == 2 and RETRY_SECONDS in waited


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ([http_error(404)], r"not known there \(404\)"),
        ([http_error(403)], "the server answered with 403"),
        ([http_error(503)] * 2, "the server answered with 503"),
        ([TimeoutError()] * 2, "no answer within 30 seconds"),
        ([URLError(TimeoutError())] * 2, "no answer within 30 seconds"),
        ([URLError(ConnectionRefusedError())] * 2, r"no connection \(ConnectionRefusedError\)"),
        ([IncompleteRead(b"")] * 2, r"no connection \(IncompleteRead\)"),
    ],
)
def test_what_cannot_be_asked_says_why(answers, why):
    fetch, requests, _ = asked(*answers)
    with pytest.raises(NotAnswered, match=why):
        fetch(ADDRESS)
    assert len(requests) == len(answers)


def fails(fetch):
    with pytest.raises(NotAnswered) as caught:
        fetch(ADDRESS)
    return str(caught.value)


def test_a_register_that_is_down_is_not_asked_for_hours():
    fetch, requests, _ = asked(*[TimeoutError()] * 2 * PATIENCE)
    assert [fails(fetch) for _ in range(PATIENCE)] == ["no answer within 30 seconds"] * PATIENCE
    assert fails(fetch) == "not asked, since the register had stopped answering"
    assert len(requests) == 2 * PATIENCE


def test_an_answer_between_two_silences_shows_that_it_is_not_down():
    silence = [TimeoutError()] * 2 * (PATIENCE - 1)
    fetch, _, _ = asked(*silence, http_error(404), *silence, b"{}")
    assert {fails(fetch) for _ in range(2 * PATIENCE - 1)} == {"no answer within 30 seconds", "not known there (404)"}
    assert fetch(ADDRESS) == b"{}"


@pytest.mark.parametrize("body", [b"", b'{"a": ', b"<html>", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_said_to_be_none(body):
    with pytest.raises(NotAnswered, match="the answer is no JSON"):
        ask(ADDRESS, lambda address: body)


@pytest.mark.parametrize("body", [b"[]", b"1", b"null"])
def test_json_that_is_no_object_is_no_answer(body):
    with pytest.raises(NotAnswered, match="no JSON object"):
        ask(ADDRESS, lambda address: body)

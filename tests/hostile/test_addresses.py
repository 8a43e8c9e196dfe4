"""Requests that a page, a redirect, a name server or a head would lead astray.

Private addresses in all their spellings, redirects to them and rebinding at the socket stand in
tests/extractors/fetch/test_guard.py. What else the product asks for: the channels of alerts, which are addresses of the
operator's own settings and no page can change; apprise sends to these alone.
"""

from __future__ import annotations

import socket
from typing import Any

import pytest
from urllib3.exceptions import NewConnectionError

from extractors.clock import RecordedClock
from extractors.fetch.errors import FetchError
from extractors.fetch.exchange import _seconds_of
from extractors.fetch.guard import Guard, host_of, whole_address
from extractors.fetch.wire import GuardedAdapter
from tests.extractors.fetch.conftest import archive, clock, make_fetcher, site  # noqa: F401
from tests.extractors.fetch.loopback import PAGE, MakeFetcher, Site

REFUSED = [
    "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/", "http://017700000001/",
    "http://127.1/", "http://127.0.0.1./", "http://0/", "http://0.0.0.0/", "http://[::]/", "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::7f00:1]/",
    "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/", "http://[fe80::1%25eth0]/", "http://[::ffff:0:127.0.0.1]/",
    "http://127%2e0%2e0%2e1/", "http://%31%32%37.0.0.1/", "http://loc%61lhost/", "http://LOCALHOST/",
    "http://localhost../", "http://user@127.0.0.1/", "http://a.example@127.0.0.1/", "http://127.0.0.1\\@a.example/",
    "http://a.example%2F@127.0.0.1/", "http://127。0。0。1/", "http://①②⑦.⓪.⓪.①/", "http://ⓛocalhost/",
    "http://a.example:22/", "http://a.example:25/", "http://a.example:99999/", "http://a.example:-1/",
    "http://a.exa\tmple:22/", "http:///x", "http://[v1.x]/", "http:127.0.0.1", "//127.0.0.1/", "file:///etc/passwd",
    "ftp://a.example/", "data:text/html,x", "gopher://a/", "javascript:alert(1)", "jar:http://a!/",
]  # fmt: skip


def test_addresses_that_are_not_asked() -> None:
    guard = Guard(lambda host: ["8.8.8.8"], allow_private=False)
    passed = []
    for url in REFUSED:
        try:
            guard.check_host(host_of(whole_address(url)))
        except FetchError as error:
            assert error.reason in ("forbidden_address", "bad_scheme", "bad_url")  # noqa: PT017 (each has one)
        else:
            passed.append(url)
    assert passed == []


def test_a_name_that_looks_like_another_is_asked_by_its_own() -> None:
    assert whole_address("http://kuntа.example/") == "http://xn--kunt-83d.example/"  # the last letter is Cyrillic
    assert whole_address("https://a.example:8443/x") == "https://a.example:8443/x"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/x", "data:text/html,x", "http://a:22/"])
def test_a_redirect_to_something_else(site: Site, make_fetcher: MakeFetcher, target: str) -> None:  # noqa: F811
    attempt = make_fetcher().fetch(
        run_id="n", source_id="fisu", url=site.page("/a", b"", status=302, Location=target), lang="fi"
    )
    assert attempt.reason in ("bad_scheme", "bad_url")


class _Connected(Exception):  # noqa: N818 (ends a test's connection before it is made)
    pass


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that says a public address first and this machine after: only the first is connected to."""
    answers = iter([["8.8.4.4"], ["127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []

    def look_up(host: str, *rest: Any, **more: Any) -> Any:
        asked.append(host)
        raise _Connected

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    adapter = GuardedAdapter(Guard(lambda host: next(answers), allow_private=False), head_seconds=5)
    pool = adapter.poolmanager.connection_from_url("http://city.example/")
    with pytest.raises(_Connected):
        pool.ConnectionCls("city.example", 80).connect()
    assert asked == ["8.8.4.4"]  # the address itself, and not the name a second time
    with pytest.raises(FetchError, match="forbidden_address"):
        pool.ConnectionCls("city.example", 80).connect()
    assert asked == ["8.8.4.4"]


def test_of_many_silent_addresses_few_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(host: str, *rest: Any, **more: Any) -> Any:
        asked.append(host)
        raise OSError("nobody")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    guard = Guard(lambda host: [f"8.8.8.{n}" for n in range(1, 201)], allow_private=False)
    pool = GuardedAdapter(guard, head_seconds=5).poolmanager.connection_from_url("http://city.example/")
    with pytest.raises(NewConnectionError):
        pool.ConnectionCls("city.example", 80).connect()
    assert len(asked) == 4


@pytest.mark.parametrize(
    "asked",
    ["Fri, 01 Jan 99999999999999999999 00:00:00 GMT", "Mon, 01 Jan 2024 00:00:00 +99999999999999", "x", "²"],
)
def test_a_wait_that_is_none(clock: RecordedClock, asked: str) -> None:  # noqa: F811
    assert _seconds_of(asked, clock.now()) == 0


@pytest.mark.parametrize("mark", [b'\x0b"x"', b'"' + b"x" * 5_000 + b'"', b"a\x00b"])
def test_a_validator_that_cannot_go_back_breaks_no_later_night(
    site: Site,  # noqa: F811
    make_fetcher: MakeFetcher,  # noqa: F811
    mark: bytes,
) -> None:
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: " + mark + b"\r\nContent-Length: %d\r\n\r\n" % len(PAGE)
    )
    site.answers["/p"] = [lambda handler: handler.wfile.write(head + PAGE)]
    for night in ("night-1", "night-2"):
        fetcher = make_fetcher(pace_seconds=0)
        attempt = fetcher.fetch(run_id=night, source_id="fisu", url=f"{site.url}/p", lang="fi")
        assert attempt.outcome == "ok"
    assert "If-None-Match" not in site.asked[-1][1]


def test_what_a_head_says_is_quoted_on_one_line() -> None:
    error = FetchError("wrong_type", "text/\x1b[31m\r\nred is nothing" + "x" * 70_000)
    assert error.detail.startswith("text/ [31m red is nothing")
    assert len(error.detail) == 300

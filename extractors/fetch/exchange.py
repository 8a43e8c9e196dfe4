"""Requests and answers: one GET with its turn, its limits and its retries, and a walk along redirects.

Gives a `Reply` for any status that is left after the retries; raises `FetchError` where no whole answer came. Knows
nothing of robots.txt, the archive or the log.
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import requests
from requests.adapters import BaseAdapter
from urllib3 import HTTPHeaderDict
from urllib3.exceptions import HTTPError

from extractors.clock import Clock
from extractors.fetch.body import read_body
from extractors.fetch.errors import FetchError
from extractors.fetch.guard import Guard, host_of, whole_address
from extractors.fetch.pace import Pace
from extractors.fetch.policy import FetchPolicy

_REDIRECTS = (301, 302, 303, 307, 308)
_WORTH_A_RETRY = (429, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. The body is there for status 200 only; of others it is not read."""

    url: str
    status: int
    headers: HTTPHeaderDict
    body: bytes = b""

    @property
    def redirect(self) -> str | None:
        """Where the answer sends us, None where it does not. Raises `FetchError` for what is no web address."""
        location = self.headers.get("Location")
        if self.status not in _REDIRECTS or location is None:
            return None
        # Headers come as Latin-1, and sites write UTF-8 into them.
        target = location.encode("latin-1", "replace").decode("utf-8", "replace")
        try:
            return whole_address(urljoin(self.url, target))
        except ValueError as error:
            raise FetchError("bad_url", "a redirect to no web address", http_status=self.status) from error


def _no_objection(reply: Reply) -> None:
    """Read every body."""


class Exchange:
    """GETs over one transport adapter."""

    def __init__(self, policy: FetchPolicy, clock: Clock, adapter: BaseAdapter, guard: Guard) -> None:
        self._policy = policy
        self._clock = clock
        self._adapter = adapter
        self._guard = guard
        self._pace = Pace(clock)

    def follow(self, url: str, request: Callable[[str], Reply]) -> Reply:
        """The first reply of `request` that is no redirect, from `url` on. Each hop's host is checked by the guard."""
        seen = {url}
        while True:
            self._guard.check_host(host_of(url))
            reply = request(url)
            target = reply.redirect
            if target is None:
                return reply
            if target in seen or len(seen) > self._policy.max_redirects:
                detail = "redirects in a circle" if target in seen else f"more than {len(seen) - 1} redirects"
                raise FetchError("too_many_redirects", detail, http_status=reply.status)
            seen.add(target)
            url = target

    def get(
        self,
        url: str,
        *,
        headers: dict[str, str],
        jitter: random.Random,
        pause: float,
        before_body: Callable[[Reply], None] = _no_objection,
        first_bytes: int | None = None,
    ) -> Reply:
        """One whole address, without redirects. `before_body` sees the head of a 200 or 304 and may raise.

        With `first_bytes` a longer body is cut there; without, one beyond the policy's limit is an error.
        """
        # The loop is here and not in urllib3's Retry: that one sleeps real seconds, and would skip the host's turn.
        retry = 0
        while True:
            with self._pace.turn(host_of(url), pause) as turn:
                try:
                    reply = self._ask(url, headers, before_body, first_bytes)
                except FetchError as error:
                    wait = self._backoff(retry, jitter) if error.reason == "timeout" else None
                    if wait is None:
                        raise
                else:
                    wait = self._wait_asked_for(reply, self._backoff(retry, jitter))
                    if reply.status not in _WORTH_A_RETRY or wait is None:
                        return reply
                # Left to the turn: a host that asks for time gets it from everyone, not only from this request.
                turn.wait_after = wait
            retry += 1

    def _ask(
        self, url: str, headers: dict[str, str], before_body: Callable[[Reply], None], first_bytes: int | None
    ) -> Reply:
        policy = self._policy
        every = {"User-Agent": policy.user_agent, "Accept-Encoding": "gzip", "Connection": "close"}
        prepared = requests.PreparedRequest()
        prepared.prepare_method("GET")
        prepared.url = url  # a whole address already, and there is no more to prepare: no cookies, login or body
        prepared.prepare_headers(every | headers)
        deadline = time.monotonic() + policy.total_timeout
        timeout = (policy.connect_timeout, policy.read_timeout)
        try:
            # The adapter itself and not a Session: that would read a redirect's body without limit, keep cookies, and
            # take proxies and logins from the environment.
            response = self._adapter.send(prepared, stream=True, timeout=timeout, verify=True)
        except requests.exceptions.SSLError as error:
            raise FetchError("tls", "the certificate or the handshake cannot be trusted") from error
        except requests.Timeout as error:
            raise FetchError("timeout", "no answer in time") from error
        except (requests.RequestException, HTTPError) as error:
            raise FetchError("connection", "no connection, or it broke off before an answer") from error
        try:
            reply = Reply(url, response.status_code, response.raw.headers)
            if reply.status in (200, 304):
                before_body(reply)
            if reply.status != 200:
                return reply
            limit = policy.max_bytes if first_bytes is None else first_bytes
            body = read_body(response.raw, max_bytes=limit, deadline=deadline, cut=first_bytes is not None)
            return Reply(url, reply.status, reply.headers, body)
        finally:
            response.close()

    def _backoff(self, retry: int, jitter: random.Random) -> float | None:
        """Seconds before the next try, any up to a bound that doubles (full jitter); None after the last one."""
        if retry >= self._policy.retries:
            return None
        return jitter.uniform(0.0, min(self._policy.longest_wait, self._policy.backoff_seconds * 2**retry))

    def _wait_asked_for(self, reply: Reply, backoff: float | None) -> float | None:
        """The backoff, or the site's own wish where that is longer; None where it is more than a night has."""
        asked = _seconds_of(reply.headers.get("Retry-After", ""), self._clock.now())
        if backoff is None or asked > self._policy.longest_wait:
            return None
        return max(asked, backoff)


def _seconds_of(retry_after: str, now: dt.datetime) -> float:
    """A Retry-After, given in seconds or as an HTTP date; 0 for none and for what is neither."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # a year, or an hour of the zone, that no calendar holds
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max((moment - now).total_seconds(), 0.0)

"""Turns at a host: one request at a time, and a pause after each. And when to stop asking a host for the night.

Time is the clock's, so a recorded night passes without a real second. Safe across threads; hosts do not wait for each
other.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from extractors.clock import Clock
from extractors.fetch.errors import FetchError


@dataclass(slots=True)
class Turn:
    """One request's turn at a host. `wait_after` is the least pause after it, whoever comes next."""

    wait_after: float = 0.0


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    ended_at: dt.datetime | None = None
    wait_after: float = 0.0


class Pace:
    """Gives out turns."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def turn(self, host: str, pause: float) -> Iterator[Turn]:
        """Wait until nobody else talks to `host` and `pause` seconds have passed since somebody did."""
        with self._lock:
            state = self._hosts.setdefault(host, _Host())
        with state.lock:
            if state.ended_at is not None:
                passed = (self._clock.now() - state.ended_at).total_seconds()
                self._clock.sleep(max(pause, state.wait_after) - passed)
            turn = Turn()
            try:
                yield turn
            finally:
                state.ended_at = self._clock.now()
                state.wait_after = turn.wait_after


class Patience:
    """Counts a host's failures in a run. A host that fails too often is left alone until the next run."""

    def __init__(self, failures: int) -> None:
        self._failures = failures
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, str]] = Counter()

    def check(self, run_id: str, host: str) -> None:
        """Raise `FetchError` where the host has failed too often in this run."""
        with self._lock:
            if self._counts[run_id, host] >= self._failures:
                raise FetchError("host_given_up", f"not asked: {self._failures} failures on this host in this run")

    def note(self, run_id: str, host: str, error: FetchError) -> None:
        """Count `error` where it speaks of the host. A page that is gone or odd says nothing of its neighbours."""
        of_host = error.reason in ("timeout", "connection", "tls", "incomplete", "robots_unavailable")
        status = error.http_status if error.reason == "http_status" else None
        unwilling = status is not None and (status in (401, 403, 429) or status >= 500)
        if of_host or unwilling:
            with self._lock:
                self._counts[run_id, host] += 1

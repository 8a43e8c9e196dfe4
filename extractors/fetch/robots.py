"""What a site wishes robots to do: its robots.txt (RFC 9309), `X-Robots-Tag` and `tdm-reservation`.

robots.txt is read by protego and kept for the policy's time an origin (scheme, host, port). 4xx means no rules. 5xx,
429, no answer, and redirects without end mean that nothing may be fetched; that is remembered for the run it happened
in only, so one bad night does not close a site for the next. A Crawl-delay is obeyed though no standard asks for it.
"""

from __future__ import annotations

import datetime as dt
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego
from urllib3 import HTTPHeaderDict

from extractors.attempt import RobotsState
from extractors.clock import Clock
from extractors.fetch.errors import FetchError
from extractors.fetch.exchange import Exchange
from extractors.fetch.guard import origin_of
from extractors.fetch.policy import AGENT, FetchPolicy

# RFC 9309, 2.5: at least this much of a robots.txt is to be read; what follows is left alone.
_READ = 500 * 1024
_FORBIDDING = frozenset({"noindex", "none", "noarchive"})
# Rules of X-Robots-Tag that have a value of their own; any other word before a colon is a robot's name.
_VALUED = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})


@dataclass(frozen=True, slots=True)
class Rules:
    """An origin's wishes. `document_id` is the robots.txt they were read from, `read_at` when."""

    read_at: dt.datetime
    run_id: str
    parsed: Protego | None = None
    document_id: str | None = None
    trouble: str | None = None

    def state(self, url: str) -> RobotsState:
        """What they say of an address."""
        if self.trouble is not None:
            return "unavailable"
        if self.parsed is None:
            return "no_rules"
        return "allowed" if self.parsed.can_fetch(url, AGENT) else "forbidden"

    @property
    def crawl_delay(self) -> float:
        """Seconds between requests, 0 where nothing is asked for."""
        delay = self.parsed.crawl_delay(AGENT) if self.parsed is not None else None
        return delay or 0.0


@dataclass(slots=True)
class _Origin:
    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Rules | None = None


class Robots:
    """Rules by origin. `keep` takes a robots.txt's bytes and gives their document id: what was read is stored."""

    def __init__(self, policy: FetchPolicy, clock: Clock, exchange: Exchange, keep: Callable[[bytes], str]) -> None:
        self._policy = policy
        self._clock = clock
        self._exchange = exchange
        self._keep = keep
        self._lock = threading.Lock()
        self._origins: dict[str, _Origin] = {}

    def rules_for(self, url: str, run_id: str, jitter: random.Random) -> Rules:
        """The rules of an address's origin, read anew where they are unknown or old."""
        origin = origin_of(url)
        with self._lock:
            entry = self._origins.setdefault(origin, _Origin())
        with entry.lock:
            if entry.rules is None or not self._is_fresh(entry.rules, run_id):
                entry.rules = self._read(f"{origin}/robots.txt", run_id, jitter)
            return entry.rules

    def _is_fresh(self, rules: Rules, run_id: str) -> bool:
        if rules.trouble is not None and rules.run_id != run_id:
            return False
        return self._clock.now() - rules.read_at < self._policy.robots_ttl

    def _read(self, address: str, run_id: str, jitter: random.Random) -> Rules:
        pause = self._policy.pace_seconds
        try:
            reply = self._exchange.follow(
                address,
                lambda url: self._exchange.get(url, headers={}, jitter=jitter, pause=pause, first_bytes=_READ),
            )
        except FetchError as error:
            return Rules(self._clock.now(), run_id, trouble=f"robots.txt: {error.detail}")
        now = self._clock.now()
        if reply.status == 200:
            parsed = Protego.parse(reply.body.decode("utf-8-sig", "replace"))
            return Rules(now, run_id, parsed, self._keep(reply.body))
        # 429 is a 4xx by number, but it says "later" and not "no rules here".
        if 400 <= reply.status < 500 and reply.status != 429:
            return Rules(now, run_id)
        return Rules(now, run_id, trouble=f"robots.txt answered {reply.status}")


def check_reservations(headers: HTTPHeaderDict) -> None:
    """Raise `FetchError` where an answer's headers reserve mining, or forbid indexing or keeping, to us or to all."""
    if headers.get("tdm-reservation", "").strip() == "1":
        raise FetchError("tdm_reserved", "text and data mining is reserved (tdm-reservation: 1)")
    for line in headers.getlist("X-Robots-Tag"):
        word = _forbidding_word(line)
        if word is not None:
            raise FetchError("x_robots", f"X-Robots-Tag says {word}")


def _forbidding_word(line: str) -> str | None:
    applies = True
    for part in line.lower().split(","):
        name, colon, rest = part.partition(":")
        word = part.strip()
        if colon and name.strip() not in _VALUED:
            # A robot's name speaks for all that follows it on its line.
            applies = name.strip() == AGENT.lower()
            word = rest.strip()
        if applies and word in _FORBIDDING:
            return word
    return None

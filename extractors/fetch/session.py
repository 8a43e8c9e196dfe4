"""The polite fetcher: one address in, one attempt out, whatever the web does.

Takes an address of a source, gives an `Attempt` that is already in the archive's log; for `ok` the bytes are in the
archive as well. Raises nothing for what a site does; a broken archive or a broken recording is raised. Safe across
threads; one `Fetcher` serves a whole run, and knows only in its own life which robots.txt it has read.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from requests.adapters import BaseAdapter
from urllib3 import HTTPHeaderDict

from extractors.archive import Archive
from extractors.attempt import Attempt, RobotsState, fetch_id_of, outcome_of
from extractors.clock import Clock
from extractors.fetch.errors import FetchError
from extractors.fetch.exchange import Exchange, Reply
from extractors.fetch.guard import Guard, Resolver, host_of, resolve, whole_address
from extractors.fetch.media import XLSX, media_type_of
from extractors.fetch.pace import Patience
from extractors.fetch.policy import FetchPolicy
from extractors.fetch.robots import Robots, check_reservations
from extractors.fetch.wire import GuardedAdapter

_ACCEPT = f"text/html,application/xhtml+xml,text/plain,text/csv,application/pdf,{XLSX},*/*;q=0.1"
_VALIDATOR = re.compile(r"[!-~\x80-\xff][ -~\x80-\xff]{0,999}")


@dataclass(slots=True)
class _Course:
    """An attempt on its way: what was asked, and what is known of the answer so far."""

    run_id: str
    source_id: str
    url: str
    lang: str
    earlier: Attempt | None
    jitter: random.Random
    at: str | None = None
    conditional: bool = False
    status: int | None = None
    headers: HTTPHeaderDict = field(default_factory=HTTPHeaderDict)
    robots_state: RobotsState | None = None
    robots_document_id: str | None = None

    def attempt(self, fetched_at: dt.datetime, **rest: Any) -> Attempt:
        tags = self.headers.getlist("X-Robots-Tag")
        known: dict[str, Any] = {
            "fetch_id": fetch_id_of(self.run_id, self.source_id, self.url),
            "run_id": self.run_id,
            "source_id": self.source_id,
            "url": self.url,
            "lang": self.lang,
            "fetched_at": fetched_at,
            "via": "fetch",
            "http_status": self.status,
            "final_url": self.at,
            "etag": self.headers.get("ETag"),
            "last_modified": self.headers.get("Last-Modified"),
            "x_robots_tag": " | ".join(tags) or None,
            "tdm_reservation": self.headers.get("tdm-reservation"),
            "robots_state": self.robots_state,
            "robots_document_id": self.robots_document_id,
        }
        return Attempt(**known | rest)


class Fetcher:
    """Fetches for one run or many. Without an adapter it talks to the web, and then resolves and checks host names."""

    def __init__(
        self,
        policy: FetchPolicy,
        clock: Clock,
        archive: Archive,
        adapter: BaseAdapter | None = None,
        resolver: Resolver | None = None,
    ) -> None:
        self._policy = policy
        self._clock = clock
        self._archive = archive
        # A recorded web has no DNS: with an adapter and no resolver, the guard judges by literal addresses and names.
        look_up = resolve if adapter is None and resolver is None else resolver
        guard = Guard(look_up, allow_private=policy.allow_private_addresses)
        self._adapter = adapter if adapter is not None else GuardedAdapter(guard, policy.total_timeout)
        self._exchange = Exchange(policy, clock, self._adapter, guard)
        self._robots = Robots(policy, clock, self._exchange, archive.put)
        self._patience = Patience(policy.failures_before_giving_up)

    def fetch(self, *, run_id: str, source_id: str, url: str, lang: str) -> Attempt:
        """One attempt at `url`, recorded. `lang` is the language the page is expected, and asked for, in."""
        # The archive may hold later nights than this one, when a recording is played again: they are not known yet.
        earlier = self._archive.last_success(url, before=self._clock.now())
        # Seeded by what is asked, so that a recorded run waits the same whatever order its threads take.
        jitter = random.Random(fetch_id_of(run_id, source_id, url))  # noqa: S311 (jitter, not a secret)
        course = _Course(run_id, source_id, url, lang, earlier, jitter)
        try:
            attempt = self._conclude(course, self._walk(course))
        except FetchError as error:
            if course.at is not None:
                self._patience.note(run_id, host_of(course.at), error)
            course.status = error.http_status or course.status
            attempt = course.attempt(
                self._clock.now(), outcome=outcome_of(error.reason), reason=error.reason, detail=error.detail
            )
        self._archive.record(attempt)
        return attempt

    def close(self) -> None:
        """Give back the connections."""
        self._adapter.close()

    def _walk(self, course: _Course) -> Reply:
        return self._exchange.follow(whole_address(course.url), lambda url: self._step(course, url))

    def _step(self, course: _Course, url: str) -> Reply:
        course.at, course.status, course.headers = url, None, HTTPHeaderDict()
        course.robots_state = course.robots_document_id = None
        self._patience.check(course.run_id, host_of(url))
        pause = max(self._policy.pace_seconds, self._permitted(course, url))
        reply = self._exchange.get(
            url,
            headers=self._headers(course, url),
            jitter=course.jitter,
            pause=pause,
            before_body=lambda head: _note_head(course, head),
        )
        course.status, course.headers = reply.status, reply.headers
        return reply

    def _permitted(self, course: _Course, url: str) -> float:
        """The crawl delay of an address that robots.txt permits. Raises `FetchError` where it does not."""
        rules = self._robots.rules_for(url, course.run_id, course.jitter)
        course.robots_state, course.robots_document_id = rules.state(url), rules.document_id
        if course.robots_state == "unavailable":
            raise FetchError("robots_unavailable", rules.trouble or "robots.txt is unavailable")
        if course.robots_state == "forbidden":
            raise FetchError("robots", "robots.txt forbids the address")
        if rules.crawl_delay > self._policy.longest_crawl_delay:
            raise FetchError("robots", f"robots.txt asks for {rules.crawl_delay:g} s between requests")
        return rules.crawl_delay

    def _headers(self, course: _Course, url: str) -> dict[str, str]:
        conditions = self._conditions(course.earlier, url)
        course.conditional = bool(conditions)
        return {"Accept": _ACCEPT, "Accept-Language": course.lang} | conditions

    def _conditions(self, earlier: Attempt | None, url: str) -> dict[str, str]:
        """What asks only for what is new since an earlier attempt."""
        # A validator belongs to the address that gave it, which after a redirect is not the one that was asked.
        if earlier is None or earlier.final_url != url:
            return {}
        conditions = {}
        if _sendable(earlier.etag):
            conditions["If-None-Match"] = earlier.etag
        if _sendable(earlier.last_modified):
            conditions["If-Modified-Since"] = earlier.last_modified
        # Asked for without conditions, lost or damaged bytes come back.
        return conditions if conditions and self._archive.is_sound(earlier.document_id or "") else {}

    def _conclude(self, course: _Course, reply: Reply) -> Attempt:
        if reply.status == 304 and course.conditional and course.earlier is not None:
            earlier = course.earlier
            return course.attempt(
                self._clock.now(),
                outcome="not_modified",
                document_id=earlier.document_id,
                size=earlier.size,
                media_type=earlier.media_type,
                charset=earlier.charset,
                etag=reply.headers.get("ETag") or earlier.etag,
                last_modified=reply.headers.get("Last-Modified") or earlier.last_modified,
            )
        if reply.status == 304:
            raise FetchError("http_status", "304, though nothing was asked conditionally", http_status=304)
        if reply.status != 200:
            raise FetchError("http_status", f"answered {reply.status}", http_status=reply.status)
        media_type, charset = media_type_of(reply.headers.get("Content-Type"), reply.body)
        return course.attempt(
            self._clock.now(),
            outcome="ok",
            document_id=self._archive.put(reply.body),
            size=len(reply.body),
            media_type=media_type,
            charset=charset,
        )


def _sendable(validator: str | None) -> TypeGuard[str]:
    """Whether a validator that a site gave can be sent back: one with control characters never leaves, and one without
    end is refused by the site that gave it, night after night."""
    return validator is not None and _VALIDATOR.fullmatch(validator) is not None


def _note_head(course: _Course, head: Reply) -> None:
    # Before the body, so that what a site reserves is stored with the refusal and its bytes are never read.
    course.status, course.headers = head.status, head.headers
    check_reservations(head.headers)

"""What one visit to a page was worth, judged against the last good one.

A page that fell to a third, lost its table or left its believable bounds is `held`: its bytes and reading stay, and
the last good facts stand until it heals or a person decides. A source that is down, gone or forbids reading says
nothing about anybody's membership.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from extractors.attempt import Attempt
from extractors.catalogue import Source

VisitState = Literal["read", "unchanged", "held", "unreadable", "source_unavailable", "page_gone", "denied", "failed"]

# A list with three times fewer rows than last time is a broken page until proved otherwise.
SHRINK_FACTOR = 3
_GONE = frozenset({404, 410})
_DOWN = frozenset({"timeout", "connection", "tls", "incomplete", "robots_unavailable", "host_given_up"})


class PageRead(Protocol):
    """What a reading has to tell to be judged; a `Reading` is one."""

    @property
    def document_id(self) -> str: ...
    @property
    def n_members(self) -> int: ...
    @property
    def problem(self) -> str | None: ...
    @property
    def problem_words(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class LastGood:
    """The newest reading of a page that was taken."""

    document_id: str
    n_members: int


@dataclass(frozen=True, slots=True)
class Visit:
    """The worth of one attempt: `reason` is a code where the state needs one, `detail` says it in words."""

    source_id: str
    url: str
    state: VisitState
    reason: str | None = None
    detail: str | None = None
    n_members: int = 0


def judge(
    source: Source, attempt: Attempt, reading: PageRead | None, last: LastGood | None, broken: str | None = None
) -> Visit:
    """Give an attempt its state. An attempt that brought a document has a `reading`, or the words on which its reader
    broke (`broken`)."""
    if broken is not None:
        return Visit(source.id, attempt.url, "unreadable", "reader_error", broken)
    if reading is None:
        state = _state_without_document(attempt)
        return Visit(source.id, attempt.url, state, attempt.reason, attempt.detail or _status_words(attempt))
    n = reading.n_members
    if reading.problem is not None:
        return Visit(source.id, attempt.url, "unreadable", reading.problem, reading.problem_words)
    if held := _hold(source, n, last):
        reason, words = held
        return Visit(source.id, attempt.url, "held", reason, words, n)
    unchanged = last is not None and last.document_id == reading.document_id
    return Visit(source.id, attempt.url, "unchanged" if unchanged else "read", n_members=n)


def _hold(source: Source, n: int, last: LastGood | None) -> tuple[str, str] | None:
    before = last.n_members if last else 0
    if n == 0 and (before or source.exhaustive):
        return "no_members", f"no member found where there were {before}"
    if before and n * SHRINK_FACTOR <= before:
        return "shrunk", f"{n} members where there were {before}"
    if source.bounds and not source.bounds.min_members <= n <= source.bounds.max_members:
        return "out_of_bounds", (
            f"{n} members; believable are {source.bounds.min_members} to {source.bounds.max_members}"
        )
    return None


def _state_without_document(attempt: Attempt) -> VisitState:
    if attempt.outcome == "denied":
        return "denied"
    status = attempt.http_status
    if status in _GONE:
        return "page_gone"
    if attempt.reason in _DOWN or (status is not None and status >= 500) or status == 429:
        return "source_unavailable"
    return "failed"


def _status_words(attempt: Attempt) -> str | None:
    return f"HTTP {attempt.http_status}" if attempt.http_status else None

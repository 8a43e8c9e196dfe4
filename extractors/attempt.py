"""One attempt to read an address, as a row of the fetch log.

Every attempt is kept, also the ones that brought nothing: an unchanged page (`not_modified`) is evidence on that day, a
`denied` one says whose wish was obeyed, a `failed` one says what went wrong. Moments are aware and in UTC, `size` is in
bytes. `to_json` gives one line of JSON, `from_json` reads it back and raises `AttemptError` for anything else.

Out of scope: whether a page that answered 200 says "page not found". Readers judge that.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Literal

from pydantic import AwareDatetime, ConfigDict, TypeAdapter, ValidationError

Via = Literal["fetch", "file"]
Outcome = Literal["ok", "not_modified", "denied", "failed"]
RobotsState = Literal["allowed", "forbidden", "no_rules", "unavailable"]
Reason = Literal[
    # denied: somebody's rule says no, and it was obeyed
    "robots",  # robots.txt forbids the address, or asks for a longer pause than a night has
    "tdm_reserved",  # `tdm-reservation: 1`: text and data mining is reserved
    "x_robots",  # `X-Robots-Tag` says noindex, none or noarchive, to all or to us
    "forbidden_address",  # the host is, or resolves to, a loopback, private, link-local or metadata address
    "bad_scheme",  # neither http nor https, on a redirect too
    # failed: it could not be had
    "bad_url",  # not a whole address, or one with a user name in it
    "robots_unavailable",  # robots.txt answered 5xx or 429, or not at all: the page was not asked for
    "http_status",  # a status other than 200 and an expected 304
    "timeout",  # connecting, waiting for a byte, or the whole answer took too long
    "connection",  # no such host, refused, or broken off before the answer's head was whole
    "tls",  # the certificate or the handshake is not to be trusted
    "incomplete",  # the body is shorter than announced
    "undecodable",  # a content encoding that is broken or was not asked for
    "too_large",  # more bytes than allowed, on the wire or after decompression
    "too_many_redirects",  # more hops than allowed, or a circle
    "wrong_type",  # the bytes are not what was announced, or are nothing a reader reads
    "empty",  # a body without a character in it
    "host_given_up",  # the host failed too often this run: not asked
]
DENIALS: frozenset[Reason] = frozenset({"robots", "tdm_reserved", "x_robots", "forbidden_address", "bad_scheme"})


class AttemptError(ValueError):
    """A line that is no attempt, or an attempt that contradicts itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One attempt. `document_id` is the SHA-256 of the body (of the earlier body for `not_modified`), None without one.

    `robots_document_id` names the robots.txt that was read for it, so that what was permitted can be shown later.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    fetch_id: str
    run_id: str
    source_id: str
    url: str
    lang: str
    fetched_at: AwareDatetime
    via: Via
    outcome: Outcome
    reason: Reason | None = None
    detail: str | None = None
    http_status: int | None = None
    final_url: str | None = None
    document_id: str | None = None
    size: int | None = None
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    x_robots_tag: str | None = None
    tdm_reservation: str | None = None
    robots_state: RobotsState | None = None
    robots_document_id: str | None = None

    def __post_init__(self) -> None:
        if self.fetched_at.tzinfo is None:
            raise AttemptError(f"{self.url}: fetched_at has no time zone")
        object.__setattr__(self, "fetched_at", self.fetched_at.astimezone(dt.UTC))
        if self.succeeded:
            consistent = self.reason is None and self.document_id is not None and self.size is not None
        else:
            consistent = self.outcome == outcome_of(self.reason) and self.document_id is None
        if not consistent:
            raise AttemptError(f"{self.url}: {self.outcome}, {self.reason} and {self.document_id} do not go together")

    @property
    def succeeded(self) -> bool:
        """Whether the page's bytes are known after it."""
        return self.outcome in ("ok", "not_modified")

    def to_json(self) -> str:
        """One line of JSON, keys in the order of the fields, without the line's end."""
        return _LINES.dump_json(self).decode()

    @staticmethod
    def from_json(line: str | bytes) -> Attempt:
        """The attempt of a line that `to_json` wrote. Raises `AttemptError`."""
        try:
            return _LINES.validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(k) for k in first["loc"]) or "(line)"
            raise AttemptError(f"not an attempt: {key}: {first['msg']}") from error


def outcome_of(reason: Reason | None) -> Outcome:
    """`denied` or `failed`, whichever the reason says. Raises `AttemptError` without one."""
    if reason is None:
        raise AttemptError("an attempt that brought nothing needs a reason")
    return "denied" if reason in DENIALS else "failed"


def fetch_id_of(run_id: str, source_id: str, url: str) -> str:
    """32 hex digits: the same run, source and address give the same id, whatever came of it."""
    digest = hashlib.sha256()
    for part in (run_id, source_id, url):
        # The length goes first, so that no two different triples can run together into the same bytes.
        encoded = part.encode()
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()[:32]


_LINES = TypeAdapter(Attempt)

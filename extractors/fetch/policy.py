"""How the project behaves on the web, as one frozen value. All times are in seconds, all sizes in bytes."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import re
from dataclasses import dataclass
from functools import cache

AGENT = "Verkosto"  # what robots.txt and X-Robots-Tag may call us

_SENDABLE = re.compile(r"[\x21-\x27\x2a-\x7e]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPolicy:
    """Manners and limits. `contact` is the address, of a page or a mailbox, that a site's owner can turn to."""

    contact: str
    pace_seconds: float = 5.0  # between the end of one request to a host and the start of the next
    longest_crawl_delay: float = 120.0  # a robots.txt that asks for more is left alone
    connect_timeout: float = 10.0
    read_timeout: float = 30.0  # between two pieces of an answer
    total_timeout: float = 120.0  # for a whole answer, so that a drip ends too
    max_bytes: int = 20_000_000  # on the wire, and again after decompression
    max_redirects: int = 5
    retries: int = 3
    backoff_seconds: float = 5.0  # the longest first wait; it doubles with every retry
    longest_wait: float = 300.0  # of a backoff; a Retry-After beyond it ends the retries
    failures_before_giving_up: int = 3  # of one host in one run
    robots_ttl: dt.timedelta = dt.timedelta(hours=24)
    allow_private_addresses: bool = False

    def __post_init__(self) -> None:
        if not _SENDABLE.fullmatch(self.contact):
            raise ValueError(f"contact {self.contact!r}: an address without spaces and brackets, for the User-Agent")

    @property
    def user_agent(self) -> str:
        """`Verkosto/<version> (+<contact>)`."""
        return f"{AGENT}/{_version()} (+{self.contact})"


@cache
def _version() -> str:
    # It stands in a file, which is searched for anew each time it is asked.
    return importlib.metadata.version("verkosto")

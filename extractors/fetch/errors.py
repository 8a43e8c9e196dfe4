"""Why an address could not be had: raised inside `extractors.fetch`, turned into an attempt by the `Fetcher`."""

from __future__ import annotations

import re

from extractors.attempt import Reason

# What an answer's head says is quoted in the words, and these go to logs, terminals and the release.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_LONGEST = 300


class FetchError(Exception):
    """The end of one attempt: its reason, a few words for people, and the HTTP status where there was one."""

    def __init__(self, reason: Reason, detail: str, *, http_status: int | None = None) -> None:
        self.reason: Reason = reason
        self.detail = _CONTROL.sub(" ", detail)[:_LONGEST]
        super().__init__(f"{reason}: {self.detail}")
        self.http_status = http_status

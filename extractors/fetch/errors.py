"""Why an address could not be had: raised inside `extractors.fetch`, turned into an attempt by the `Fetcher`."""

from __future__ import annotations

from extractors.attempt import Reason


class FetchError(Exception):
    """The end of one attempt: its reason, a few words for people, and the HTTP status where there was one."""

    def __init__(self, reason: Reason, detail: str, *, http_status: int | None = None) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason: Reason = reason
        self.detail = detail
        self.http_status = http_status

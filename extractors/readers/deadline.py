"""How long one page may take to read, so that no page can hang a night.

`page_deadline` opens the time of one page, `check_deadline` raises `PageTooSlow` once it is over; the steps that grow
with a page's length call it. Outside of a page there is no deadline. The only clock of this package besides fetching:
it decides whether there is a reading, never what it says.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from extractors.readers.unreadable import UnreadableDocument

PAGE_SECONDS = 120.0

_until: ContextVar[float | None] = ContextVar("until", default=None)


class PageTooSlow(UnreadableDocument):
    """A page that took longer to read than a page may."""


@contextmanager
def page_deadline(seconds: float) -> Iterator[None]:
    """Give what is read within this block so many seconds."""
    token = _until.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(token)


def check_deadline() -> None:
    """Raise `PageTooSlow` where the page's time is over."""
    until = _until.get()
    if until is not None and time.monotonic() > until:
        raise PageTooSlow("time_limit", "the page took longer to read than a page may")

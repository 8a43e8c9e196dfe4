"""What the tasks of one run share: its settings, its moment, the archive, the catalogue and the way to the web."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import dataclass
from pathlib import Path

from extractors.archive import Archive
from extractors.catalogue import Catalogue, Page, Source, load_catalogue
from extractors.clock import Clock, RecordedClock, WallClock
from extractors.fetch import Fetcher, FetchPolicy, RecordedWeb, read_nights
from flows.settings import Settings
from warehouse.log_rows import Run

_WEEK = dt.timedelta(days=6, hours=12)  # weekly sources are due a little before the week is full
# In the recording's User-Agent; it is sent to nobody.
_NO_CONTACT = "recorded-web"
# When a night begins, in Helsinki; a page that was seen on a day was seen then.
NIGHT_HOUR = dt.time(2, 15)


class LiveClockError(ValueError):
    """Somebody asked the live web for another day than today."""


class ClockError(RuntimeError):
    """The machine's clock stands before what is known already, so it is wrong now or was wrong then."""


class Night:
    """One run: a whole night, or what was taken in on demand (`subject`).

    `at` is when the pages are, or were, seen: the night of a recording, or the day of a file. In a recorded run every
    clock is the recording's: it starts at `at` and moves with the pace between requests. What a run brings is known
    from then on, but never from before what is known already: a file of 2020 handed in today was not known in 2020.
    A live run before what is known raises `ClockError`. A `run` that another process has begun is taken as it is.
    `archive` is another than the settings', for a look that leaves nothing behind.
    """

    def __init__(
        self,
        settings: Settings,
        at: dt.datetime | None = None,
        subject: str | None = None,
        *,
        from_file: bool = False,
        archive: Archive | None = None,
        run: Run | None = None,
    ) -> None:
        if at is not None and settings.transport == "live" and not from_file:
            raise LiveClockError("the live web has no other time than now: leave the day out, or hand in a file")
        if at is None and settings.transport == "recorded":
            at = recorded_nights(settings)[-1]
        self.settings = settings
        self.seen_at = at
        self.from_file = from_file
        self.clock = _clock(at)
        self.archive = archive or Archive(settings.archive)
        self.run = run or Run.at(self._known_at(), settings.transport, subject)
        self.catalogue: Catalogue = load_catalogue()
        self._policy = FetchPolicy(contact=settings.live_contact or _NO_CONTACT, pace_seconds=settings.pace_seconds)
        self._covered: dict[str, list[Page]] = {}
        self._recorded = RecordedWeb(settings.recorded_web, self.clock) if settings.transport == "recorded" else None
        self.fetcher = self._fetcher(self.clock, self.archive)
        # One for all hosts, as a redirect can lead to any of them.
        self._visiting = self._fetcher(self.clock, self.archive.in_parts())

    def due(self) -> list[Source]:
        """The sources whose turn it is: never those that forbid it, weekly ones once a week; all, if on demand.
        Of a recording, those that it holds a page of."""
        return [s for s in self.catalogue if self._is_due(s)]

    def pages(self, source: Source) -> list[Page]:
        """The pages of a source that can be asked for."""
        if self._recorded is None:
            return list(source.pages)
        # Asked for by whoever looks what is due, visits, or counts what came; a recording stays as it is.
        if source.id not in self._covered:
            self._covered[source.id] = [p for p in source.pages if self._recorded.covers(p.url)]
        return self._covered[source.id]

    def visiting(self) -> Fetcher:
        """What asks for the pages of one host, or of hosts that have a source in common; several tasks may record.

        Of a recording, its clock starts with the night: how long other hosts take moves no time of this one, so that
        every fetch has the same time whoever visits, where and in what order.
        """
        if self._recorded is None:
            return self._visiting
        return self._fetcher(_clock(self.seen_at), self.archive.in_parts())

    def _fetcher(self, clock: Clock, archive: Archive) -> Fetcher:
        web = RecordedWeb(self.settings.recorded_web, clock) if self._recorded is not None else None
        return Fetcher(self._policy, clock, archive, adapter=web)

    def _known_at(self) -> dt.datetime:
        known_at = self.clock.now()
        transport = self.settings.transport
        known = [Run.named(run_id, transport).known_at for run_id in self.archive.run_ids()]
        if self.from_file:
            known_at = WallClock().now().replace(microsecond=0) if transport == "live" else known_at
            return max([known_at, *known])
        # A recording is played in any order; of live nights an earlier one would be published behind the others' backs.
        if transport == "live" and known and known_at < max(known):
            raise ClockError(
                f"the clock says {known_at:%Y-%m-%d %H:%M} UTC, and a run of {max(known):%Y-%m-%d %H:%M} is known "
                "already: see deploy/runbook.md, The clock is wrong"
            )
        return known_at

    def _is_due(self, source: Source) -> bool:
        if source.crawl == "never" or not self.pages(source):
            return False
        if source.crawl == "nightly":
            return True
        seen = [self.archive.last_success(p.url, self.run.known_at) for p in source.pages]
        return any(a is None or self.run.known_at - a.fetched_at >= _WEEK for a in seen)


def recorded_nights(settings: Settings) -> list[dt.datetime]:
    """The nights of the recorded web, oldest first."""
    return read_nights(Path(settings.recorded_web))


def _clock(at: dt.datetime | None) -> Clock:
    return WallClock() if at is None else RecordedClock(at)


@dataclass(frozen=True, slots=True)
class Errand:
    """A night as a few values that can travel to another process. `flow_run` tells two runs of one night apart."""

    settings: Settings
    at: dt.datetime | None
    run: Run
    from_file: bool
    flow_run: str

    @classmethod
    def of(cls, night: Night, flow_run: str) -> Errand:
        """The errand of a night, whose own process need not make it anew."""
        settings = night.settings
        # A worker that was started elsewhere has another working directory.
        places = {"data": settings.data.resolve(), "recorded_web": settings.recorded_web.resolve()}
        # Secrets that no visit needs stay here.
        secrets = {"alert_webhook": None, "alert_email": None}
        errand = cls(settings.model_copy(update=places | secrets), night.seen_at, night.run, night.from_file, flow_run)
        with _AT_HAND:
            _nights.clear()
            _nights[errand] = night
        return errand

    def night(self) -> Night:
        """The night, made once a process: its tasks share the archive, and the pace at each host."""
        with _AT_HAND:
            if self not in _nights:
                _nights.clear()
                _nights[self] = Night(self.settings, self.at, from_file=self.from_file, run=self.run)
            return _nights[self]


_AT_HAND = threading.Lock()
_nights: dict[Errand, Night] = {}

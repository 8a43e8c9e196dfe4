"""Where the spans of a body's memberships lie on its time line: geometry only, which a macro of the templates draws.

A release has hundreds of bodies, and a chart library takes some 50 milliseconds a drawing; this takes a tenth of one.
Years are the unit: a run of years in one state is one bar, from the day of the start where that is known, to the day
of the release where the year is still open. What a start or end can be is a whisker between its bounds, and an open
arrow where one of them is not known. Lengths are in the drawing's own units.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

# The left margin, a year at its widest, the whole drawing, a row (its label above its bars), the axis above.
MARGIN, WIDEST_YEAR, WIDTH, ROW, AXIS = 12, 60, 720, 44, 24
_ARROW = 9
_FEWEST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Span:
    """One membership: runs of (first year, last year, state), and the bounds of its start and end."""

    network_id: str
    role: str
    runs: tuple[tuple[int, int, str], ...]
    start_earliest: dt.date | None
    start_latest: dt.date | None
    end_earliest: dt.date | None
    end_latest: dt.date | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A run of years in one state."""

    x: float
    width: float
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the drawing. A whisker is (from, to); an arrow is the place of its point."""

    network_id: str
    role: str
    y: float
    bars: tuple[Bar, ...]
    whiskers: tuple[tuple[float, float], ...]
    opens_at: float | None
    ends_open_at: float | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole drawing: its size, the years of its axis with their places, and its rows."""

    width: float
    height: float
    ticks: tuple[tuple[int, float], ...]
    lines: tuple[Line, ...]
    today: float


def draw(spans: list[Span], known_on: dt.date) -> Timeline:
    """Lay out the spans of one body. `known_on` is the day that the release stands for, where the last year ends."""
    first = min(run[0] for span in spans for run in span.runs)
    for span in spans:
        if span.start_earliest:
            first = min(first, span.start_earliest.year)
    last = max(first, *(run[1] for span in spans for run in span.runs)) + 1
    # A year of room on the left for arrows.
    first -= 1
    step = min(WIDEST_YEAR, (WIDTH - MARGIN) / (last - first))

    def at(moment: float) -> float:
        return round(MARGIN + (min(max(moment, first), last) - first) * step, 1)

    years = range(first + 1, last + 1)
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if len(years) / n <= _FEWEST_TICKS * 2)
    ticks = tuple((year, at(year)) for year in years if year % every == 0)
    now = _moment(known_on)
    lines = tuple(_line(span, AXIS + number * ROW, at, now) for number, span in enumerate(spans))
    return Timeline(at(last) + 2 * _ARROW, AXIS + len(spans) * ROW + 4, ticks, lines, at(now))


def _line(span: Span, y: float, at: Callable[[float], float], now: float) -> Line:
    starts = _moment(span.start_latest) if span.start_latest else float(span.runs[0][0])
    bars = []
    for number, (first, last, state) in enumerate(span.runs):
        begin = max(float(first), starts) if number == 0 and starts < first + 1 else float(first)
        end = min(last + 1.0, now) if now > begin else last + 1.0
        bars.append(Bar(at(begin), round(max(at(end) - at(begin), 1.0), 1), state))
    whiskers = []
    if span.start_earliest and span.start_latest and span.start_earliest < span.start_latest:
        whiskers.append((at(_moment(span.start_earliest)), at(starts)))
    if span.end_earliest and span.end_latest and span.end_earliest < span.end_latest:
        whiskers.append((at(_moment(span.end_earliest)), at(_moment(span.end_latest))))
    ends_open = span.end_earliest is not None and span.end_latest is None
    return Line(
        span.network_id,
        span.role,
        y,
        tuple(bars),
        tuple(whiskers),
        round(bars[0].x - _ARROW, 1) if span.start_earliest is None else None,
        round(bars[-1].x + bars[-1].width + _ARROW, 1) if ends_open else None,
    )


def _moment(day: dt.date) -> float:
    """A day as a number of years."""
    return day.year + (day.timetuple().tm_yday - 1) / 366

"""When a night last came to its end, by the clock on the wall: a watch that needs neither server nor warehouse.

The note lies beside the warehouse and is written as the last thing of a night. A night whose release is held came to
its end too; one that failed did not.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from pathlib import Path

from extractors.archive.durable import write_durably

_NOTE = "last-night.json"
_SPAN = re.compile(r"(?P<n>\d+)(?P<unit>[hd])")


class NoteError(ValueError):
    """The note cannot be read."""


@dataclass(frozen=True, slots=True)
class LastNight:
    """The night that came to its end last."""

    run_id: str
    ended_at: dt.datetime


def note_night(home: Path, run_id: str) -> None:
    """Note that a night came to its end now."""
    told = {"run_id": run_id, "ended_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds")}
    write_durably(home / _NOTE, (json.dumps(told) + "\n").encode())


def last_night(home: Path) -> LastNight | None:
    """The newest night that came to its end; None where there is none. Raises `NoteError`."""
    try:
        told = json.loads((home / _NOTE).read_bytes())
        return LastNight(str(told["run_id"]), dt.datetime.fromisoformat(told["ended_at"]))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise NoteError(f"{home / _NOTE} is damaged and says nothing; the next night writes it anew") from error


def span_of(words: str) -> dt.timedelta:
    """A span such as `26h` or `2d`. Raises `ValueError`."""
    match = _SPAN.fullmatch(words)
    if match is None:
        raise ValueError(f"{words!r} is no span of time; write it as 26h or 2d")
    return dt.timedelta(hours=int(match["n"]) * (24 if match["unit"] == "d" else 1))


def overdue(home: Path, span: dt.timedelta, now: dt.datetime) -> str | None:
    """What to say where no night came to its end within a span before now; None where one did."""
    newest = last_night(home)
    hours = span.total_seconds() / 3600
    if newest is None:
        return f"no night has come to its end in {home} yet"
    if now - newest.ended_at > span:
        ago = (now - newest.ended_at).total_seconds() / 3600
        return f"the last night that came to its end, {newest.run_id}, did so {ago:.0f} hours ago, over {hours:.0f}"
    return None

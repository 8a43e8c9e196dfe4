"""What became of bodies: whose territory is whose on a day, and the municipalities as constituted in a year.

Takes `Registers` and follows the chains of mergers and splits of changes.csv, forward only: a municipality that others
joined kept its name and code with more land than before, so nothing is said of what it was made of. Pure.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from extractors.registers.changes import run_in
from extractors.registers.entries import FIRST_YEAR, Change, Municipality, Registers


class Succession:
    """The changes of all bodies, to be asked by day or by year."""

    def __init__(self, registers: Registers) -> None:
        self._changes: dict[str, list[Change]] = defaultdict(list)
        self._parted: dict[str, list[Change]] = defaultdict(list)
        for change in registers.changes:
            self._changes[change.predecessor_id].append(change)
            if change.kind in ("merge", "split"):
                self._parted[change.predecessor_id].append(change)
        self._runs: dict[str, list[Municipality]] = defaultdict(list)
        for run in registers.municipalities:
            self._runs[run.id].append(run)

    def successors_on(self, body_id: str, day: dt.date) -> tuple[str, ...]:
        """The bodies that the territory of a body belongs to on a day, in order of id: itself while it stands.

        More than one where it was divided. A body that is not known is its own successor.
        """
        gone = [change for change in self._parted.get(body_id, ()) if change.on <= day]
        if not gone:
            return (body_id,)
        return tuple(sorted({last for change in gone for last in self.successors_on(change.successor_id, day)}))

    def successors_now(self, body_id: str) -> tuple[str, ...]:
        """The bodies of today that a body's territory belongs to."""
        return self.successors_on(body_id, dt.date.max)

    def changes_of(self, body_id: str) -> tuple[Change, ...]:
        """What a body itself went through, in order of days."""
        return tuple(sorted(self._changes.get(body_id, ()), key=lambda change: (change.on, change.id)))

    def joined(self, body_id: str) -> tuple[Change, ...]:
        """The mergers and splits by which others joined a body, in order of days."""
        found = (change for changes in self._parted.values() for change in changes if change.successor_id == body_id)
        return tuple(sorted(found, key=lambda change: (change.on, change.id)))

    def municipalities_in(self, year: int, country: str = "FI") -> tuple[Municipality, ...]:
        """The municipalities of a country as constituted in a year, by code. Raises `ValueError` before 2000."""
        if country == "FI" and year < FIRST_YEAR:
            raise ValueError(f"the register of municipalities begins in {FIRST_YEAR}, not in {year}")
        found = (run_in(runs, year) for runs in self._runs.values() if runs[0].country == country)
        return tuple(sorted((run for run in found if run), key=lambda run: run.code))

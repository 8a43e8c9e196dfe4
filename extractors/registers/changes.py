"""Changes of bodies: mergers, splits, renames and moves between regions, as rows that agree with the other registers.

Takes the path of changes.csv and what the other registers hold, and gives `Change`s in the order of the file. A
`RegisterError` names the first row that cannot be: a body or region that is not known, a merger into itself, a merger
that the years of either municipality contradict, a chain of mergers that goes round, a rename or a move that no run of
years shows, a change told twice, or a Finnish municipality that has ended without a word of where it went.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from extractors.registers.entries import CHANGE_KINDS, Change, Municipality
from extractors.registers.rows import RegisterError, Row, read_rows

_COLUMNS = ("change_id", "kind", "on", "predecessor_id", "successor_id")
_OF_NAMES = ("lang", "old_name", "new_name")
_OF_REGIONS = ("from_region", "to_region")
_NAME_IN = {"fi": "name_fi", "sv": "name_sv", "en": "name_en"}

Runs = dict[str, list[Municipality]]


def read_changes(
    path: Path, municipalities: Iterable[Municipality], bodies: AbstractSet[str], region_codes: AbstractSet[str]
) -> tuple[Change, ...]:
    """The changes of `path`. `bodies` are the ids of all bodies, `region_codes` the codes of the regions."""
    runs: Runs = defaultdict(list)
    for municipality in municipalities:
        runs[municipality.id].append(municipality)
    seen: dict[tuple[object, ...], int] = {}
    into: dict[str, list[str]] = defaultdict(list)
    changes = []
    for row in read_rows(path, (*_COLUMNS, *_OF_NAMES, *_OF_REGIONS), unique=("change_id",)):
        change = _change(row, bodies, region_codes)
        # A body changes its name in a language, moves, or is merged once a day; it is split into each part once.
        part = change.successor_id if change.kind == "split" else change.lang
        key = (change.kind, change.predecessor_id, part, None if change.kind in ("merge", "split") else change.on)
        if seen.setdefault(key, row.line) != row.line:
            raise row.wrong(f"this {change.kind} of {change.predecessor_id} stands in line {seen[key]} already")
        _check_years(row, change, runs)
        if change.kind in ("merge", "split"):
            into[change.predecessor_id].append(change.successor_id)
            if change.predecessor_id in _reached(change.successor_id, into):
                raise row.wrong(f"{change.predecessor_id} would come back into itself by way of {change.successor_id}")
        changes.append(change)
    _check_ends(path.name, changes, runs)
    return tuple(changes)


def _change(row: Row, bodies: AbstractSet[str], region_codes: AbstractSet[str]) -> Change:
    kind = CHANGE_KINDS[row.word("kind", CHANGE_KINDS.keys())]
    before, after = row.known("predecessor_id", bodies), row.known("successor_id", bodies)
    if kind in ("merge", "split") and before == after:
        raise row.wrong(f"a {kind} of {before} into itself")
    if kind in ("rename", "region_move") and before != after:
        raise row.wrong(f"a {kind} is of one body, not of {before} and {after}")
    _only(row, _OF_NAMES if kind == "rename" else _OF_REGIONS if kind == "region_move" else ())
    change = Change(
        row.slug("change_id"),
        kind,
        row.date("on"),
        before,
        after,
        lang=row.maybe("lang", row.language),
        old_name=row.maybe("old_name", row.text),
        new_name=row.maybe("new_name", row.text),
        from_region=row.maybe_known("from_region", region_codes),
        to_region=row.maybe_known("to_region", region_codes),
    )
    if kind == "rename" and change.old_name == change.new_name:
        raise row.wrong(f"{change.old_name!r} is no new name")
    if kind == "region_move" and change.from_region == change.to_region:
        raise row.wrong(f"from region {change.from_region} to itself is no move")
    return change


def _only(row: Row, columns: Collection[str]) -> None:
    for column in (*_OF_NAMES, *_OF_REGIONS):
        if column in columns:
            row.text(column)
        elif row.cells[column]:
            raise row.wrong(f"{column} says nothing of a {row.cells['kind']}")


def _check_years(row: Row, change: Change, runs: Runs) -> None:
    """Municipalities stand by year; other bodies have no years that a change could contradict."""
    before, after = runs.get(change.predecessor_id), runs.get(change.successor_id)
    if not before or not after or before[0].first_year is None:
        return
    last = _last_year_before(change.on)
    if change.kind in ("merge", "split"):
        if before[-1].last_year != last:
            stood = "still stands" if before[-1].last_year is None else f"stood until {before[-1].last_year}"
            raise row.wrong(f"{change.predecessor_id} {stood}, so it cannot have gone on {change.on}")
        if run_in(after, last + 1) is None:
            raise row.wrong(
                f"{change.successor_id} did not stand on {change.on}, when {change.predecessor_id} joined it"
            )
        return
    was, became = run_in(before, last), run_in(after, change.on.year) or run_in(after, last + 1)
    if change.kind == "rename" and change.lang in _NAME_IN:
        column = _NAME_IN[change.lang]
        # A name that came during a year is the name of that whole year, as in the source.
        was = was if was is None or getattr(was, column) == change.old_name else run_in(before, change.on.year - 1)
        told, held = (change.old_name, change.new_name), (getattr(was, column, None), getattr(became, column, None))
    else:
        told = change.from_region, change.to_region
        held = getattr(was, "region_code", None), getattr(became, "region_code", None)
    if told != held:
        raise row.wrong(f"{told[0]} became {told[1]}, but the register of municipalities has {held[0]} and {held[1]}")


def _reached(body_id: str, into: Mapping[str, list[str]]) -> set[str]:
    """Every body that one went into, and that those went into."""
    reached: set[str] = set()
    waiting = list(into.get(body_id, ()))
    while waiting:
        if (following := waiting.pop()) not in reached:
            reached.add(following)
            waiting += into.get(following, ())
    return reached


def _check_ends(file: str, changes: Iterable[Change], runs: Runs) -> None:
    told = {change.predecessor_id for change in changes if change.kind in ("merge", "split")}
    for body_id, of_body in runs.items():
        if of_body[-1].last_year is not None and body_id not in told:
            raise RegisterError(f"{file}: {body_id} ended in {of_body[-1].last_year} and no change says where it went")


def _last_year_before(day: dt.date) -> int:
    """The last year of a body that went on `day`: on 1 January it went at the turn of the year."""
    return day.year - 1 if (day.month, day.day) == (1, 1) else day.year


def run_in(runs: Iterable[Municipality], year: int) -> Municipality | None:
    """The run of years that `year` is in, None where there is none. A run without years is in all of them."""
    return next((run for run in runs if _covers(run, year)), None)


def _covers(run: Municipality, year: int) -> bool:
    return (run.first_year is None or run.first_year <= year) and (run.last_year is None or year <= run.last_year)

"""Merged ranges of a sheet, found again from the cells that only a range fills."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.reports.sheet import Place, Sheet


def merged_ranges(sheet: Sheet) -> Iterator[tuple[Place, Place]]:
    """First and last place of each range, by its first cell: the one that holds the value and is not in `merged`."""
    anchors = sorted(
        {
            (at, column)
            for row, col in sheet.merged
            for at, column in ((row, col - 1), (row - 1, col))
            if at >= 0 and column >= 0 and (at, column) not in sheet.merged
        }
    )
    taken: set[Place] = set()
    for row, col in anchors:
        right = col
        while (row, right + 1) in sheet.merged and (row, right + 1) not in taken:
            right += 1
        below = row
        while all((below + 1, at) in sheet.merged and (below + 1, at) not in taken for at in range(col, right + 1)):
            below += 1
        places = {(at, column) for at in range(row, below + 1) for column in range(col, right + 1)}
        if len(places) > 1 and len({_value(sheet, place) for place in places}) == 1:
            taken |= places
            yield (row, col), (below, right)


def _value(sheet: Sheet, place: Place) -> object:
    row = sheet.rows[place[0]] if place[0] < len(sheet.rows) else ()
    return row[place[1]] if place[1] < len(row) else ""

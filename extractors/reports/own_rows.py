"""Which rows of a file's sheets are one partner's, where a file has reports of several.

Rows above the first data of a sheet are its titles and headers and belong to everyone. A row that no report was read
from (a totals row, a note below) belongs to nobody and is not given to a partner.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from extractors.reports.addresses import place_of
from extractors.reports.report import ReportFile, ReportRow


@dataclass(frozen=True, slots=True)
class OwnRows:
    """The rows of a sheet that a partner may see, counted from 1: its own, and those above `first`, the first row of
    data whoever's it is."""

    rows: frozenset[int]
    first: int

    def holds(self, row: int) -> bool:
        """Whether the partner may see a row."""
        return row < self.first or row in self.rows


def own_rows(report: ReportFile, mine: Collection[ReportRow]) -> Mapping[str, OwnRows]:
    """What of each sheet that holds data is the partner's, whose rows of the report are `mine`; the headers alone where
    there are none, as for whoever sent the file."""
    everyones: dict[str, set[int]] = defaultdict(set)
    own: dict[str, set[int]] = defaultdict(set)
    for row in report.rows:
        for sheet, number in _rows_of(row):
            everyones[sheet].add(number)
            if row in mine:
                own[sheet].add(number)
    # Measures that belong to no organisation of the file are told of by their first line.
    for problem in report.problems:
        if problem.code == "Q01" and problem.sheet and problem.address and (place := place_of(problem.address)):
            everyones[problem.sheet].add(place[0] + 1)
    return {sheet: OwnRows(frozenset(own[sheet]), min(rows)) for sheet, rows in everyones.items()}


def _rows_of(row: ReportRow) -> Iterator[tuple[str, int]]:
    for address, _ in row.cells:
        if place := place_of(address):
            yield row.sheet, place[0] + 1
    for measure in row.measures:
        for figure in measure.figures:
            if place := place_of(figure.address):
                yield figure.sheet, place[0] + 1

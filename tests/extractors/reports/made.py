"""Report files made for tests: sheets of cells, and what is read of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from extractors.reports.reader import read_report
from extractors.reports.report import Figure, ReportFile, ReportRow
from extractors.reports.sheet import CellValue, Sheet, Sheets

TODAY = dt.date(2025, 6, 1)


def sheet(*rows: Sequence[CellValue], name: str = "Raportti", **more: object) -> Sheet:
    """A sheet of rows."""
    return Sheet(name, [list(row) for row in rows], **more)  # type: ignore[arg-type]


def read(*sheets: Sheet, network: str = "demo-kumppanit", year: int | None = 2024, sign: object = None) -> ReportFile:
    """What the reader gives for the sheets of one file."""
    return read_report(Sheets("xlsx", sheets, decimal_sign=sign), network=network, year=year, today=TODAY)  # type: ignore[arg-type]


def only(report: ReportFile) -> ReportRow:
    """The only row of a report."""
    (row,) = report.rows
    return row


def figure(row: ReportRow, field: str) -> Figure:
    """The row's figure of a field, which must be there."""
    found = row.figure(field)
    assert found is not None, field
    return found


def codes(row: ReportRow) -> list[tuple[str, str | None]]:
    """What is wrong with a row: codes with their fields."""
    return sorted((problem.code, problem.field) for problem in row.problems)

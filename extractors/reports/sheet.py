"""What a report file holds, whatever its format: sheets of cells as they were typed, each with its address.

Readers of XLSX, XLS, ODS, CSV, HTML and PDF give these; what a cell means is nobody's business here. Cells stay bare
values and addresses are made when they are asked for, since a report has many cells and few that are told of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

CellValue = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
FileFormat = Literal["xlsx", "xls", "ods", "csv", "html", "pdf"]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, or one table of a page.

    `rows` are its cells from the first on, "" where there is none; a merged range has its value in each of its cells.
    The others are about single cells, by row and column from 0: `percents` are formatted as percent (0.3 shows as
    30 %), `bare_formulas` have a formula and no stored value, `merged` are those that only a range fills. `page` is the
    number of a PDF's page, or of a table on a web page.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]
    is_hidden: bool = False
    percents: frozenset[Place] = frozenset()
    bare_formulas: Mapping[Place, str] = field(default_factory=dict)
    merged: frozenset[Place] = frozenset()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Sheets:
    """A file's sheets in their order, hidden ones too. `encoding`, `delimiter` and `decimal_sign` are what was found of
    a CSV file, None for others, and where the figures leave the sign open."""

    file_format: FileFormat
    sheets: tuple[Sheet, ...]
    encoding: str | None = None
    delimiter: str | None = None
    decimal_sign: Literal[",", "."] | None = None

"""How long it takes to take in partners' reports, against python-calamine merely reading the same files.

The files are XLSX of 20 organisations and 12 columns, no two alike. `read` is `read_report_file`; `taken in` is hash,
archive, read and load.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
import tempfile
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from extractors.archive import Archive
from extractors.reports.intake import Intake
from extractors.reports.reader import read_report_file
from tests.benchmarks.meter import metered
from tests.benchmarks.result import at_most, made
from warehouse.database import writer
from warehouse.log_rows import Run
from warehouse.report_load import load_reports

TITLE = "Taking in partners' reports, against python-calamine merely reading the files"
FILES, SMALL = 1000, 20
HEADER = (
    "Organisaatio", "Y-tunnus", "Vuosi", "Scope 1 (t CO2e)", "Scope 2 (t CO2e)", "Scope 3 (t CO2e)", "Yhteensä",
    "Energia (MWh)", "Vertailuvuosi", "Vertailuvuoden päästöt", "Huomautus", "Lupa julkaista",
)  # fmt: skip
AT = dt.datetime(2025, 3, 10, tzinfo=dt.UTC)


def made_file(number: int) -> bytes:
    """A file of twenty reports."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADER)
    for at in range(20):
        one, two = number + at + 0.5, 3.0 * at
        sheet.append((f"Yritys {at} Oy", "", 2024, one, two, 10, one + two + 10, 1000 + at, 2019, 900, "", "kyllä"))
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def take_in(home: Path, bodies: list[bytes]) -> None:
    """All files, from their bytes to the log tables."""
    archive = Archive(home / "archive")
    run = Run.at(AT, "recorded", "bench")
    for number, body in enumerate(bodies):
        archive.record_intake(
            Intake(
                run_id=run.run_id,
                document_id=archive.put(body),
                size=len(body),
                network_id="helsinki-ilmastokumppanit",
                year=2024,
                file_name=f"raportti-{number}.xlsx",
                received_on=AT.date(),
                taken_at=AT,
                way="command",
            )
        )
    with writer(home / "warehouse.duckdb") as con:
        load_reports(con, archive, run)


def main(arguments: list[str]) -> None:
    n_files = SMALL if arguments == ["--small"] else int(arguments[0]) if arguments else FILES
    bodies = [made_file(number) for number in range(n_files)]
    of_network = {"network": "helsinki-ilmastokumppanit", "year": 2024, "today": AT.date()}
    read_report_file(bodies[0], name="a.xlsx", **of_network)  # the forms are loaded once
    with metered() as calamine:
        for body in bodies:
            CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()
    with metered() as reading:
        for body in bodies:
            read_report_file(body, name="a.xlsx", **of_network)
    with tempfile.TemporaryDirectory(prefix="verkosto-reports-") as home, metered() as taken:
        take_in(Path(home), bodies)
    size = f"{n_files} files"
    rows = [
        calamine.row("python-calamine", size=size),
        reading.row("read", calamine, size=size),
        taken.row("taken in", calamine, size=size),
    ]
    bounds = [at_most("taken in, against calamine", taken.cpu / calamine.cpu, 3)]
    print(made("reports", TITLE, rows, bounds, also=("python-calamine", "openpyxl")).to_json())


if __name__ == "__main__":
    main(sys.argv[1:])

"""How long it takes to take in partners' reports, against python-calamine merely reading the same files.

    python -m tests.benchmarks.reports 1000

Makes that many XLSX files of 20 organisations and 12 columns, no two alike, and prints one JSON object: seconds of CPU
time, and the ratios of reading them (`read_report_file`) and of taking them in (hash, archive, read, load) to calamine.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from extractors.archive import Archive
from extractors.reports.intake import Intake
from extractors.reports.reader import read_report_file
from warehouse.database import writer
from warehouse.log_rows import Run
from warehouse.report_load import load_reports

HEADER = (
    "Organisaatio", "Y-tunnus", "Vuosi", "Scope 1 (t CO2e)", "Scope 2 (t CO2e)", "Scope 3 (t CO2e)", "Yhteensä",
    "Energia (MWh)", "Vertailuvuosi", "Vertailuvuoden päästöt", "Huomautus", "Lupa julkaista",
)  # fmt: skip
AT = dt.datetime(2025, 3, 10, tzinfo=dt.UTC)


def made(number: int) -> bytes:
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


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main(arguments: list[str]) -> None:
    bodies = [made(number) for number in range(int(arguments[0]) if arguments else 1000)]

    def merely_read() -> None:
        for body in bodies:
            CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()

    def read() -> None:
        for body in bodies:
            read_report_file(body, name="a.xlsx", network="helsinki-ilmastokumppanit", year=2024, today=AT.date())

    read_report_file(bodies[0], name="a.xlsx", network="hinku", year=2024, today=AT.date())  # the forms are loaded once
    calamine = min(timed(merely_read) for _ in range(3))
    reading = timed(read)
    with tempfile.TemporaryDirectory(prefix="verkosto-reports-") as home:
        taken = timed(lambda: take_in(Path(home), bodies))
    told = {
        "files": len(bodies),
        "calamine_s": round(calamine, 2),
        "read_s": round(reading, 2),
        "intake_s": round(taken, 2),
    }
    print(json.dumps(told | {"read_ratio": round(reading / calamine, 1), "intake_ratio": round(taken / calamine, 1)}))


if __name__ == "__main__":
    main(sys.argv[1:])

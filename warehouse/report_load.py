"""Append the report files that were handed in to the log tables, and read anew what today's code has not read yet.

Takes the archive's log of files and gives how many there were. Bytes that came before for the same network and year are
counted and not read again. A file on which a reader breaks is one that cannot be read (Q13), and stops no other.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb

from extractors.archive import Archive
from extractors.fingerprint import code_version
from extractors.registers.gazetteer import load_gazetteer
from extractors.reports.intake import Intake
from extractors.reports.reader import read_report_file
from extractors.reports.report import Problem, ReportFile
from warehouse.batch import insert_new
from warehouse.database import transaction
from warehouse.log_rows import Run, run_row
from warehouse.report_rows import REPORT_KEYS, Rows, add_report, intake_row, report_reading_id

# So many files are read before what they gave is written: a thousand of them would fill the memory.
_BATCH = 200


@dataclass(frozen=True, slots=True)
class ReportsLoaded:
    """Files that are new in the warehouse, how many of them had come before, and reports (rows) that were read."""

    n_files: int = 0
    n_again: int = 0
    n_rows: int = 0


def load_reports(con: duckdb.DuckDBPyConnection, archive: Archive, run: Run) -> ReportsLoaded:
    """Load every file of the archive's log that the warehouse does not hold, of whatever run, and read what is to be
    read. What newer code finds in a file of before counts from this run on."""
    intakes = archive.intakes()
    if not intakes:
        return ReportsLoaded()
    known = {i for (i,) in con.execute("SELECT intake_id FROM raw.report_intake").fetchall()}
    read = {i for (i,) in con.execute("SELECT report_reading_id FROM obs.report_reading").fetchall()}
    new = [intake for intake in intakes if intake.intake_id not in known]
    first = _firsts(intakes)
    version = code_version()
    unread = [intake for intake in first if report_reading_id(intake, version) not in read]
    fresh = {intake.intake_id for intake in new}
    n_rows = 0
    with transaction(con):
        for run_id in {intake.run_id for intake in new}:
            insert_new(con, "ops.run", ("run_id",), [run_row(Run.named(run_id, run.transport))])
        insert_new(con, "raw.report_intake", REPORT_KEYS["raw.report_intake"], map(intake_row, new))
        documents = {i.document_id: {"document_id": i.document_id, "size": i.size} for i in new}
        insert_new(con, "raw.document", ("document_id",), documents.values())
        for at in range(0, len(unread), _BATCH):
            rows: Rows = {table: [] for table in REPORT_KEYS if table != "raw.report_intake"}
            for intake in unread[at : at + _BATCH]:
                since = intake.taken_at if intake.intake_id in fresh else max(run.known_at, intake.taken_at)
                _read(rows, archive, intake, version, since)
            n_rows += len(rows["obs.report_row"])
            for table, batch in rows.items():
                insert_new(con, table, REPORT_KEYS[table], batch)
    n_first = len(fresh & {intake.intake_id for intake in first})
    return ReportsLoaded(len(new), len(new) - n_first, n_rows)


def _firsts(intakes: list[Intake]) -> list[Intake]:
    """The first time that each file came for a network and year."""
    first: dict[tuple[str, str, int | None], Intake] = {}
    for intake in sorted(intakes, key=lambda i: (i.taken_at, i.run_id)):
        first.setdefault((intake.document_id, intake.network_id, intake.year), intake)
    return list(first.values())


def _read(rows: Rows, archive: Archive, intake: Intake, version: str, since: dt.datetime) -> None:
    try:
        report = read_report_file(
            archive.get(intake.document_id),
            name=intake.file_name,
            network=intake.network_id,
            year=intake.year,
            today=max(intake.received_on, intake.taken_at.date()),
        )
    except Exception as error:  # noqa: BLE001 (whatever a reader breaks on, its file alone is lost)
        words = f"the reader broke: {type(error).__name__}: {error}"
        report = ReportFile(None, None, None, (), (Problem("Q13", "", hint=words),))
    add_report(rows, report, intake, load_gazetteer(), version, since)

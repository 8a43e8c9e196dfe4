"""The files that go back to partners: one for each organisation of a file whose report was not accepted.

Takes what the work file holds of files that were handed in, gives XLSX files under a folder, by network and year. Each
holds that organisation's rows alone, the bad cells marked, in the language of its report.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

import duckdb

from extractors.archive import Archive
from extractors.readers import UnreadableDocument
from extractors.reports.codes import Language
from extractors.reports.correction import correction_workbook
from extractors.reports.files import read_sheets
from extractors.reports.forms import load_forms
from extractors.reports.own_rows import own_rows
from extractors.reports.reader import read_report
from extractors.reports.report import Problem, ReportFile, ReportRow
from extractors.reports.sheet import Sheets

_LANGUAGES: dict[str, Language] = {"fi": "fi", "sv": "sv", "en": "en"}
_UNSAFE = re.compile(r"[^\w.-]+")


def write_corrections(
    con: duckdb.DuckDBPyConnection, archive: Archive, folder: Path, document_ids: Collection[str]
) -> list[Path]:
    """Write the correction files of some documents; gives their paths. A file that could not be read as a whole has one
    file of remarks, for whoever sent it. Those of before are overwritten."""
    written = []
    for reading_id, document_id, network_id, year, lang, form_id, received_on, name in _files(con, document_ids):
        waiting = _waiting(con, reading_id)
        if not waiting:
            continue
        sheets, report = _read(archive, document_id, name, network_id, year, received_on)
        form = next((form for form in load_forms() if form.id == form_id), None)
        home = folder / network_id / (str(year) if year else "no-year")
        home.mkdir(parents=True, exist_ok=True)
        language = _LANGUAGES.get(lang or "", "fi")
        for position, (named, problems) in sorted(waiting.items()):
            mine = [report.rows[position - 1]] if 0 < position <= len(report.rows) else []
            # What is wrong with the file as a whole goes to whoever sent it, without anybody's rows.
            rows = own_rows(report, mine) if report.rows else None
            path = home / f"{_UNSAFE.sub('-', named).strip('-') or 'file'}-{document_id[:8]}.xlsx"
            path.write_bytes(correction_workbook(sheets, problems, language, form=form, rows=rows))
            written.append(path)
    return written


def _files(
    con: duckdb.DuckDBPyConnection, document_ids: Collection[str]
) -> Iterator[tuple[str, str, str, int | None, str | None, str | None, dt.date, str]]:
    yield from con.execute(
        """
        SELECT report_reading_id, document_id, network_id, intake_year, lang, form_id, received_on, file_name
        FROM core.report_reading
        WHERE list_contains(?, document_id)
        ORDER BY ALL
        """,
        [list(document_ids)],
    ).fetchall()


def _waiting(con: duckdb.DuckDBPyConnection, reading_id: str) -> dict[int, tuple[str, list[Problem]]]:
    """What waits of a reading of a file, by a report's position in it (0 is the file itself), with whose it is."""
    rows = con.execute(
        """
        SELECT
            coalesce(w.position, 0), coalesce(q.party_id, q.org_mention, ''), q.code, q.raw, q.field, q.sheet,
            q.address, q.hint
        FROM core.report_quarantine AS q
        LEFT JOIN obs.report_row AS w USING (report_row_id)
        WHERE q.state = 'open' AND q.report_reading_id = ?
        ORDER BY w.position, q.sheet, q.address, q.code, q.quarantine_id
        """,
        [reading_id],
    ).fetchall()
    found: dict[int, tuple[str, list[Problem]]] = defaultdict(lambda: ("", []))
    for position, named, code, raw, field, sheet, address, hint in rows:
        problems = found[position][1]
        problems.append(Problem(code, raw, field, sheet, address, hint))
        found[position] = (f"{position:03d}-{named}" if position else "", problems)
    return dict(found)


def _read(
    archive: Archive, document_id: str, name: str, network_id: str, year: int | None, received_on: dt.date
) -> tuple[Sheets, ReportFile]:
    """The sheets of a file, and which of their rows are whose; nothing of a file that cannot be read."""
    try:
        sheets = read_sheets(archive.get(document_id), name=name)
    except UnreadableDocument:
        empty: tuple[ReportRow, ...] = ()
        return Sheets("xlsx", ()), ReportFile(None, None, None, empty)
    return sheets, read_report(sheets, network=network_id, year=year, today=received_on)

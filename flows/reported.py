"""Partner reports in the terminal: what became of a file, what is in it, and what waits in quarantine."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from extractors.reports.codes import load_codes
from extractors.reports.report import ReportFile
from warehouse.report_queue import Held

if TYPE_CHECKING:
    # Prefect takes two seconds to import: the queue must not wait for it.
    from flows.reports import ReportsTaken

_STATES = ("accepted", "partial", "superseded", "duplicate", "quarantined")
_MOST_SHOWN = 20


def print_files(console: Console, taken: ReportsTaken) -> None:
    """Each file with its reports by state, and where the files lie that go back."""
    for file in taken.files:
        told = " + ".join(f"{file.states[state]} {state}" for state in _STATES if file.states.get(state))
        what = file.form_id or "no form fits"
        console.print(
            f"{file.file_name} ({file.network_id}, {what}): reports {file.n_rows} = {told or 0}", markup=False
        )
        if file.n_times > 1:
            console.print(f"    the same file has come {file.n_times} times; it was read once", style="yellow")
        if file.codes:
            codes = load_codes()
            told = ", ".join(f"{n} {code} {codes[code].title.lower()}" for code, n in sorted(file.codes.items()))
            console.print(f"    waiting: {told}; see `verkosto quarantine`", style="yellow", markup=False)
    if taken.corrections:
        folder = taken.corrections[0].parent
        console.print(f"files to send back: {len(taken.corrections)}, in {folder}", soft_wrap=True)


def print_preview(console: Console, report: ReportFile) -> None:
    """What is in a file that was only read."""
    found = (
        f"{report.file_format or 'unreadable'}, form {report.form_id or 'unknown'}, language {report.lang or 'open'}"
    )
    console.print(f"{found}: {len(report.rows)} reports; nothing is kept", markup=False)
    table = Table(show_edge=False, pad_edge=False)
    for column in ("sheet", "row", "organisation", "year", "figures", "problems"):
        table.add_column(column, overflow="fold")
    for row in report.rows[:_MOST_SHOWN]:
        name = next((f.text for f in row.figures if f.field in ("org_name", "city") and f.text), "")
        year = row.figure("report_year")
        told = [f"{f.field} {f.value.normalize():f}" for f in row.figures if f.value is not None and f.unit]
        problems = [f"{p.code} {p.address or ''} {p.raw!r}".strip() for p in row.problems]
        cells = (row.sheet, str(row.number), name, f"{year.value}" if year and year.value else "", ", ".join(told))
        table.add_row(*(escape(cell) for cell in (*cells, "; ".join(problems))))
    console.print(table)
    if len(report.rows) > _MOST_SHOWN:
        console.print(f"and {len(report.rows) - _MOST_SHOWN} more")
    counted = Counter(p.code for p in (*report.problems, *(p for row in report.rows for p in row.problems)))
    for code, n in sorted(counted.items()):
        console.print(f"{code} {load_codes()[code].title}: {n}", style="yellow", markup=False)
    for problem in report.problems[:_MOST_SHOWN]:
        console.print(f"    {problem.code} {problem.raw[:80]!r}: {problem.hint or ''}", style="yellow", markup=False)


def print_quarantine(console: Console, held: list[Held], limit: int) -> None:
    """What waits for a person, with the id to resolve it by and what to do."""
    table = Table(show_edge=False, pad_edge=False)
    for column in ("id", "code", "network", "year", "organisation", "where", "stands there", "hint"):
        table.add_column(column, overflow="fold", no_wrap=column in ("id", "code"))
    for row in held[:limit]:
        where = " ".join(
            part for part in (row.sheet, row.address or (f"row {row.row_number}" if row.row_number else "")) if part
        )
        cells = (
            row.quarantine_id,
            row.code,
            row.network_id,
            str(row.year or ""),
            row.party,
            where,
            row.raw,
            row.hint or "",
        )
        table.add_row(*(escape(cell) for cell in cells))
    console.print(table)
    codes = load_codes()
    for code in sorted({row.code for row in held[:limit]}):
        console.print(f"{code}: {codes[code].operator}", markup=False)
    more = f", of which {limit} are shown (--limit)" if len(held) > limit else ""
    console.print(f"{len(held)} wait{more}", style="dim")

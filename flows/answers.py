"""Answers of the command line: tables of SQL, what can be asked, explained rows and the doctor's findings."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from warehouse.ask import Answer, Askable, Explained

if TYPE_CHECKING:
    from flows.doctor import Finding

_NARROWEST = 11  # characters that a column needs to be read
_UNKNOWN = "[dim]∅[/dim]"
_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UINTEGER", "UBIGINT", "DECIMAL", "FLOAT", "DOUBLE")
_MOST_SHOWN = 3  # of a list; the whole stands in the release
_HIDDEN = frozenset({"assertion_ids", "participation_id"})


def print_answer(console: Console, answer: Answer) -> None:
    """The rows of an answer: as a table, or a column a line where they are too wide. ∅ is what is not known."""
    rows = [[_UNKNOWN if value is None else escape(_shown(value)) for value in row] for row in answer.rows]
    if _fits(console, answer):
        table = Table(show_edge=False, pad_edge=False)
        for name, kind in zip(answer.columns, answer.types, strict=True):
            table.add_column(escape(name), justify="right" if kind.startswith(_NUMBERS) else "left", overflow="fold")
        for row in rows:
            table.add_row(*row)
        console.print(table)
    else:
        broadest = max(map(len, answer.columns))
        for row in rows:
            for name, shown in zip(answer.columns, row, strict=True):
                console.print(f"[bold]{escape(name):{broadest}}[/bold]  {shown}", highlight=False)
            console.print()
    n_rows = f"{len(rows)} rows" if len(rows) != 1 else "1 row"
    cut = f"the first {n_rows}; there are more: --limit N shows more, --csv and --json all" if answer.is_cut else n_rows
    unknown = "; ∅ is not known" if any(_UNKNOWN in row for row in rows) else ""
    console.print(cut + unknown, style="dim", highlight=False)


def print_askable(console: Console, askable: list[Askable]) -> None:
    """The tables of a release with what they are and how many rows they have, then its views and macros."""
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("table", no_wrap=True)
    table.add_column("rows", justify="right")
    table.add_column("what it is")
    for one in askable:
        if one.n_rows is not None:
            table.add_row(one.name, str(one.n_rows), one.title)
    console.print(table)
    for one in askable:
        if one.n_rows is None:
            console.print(f"{one.title} {one.name}", highlight=False, markup=False)
    console.print("DESCRIBE a table for its columns; the release's README says what each means", style="dim")


def print_explained(console: Console, explained: list[Explained]) -> None:
    """Each row, and under it the sentences that it rests on."""
    for item in explained:
        told = {name: value for name, value in item.row.items() if name not in _HIDDEN and value not in (None, [])}
        console.print("  ".join(f"[bold]{name}[/bold] {escape(_shown(value))}" for name, value in told.items()))
        for sentence in item.sentences:
            console.print(f"    “{escape(sentence.quote)}”", style="cyan", highlight=False)
            seen = (
                f"seen {sentence.first_seen_on}"
                if sentence.first_seen_on == sentence.last_seen_on
                else f"seen {sentence.first_seen_on} to {sentence.last_seen_on}"
            )
            console.print(f"    {sentence.url}", soft_wrap=True, highlight=False, markup=False)
            console.print(
                f"    speaks of {sentence.anchor_date} ({sentence.anchor_basis}); {seen}; read by {sentence.method}, "
                f"{sentence.tense} tense",
                style="dim",
                highlight=False,
            )
        console.print()


def print_health(console: Console, findings: list[Finding]) -> None:
    """The doctor's findings, what is ill in red."""
    table = Table(show_header=False, show_edge=False, pad_edge=False)
    for finding in findings:
        mark = "[green]well[/green]" if finding.is_well else "[red]ill[/red]"
        table.add_row(mark, finding.what, escape(finding.words))
    console.print(table)


def _fits(console: Console, answer: Answer) -> bool:
    """Whether an answer can be read as a table: each column has the room of its longest value, or enough to fold it."""
    if len(answer.columns) * _NARROWEST <= console.width:
        return True
    columns = zip(answer.columns, *(map(_shown, row) for row in answer.rows), strict=True)
    return sum(max(map(len, column)) + len(" │ ") for column in columns) <= console.width


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list):
        shown = ", ".join(_shown(v) for v in value[:_MOST_SHOWN])
        return shown if len(value) <= _MOST_SHOWN else f"{shown}, … ({len(value)})"
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return str(value)

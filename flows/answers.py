"""Answers of the command line: tables of SQL, explained rows and the doctor's findings."""

from __future__ import annotations

import datetime as dt
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.doctor import Finding
from warehouse.ask import Answer, Explained

_NARROWEST = 11  # characters that a column needs to be read
_MOST_SHOWN = 3  # of a list; the whole stands in the release
_HIDDEN = frozenset({"assertion_ids", "participation_id"})


def print_answer(console: Console, answer: Answer) -> None:
    """The rows of an answer: as a table, or a column a line where they are too wide. What is not known is empty."""
    if len(answer.columns) * _NARROWEST > console.width:
        for row in answer.rows:
            for name, value in zip(answer.columns, row, strict=True):
                console.print(f"[bold]{name}[/bold] {escape(_shown(value))}", highlight=False)
            console.print()
    else:
        table = Table(show_edge=False, pad_edge=False)
        for name, value in zip(answer.columns, answer.rows[0] if answer.rows else answer.columns, strict=True):
            table.add_column(name, justify="right" if isinstance(value, int | float) else "left", overflow="fold")
        for row in answer.rows:
            table.add_row(*(escape(_shown(value)) for value in row))
        console.print(table)
    console.print(f"{len(answer.rows)} rows" if len(answer.rows) != 1 else "1 row", style="dim")


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
            console.print(f"    {sentence.url}", soft_wrap=True, highlight=False)
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


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        shown = ", ".join(_shown(v) for v in value[:_MOST_SHOWN])
        return shown if len(value) <= _MOST_SHOWN else f"{shown}, … ({len(value)})"
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return str(value)

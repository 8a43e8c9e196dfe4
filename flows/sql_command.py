"""`verkosto sql`: a question to the current release, answered for people (a table) or for programs (CSV, JSON)."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.answers import print_answer, print_askable
from flows.plain_answers import write_csv, write_json
from flows.settings import Settings
from flows.terminal import app, console, errors, fail
from warehouse.ask import AskError, askable, asking

_SHOWN = 200


@app.command("sql")
def run_sql(
    question: Annotated[str | None, typer.Argument(help="SQL for DuckDB; without any, the tables are listed.")] = None,
    file: Annotated[
        Path | None,
        typer.Option(help="A file that holds the question; - is what comes in."),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help=f"At most so many rows; by default {_SHOWN} in a table, else all.")
    ] = None,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="CSV for programs: lists parted by ;, texts as they are, formulas too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array, a row a line; lists as arrays.")] = False,
) -> None:
    """Ask the current release. A question reads the release alone: it writes nothing and opens no other file."""
    if question is not None and file is not None:
        fail("the question stands either in the command or in a file")
    if as_csv and as_json:
        fail("say either --csv or --json")
    # There is nothing to put in order: a question that is broken off, or whose reader has gone, ends at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    releases = Settings().releases
    try:
        if file is not None:
            question = sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
        if question is None:
            print_askable(console, askable(releases))
            return
        with asking(releases, question) as asked:
            if as_csv:
                write_csv(sys.stdout, asked, limit)
            elif as_json:
                write_json(sys.stdout, asked, limit)
            else:
                print_answer(console, asked.first(limit or _SHOWN))
    except (AskError, OSError, UnicodeDecodeError) as error:
        # DuckDB points at the place with a mark in a line of its own, which must not be wrapped.
        errors.print(str(error), style="red", highlight=False, markup=False, soft_wrap=True)
        raise typer.Exit(1) from error

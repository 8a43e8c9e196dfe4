"""What all commands share: the app, the terminal, and how a flow is run from a shell."""

from __future__ import annotations

import datetime as dt
from typing import Any, NoReturn, overload
from uuid import UUID

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)
console = Console()
errors = Console(stderr=True)


def run(flow: Any, **parameters: Any) -> Any:
    """Run a flow here and now, wait until its history is written, and give its report. A failed flow ends the command
    with its words and exit code 1."""
    from flows.recorder import wait_for_history

    state = flow(**parameters, return_state=True)
    flow_run_id: UUID = state.state_details.flow_run_id
    wait_for_history(flow_run_id)
    if not state.is_completed():
        words = (state.message or f"the run ended {state.name}").removeprefix("Flow run encountered an exception: ")
        fail(words)
    return state.result()


@overload
def day_of(day: str) -> dt.date: ...
@overload
def day_of(day: str | None) -> dt.date | None: ...
def day_of(day: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(day) if day is not None else None
    except ValueError:
        fail(f"{day!r} is no day; write it as 2024-11-12")


def fail(words: str) -> NoReturn:
    errors.print(words, style="red", highlight=False, markup=False)
    raise typer.Exit(1)


def progress() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )

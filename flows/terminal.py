"""What all commands share: the app, the terminal, and how a flow is run from a shell."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, NoReturn, overload
from uuid import UUID

import typer
from pydantic import BaseModel, ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)
console = Console()
errors = Console(stderr=True)

Why = Annotated[str, typer.Option(help="The reason: a sentence that others can check.")]
By = Annotated[str | None, typer.Option(help="Who decides; by default the user of this machine. Not published.")]
Try = Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")]


def run(flow: Any, form: type[BaseModel], **values: Any) -> Any:
    """Run a flow here and now, wait until its history is written, and give its report. A form that is filled in wrong
    and a flow that fails end the command with their words and exit code 1."""
    from prefect.settings import get_current_settings

    from flows.history import forget_old_runs
    from flows.recorder import wait_for_history

    if (api_url := get_current_settings().api.url) is not None:
        _reach(api_url)
    state = flow(fill(form, **values), return_state=True)
    flow_run_id: UUID = state.state_details.flow_run_id
    wait_for_history(flow_run_id)
    forget_old_runs()
    if not state.is_completed():
        words = (state.message or f"the run ended {state.name}").removeprefix("Flow run encountered an exception: ")
        fail(words)
    return state.result()


def _reach(api_url: str) -> None:
    """End the command where the server that shall keep the run's history does not answer."""
    from flows.serving import ServeError, await_server

    try:
        await_server(api_url, patience=10)
    except ServeError as error:
        fail(f"{error}; unset it to run without a server")


def fill(form: type[BaseModel], **values: Any) -> BaseModel:
    """A form filled in; what is None was not given. Wrong values end the command with words."""
    try:
        return form.model_validate({name: value for name, value in values.items() if value is not None})
    except ValidationError as error:
        told = (f"{'.'.join(map(str, e['loc']))}: {e['msg'].removeprefix('Value error, ')}" for e in error.errors())
        fail("\n".join(told))


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

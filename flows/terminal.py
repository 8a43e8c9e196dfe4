"""What all commands share: the app, the terminal, and how a flow is run from a shell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Annotated, Any, NoReturn, TypeVar, overload
from uuid import UUID

import typer
from pydantic import BaseModel, ValidationError
from rich.console import Console, ConsoleOptions, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.segment import Segment

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)


class Terminal(Console):
    """A terminal that shows the words of pages and files, and obeys none: control characters in them are left out."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            if segment.control or not _CONTROL.search(segment.text):
                yield segment
            else:
                yield Segment(_CONTROL.sub("", segment.text), segment.style)


_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
console = Terminal()
errors = Terminal(stderr=True)

_Form = TypeVar("_Form", bound=BaseModel)

Why = Annotated[str, typer.Option(help="The reason: a sentence that others can check.")]
By = Annotated[str | None, typer.Option(help="Who decides; by default the user of this machine. Not published.")]
Try = Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")]


def run(flow: Any, form: type[BaseModel], **values: Any) -> Any:
    """Run a flow here and now, wait until its history is written, and give its report. A form that is filled in wrong
    and a flow that fails end the command with their words and exit code 1."""
    import httpx
    from prefect.settings import get_current_settings

    from flows.history import forget_old_runs
    from flows.recorder import wait_for_history

    if (api_url := get_current_settings().api.url) is not None:
        _reach(api_url)
    filled = fill(form, **values)
    try:
        state = flow(filled, return_state=True)
        flow_run_id: UUID = state.state_details.flow_run_id
        wait_for_history(flow_run_id)
    except httpx.TransportError as error:
        fail(
            f"the server that keeps the history of runs is gone: {error}; what was read is kept and the release is "
            "whole: start the server, and the run again"
        )
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


def fill(form: type[_Form], **values: Any) -> _Form:
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

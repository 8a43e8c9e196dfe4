"""How a command ends where what it needs goes away under it."""

from typing import Any

import httpx
import pytest
import typer
from pydantic import BaseModel

from flows.terminal import run
from tests.faults.entries import entry_of


class Nothing(BaseModel):
    """A form without a field."""


def gone(*_: Any, **__: Any) -> None:
    raise httpx.ConnectError("[Errno 111] Connection refused")


def test_a_server_that_is_gone_in_mid_run_ends_the_command_in_a_line(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        run(gone, Nothing)
    assert ended.value.exit_code == 1
    said = " ".join(capfd.readouterr().err.split())
    assert said.startswith("the server that keeps the history of runs is gone: [Errno 111] Connection refused;")
    assert entry_of(said)

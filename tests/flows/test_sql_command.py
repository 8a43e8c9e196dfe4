"""`verkosto sql` as a process: what it takes in, what it gives to programs, and how it ends."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.nights import Played
from tests.shell import PROJECT, verkosto


@pytest.fixture
def data(three_nights: list[Played]) -> Path:
    """The data folder of the recorded nights. Only to be read."""
    return three_nights[-1].release.path.parents[2]


def started(data: Path, *words: str) -> subprocess.Popen[str]:
    # A shell's job in the background ignores the key that breaks off; what is tried here is one in front.
    front = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "flows", "sql", *words],
            cwd=PROJECT,
            env={**os.environ, "VERKOSTO_DATA": str(data)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    finally:
        signal.signal(signal.SIGINT, front)


def test_without_a_question_the_tables_are_listed(data: Path) -> None:
    told = verkosto(data, "sql")
    assert told.returncode == 0, told.stderr
    rows = {line.split("│")[0].strip(): line.split("│")[1:] for line in told.stdout.splitlines() if "│" in line}
    assert [cell.strip() for cell in rows["system_register"]] == ["64", "Register of systems"]
    assert "macro membership_year_at(known_at)" in told.stdout


def test_a_question_comes_in_and_an_answer_goes_out(data: Path) -> None:
    asked = started(data, "--json", "--file", "-")
    out, words = asked.communicate("SELECT party_id, kind FROM party WHERE party_id = 'ii'")
    assert (asked.returncode, words) == (0, "")
    assert json.loads(out) == [{"party_id": "ii", "kind": "municipality"}]


@pytest.mark.system
@pytest.mark.parametrize(
    ("end", "ended_by"),
    [
        pytest.param(lambda asked: asked.stdout.close(), signal.SIGPIPE, id="its reader has gone"),
        pytest.param(lambda asked: asked.send_signal(signal.SIGINT), signal.SIGINT, id="broken off"),
    ],
)
def test_a_long_answer_ends_at_once_without_a_word(
    data: Path, end: Callable[[subprocess.Popen[str]], None], ended_by: signal.Signals
) -> None:
    with started(data, "--csv", "FROM range(100000000000)") as asked:
        assert asked.stdout is not None
        assert asked.stdout.readline() == "range\n"
        end(asked)
        assert asked.wait(60) == -ended_by
        assert asked.stderr is not None
        assert asked.stderr.read() == ""


def test_a_question_waits_for_no_flow_and_no_reader_of_pages() -> None:
    code = "import sys, flows.__main__; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    slow = {"prefect", "lxml", "simplemma", "edtf", "pdfplumber", "extractors.reading", "warehouse.transform"}
    assert slow.isdisjoint(said.stdout.split())

"""What refuses a night stands in the operator's pages, and the parts of them that are named are there."""

import re
from pathlib import Path

import pytest

from tests.faults.entries import entry_of, is_heading

CODE = [file for folder in ("flows", "warehouse") for file in (Path(__file__).parents[2] / folder).rglob("*.py")]


@pytest.mark.parametrize(
    "words",
    [
        "DiskFullError the disk is full: make room under /srv/live and start the run again; what was read is kept",
        "the disk quota is used up: make room under /srv/live and start the run again",
        "the disk is mounted read-only /srv/live/x: let the user of this run write to /srv/live and start it again",
        "this user may not write /srv/live/x: let the user of this run write to /srv/live and start it again",
        "another run is under way (process 12, /srv/live/run.lock)",
        "another run is writing the warehouse (process 12, /srv/live/warehouse.lock)",
    ],
)
def test_a_refusal_has_an_entry(words: str) -> None:
    assert entry_of(words)


def test_words_that_nobody_wrote_down_have_none() -> None:
    assert entry_of("KeyError 'created'") is None
    assert entry_of("the disk is on fire") is None
    assert not is_heading("The disk is on fire")


def test_every_part_of_the_runbook_that_a_message_names_is_there() -> None:
    named = {
        title.strip()
        for file in CODE
        for title in re.findall(r"deploy/runbook\.md, ([A-Z][\w ]+)", file.read_text("utf-8"))
    }
    assert named == {"A release has changed", "Something is damaged", "The clock is wrong"}
    assert all(map(is_heading, named))

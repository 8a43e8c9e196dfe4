"""The README shows what the product really says."""

import io
import re
import shlex
from pathlib import Path

import pytest
from rich.console import Console

from flows.answers import print_answer, print_explained
from tests.nights import Played
from warehouse.ask import ask, explain

README = Path(__file__).parent.parent / "README.md"
# A command with four spaces before it, and the block of four spaces that comes after it.
SHOWN = re.compile(
    r"^    \.venv/bin/verkosto (?P<command>sql|explain) (?P<words>(?:.+\n)+?)\n(?P<output>(?:    .*\n|\n(?=    ))+)",
    re.MULTILINE,
)


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("shown", list(SHOWN.finditer(README.read_text("utf-8"))), ids=lambda m: m["command"])
def test_a_shown_answer_is_the_answer(three_nights: list[Played], shown: re.Match[str]) -> None:
    releases = three_nights[-1].release.path.parent
    console = Console(file=io.StringIO(), width=100)
    words = shlex.split(shown["words"])
    if shown["command"] == "sql":
        print_answer(console, ask(releases, words[0]))
    else:
        print_explained(console, explain(releases, words[0], words[1:]))
    assert lines(console.file.getvalue()) == lines(shown["output"])  # type: ignore[attr-defined]


def test_the_readme_shows_both() -> None:
    assert [m["command"] for m in SHOWN.finditer(README.read_text("utf-8"))] == ["sql", "explain"]

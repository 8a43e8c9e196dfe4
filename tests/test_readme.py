"""The README shows what the product really says."""

import io
import re
import shlex
from pathlib import Path

import pytest
import typer
from rich.console import Console

from flows.__main__ import app
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


PROJECT = README.parent
PAGES = [README, *sorted((PROJECT / "docs").glob("*.md")), *sorted((PROJECT / "deploy").glob("*.md"))]
UNITS = sorted((PROJECT / "deploy" / "systemd").glob("*.service"))
# In a span of code, in a block that is indented by four or more, or what a unit starts; up to where the shell's own
# words begin.
CODE = re.compile(r"`([^`]+)`|^ {4,}(.+)$|^ExecStart=(.+)$", re.MULTILINE)
COMMAND = re.compile(r"(?<![\w-])verkosto (?P<command>[a-z]+)\b(?P<words>(?:\\\||[^|;&<>\n])*)")
LINK = re.compile(r"\]\((?!https?:)(?P<file>[^)#]*)(?:#(?P<heading>[^)]*))?\)")


def told_commands() -> set[tuple[str, str, frozenset[str]]]:
    """Every command of ours that a page or a unit names: where, which, and with what options."""
    return {
        (page.name, told["command"], frozenset(re.findall(r"(?<![\w-])--[a-z][a-z-]*", told["words"])))
        for page in [*PAGES, *UNITS]
        for code in CODE.finditer(page.read_text("utf-8"))
        for told in COMMAND.finditer(" ".join(next(filter(None, code.groups())).split()))
    }


def test_every_command_that_is_told_of_exists_with_its_options() -> None:
    known = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    options = {name: {o for p in c.params for o in (*p.opts, *p.secondary_opts)} for name, c in known.items()}
    told = told_commands()
    assert {("runbook.md", "restore", frozenset({"--replace", "--with-history"}))} <= told
    unknown = sorted(
        f"{page}: verkosto {command} {' '.join(sorted(asked - options.get(command, set())))}".rstrip()
        for page, command, asked in told
        if command not in options or not asked <= options[command] | {"--help"}
    )
    assert unknown == []


def test_every_command_stands_in_the_readme() -> None:
    shown = {command for page, command, _ in told_commands() if page == "README.md"}
    assert set(typer.main.get_command(app).commands) <= shown  # type: ignore[attr-defined]


def heading_ids(page: Path) -> set[str]:
    """The anchors of a page's headings, as they are made of its words."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-") for h in headings}


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = []
    for page in PAGES:
        for link in LINK.finditer(page.read_text("utf-8")):
            target = (page.parent / link["file"]).resolve() if link["file"] else page
            if not target.exists() or (link["heading"] and link["heading"] not in heading_ids(target)):
                broken.append(f"{page.name}: {link[0]}")
    assert broken == []

"""Nights played in processes that may die, seen from outside: when they are killed, and what they had confirmed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from extractors.archive import Archive
from warehouse.current import current_release
from warehouse.database import reader
from warehouse.seal import verify

PROJECT = Path(__file__).parent.parent.parent


@dataclass
class Ended:
    """How a night ended: its exit code (-9 where it was killed), the stage it was in, what it had confirmed by then,
    its words where it failed, when it came to its stages, and how long it took."""

    code: int = 0
    stage: str = "start"
    kept: list[str] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)
    words: str = ""
    came_to: list[tuple[str, float]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def was_killed(self) -> bool:
        return self.code == -signal.SIGKILL


class Player:
    """A process that plays nights, each in a child."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._asks: IO[str] = process.stdin
        self._answers: IO[str] = process.stdout
        assert self._answers.readline() == "ready\n"

    def begin(self, data: Path, night: str, how: str = "plain") -> int:
        """Begin a night; gives the group of its processes."""
        self._asks.write(f"{how} {data} {night}\n")
        self._asks.flush()
        return int(self._answers.readline())

    def await_stage(self, stage: str) -> None:
        """Wait until the night that was begun comes to a stage."""
        for line in self._answers:
            if line == f"at {stage}\n":
                return

    def play(
        self, data: Path, night: str, *, how: str = "plain", kill_at: tuple[str, int] | None = None, after: float = 0.0
    ) -> Ended:
        """A night; with `kill_at` it is killed `after` some seconds from when it comes to a stage for the n-th time."""
        return self.await_end(self.begin(data, night, how), kill_at, after)

    def await_end(self, group: int, kill_at: tuple[str, int] | None = None, after: float = 0.0) -> Ended:
        """Wait until the night that was begun ends, or kill it."""
        came, began = 0, time.monotonic()
        ended = Ended()
        if kill_at == ("start", 0):
            _kill(group, after)
        for line in self._answers:
            word, _, rest = line.strip().partition(" ")
            match word:
                case "at":
                    ended.stage = rest
                    ended.came_to.append((rest, time.monotonic()))
                    if kill_at is not None and rest == kill_at[0]:
                        came += 1
                        if came == kill_at[1]:
                            _kill(group, after)
                case "kept":
                    ended.kept.append(rest)
                case "logged":
                    ended.logged.append(rest)
                case "failed":
                    ended.words = rest
                case "ended":
                    ended.code = int(rest)
                    ended.seconds = time.monotonic() - began
                    return ended
        raise AssertionError("the process that plays nights has ended")


def _kill(group: int, after: float) -> None:
    time.sleep(after)
    # A night may be quicker than the one that was measured.
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


@contextmanager
def player(web: Path, **settings: str) -> Iterator[Player]:
    """A player on a recorded web, with an environment of its own."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("VERKOSTO_", "PREFECT_"))}
    env |= {"VERKOSTO_RECORDED_WEB": str(web), "VERKOSTO_SITE": "0", "VERKOSTO_DATA": str(web.parent / "player")}
    command = [sys.executable, "-m", "tests.faults.nights"]
    with subprocess.Popen(
        command, cwd=PROJECT, env=env | settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Player(process)
        finally:
            if process.stdin is not None:
                process.stdin.close()


@dataclass
class Confirmed:
    """What nights in one folder have confirmed so far: it must never be lost."""

    documents: set[str] = field(default_factory=set)
    attempts: set[str] = field(default_factory=set)

    def add(self, ended: Ended) -> None:
        self.documents |= set(ended.kept)
        self.attempts |= set(ended.logged)


def assert_nothing_lost(data: Path, confirmed: Confirmed) -> None:
    """Every confirmed document and attempt is there and right, the current release is whole, the warehouse opens."""
    home = data / "recorded"
    archive = Archive(home / "archive")
    for document_id in confirmed.documents:
        archive.get(document_id)  # raises where its hash is another
    logged = {attempt.fetch_id for run_id in archive.run_ids() for attempt in archive.attempts(run_id)}
    assert confirmed.attempts <= logged
    assert verify(current_release(home / "releases")) == []
    # Read-only: what is left of a killed writer is for the next night to meet.
    with reader(home / "warehouse.duckdb") as con:
        assert con.execute("SELECT count(*) > 0 FROM ops.run").fetchone() == (True,)


def lengths(ended: Ended) -> Mapping[str, float]:
    """Seconds from when a night came to a stage for the first time until it came to another; `archive` is one write."""
    found: dict[str, float] = {}
    for (stage, began), (_, next_began) in zip(ended.came_to, ended.came_to[1:], strict=False):
        found[stage] = max(found.get(stage, 0.0), next_began - began)
    return found


def moment(chance: random.Random, stage: str, ended: Ended) -> tuple[tuple[str, int], float]:
    """A random moment of a stage, as `play` takes it, by how a night went that nobody disturbed."""
    times = sum(name == stage for name, _ in ended.came_to)
    return (stage, chance.randint(1, times)), chance.uniform(0, lengths(ended)[stage])

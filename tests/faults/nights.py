"""Run as a process that plays nights on demand, each in a child that may be killed, or may die by itself.

Reads lines `HOW FOLDER NIGHT` (`flow` or `plain`, a folder for VERKOSTO_DATA, a day). Answers with the child's process
id, which leads a group of its own; then, of a plain night, a line whenever it comes to another stage (`at load`), has a
document in the archive (`kept <id>`) or an attempt in the log (`logged <id>`); the words with which it failed; and
last `ended` with its exit code. What takes seconds to import is imported once, and readers are warm.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extractors.archive import Archive
from extractors.reading import read_page
from flows import nightly, steps
from flows.forms import NightForm
from tests import tiny_web
from tests.faults import world
from warehouse import database


def say(*words: str) -> None:
    """One line in one write, so that a kill tears none."""
    os.write(1, (" ".join(" ".join(words).split()) + "\n").encode())


def told(owner: Any, name: str, before: str, after: str | None = None, told_of: str | None = None) -> None:
    """Let a function say the stage that it begins, the one that it ends in, and what it did."""
    real: Callable[..., Any] = getattr(owner, name)

    def telling(*args: Any, **values: Any) -> Any:
        say("at", before)
        given = real(*args, **values)
        if told_of is not None:
            say(told_of, given or args[1].fetch_id)
        if after is not None:
            say("at", after)
        return given

    setattr(owner, name, telling)


def play_plainly(folder: str, night: str) -> int:
    told(Archive, "put", "archive", "fetch", "kept")
    told(Archive, "record", "archive", "fetch", "logged")
    told(steps, "load_reports", "load-reports")
    told(steps, "load_run", "load")
    told(steps, "derive_since", "derive")
    told(steps, "publish", "publish", "end")
    say("at", "fetch")
    with world.plain_nights():
        try:
            world.play(Path(folder), night)
        except Exception as error:  # noqa: BLE001 (whatever ends a night is told)
            say("failed", type(error).__name__, str(error).replace("\n", "\\n"))
            return 1
    return 0


def play_flow(folder: str, night: str) -> int:
    os.environ["VERKOSTO_DATA"] = folder
    try:
        state = nightly.nightly(NightForm(night=night), return_state=True)
    except Exception as error:  # noqa: BLE001 (a server that is gone is met by Prefect's engine itself)
        say("failed", type(error).__name__, str(error).replace("\n", "\\n"))
        return 1
    if not state.is_completed():
        say("failed", str(state.message).replace("\n", "\\n"))
    return 0 if state.is_completed() else 1


def main() -> None:
    database._SETTINGS["threads"] = 1
    for source in world.CATALOGUE:
        read_page(tiny_web.page("Forssa", "Ii").encode(), url=source.pages[0].url, source=source, lang="fi")
    say("ready")
    for line in sys.stdin:
        how, folder, night = line.split()
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            say(str(os.getpid()))
            os._exit({"flow": play_flow, "plain": play_plainly}[how](folder, night))
        _, status = os.waitpid(child, 0)
        say("ended", str(os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    main()

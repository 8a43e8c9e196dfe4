"""Prefect's database as it is once its migrations have run, which takes fifteen seconds of CPU on each fresh home.

It is made once and kept in `.pytest_cache` by Prefect's version. What a fresh home does by itself is seen by
`make run` at the end of `.ci/run`.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

_KEPT = Path(__file__).parent.parent / ".pytest_cache" / f"prefect-{version('prefect')}.db"


def settle(data: Path) -> None:
    """Put an empty history of runs where a data folder has none, for whoever starts Prefect there."""
    history = data / "prefect" / "prefect.db"
    if not history.exists():
        history.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_migrated(), history)


def _migrated() -> Path:
    _KEPT.parent.mkdir(exist_ok=True)
    with _KEPT.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _KEPT.exists():
            with tempfile.TemporaryDirectory() as home:
                command = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "--yes"]
                env = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
                subprocess.run(command, env=env | {"PREFECT_HOME": home}, check=True, capture_output=True)
                shutil.move(f"{home}/prefect.db", _KEPT)
    return _KEPT

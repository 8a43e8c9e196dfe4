"""A home for Prefect whose database has had its migrations, which take fifteen seconds of CPU on each fresh one.

They run once; what came of it is kept in `.pytest_cache` by Prefect's version. What a fresh home does by itself is seen
by `make run` at the end of `.ci/run`.
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

_CACHE = Path(__file__).parent.parent / ".pytest_cache"
_KEPT = _CACHE / f"prefect-{version('prefect')}.db"


def make_home(data: Path) -> None:
    """Put a database without any run where a data folder has none, for whoever starts Prefect there."""
    database = data / "prefect" / "prefect.db"
    if database.exists():
        return
    database.parent.mkdir(parents=True, exist_ok=True)
    # Two who make it at once must not see half of it.
    with tempfile.TemporaryDirectory(dir=data) as folder:
        shutil.copyfile(_migrated(), copy := Path(folder) / database.name)
        copy.rename(database)


def _migrated() -> Path:
    _CACHE.mkdir(exist_ok=True)
    with _KEPT.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _KEPT.exists():
            # Beside its place, so that whoever is killed leaves all of it or nothing.
            with tempfile.TemporaryDirectory(dir=_CACHE) as home:
                command = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "--yes"]
                env = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
                subprocess.run(command, env=env | {"PREFECT_HOME": home}, check=True, capture_output=True)
                Path(home, "prefect.db").rename(_KEPT)
    return _KEPT

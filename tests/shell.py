"""The `verkosto` command as a process of its own, as a person types it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.prefect_home import make_home

PROJECT = Path(__file__).parent.parent
LONG = 240


def verkosto(data: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("VERKOSTO_", "PREFECT_"))}
    environment = {**keep, "VERKOSTO_DATA": str(data), "VERKOSTO_SITE": "0", "COLUMNS": "200", **settings}
    make_home(data)
    command = [sys.executable, "-m", "flows", *words]
    return subprocess.run(
        command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=LONG, check=False
    )

"""Where readers find a release: the link to the current one, and the database in it."""

from __future__ import annotations

from pathlib import Path

CURRENT = "current"
DATABASE = "verkosto.duckdb"


def current_release(releases: Path) -> Path:
    """The folder that `current` stands at. Raises `FileNotFoundError` where nothing is published yet."""
    link = releases / CURRENT
    if not link.exists():
        raise FileNotFoundError(f"nothing is published under {releases} yet")
    return link.resolve()

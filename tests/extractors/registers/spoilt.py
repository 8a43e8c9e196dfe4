"""A copy of the packaged registers, to be spoilt."""

from __future__ import annotations

import shutil
from pathlib import Path

from extractors.registers.register import FOLDER


def copied(folder: Path) -> Path:
    for path in FOLDER.glob("*.csv"):
        shutil.copy(path, folder)
    return folder


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), "utf-8")

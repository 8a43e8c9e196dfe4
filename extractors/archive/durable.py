"""Files that are whole or not there, whatever moment the machine stops at.

A file is written to a temporary name in its own folder, brought to the disk, renamed, and the folder brought to the
disk. What a kill leaves behind is a file named `.….part`, which no reader looks at. POSIX only.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

PART = ".part"


def write_durably(path: Path, content: bytes) -> None:
    """Put `content` at `path`, in place of what stood there."""
    make_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=PART)
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, each name brought to the disk."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk: without it a rename can be lost though the file's bytes are safe."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def left_over(root: Path) -> Iterator[Path]:
    """The temporary files that a killed write left under `root`, in order."""
    yield from sorted(root.rglob(f".*{PART}"))

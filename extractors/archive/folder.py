"""An archive's bytes in a folder: written beside their place, brought to the disk and renamed (`durable`)."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import BinaryIO

from extractors.archive.durable import left_over, make_folder, sync_folder, write_durably
from extractors.archive.store import whole_lines


class FolderStore:
    """The store under `root`, which is made at the first write."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def read(self, name: str) -> bytes:
        return (self._root / name).read_bytes()

    def write(self, name: str, content: bytes) -> None:
        write_durably(self._root / name, content)

    def append(self, name: str, line: bytes) -> None:
        path = self._root / name
        is_new = not path.exists()
        if is_new:
            make_folder(path.parent)
        with path.open("a+b") as lines:
            _cut_torn_tail(lines)
            lines.write(line)
            lines.flush()
            os.fsync(lines.fileno())
        if is_new:
            sync_folder(path.parent)

    def exists(self, name: str) -> bool:
        return (self._root / name).exists()

    def names(self, folder: str, suffix: str) -> list[str]:
        found = (self._root / folder).rglob(f"*{suffix}")
        return sorted(path.relative_to(self._root).as_posix() for path in found if path.is_file())

    def remove(self, folder: str) -> None:
        path = self._root / folder
        if path.is_dir():
            shutil.rmtree(path)
            sync_folder(path.parent)

    def left_over(self) -> list[Path]:
        return list(left_over(self._root))

    def place(self, name: str) -> str:
        return str(self._root / name)


def _cut_torn_tail(lines: BinaryIO) -> None:
    end = lines.seek(0, os.SEEK_END)
    if end == 0:
        return
    lines.seek(end - 1)
    if lines.read(1) == b"\n":
        return
    lines.seek(0)
    lines.truncate(len(whole_lines(lines.read())))
    lines.seek(0, os.SEEK_END)

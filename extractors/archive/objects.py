"""An archive's bytes in an object store, or in any other place that fsspec opens: `s3://bucket/verkosto`.

Objects are written whole, which object stores do atomically; a log is written anew with each line, so its lines are as
durable as in a folder. What opens the address may need a package of its own (`s3://`: s3fs), and takes logins and end
points from the environment as that package says.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import fsspec

from extractors.archive.bodies import ArchiveError
from extractors.archive.store import whole_lines


class ObjectStore:
    """The store at `url`. Raises `ArchiveError` where nothing is installed that opens such an address."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._fs: Any
        try:
            # Others write here too: a listing that is remembered would hide what they wrote.
            self._fs, self._root = fsspec.url_to_fs(self._url, use_listings_cache=False)
        except (ImportError, ValueError) as error:
            raise ArchiveError(f"{self._url} cannot be opened: {error}") from error

    def read(self, name: str) -> bytes:
        content: bytes = self._fs.cat_file(self._path(name))
        return content

    def write(self, name: str, content: bytes) -> None:
        path = self._path(name)
        try:
            self._fs.pipe_file(path, content)
        except FileNotFoundError:  # a place with folders, which an object store has none of
            self._fs.makedirs(path.rpartition("/")[0], exist_ok=True)
            self._fs.pipe_file(path, content)

    def append(self, name: str, line: bytes) -> None:
        try:
            before = whole_lines(self.read(name))
        except FileNotFoundError:
            before = b""
        self.write(name, before + line)

    def exists(self, name: str) -> bool:
        return bool(self._fs.exists(self._path(name)))

    def names(self, folder: str, suffix: str) -> list[str]:
        self._fs.invalidate_cache()
        below = len(self._path("")) - 1
        return sorted(path[below:].lstrip("/") for path in self._fs.find(self._path(folder)) if path.endswith(suffix))

    def remove(self, folder: str) -> None:
        path = self._path(folder)
        if self._fs.exists(path):
            self._fs.rm(path, recursive=True)

    def left_over(self) -> list[Path]:
        return []

    def place(self, name: str) -> str:
        return f"{self._url}/{name}"

    def _path(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"

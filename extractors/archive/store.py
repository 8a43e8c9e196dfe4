"""Where an archive's bytes lie: a few verbs, each whole or without effect, that a folder and an object store both have.

A name is a path with "/" below the archive, such as `log/2026-11-21T001500Z.jsonl`. What the archive asks of a store:

- `write` and `append` are durable when they return, and a reader meets the content before or after, never in between;
- what one process has written, every other process reads and lists at once;
- a name that is appended to has one writer.

No locks are asked for: a document's name is its hash, so two who write it write the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Store(Protocol):
    def read(self, name: str) -> bytes:
        """The content. Raises `FileNotFoundError`."""
        ...

    def write(self, name: str, content: bytes) -> None:
        """Put `content` there, in place of what was there before."""
        ...

    def append(self, name: str, line: bytes) -> None:
        """Add a line, given with its end, after the last whole one. What a torn write left behind it goes."""
        ...

    def exists(self, name: str) -> bool:
        """Whether there is anything of that name."""
        ...

    def names(self, folder: str, suffix: str) -> list[str]:
        """Every name below `folder`, at any depth, that ends so; in order."""
        ...

    def remove(self, folder: str) -> None:
        """Take away `folder` and all that is in it; nothing where it is not there."""
        ...

    def left_over(self) -> list[Path]:
        """What writes that were killed left behind and no reader looks at."""
        ...

    def place(self, name: str) -> str:
        """A name as a person finds it."""
        ...


def whole_lines(content: bytes) -> bytes:
    """What is left without a torn last line: it was never confirmed."""
    return content[: content.rfind(b"\n") + 1]

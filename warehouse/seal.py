"""The seal of a release: a checksum of every file, no more writing, and everything on the disk.

A release is a folder that may hold folders. Its files are named by their path in it, with `/` on every system, and
always taken in the order of these names. Nothing is followed out of the folder: a symbolic link is no file of it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

SUMS = "SHA256SUMS"


def files_in(folder: Path) -> list[str]:
    """The names of all files in a folder and its folders, links among them."""
    found = (p for p in folder.rglob("*") if p.is_symlink() or not p.is_dir())
    return sorted(p.relative_to(folder).as_posix() for p in found)


def seal(folder: Path) -> None:
    """Write `SHA256SUMS` over all files, make them read-only, and sync them and their folders."""
    sums = "".join(f"{sha256(folder / name)}  {name}\n" for name in files_in(folder))
    (folder / SUMS).write_text(sums, "utf-8")
    for name in files_in(folder):
        (folder / name).chmod(0o444)
        sync(folder / name)
    for inner in (p for p in folder.rglob("*") if p.is_dir()):
        sync(inner)
    sync(folder)


def verify(release: Path) -> list[str]:
    """What is wrong with a release by its checksums: nothing, or a line a file."""
    sums = release / SUMS
    if not sums.exists():
        return [f"{release.name}: {SUMS} is missing"]
    lines = [line.partition("  ") for line in sums.read_text("utf-8").splitlines()]
    listed = {name: digest for digest, _, name in lines}
    present = set(files_in(release)) - {SUMS}
    problems = [f"{release.name}: {name} is missing" for name in sorted(listed.keys() - present)]
    problems += [f"{release.name}: {name} is not listed" for name in sorted(present - listed.keys())]
    for name in sorted(present & listed.keys()):
        if (release / name).is_symlink():
            problems.append(f"{release.name}: {name} is a link to elsewhere")
        elif sha256(release / name) != listed[name]:
            problems.append(f"{release.name}: {name} has changed")
    return problems


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(folder: Path) -> None:
    """Remove a folder with all in it; nothing where there is none."""
    if folder.exists():
        shutil.rmtree(folder)

"""The seal of a release: a checksum of every file, no more writing, and everything on the disk.

A release is a folder that may hold folders. Its files are named by their path in it, with `/` on every system, and
always taken in the order of these names. Nothing is followed out of the folder: a symbolic link is no file of it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

SUMS = "SHA256SUMS"


def files_in(folder: Path) -> list[str]:
    """The names of all files in a folder and its folders, links among them."""
    found = (p for p in folder.rglob("*") if p.is_symlink() or not p.is_dir())
    return sorted(p.relative_to(folder).as_posix() for p in found)


def seal(folder: Path) -> None:
    """Write `SHA256SUMS` over all files, make them read-only, and sync them and their folders."""
    write_sums(folder, {name: sha256(folder / name) for name in files_in(folder)})
    for name in files_in(folder):
        (folder / name).chmod(0o444)
        sync(folder / name)
    for inner in (p for p in folder.rglob("*") if p.is_dir()):
        sync(inner)
    sync(folder)


def verify(release: Path) -> list[str]:
    """What is wrong with a release by its checksums: nothing, or a line a file."""
    return [f"{release.name}: {problem}" for problem in damage(release, files_in(release))]


def damage(folder: Path, names: Iterable[str]) -> list[str]:
    """What is wrong with the named files of a folder by its checksums: nothing, or a line a file."""
    if not (folder / SUMS).is_file():
        return [f"{SUMS} is missing"]
    listed = read_sums(folder)
    present = set(names) - {SUMS}
    problems = [f"{name} is missing" for name in sorted(listed.keys() - present)]
    problems += [f"{name} is not listed" for name in sorted(present - listed.keys())]
    for name in sorted(present & listed.keys()):
        if (folder / name).is_symlink():
            problems.append(f"{name} is a link to elsewhere")
        elif sha256(folder / name) != listed[name]:
            problems.append(f"{name} has changed")
    return problems


def read_sums(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file that `SHA256SUMS` lists. A list that was damaged gives names that are not there."""
    lines = (line.partition("  ") for line in (folder / SUMS).read_text("utf-8", "backslashreplace").splitlines())
    return {name: digest for digest, _, name in lines}


def write_sums(folder: Path, sums: Mapping[str, str]) -> None:
    """Write `SHA256SUMS`, in the order of the names."""
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    (folder / SUMS).write_text(lines, "utf-8")


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

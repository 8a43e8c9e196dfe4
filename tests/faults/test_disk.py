"""A disk that is full, and folders that cannot be written: one line that says what to do, and a night that heals."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.faults import world
from tests.faults.entries import entry_of
from tests.faults.house import SECOND, House
from tests.faults.player import Confirmed, assert_nothing_lost

pytestmark = pytest.mark.faults

DISK = "240m"
K, M = 1024, 1024 * 1024
# What is left on the disk: the less, the earlier the night meets its end.
LEFT = (0, 12 * K, 60 * K, 120 * K, M, 3 * M // 2, 2 * M, 3 * M, 6 * M, 12 * M)


@contextmanager
def mounted(folder: Path, *words: str) -> Iterator[None]:
    """Something mounted at a folder while the block lasts; the test is skipped where that is not allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    said = subprocess.run(["mount", *words, str(folder)], capture_output=True, text=True, check=False)
    if said.returncode:
        pytest.skip(f"nothing can be mounted here: {said.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_fills_up_at_any_moment(house: House, tmp_path: Path, found: Any) -> None:
    disk = tmp_path / "disk"
    fell: Counter[str] = Counter()
    with mounted(disk, "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs"):
        for left in LEFT:
            data = disk / "data"
            shutil.rmtree(data, ignore_errors=True)
            shutil.copytree(house.folder / "first-night", data, symlinks=True)
            ballast = disk / "ballast"
            with ballast.open("wb") as heavy:
                heavy.write(bytes(max(0, shutil.disk_usage(disk).free - left)))
            ended = house.player.play(data, SECOND)
            ballast.unlink()
            confirmed = Confirmed()
            confirmed.add(ended)
            assert_nothing_lost(data, confirmed)
            if ended.code:
                fell[ended.stage] += 1
                assert ended.words.startswith("DiskFullError the disk is full: make room under"), (left, ended.words)
                assert "\\n" not in ended.words
                assert entry_of(ended.words)
                assert house.player.play(data, SECOND).code == 0
            assert world.facts(data) == house.expected, left
    told = ", ".join(f"{n} in {stage}" for stage, n in fell.items())
    # `load-reports` is the second half of a load.
    assert {"load", "derive", "publish"} <= {stage.partition("-")[0] for stage in fell}, told
    assert fell["fetch"] + fell["archive"] > 0, told
    found(
        "full disk",
        "a night on a disk with 0 to 12 MB left, then room made, and the night started again",
        len(LEFT),
        f"stopped {told}; each with one line that says to make room, and the next night gave the calm night's bytes",
        held_from_start=False,
        remark="it said so, and the operator's pages had no entry for its words",
    )


FOLDERS = ("", "archive", "archive/log", "archive/bodies", "releases")


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_cannot_be_written(house: House, name: str, found: Any) -> None:
    data = house.anew("read-only")
    folder = data / "recorded" / name
    with mounted(folder, "--bind", "-o", "ro", str(folder)):
        ended = house.player.play(data, SECOND)
    confirmed = Confirmed()
    confirmed.add(ended)
    assert_nothing_lost(data, confirmed)
    assert ended.code == 1
    assert "NotWritableError the disk is mounted read-only" in ended.words
    assert "\\n" not in ended.words
    assert entry_of(ended.words)
    assert house.player.play(data, SECOND).code == 0
    assert world.facts(data) == house.expected
    found(
        "read-only",
        f"{name or 'the data folder'} mounted read-only for one night",
        1,
        "one line with the folder and what to do; the next night gave the calm night's bytes",
        held_from_start=False,
        remark="was `[Errno 30]` without a remedy, or told as sources that could not be read",
    )

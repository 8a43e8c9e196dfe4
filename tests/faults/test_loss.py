"""The disk is lost: what is restored from the backup gives the release that the next night would have given."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from extractors.fetch import read_nights
from flows.doctor import examine
from flows.settings import Settings
from tests.nights import RECORDED_WEB, House
from tests.shell import verkosto

FISU = "fisunetwork.fi"

pytestmark = pytest.mark.faults


def test_the_night_after_a_loss_is_the_night_that_would_have_been(tmp_path: Path, found: Any) -> None:
    data, other, web = tmp_path / "data", tmp_path / "other", tmp_path / "web"
    shutil.copytree(RECORDED_WEB / FISU, web / FISU)  # one source is enough, and quick
    shutil.copy(RECORDED_WEB / "nights.toml", web)
    house = House(data / "recorded", web)
    _, before, last = read_nights(web)
    house.play(before)
    backup = verkosto(data, "backup", str(tmp_path / "backups"))
    assert backup.returncode == 0, backup.stderr
    assert "0 files as in the backup before" in backup.stdout
    unharmed = House(shutil.copytree(house.home, other / "recorded", symlinks=True), web).play(last)

    shutil.rmtree(data)
    restored = verkosto(data, "restore", str(tmp_path / "backups"))
    assert restored.returncode == 0, restored.stderr
    assert [f for f in examine(Settings(data=data)) if not f.is_well] == []

    then, now = unharmed.release.path, house.play(last).release.path
    assert now.name == then.name == "2025-11-11T001500Z"
    names = sorted(p.name for p in then.iterdir() if p.suffix in (".csv", ".parquet"))
    assert "membership_year.csv" in names
    assert [name for name in names if (now / name).read_bytes() != (then / name).read_bytes()] == []
    found(
        "lost disk",
        "all data removed, and restored from the backup of the night before",
        1,
        "the next night gave the bytes that it would have given",
    )

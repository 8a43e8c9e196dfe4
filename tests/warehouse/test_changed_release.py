"""A release that is not what its checksums say is refused, whichever of its files it is."""

import datetime as dt
import json
from pathlib import Path

import pytest

from warehouse.releases import ReleaseError, earlier_release, refuse_changed
from warehouse.seal import seal, verify

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    folder = tmp_path / "2026-11-20T001500Z"
    folder.mkdir()
    (folder / "datapackage.json").write_text(json.dumps({"created": "2026-11-20T00:15:00Z"}), "utf-8")
    (folder / "fact.csv").write_text("fact\n1\n", "utf-8")
    seal(folder)
    return folder


def test_one_that_is_whole_is_compared_with(release: Path) -> None:
    assert earlier_release(release.parent, NOW) == release
    refuse_changed(release.parent, release)
    refuse_changed(release.parent, None)


@pytest.mark.parametrize("content", [b"\xff", b"{", b"[]", b"{}", b'{"created": "long ago"}'])
def test_one_whose_moment_cannot_be_read_is_refused_with_its_name(release: Path, content: bytes) -> None:
    (release / "datapackage.json").chmod(0o644)
    (release / "datapackage.json").write_bytes(content)
    with pytest.raises(
        ReleaseError, match=r"2026-11-20T001500Z: datapackage\.json has changed; see deploy/runbook\.md"
    ):
        earlier_release(release.parent, NOW)


def test_one_with_another_byte_is_refused(release: Path) -> None:
    (release / "fact.csv").chmod(0o644)
    (release / "fact.csv").write_text("fact\n2\n", "utf-8")
    with pytest.raises(ReleaseError, match=r"not what its checksums say: 2026-11-20T001500Z: fact\.csv has changed"):
        refuse_changed(release.parent, release)


def test_the_current_one_is_looked_at_where_another_is_compared_with(release: Path) -> None:
    (release.parent / "current").symlink_to(release.name)
    (release / "fact.csv").unlink()
    with pytest.raises(ReleaseError, match=r"fact\.csv is missing"):
        refuse_changed(release.parent, None)


def test_checksums_that_are_no_text_are_told(release: Path) -> None:
    (release / "SHA256SUMS").chmod(0o644)
    (release / "SHA256SUMS").write_bytes(b"\xff\xfe")
    assert "2026-11-20T001500Z: fact.csv is not listed" in verify(release)

"""The note of the night that came to its end last, and the watch that reads it."""

import datetime as dt
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.__main__ import app
from flows.last_night import NoteError, last_night, note_night, overdue, span_of

DAY_AND_MORE = dt.timedelta(hours=26)


def test_a_night_is_overdue_when_none_ended_in_time(tmp_path: Path) -> None:
    now = dt.datetime.now(dt.UTC)
    assert overdue(tmp_path, DAY_AND_MORE, now) == f"no night has come to its end in {tmp_path} yet"
    note_night(tmp_path, "2026-11-20T001500Z")
    newest = last_night(tmp_path)
    assert newest is not None
    assert newest.run_id == "2026-11-20T001500Z"
    assert overdue(tmp_path, DAY_AND_MORE, newest.ended_at + dt.timedelta(hours=26)) is None
    words = overdue(tmp_path, DAY_AND_MORE, newest.ended_at + dt.timedelta(hours=50))
    assert words == "the last night that came to its end, 2026-11-20T001500Z, did so 50 hours ago, over 26"
    note_night(tmp_path, "2026-11-22T001500Z")
    assert [p.name for p in tmp_path.iterdir()] == ["last-night.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xff", b'{"run_id": "x", "ended_at": "then"}'])
def test_a_damaged_note_says_so(tmp_path: Path, content: bytes) -> None:
    note_night(tmp_path, "2026-11-20T001500Z")
    (tmp_path / "last-night.json").write_bytes(content)
    with pytest.raises(NoteError, match="is damaged and says nothing; the next night writes it anew"):
        last_night(tmp_path)


def test_spans_are_hours_or_days() -> None:
    assert span_of("26h") == DAY_AND_MORE
    assert span_of("2d") == dt.timedelta(hours=48)
    with pytest.raises(ValueError, match="write it as 26h or 2d"):
        span_of("26")


def test_the_watch_ends_with_code_1_and_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERKOSTO_DATA", str(tmp_path))
    shell = CliRunner()
    late = shell.invoke(app, ["doctor", "--night", "26h"])
    assert late.exit_code == 1
    (tmp_path / "recorded").mkdir()
    note_night(tmp_path / "recorded", "2026-11-20T001500Z")
    in_time = shell.invoke(app, ["doctor", "--night", "26h"])
    assert in_time.exit_code == 0
    assert "2026-11-20T001500Z came to its end" in in_time.output
    assert shell.invoke(app, ["doctor", "--night", "soon"]).exit_code == 1

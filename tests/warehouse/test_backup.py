"""A backup holds all that cannot be made anew, is whole or none, and is put back only where it fits."""

import datetime as dt
import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from extractors.archive import Archive
from tests.nights import Played
from warehouse.backup import Backup, BackupError, State, find_backup, make_backup, verify_backup
from warehouse.current import CURRENT, current_release
from warehouse.database import writer
from warehouse.decisions import DECISIONS
from warehouse.load import loaded_runs
from warehouse.lock import BusyError, exclusive
from warehouse.restore import restore
from warehouse.seal import read_sums, verify

MADE_AT = dt.datetime(2026, 11, 22, 3, 15, tzinfo=dt.UTC)
LOG = "archive/log/2023-03-06T001500Z.jsonl"
LATER = MADE_AT + dt.timedelta(days=1)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a little of everything, as a killed night leaves it."""
    home = tmp_path / "data" / "recorded"
    Archive(home / "archive").put(b"<p>Kuopio</p>")
    for name, words in {
        LOG: '{"said": 1}\n',
        "archive/log/.x.part": "half",
        "archive/readings/ab/abcd.gz": "cache",
        "inbox/hinku/2022/taken/form.csv": "form",
        "releases/2023-03-06T001500Z/fact.csv": "fact",
        "releases/.staging-x/fact.csv": "fa",
        "run.lock": "1",
        "warehouse.duckdb": "facts",
        "warehouse.duckdb.wal": "more facts",
    }.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(words, "utf-8")
    (home / "releases" / CURRENT).symlink_to("2023-03-06T001500Z")
    return home


@pytest.fixture
def state(home: Path, tmp_path: Path) -> State:
    return State("recorded", home, shutil.copytree(DECISIONS, tmp_path / "decisions"))


@pytest.fixture
def back_up(state: State, tmp_path: Path) -> Callable[..., Backup]:
    def make(made_at: dt.datetime = MADE_AT, keep: int = 9, state: State = state) -> Backup:
        return make_backup(state, tmp_path / "backups", made_at=made_at, keep=keep, patience=0, tell=pytest.fail)

    return make


def test_played_nights_come_back_whole(three_nights: list[Played], tmp_path: Path) -> None:
    played = three_nights[-1].release.path.parents[1]
    home = shutil.copytree(played, tmp_path / "data" / "recorded", symlinks=True)
    state = State("recorded", home, shutil.copytree(DECISIONS, tmp_path / "decisions"))
    make_backup(state, tmp_path / "backups", made_at=MADE_AT, keep=9, patience=0, tell=pytest.fail)
    shutil.rmtree(home)
    restored = restore(find_backup(tmp_path / "backups"), state, at=LATER, replace=False)
    assert restored.put_aside == ()
    assert list(Archive(home / "archive").problems()) == []
    assert verify(current_release(home / "releases")) == []
    assert current_release(home / "releases").name == "2025-11-11T001500Z"
    with writer(home / "warehouse.duckdb") as con:
        assert loaded_runs(con) == {p.run.run_id for p in three_nights}


def test_it_holds_all_but_locks_the_cache_and_what_is_half_made(back_up: Callable[..., Backup]) -> None:
    made = back_up()
    assert made.path.name == "2026-11-22T031500Z"
    assert verify_backup(made.path) == []
    body = hashlib.sha256(b"<p>Kuopio</p>").hexdigest()
    assert [n for n in read_sums(made.path) if not n.startswith("decisions/")] == [
        "backup.json",
        f"home/archive/bodies/{body[:2]}/{body[2:4]}/{body}.gz",
        "home/archive/log/2023-03-06T001500Z.jsonl",
        "home/inbox/hinku/2022/taken/form.csv",
        "home/releases/2023-03-06T001500Z/fact.csv",
        "home/warehouse.duckdb",
        "home/warehouse.duckdb.wal",
    ]
    assert "decisions/names.csv" in read_sums(made.path)
    assert (made.path / "home" / "releases" / CURRENT).readlink() == Path("2023-03-06T001500Z")


def test_only_what_changed_is_copied_again(home: Path, back_up: Callable[..., Backup]) -> None:
    first = back_up()
    log = home / LOG
    log.write_bytes(log.read_bytes() * 2)
    [body, *_] = sorted((home / "archive" / "bodies").glob("*/*/*.gz"))
    body.write_bytes(b"spoilt since")
    second = back_up(LATER)
    assert first.n_linked == 0
    # The log that grew and the backup's word on itself; the spoilt body never replaces the sound one.
    assert (second.n_files, second.n_linked) == (first.n_files, first.n_files - 2)
    assert verify_backup(second.path) == []
    name = body.relative_to(home)
    assert (second.path / "home" / name).read_bytes() == (first.path / "home" / name).read_bytes() != b"spoilt since"


def test_the_newest_are_kept(back_up: Callable[..., Backup], tmp_path: Path) -> None:
    for day in range(3):
        back_up(MADE_AT + dt.timedelta(days=day), keep=2)
    kept = sorted(p.name for p in (tmp_path / "backups").glob("[!.]*"))
    assert kept == ["2026-11-23T031500Z", "2026-11-24T031500Z"]
    assert [verify_backup(tmp_path / "backups" / name) for name in kept] == [[], []]


def test_a_backup_waits_for_a_night_and_says_so(home: Path, state: State, tmp_path: Path) -> None:
    told: list[str] = []
    with exclusive(home / "run.lock", "under way"), pytest.raises(BusyError, match="another run is under way"):
        make_backup(state, tmp_path / "backups", made_at=MADE_AT, keep=9, patience=0.3, tell=told.append)
    [words] = told
    assert words.startswith("another run is under way (process ")
    assert words.endswith(f"{home / 'run.lock'}); waiting for it to end")
    assert list((tmp_path / "backups").glob("[0-9]*")) == []


def test_a_backup_that_broke_off_is_none(
    state: State, back_up: Callable[..., Backup], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("warehouse.backup.copy_with_sum", full)
    with pytest.raises(OSError, match="No space left"):
        back_up()
    assert list((tmp_path / "backups").glob("*20*")) == []
    (tmp_path / "backups" / ".staging-2026-11-20T031500Z").mkdir()  # as a kill leaves it
    with pytest.raises(BackupError, match="is no backup and holds none"):
        find_backup(tmp_path / "backups")
    monkeypatch.undo()
    assert verify_backup(back_up().path) == []
    assert [p.name for p in (tmp_path / "backups").glob(".staging-*")] == []


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda b: (b / "home" / "warehouse.duckdb").write_bytes(b"x"), "home/warehouse.duckdb has changed"),
        (lambda b: (b / "decisions" / "names.csv").unlink(), "decisions/names.csv is missing"),
        (lambda b: (b / "home" / "more").write_bytes(b"x"), "home/more is not listed"),
    ],
)
def test_a_damaged_backup_is_refused_before_anything_is_touched(
    home: Path, state: State, back_up: Callable[..., Backup], spoil: Callable[[Path], object], words: str
) -> None:
    backup = back_up().path
    spoil(backup)
    before = sorted(p for p in home.parent.rglob("*"))
    with pytest.raises(BackupError, match=f"is damaged; take another one\n{words}"):
        restore(backup, state, at=LATER, replace=True)
    assert sorted(p for p in home.parent.rglob("*")) == before


def test_what_stands_in_its_place_is_refused_or_put_aside(
    home: Path, state: State, back_up: Callable[..., Backup]
) -> None:
    backup = back_up().path
    names = state.decisions / "names.csv"
    names.write_text(names.read_text("utf-8") + "\n", "utf-8")
    (home / "since.txt").write_text("since", "utf-8")
    with pytest.raises(BackupError, match=r"not empty: .*recorded, .*decisions; --replace puts that aside"):
        restore(backup, state, at=LATER, replace=False)
    restored = restore(backup, state, at=LATER, replace=True)
    aside, decisions = restored.put_aside
    assert aside.name == "recorded.before-2026-11-23T031500Z"
    assert (aside / "since.txt").exists()
    assert not (home / "since.txt").exists()
    assert (decisions / "names.csv").read_bytes() == names.read_bytes() + b"\n"


def test_the_recorded_world_never_takes_a_live_backup(state: State, back_up: Callable[..., Backup]) -> None:
    backup = back_up().path
    live = State("live", state.home.with_name("live"), state.decisions)
    with pytest.raises(BackupError, match="a backup of the recorded world, and the settings are those of the live one"):
        restore(backup, live, at=LATER, replace=False)


def test_prefects_history_comes_along_though_it_is_open(
    state: State, back_up: Callable[..., Backup], tmp_path: Path
) -> None:
    history = tmp_path / "prefect" / "prefect.db"
    history.parent.mkdir()
    with closing(sqlite3.connect(history)) as con:
        con.executescript("PRAGMA journal_mode = wal; CREATE TABLE flow_run (name TEXT)")
        con.execute("INSERT INTO flow_run VALUES ('nightly-2023-03-06')")
        con.commit()
        told = State(state.transport, state.home, state.decisions, history)
        backup = back_up(state=told).path
    shutil.rmtree(history.parent)
    restore(backup, told, at=LATER, replace=True)
    with closing(sqlite3.connect(history)) as con:
        assert con.execute("SELECT name FROM flow_run").fetchall() == [("nightly-2023-03-06",)]


def test_a_backup_never_lies_inside_of_what_it_backs_up(state: State) -> None:
    with pytest.raises(BackupError, match="take a folder on another disk"):
        make_backup(state, state.home / "backups", made_at=MADE_AT, keep=9, patience=0, tell=pytest.fail)

"""Releases in a lake: whole, once, only what moved, and each to be asked again. On a real PostgreSQL."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from tests.nights import Played
from tests.postgres import Postgres, running
from warehouse.current import DATABASE
from warehouse.database import beside
from warehouse.dataset import load_datasets
from warehouse.lake import LakeError, attach_lake, publish_to_lake


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with running() as server:
        yield server


@contextmanager
def opened(address: str, release: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The lake, and beside it a release as `verkosto`."""
    with beside(release / DATABASE) as con:
        attach_lake(con, address, read_only=True)
        yield con


def differing(con: duckdb.DuckDBPyConnection, at: str = "") -> list[str]:
    """The tables of the lake that are not the release's, row by row."""

    def told(table: str) -> tuple:
        [row] = con.execute(f"SELECT count(*), sum(hash(t)::HUGEINT) FROM {table} AS t").fetchall()
        return row

    return [name for name in load_datasets() if told(f"verkosto.main.{name}") != told(f"(FROM lake.main.{name} {at})")]


COUNTS = "SELECT (SELECT count(*) FROM {0}.main.membership_year), (SELECT count(*) FROM {0}.main.party_year)"


class Reader(threading.Thread):
    """Asks two tables of the lake in one question, again and again, until it is told to stop."""

    def __init__(self, address: str, release: Path) -> None:
        super().__init__()
        self.address, self.release = address, release
        self.seen: list[tuple[int, int]] = []
        self.stop = threading.Event()
        self.has_asked = threading.Event()

    def run(self) -> None:
        with opened(self.address, self.release) as con:
            while not self.stop.is_set():
                counts = con.execute(COUNTS.format("lake")).fetchone()
                assert counts is not None
                self.seen.append(counts)
                self.has_asked.set()
                self.stop.wait(0.02)


def counted(release: Path) -> tuple[int, int]:
    with beside(release / DATABASE) as con:
        counts = con.execute(COUNTS.format("verkosto")).fetchone()
        assert counts is not None
        return counts


@pytest.mark.system
def test_readers_see_whole_releases_while_one_is_written(
    three_nights: list[Played], postgres: Postgres, tmp_path: Path
) -> None:
    first, second = three_nights[0].release.path, three_nights[1].release.path
    address = f"ducklake:postgres:{postgres.dsn}"
    made = publish_to_lake(first, address, tmp_path)
    assert (made.is_new, made.n_removed) == (True, 0)
    readers = [Reader(address, first) for _ in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        assert reader.has_asked.wait(60)
    then = publish_to_lake(second, address)
    # Each asks once more at least, now that the second stands.
    for reader in readers:
        reader.has_asked.clear()
        assert reader.has_asked.wait(60)
        reader.has_asked.clear()
        assert reader.has_asked.wait(60)
        reader.stop.set()
        reader.join()
        assert set(reader.seen) == {counted(first), counted(second)}
        assert reader.seen == sorted(reader.seen)

    assert then.snapshot_id == made.snapshot_id + 1
    assert 0 < then.n_added < made.n_added
    assert publish_to_lake(second, address).snapshot_id == then.snapshot_id
    assert publish_to_lake(first, address) == type(made)(made.snapshot_id, made.release_id, 0, 0, is_new=False)
    with opened(address, second) as con:
        assert differing(con) == []
        told = con.execute(
            "SELECT commit_message FROM lake.snapshots() WHERE author = 'verkosto' ORDER BY 1"
        ).fetchall()
        assert told == [(f"release {first.name}",), (f"release {second.name}",)]
        comments = "SELECT comment FROM duckdb_columns() WHERE (database_name, table_name, column_name) = (?, ?, ?)"
        key = ["membership_year", "evidence_latest"]
        assert con.execute(comments, ["lake", *key]).fetchall() == con.execute(comments, ["verkosto", *key]).fetchall()
    with opened(address, first) as con:
        assert differing(con, f"AT (VERSION => {made.snapshot_id})") == []
        assert "membership_year" in differing(con)


@pytest.mark.system
def test_no_password_stands_in_an_error(three_nights: list[Played], postgres: Postgres) -> None:
    release = three_nights[0].release.path
    for address in (f"postgres:{postgres.dsn}x", f"postgres:postgresql://{postgres.url.replace(':', ':x', 1)}"):
        with pytest.raises(LakeError, match="password authentication failed") as caught:
            publish_to_lake(release, f"ducklake:{address}")
        assert postgres.password not in str(caught.value)
        assert caught.value.__suppress_context__


@pytest.mark.system
def test_a_lake_does_not_go_back_and_takes_an_id_for_one_release(three_nights: list[Played], tmp_path: Path) -> None:
    first, last = three_nights[0].release.path, three_nights[2].release.path
    address = f"ducklake:{tmp_path / 'catalogue.ducklake'}"
    publish_to_lake(last, address, tmp_path / "files")
    with pytest.raises(LakeError, match=f"stands at {last.name}"):
        publish_to_lake(first, address)
    other = tmp_path / last.name
    other.mkdir()
    for name in ("datapackage.json", DATABASE):
        (other / name).symlink_to(last / name)
    (other / "SHA256SUMS").write_text("of other files\n", "utf-8")
    with pytest.raises(LakeError, match=f"other facts under {last.name}, in snapshot 1"):
        publish_to_lake(other, address)


def test_what_is_no_lake_is_said(tmp_path: Path) -> None:
    with duckdb.connect() as con, pytest.raises(LakeError, match="is no lake; write ducklake:postgres:"):
        attach_lake(con, "postgres:dbname=x")

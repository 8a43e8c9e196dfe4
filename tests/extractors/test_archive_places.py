"""An archive in a folder and in an object store: the same names, the same bytes, the same words where it is damaged."""

import datetime as dt
import uuid
from pathlib import Path

import fsspec
import pytest

from extractors.archive import Archive, ArchiveError, CorruptDocumentError, LogError, MissingDocumentError
from extractors.attempt import Attempt, fetch_id_of
from extractors.fetch import read_nights
from tests.nights import RECORDED_WEB, House


def attempt(source_id: str, minute: int, run_id: str = "night-1") -> Attempt:
    url = f"https://{source_id}.example/"
    return Attempt(
        fetch_id=fetch_id_of(run_id, source_id, url),
        run_id=run_id,
        source_id=source_id,
        url=url,
        lang="fi",
        fetched_at=dt.datetime(2023, 11, 14, 0, minute, tzinfo=dt.UTC),
        via="fetch",
        outcome="failed",
        reason="timeout",
    )


def contents(root: Path | str) -> dict[str, bytes]:
    fs, path = fsspec.url_to_fs(str(root))
    return {name.removeprefix(path).lstrip("/"): fs.cat_file(name) for name in fs.find(path)}


@pytest.fixture
def bucket() -> str:
    return f"memory://{uuid.uuid4().hex}/archive"


@pytest.fixture(params=["folder", "bucket", "file", "dir"])
def place(request: pytest.FixtureRequest, tmp_path: Path, bucket: str) -> Path | str:
    return {
        "folder": tmp_path / "a",
        "bucket": bucket,
        "file": f"file://{tmp_path}/a",
        "dir": f"dir::file://{tmp_path}/a",
    }[request.param]


def test_a_night_has_the_same_bytes_in_a_folder_and_in_a_bucket(tmp_path: Path, bucket: str) -> None:
    class Elsewhere(House):
        @property
        def archive(self) -> Archive:
            return Archive(bucket)

    night = read_nights(RECORDED_WEB)[0]
    here, there = House(tmp_path), Elsewhere(tmp_path)
    here.fetch(night)
    there.fetch(night)
    assert contents(here.archive.root) == contents(bucket)
    assert list(there.archive.problems()) == []


def test_what_is_put_anywhere_is_had_by_whoever_opens_it(place: Path | str) -> None:
    archive = Archive(place)
    assert archive.run_ids() == []
    document_id = archive.put(b"abc")
    archive.record(attempt("fisu", 1))
    archive.put_reading("a key", b"what was read")
    other = Archive(place)
    assert (other.get(document_id), other.get_reading("a key")) == (b"abc", b"what was read")
    assert (other.run_ids(), other.attempts("night-1")) == (["night-1"], [attempt("fisu", 1)])
    assert other.get_reading("another key") is None
    with pytest.raises(MissingDocumentError):
        other.get("0" * 64)
    assert list(other.problems()) == other.sweep() == []


def test_parts_of_a_log_are_read_after_it_and_joined_in_the_order_of_their_names(place: Path | str) -> None:
    archive, task = Archive(place), Archive(place).in_parts()
    archive.record(attempt("c", 0))
    for one in (attempt("b", 1), attempt("a", 2), attempt("b", 3)):
        task.record(one)
    expected = [attempt("c", 0), attempt("a", 2), attempt("b", 1), attempt("b", 3)]
    assert archive.attempts("night-1") == expected
    before = {name: content for name, content in contents(place).items() if name.startswith("log/night-1/")}
    assert sorted(before) == ["log/night-1/a.jsonl", "log/night-1/b.jsonl"]
    archive.settle("night-1")
    archive.settle("night-1")
    assert Archive(place).attempts("night-1") == expected
    assert list(contents(place)) == ["log/night-1.jsonl"]

    # A kill between the two halves of `settle` left the parts behind, and their lines stand in the log already.
    for one in (attempt("a", 2), attempt("b", 1), attempt("b", 3)):
        task.record(one)
    archive.settle("night-1")
    assert archive.attempts("night-1") == expected


def test_a_run_that_was_killed_with_its_log_in_parts_is_known(place: Path | str) -> None:
    Archive(place).in_parts().record(attempt("a", 1, "night-0"))
    Archive(place).record(attempt("a", 2, "night-1"))
    assert Archive(place).run_ids() == ["night-0", "night-1"]


@pytest.mark.parametrize("source_id", ["", "../a", "a/b"])
def test_a_part_that_is_no_file_name_is_refused(tmp_path: Path, source_id: str) -> None:
    with pytest.raises(LogError, match="letters, digits"):
        Archive(tmp_path).in_parts().record(attempt(source_id or " ", 1))


def test_damage_in_a_bucket_is_named_by_its_address_and_healed(bucket: str) -> None:
    archive = Archive(bucket)
    document_id = archive.put(b"abc")
    name = f"{bucket}/bodies/{document_id[:2]}/{document_id[2:4]}/{document_id}.gz"
    fs, path = fsspec.url_to_fs(name)
    fs.pipe_file(path, b"damaged")
    with pytest.raises(CorruptDocumentError, match=name):
        archive.get(document_id)
    assert len(list(archive.problems())) == 1
    archive.put(b"abc")
    assert list(archive.problems()) == []


def test_an_address_that_nothing_opens_is_told() -> None:
    with pytest.raises(ArchiveError, match="nowhere://x cannot be opened"):
        Archive("nowhere://x")

import datetime as dt
import gzip
import random
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from extractors.archive import Archive, ArchiveError, CorruptDocumentError, LogError, MissingDocumentError
from extractors.archive.log import LOOK_BACK
from extractors.attempt import Attempt, fetch_id_of

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
PLACE = f"bodies/ba/78/{ABC}.gz"
URL = "https://fisu.example/jasenet"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def _attempt(run_id: str = "night-1", day: int = 14, *, url: str = URL, found: bool = True, body: str = ABC) -> Attempt:
    return Attempt(
        fetch_id=fetch_id_of(run_id, "fisu", url),
        run_id=run_id,
        source_id="fisu",
        url=url,
        lang="fi",
        fetched_at=dt.datetime(2023, 11, day, 0, 15, tzinfo=dt.UTC),
        via="fetch",
        outcome="ok" if found else "failed",
        reason=None if found else "http_status",
        document_id=body if found else None,
        size=3 if found else None,
    )


def test_a_body_is_kept_under_its_hash(archive: Archive) -> None:
    assert not archive.has(ABC)
    assert archive.put(b"abc") == ABC
    assert archive.has(ABC)
    assert archive.get(ABC) == b"abc"
    assert (archive.root / PLACE).is_file()
    assert archive.put(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_two_archives_hold_the_same_bytes_for_a_body(archive: Archive, tmp_path: Path) -> None:
    other = Archive(tmp_path / "other")
    archive.put(b"abc")
    other.put(b"abc")
    assert (archive.root / PLACE).read_bytes() == (other.root / PLACE).read_bytes()


def test_known_bytes_are_not_written_again(archive: Archive) -> None:
    archive.put(b"abc")
    before = (archive.root / PLACE).stat()
    archive.put(b"abc")
    after = (archive.root / PLACE).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("damage", [b"", b"abc", gzip.compress(b"abd", mtime=0), gzip.compress(b"abc", mtime=0)[:-3]])
def test_damage_is_named_and_healed_by_the_next_put(archive: Archive, damage: bytes) -> None:
    archive.put(b"abc")
    (archive.root / PLACE).write_bytes(damage)
    with pytest.raises(CorruptDocumentError, match=ABC):
        archive.get(ABC)
    assert len(list(archive.problems())) == 1
    archive.put(b"abc")
    assert archive.get(ABC) == b"abc"
    assert list(archive.problems()) == []


def test_a_missing_document_is_named(archive: Archive) -> None:
    with pytest.raises(MissingDocumentError, match=ABC):
        archive.get(ABC)
    with pytest.raises(MissingDocumentError, match="no document id"):
        archive.get("../../etc/passwd")
    assert not archive.has("../../etc/passwd")


def test_attempts_come_back_in_order(archive: Archive) -> None:
    assert archive.run_ids() == []
    assert archive.attempts("night-1") == []
    first, second, other = _attempt(), _attempt(found=False), _attempt("night-0")
    for attempt in (first, second, other):
        archive.record(attempt)
    assert archive.run_ids() == ["night-0", "night-1"]
    assert archive.attempts("night-1") == [first, second]


@pytest.mark.parametrize("run_id", ["", "../x", "a/b", ".hidden", "a\nb", "ä"])
def test_a_run_id_that_is_no_file_name_is_refused(archive: Archive, run_id: str) -> None:
    with pytest.raises(LogError, match="run's id"):
        archive.record(_attempt(run_id))


@pytest.mark.parametrize("torn", [b'{"fetch_id": "0', b"\x00\x00\x00", b"{"])
def test_a_torn_last_line_is_ignored_and_cut_off(archive: Archive, torn: bytes) -> None:
    archive.record(_attempt())
    log = archive.root / "log" / "night-1.jsonl"
    with log.open("ab") as lines:
        lines.write(torn)
    assert Archive(archive.root).attempts("night-1") == [_attempt()]
    second = _attempt(day=15)
    Archive(archive.root).record(second)
    assert archive.attempts("night-1") == [_attempt(), second]
    assert [line[:1] + line[-1:] for line in log.read_bytes().splitlines()] == [b"{}", b"{}"]


def test_a_log_that_is_only_a_torn_line_starts_anew(archive: Archive) -> None:
    log = archive.root / "log" / "night-1.jsonl"
    log.parent.mkdir(parents=True)
    log.write_bytes(b'{"fetch')
    assert archive.attempts("night-1") == []
    archive.record(_attempt())
    assert archive.attempts("night-1") == [_attempt()]


def test_a_torn_line_in_the_middle_is_an_error_with_file_and_line(archive: Archive) -> None:
    archive.record(_attempt())
    log = archive.root / "log" / "night-1.jsonl"
    with log.open("ab") as lines:
        lines.write(b'{"fetch_id"\n')
    archive.record(_attempt(day=15))
    with pytest.raises(LogError, match=r"night-1\.jsonl: line 2"):
        archive.attempts("night-1")
    assert any("line 2" in problem for problem in archive.problems())


def test_a_line_with_one_changed_letter_is_an_error_though_it_reads_well(archive: Archive) -> None:
    archive.record(_attempt())
    log = archive.root / "log" / "night-1.jsonl"
    log.write_bytes(log.read_bytes().replace(b"2023-11-14", b"2023-11-15"))
    with pytest.raises(LogError, match=r"night-1\.jsonl: line 1: its bytes have changed"):
        archive.attempts("night-1")
    log.write_bytes(_attempt().to_json().encode() + b"\n")
    assert archive.attempts("night-1") == [_attempt()], "a line from before there were checksums"


def test_the_last_success_is_the_newest_before_a_moment(archive: Archive) -> None:
    archive.record(_attempt("night-1", 14))
    archive.record(_attempt("night-3", 16))
    before = dt.datetime(2023, 11, 16, 0, 15, tzinfo=dt.UTC)
    assert archive.last_success(URL, before) == _attempt("night-1", 14)
    assert archive.last_success(URL, before + dt.timedelta(seconds=1)) == _attempt("night-3", 16)
    assert archive.last_success(URL, dt.datetime(2023, 11, 14, tzinfo=dt.UTC)) is None
    archive.record(_attempt("night-2", 15))
    archive.record(_attempt("night-2", 15, found=False))
    assert archive.last_success(URL, before) == _attempt("night-2", 15)
    assert archive.last_success("https://fisu.example/", before) is None


def test_a_success_that_is_a_hundred_runs_old_is_not_looked_for(archive: Archive) -> None:
    archive.record(_attempt("night-000", 14))
    for number in range(1, LOOK_BACK):
        archive.record(_attempt(f"night-{number:03}", 15, found=False))
    before = dt.datetime(2023, 11, 16, tzinfo=dt.UTC)
    assert archive.last_success(URL, before) == _attempt("night-000", 14)
    archive.record(_attempt("night-100", 17))
    anew = Archive(archive.root)
    assert anew.last_success(URL, before) == _attempt("night-000", 14), "a run that is yet to come does not count"
    archive.record(_attempt("night-101", 15, found=False))
    anew = Archive(archive.root)
    assert anew.last_success(URL, before) is None
    assert anew.last_success(URL, before + dt.timedelta(days=2)) == _attempt("night-100", 17)


def test_readings_are_a_cache(archive: Archive) -> None:
    key = f"{ABC} html/3 " + "pitkä" * 100
    assert archive.get_reading(key) is None
    archive.put_reading(key, b"one")
    archive.put_reading(key, b"two")
    assert archive.get_reading(key) == b"two"
    (file,) = (archive.root / "readings").glob("*/*.gz")
    file.write_bytes(b"damaged")
    assert archive.get_reading(key) is None
    assert len(list(archive.problems())) == 1


def test_doctor_sees_each_kind_of_problem(archive: Archive) -> None:
    archive.put(b"abc")
    archive.record(_attempt())
    assert list(archive.problems()) == []
    missing = "0" * 64
    archive.record(_attempt(day=15, body=missing))
    (archive.root / "bodies" / "ba" / "78" / ".x1.part").write_bytes(b"half")
    (archive.root / "bodies" / "ba" / "78" / "strange.gz").write_bytes(b"")
    problems = list(archive.problems())
    assert len(problems) == 3
    assert "strange.gz" in problems[0]
    assert missing in problems[1]
    assert ".x1.part" in problems[2]
    assert [path.name for path in archive.sweep()] == [".x1.part"]
    assert len(list(archive.problems())) == 2


def test_an_empty_archive_has_no_problems(archive: Archive) -> None:
    assert list(archive.problems()) == []
    assert archive.sweep() == []


def test_threads_do_not_tear_each_others_lines(archive: Archive) -> None:
    def write(number: int) -> None:
        for step in range(10):
            archive.record(_attempt(url=f"{URL}/{number}/{step}"))
            archive.put(b"same bytes for all")

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({a.url for a in archive.attempts("night-1")}) == 40
    assert archive.sweep() == []


WRITER = """
    import datetime as dt, sys, random
    from pathlib import Path
    from extractors.archive import Archive
    from extractors.attempt import Attempt
    archive = Archive(Path(sys.argv[1]))
    noise = random.Random(int(sys.argv[2]))
    while True:
        body = noise.randbytes(noise.randrange(1, 200_000))
        document_id = archive.put(body)
        archive.record(Attempt(
            fetch_id="0" * 32, run_id="night", source_id="s", url="https://a.example/" + "x" * 3000, lang="fi",
            fetched_at=dt.datetime(2023, 11, 14, tzinfo=dt.UTC), via="fetch", outcome="ok",
            document_id=document_id, size=len(body)))
        print(document_id, flush=True)
"""


def test_kill_9_loses_nothing_that_was_confirmed(archive: Archive) -> None:
    confirmed: list[str] = []
    moments = random.Random(9)
    for round_number in range(6):
        writer = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(WRITER), str(archive.root), str(round_number)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert writer.stdout is not None
        confirmed.append(writer.stdout.readline().strip())
        time.sleep(moments.uniform(0.0, 0.06))
        writer.kill()
        confirmed += [line.strip() for line in writer.stdout.read().split("\n")[:-1]]
        writer.wait()
        writer.stdout.close()
        reopened = Archive(archive.root)
        logged = [a.document_id for a in reopened.attempts("night")]
        assert [d for d in logged if d in set(confirmed)] == confirmed
        assert all(len(reopened.get(d or "")) > 0 for d in logged)
    reopened.sweep()
    assert list(reopened.problems()) == []


def test_all_errors_are_archive_errors() -> None:
    assert issubclass(CorruptDocumentError, ArchiveError)
    assert issubclass(MissingDocumentError, ArchiveError)
    assert issubclass(LogError, ArchiveError)

"""Visits by tasks that share nothing but the archive: the same bytes however they are shared out, one loss alone."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.task_runners import ProcessPoolTaskRunner

from extractors.archive import Archive
from flows import engines
from flows.engines import MissingEngineError, engine, side_by_side
from flows.night import Errand, Night, recorded_nights
from flows.settings import Settings
from flows.share_out import Share, share_out
from flows.visits import BrokenSourcesError, absent, visit_share


def travelled(value: Any) -> Any:
    """A value as another process has it."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 (written here)


def night_in(data: Path) -> Night:
    settings = Settings(data=data)
    return Night(settings, recorded_nights(settings)[1])


def visited(data: Path, most: int, backwards: bool) -> Night:
    """A night that was visited in so many shares, each by an errand that came from another process."""
    night = night_in(data)
    shares = share_out(night.due(), most)
    for share in reversed(shares) if backwards else shares:
        errand = Errand(night.settings, night.seen_at, night.run, False, f"{data} {share}")
        visit_share.fn(travelled(errand), share)
    night.archive.settle(night.run.run_id)
    return night


def test_an_archive_has_the_same_bytes_however_the_night_is_shared_out(tmp_path: Path) -> None:
    one = visited(tmp_path / "one", 200, False)
    other = visited(tmp_path / "other", 3, True)
    files = {p.relative_to(one.archive.root): p.read_bytes() for p in one.archive.root.rglob("*") if p.is_file()}
    assert files == {
        p.relative_to(other.archive.root): p.read_bytes() for p in other.archive.root.rglob("*") if p.is_file()
    }
    attempts = one.archive.attempts(one.run.run_id)
    assert [a.source_id for a in attempts] == sorted(s.id for s in one.due())
    # robots.txt first, and five seconds between requests to a host; other hosts do not count.
    at = {a.source_id: (a.fetched_at - one.run.known_at).total_seconds() for a in attempts}
    assert (at["canemure-regions"], at["hinku-municipalities"], at["fisu-members"]) == (5, 10, 5)


def test_a_source_that_breaks_leaves_the_others_of_its_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    night = night_in(tmp_path)
    put = Archive.put

    def refuse(archive: Archive, body: bytes) -> str:
        if b"Fisu" in body:
            raise OSError("no space left")
        return put(archive, body)

    monkeypatch.setattr(Archive, "put", refuse)
    share: Share = (("fisu-members",), ("canemure-regions", "hinku-municipalities"))
    with pytest.raises(BrokenSourcesError) as told:
        visit_share.fn(Errand.of(night, "a"), share)
    assert travelled(told.value).broken == {"fisu-members": "OSError: no space left"}
    here = {a.source_id for a in night.archive.attempts(night.run.run_id)}
    assert here == {"canemure-regions", "hinku-municipalities"}
    assert list(absent(night, ["fisu-members", "canemure-regions"])) == ["fisu-members"]


def test_the_engine_is_the_one_of_the_settings_when_a_run_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    declared = side_by_side()
    assert declared.duplicate().name == "threadpool"
    monkeypatch.setenv("VERKOSTO_TASK_RUNNER", "processes")
    assert isinstance(declared.duplicate(), ProcessPoolTaskRunner)


def test_workers_are_told_the_embedded_server_of_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    class Server:
        api_url = "http://127.0.0.1:8123/api"

        def start(self) -> None:
            pass

    monkeypatch.setattr("prefect.server.api.server.SubprocessASGIServer", Server)
    with temporary_settings(restore_defaults={PREFECT_API_URL}):
        with engine(Settings(task_runner="processes")):
            assert PREFECT_API_URL.value() == Server.api_url
        assert PREFECT_API_URL.value() is None


def test_an_engine_that_is_not_installed_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda _: None)
    with pytest.raises(MissingEngineError, match=r"pip install 'verkosto\[dask\]'"):
        engine(Settings(task_runner="dask"))


@pytest.mark.parametrize(
    ("place", "archive"),
    [
        (None, "/d/recorded/archive"),
        ("/shared/archive", "/shared/archive/recorded"),
        ("s3://bucket/verkosto/", "s3://bucket/verkosto/recorded"),
    ],
)
def test_recorded_and_live_never_share_an_archive(
    monkeypatch: pytest.MonkeyPatch, place: str | None, archive: str
) -> None:
    if place is not None:
        monkeypatch.setenv("VERKOSTO_ARCHIVE", place)
    assert str(Settings(data=Path("/d")).archive) == archive

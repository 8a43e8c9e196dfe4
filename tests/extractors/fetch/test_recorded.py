import datetime as dt
from pathlib import Path

import pytest

from extractors.archive import Archive
from extractors.attempt import Attempt
from extractors.clock import RecordedClock
from extractors.fetch import Fetcher, FetchPolicy, RecordedWeb, RecordingError, read_nights

POLICY = FetchPolicy(contact="https://verkosto.example/bot")
FIRST, SECOND, THIRD = (f"2023-11-{day}T02:15:00+02:00" for day in (14, 15, 16))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "recorded"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def _write(root: Path, place: str, message: str | bytes) -> Path:
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(message if isinstance(message, bytes) else message.encode())
    return path


def _page(words: str, *headers: str) -> str:
    return "\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", *headers, "", f"<html><p>{words}"])


def _play(root: Path, archive: Archive, night: str, url: str) -> Attempt:
    clock = RecordedClock(dt.datetime.fromisoformat(night))
    fetcher = Fetcher(POLICY, clock, archive, RecordedWeb(root, clock))
    return fetcher.fetch(run_id=f"night-{night[:10]}", source_id="fisu", url=url, lang="fi")


def test_the_newest_recording_up_to_the_day_answers(root: Path, archive: Archive) -> None:
    _write(root, "fisu.example/jasenet/2023-11-14.http", _page("8 kuntaa"))
    _write(root, "fisu.example/jasenet/2023-11-16.http", _page("11 kuntaa"))
    bodies = []
    for night in (FIRST, SECOND, THIRD):
        attempt = _play(root, archive, night, "https://fisu.example/jasenet/")
        assert attempt.outcome == "ok"
        assert attempt.fetched_at == dt.datetime.fromisoformat(night) + dt.timedelta(seconds=5)
        bodies.append(archive.get(attempt.document_id or ""))
    assert bodies == [b"<html><p>8 kuntaa", b"<html><p>8 kuntaa", b"<html><p>11 kuntaa"]
    assert _play(root, archive, "2023-11-13T23:59:00+02:00", "https://fisu.example/jasenet").http_status == 404


def test_the_day_is_finlands(root: Path, archive: Archive) -> None:
    _write(root, "fisu.example/index/2023-11-14.http", _page("Ii"))
    assert _play(root, archive, "2023-11-13T22:30:00+00:00", "http://fisu.example").outcome == "ok"


def test_three_nights_through_the_fetcher(root: Path, archive: Archive) -> None:
    page = "hinku.example/kunnat"
    _write(root, f"{page}/2023-11-14.http", _page("96", 'ETag: "a"'))
    _write(root, f"{page}/2023-11-15.http", "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 30\r\n\r\nlater")
    _write(root, f"{page}/2023-11-16.http", _page("96", 'ETag: W/"a"'))
    url = "https://hinku.example/kunnat"
    nights = [_play(root, archive, night, url) for night in (FIRST, SECOND, THIRD)]
    assert [(a.outcome, a.http_status) for a in nights] == [("ok", 200), ("failed", 503), ("not_modified", 304)]
    assert nights[2].document_id == nights[0].document_id
    assert _play(root, archive, FIRST, url) == nights[0]


def test_last_modified_holds_as_a_condition(root: Path, archive: Archive) -> None:
    _write(root, "a.example/p/2023-11-14.http", _page("x", "Last-Modified: Mon, 13 Nov 2023 08:00:00 GMT"))
    _write(root, "a.example/p/2023-11-16.http", _page("y", "Last-Modified: Wed, 15 Nov 2023 08:00:00 GMT"))
    outcomes = [_play(root, archive, night, "http://a.example/p").outcome for night in (FIRST, SECOND, THIRD)]
    assert outcomes == ["ok", "not_modified", "ok"]


def test_a_recorded_robots_txt_forbids(root: Path, archive: Archive) -> None:
    _write(root, "a.example/robots.txt/2023-11-14.http", "HTTP/1.1 200 OK\n\nUser-agent: *\nDisallow: /p\n")
    _write(root, "a.example/p/2023-11-14.http", _page("x"))
    attempt = _play(root, archive, FIRST, "https://a.example/p")
    assert (attempt.outcome, attempt.reason) == ("denied", "robots")


def test_a_recorded_redirect_leads_to_another_host(root: Path, archive: Archive) -> None:
    _write(root, "a.example/p/2023-11-14.http", "HTTP/1.1 301 Moved\r\nLocation: https://b.example/q\r\n\r\n")
    _write(root, "b.example/q/2023-11-14.http", _page("x"))
    assert _play(root, archive, FIRST, "https://a.example/p").final_url == "https://b.example/q"


def test_a_recording_that_lies_about_its_length_is_noticed(root: Path, archive: Archive) -> None:
    _write(root, "a.example/p/2023-11-14.http", _page("x", "Content-Length: 500"))
    assert _play(root, archive, FIRST, "http://a.example/p").reason == "incomplete"


def test_unknown_hosts_and_this_machine(root: Path, archive: Archive) -> None:
    root.mkdir()
    assert _play(root, archive, FIRST, "https://nobody.example/").reason == "robots_unavailable"
    assert _play(root, archive, FIRST, "http://localhost/").reason == "forbidden_address"
    assert _play(root, archive, FIRST, "http://169.254.169.254/latest").reason == "forbidden_address"


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://a.example", "a.example/index"),
        ("http://A.example:8080/", "a.example/index"),
        ("https://a.example/x/y/", "a.example/x/y"),
        ("https://a.example/x?id=1&p=a/b", "a.example/x?id=1&p=a%2Fb"),
        ("https://a.example/?s=1", "a.example/index?s=1"),
        ("https://a.example/jäsenet", "a.example/j%C3%A4senet"),
        ("https://a.example/x#osa", "a.example/x"),
    ],
)
def test_where_a_page_lies(root: Path, archive: Archive, url: str, place: str) -> None:
    web = RecordedWeb(root, RecordedClock(dt.datetime.fromisoformat(FIRST)))
    assert not web.covers(url)
    _write(root, f"{place}/2023-11-14.http", _page("x"))
    assert web.covers(url)
    assert _play(root, archive, FIRST, url).outcome == "ok"


def test_what_is_not_covered(root: Path) -> None:
    web = RecordedWeb(root, RecordedClock(dt.datetime.fromisoformat(FIRST)))
    _write(root, "a.example/x/y/2023-11-14.http", _page("x"))
    _write(root, "secret.http", "x")
    for url in ("https://a.example/x", "https://b.example/x/y", "ftp://a.example/x/y", "https://a.example/../x"):
        assert not web.covers(url)
    assert not web.covers("https://a.example/" + "long" * 200)


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (b"", "no blank line"),
        (b"HTTP/1.1 200 OK\nContent-Type: text/html", "no blank line"),
        (b"200 OK\n\nx", "line 1"),
        (b"HTTP/1.1 OK\n\nx", "line 1"),
        (b"HTTP/1.1 200 OK\nContent-Type text/html\n\nx", "line 2"),
        (b"HTTP/1.1 200 OK\nA: b\n folded\n\nx", "line 3"),
        (b"HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n1\r\nx", "Transfer-Encoding"),
    ],
)
def test_a_malformed_recording_is_named(root: Path, archive: Archive, message: bytes, reason: str) -> None:
    _write(root, "a.example/p/2023-11-14.http", message)
    with pytest.raises(RecordingError, match=rf"2023-11-14\.http.*{reason}"):
        _play(root, archive, FIRST, "http://a.example/p")


def test_a_recording_without_a_day_is_named(root: Path, archive: Archive) -> None:
    _write(root, "a.example/p/yesterday.http", _page("x"))
    with pytest.raises(RecordingError, match=r"yesterday\.http"):
        _play(root, archive, FIRST, "http://a.example/p")


def test_body_bytes_are_kept_as_they_are(root: Path, archive: Archive) -> None:
    body = "Ii\r\n\r\nÄänekoski\n\n".encode("latin-1")
    _write(root, "a.example/p/2023-11-14.http", b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + body)
    attempt = _play(root, archive, FIRST, "http://a.example/p")
    assert archive.get(attempt.document_id or "") == body


def test_nights(root: Path) -> None:
    _write(root, "nights.toml", f"nights = [{FIRST}, {SECOND}]")
    assert [night.isoformat() for night in read_nights(root)] == [FIRST, SECOND]
    web = RecordedWeb(root, RecordedClock(dt.datetime.fromisoformat(FIRST)))
    assert web.nights() == read_nights(root)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "nights = []",
        "nights = 3",
        "nights = [2023-11-14T02:15:00]",
        "nights = [2023-11-14]",
        f"nights = [{SECOND}, {FIRST}]",
        f"nights = [{FIRST}, {FIRST}]",
        f"nights = [{FIRST}]\ndays = 1",
        "nights = [",
    ],
)
def test_nights_that_cannot_be_played(root: Path, content: str) -> None:
    _write(root, "nights.toml", content)
    with pytest.raises(RecordingError, match=r"nights\.toml"):
        read_nights(root)


def test_no_nights_at_all(root: Path) -> None:
    with pytest.raises(RecordingError, match=r"nights\.toml"):
        read_nights(root)

import gzip
import time
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from extractors.archive import Archive
from extractors.attempt import Attempt
from extractors.fetch import Fetcher
from tests.extractors.fetch.loopback import PAGE, MakeFetcher, Site


def _fetch(fetcher: Fetcher, url: str) -> Attempt:
    return fetcher.fetch(run_id="night-1", source_id="fisu", url=url, lang="fi")


def _drip(head: bytes, drops: int) -> Callable[[Any], None]:
    def answer(handler: Any) -> None:
        handler.wfile.write(head)
        for _ in range(drops):
            time.sleep(0.05)
            handler.wfile.write(b"x")
            handler.wfile.flush()

    return answer


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nX-Long: ",
        b"HTTP/1.1 404 Not Found\r\nX-Long: ",
        b"HTTP/1.1 2",
    ],
    ids=["body", "chunk", "header", "header of another status", "status"],
)
def test_an_answer_that_drips_is_ended(site: Site, make_fetcher: MakeFetcher, head: bytes) -> None:
    site.answers["/p"] = [_drip(head, 100)]
    start = time.monotonic()
    attempt = _fetch(make_fetcher(total_timeout=0.4, read_timeout=0.3), f"{site.url}/p")
    assert (attempt.outcome, attempt.reason) == ("failed", "timeout")
    assert time.monotonic() - start < 15, "it waited for the end, which never comes"


def test_silence_is_a_timeout_and_is_tried_again(site: Site, make_fetcher: MakeFetcher) -> None:
    site.answers["/p"] = [lambda handler: time.sleep(0.5), (200, {"Content-Type": "text/html"}, PAGE)]
    assert _fetch(make_fetcher(read_timeout=0.1, retries=1), f"{site.url}/p").outcome == "ok"
    site.answers["/q"] = [lambda handler: time.sleep(0.5)]
    assert _fetch(make_fetcher(read_timeout=0.1), f"{site.url}/q").reason == "timeout"


def test_a_body_shorter_than_announced_is_noticed(site: Site, archive: Archive, make_fetcher: MakeFetcher) -> None:
    attempt = _fetch(make_fetcher(), site.page("/p", Content_Length=str(len(PAGE) + 1)))
    assert (attempt.outcome, attempt.reason, attempt.http_status) == ("failed", "incomplete", 200)
    assert not list(archive.root.glob("bodies/*/*/*"))


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"Transfer-Encoding: chunked\r\n\r\n5\r\nForssa", "incomplete"),
        (b"Transfer-Encoding: chunked\r\n\r\n2\r\nIi\r\n", "incomplete"),
        (b"Content-Length: 2, 5\r\n\r\nIi", "connection"),
        (b"Content-Length: 0\r\n\r\n", "empty"),
        (b"Content-Length: 3\r\n\r\n \r\n", "empty"),
        (b"Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n", "empty"),
    ],
)
def test_other_bodies_that_are_not_there(site: Site, make_fetcher: MakeFetcher, head: bytes, reason: str) -> None:
    whole = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + head
    site.answers["/p"] = [lambda handler: handler.wfile.write(whole)]
    assert _fetch(make_fetcher(), f"{site.url}/p").reason == reason


def test_an_answer_that_is_not_http(site: Site, make_fetcher: MakeFetcher) -> None:
    site.answers["/p"] = [lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")]
    assert _fetch(make_fetcher(), f"{site.url}/p").reason == "connection"


def test_a_gzip_page_is_kept_decompressed(site: Site, archive: Archive, make_fetcher: MakeFetcher) -> None:
    two_members = gzip.compress(PAGE[:10]) + gzip.compress(PAGE[10:]) + b"\0\0"
    attempt = _fetch(make_fetcher(), site.page("/p", two_members, Content_Encoding="gzip"))
    assert (attempt.outcome, attempt.size) == ("ok", len(PAGE))
    assert archive.get(attempt.document_id or "") == PAGE


def test_a_gzip_bomb_is_not_unpacked(site: Site, make_fetcher: MakeFetcher) -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    assert len(bomb) < 100_000
    attempt = _fetch(make_fetcher(max_bytes=200_000), site.page("/p", bomb, Content_Encoding="gzip"))
    assert (attempt.outcome, attempt.reason) == ("failed", "too_large")


def test_the_wire_is_capped_too(site: Site, make_fetcher: MakeFetcher) -> None:
    nothing = gzip.compress(b"") * 20_000
    attempt = _fetch(make_fetcher(max_bytes=200_000), site.page("/p", nothing, Content_Encoding="gzip"))
    assert attempt.reason == "too_large"


def test_the_cap_is_exact(site: Site, make_fetcher: MakeFetcher) -> None:
    url = site.page("/p", b"x" * 100_000)
    assert _fetch(make_fetcher(max_bytes=100_000), url).outcome == "ok"
    assert _fetch(make_fetcher(max_bytes=99_999), url).reason == "too_large"


@pytest.mark.parametrize(
    ("encoding", "body", "reason"),
    [
        ("gzip", gzip.compress(PAGE * 50, mtime=0)[:-20], "incomplete"),
        ("gzip", PAGE, "undecodable"),
        ("gzip", gzip.compress(PAGE, mtime=0)[:-8] + b"\0" * 8, "undecodable"),
        ("br", b"\x0b\x02\x80", "undecodable"),
        ("deflate", zlib.compress(PAGE), "undecodable"),
    ],
)
def test_encodings_that_are_broken_or_not_asked_for(
    site: Site, make_fetcher: MakeFetcher, encoding: str, body: bytes, reason: str
) -> None:
    assert _fetch(make_fetcher(), site.page("/p", body, Content_Encoding=encoding)).reason == reason


def test_a_redirect_body_without_end_is_not_read(site: Site, make_fetcher: MakeFetcher) -> None:
    site.answers["/a"] = [_drip(b"HTTP/1.1 302 Found\r\nLocation: /p\r\n\r\n", 100)]
    site.page("/p")
    start = time.monotonic()
    assert _fetch(make_fetcher(total_timeout=5), f"{site.url}/a").outcome == "ok"
    assert time.monotonic() - start < 4.5, "it read until the total time-out"


def test_bytes_that_are_not_what_was_announced(site: Site, archive: Archive, make_fetcher: MakeFetcher) -> None:
    attempt = _fetch(make_fetcher(), site.page("/p", b"%PDF-1.7\n%\xe2\xe3\n"))
    assert (attempt.outcome, attempt.reason) == ("failed", "wrong_type")
    assert attempt.detail == "announced as text/html, looks like pdf"
    assert attempt.document_id is None
    assert not list(archive.root.glob("bodies/*/*/*"))

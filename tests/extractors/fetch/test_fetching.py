import datetime as dt
import threading
import time
from typing import Any

import pytest

from extractors.archive import Archive
from extractors.attempt import Attempt
from extractors.clock import RecordedClock
from extractors.fetch import Fetcher, FetchPolicy
from tests.extractors.fetch.loopback import PAGE, MakeFetcher, Site


def _fetch(fetcher: Fetcher, url: str, run_id: str = "night-1") -> Attempt:
    return fetcher.fetch(run_id=run_id, source_id="fisu", url=url, lang="fi")


def test_a_page_is_archived_and_recorded(site: Site, archive: Archive, make_fetcher: MakeFetcher) -> None:
    url = site.page("/jasenet", ETag='"v1"', Last_Modified="Mon, 13 Nov 2023 08:00:00 GMT")
    attempt = _fetch(make_fetcher(), url)
    assert attempt.outcome == "ok"
    assert archive.get(attempt.document_id or "") == PAGE
    assert archive.attempts("night-1") == [attempt]
    assert (attempt.size, attempt.media_type, attempt.charset) == (len(PAGE), "text/html", "utf-8")
    assert (attempt.http_status, attempt.final_url, attempt.etag) == (200, url, '"v1"')
    assert attempt.robots_state == "no_rules"
    # robots.txt at 02:15:00, the page five seconds after it
    assert attempt.fetched_at == dt.datetime(2023, 11, 14, 0, 15, 5, tzinfo=dt.UTC)
    path, headers = site.asked[-1]
    assert path == "/jasenet"
    assert headers["User-Agent"] == "Verkosto/0.1.0 (+https://verkosto.example/bot)"
    assert headers["Accept-Language"] == "fi"
    assert "Cookie" not in headers


@pytest.mark.parametrize("contact", ["", "a b", "x)", "a\r\nX: y"])
def test_a_contact_that_cannot_be_sent_is_refused(contact: str) -> None:
    with pytest.raises(ValueError, match="contact"):
        FetchPolicy(contact=contact)


def test_an_unchanged_page_refers_to_the_earlier_bytes(
    site: Site, archive: Archive, clock: RecordedClock, make_fetcher: MakeFetcher
) -> None:
    url = site.page("/p", ETag='"v1"', Last_Modified="Mon, 13 Nov 2023 08:00:00 GMT")
    site.page("/p", b"", status=304)
    first = _fetch(make_fetcher(), url)
    clock.sleep(86_400)
    second = _fetch(make_fetcher(), url, "night-2")
    assert site.asked[-1][1]["If-None-Match"] == '"v1"'
    assert site.asked[-1][1]["If-Modified-Since"] == "Mon, 13 Nov 2023 08:00:00 GMT"
    assert (second.outcome, second.http_status) == ("not_modified", 304)
    assert (second.document_id, second.size, second.media_type) == (first.document_id, len(PAGE), "text/html")
    assert second.etag == '"v1"'
    clock.sleep(86_400)
    third = _fetch(make_fetcher(), url, "night-3")
    assert third.outcome == "not_modified"
    assert site.asked[-1][1]["If-None-Match"] == '"v1"'
    assert archive.attempts("night-2") == [second]


def test_a_304_that_was_not_asked_for_is_a_failure(site: Site, make_fetcher: MakeFetcher) -> None:
    attempt = _fetch(make_fetcher(), site.page("/p", b"", status=304))
    assert (attempt.outcome, attempt.reason, attempt.http_status) == ("failed", "http_status", 304)


def test_lost_bytes_are_asked_for_without_conditions(
    site: Site, archive: Archive, clock: RecordedClock, make_fetcher: MakeFetcher
) -> None:
    url = site.page("/p", ETag='"v1"')
    first = _fetch(make_fetcher(), url)
    (body,) = (archive.root / "bodies").glob("*/*/*.gz")
    body.unlink()
    clock.sleep(1)
    assert _fetch(make_fetcher(), url).outcome == "ok"
    assert "If-None-Match" not in site.asked[-1][1]
    assert archive.has(first.document_id or "")


def test_damaged_bytes_are_asked_for_without_conditions(
    site: Site, archive: Archive, clock: RecordedClock, make_fetcher: MakeFetcher
) -> None:
    url = site.page("/p", ETag='"v1"')
    first = _fetch(make_fetcher(), url)
    (body,) = (archive.root / "bodies").glob("*/*/*.gz")
    body.write_bytes(body.read_bytes()[:-5])
    clock.sleep(1)
    assert _fetch(make_fetcher(), url).outcome == "ok"
    assert "If-None-Match" not in site.asked[-1][1]
    assert archive.get(first.document_id or "") == PAGE


def test_an_earlier_night_does_not_know_a_later_one(site: Site, archive: Archive) -> None:
    url = site.page("/p", ETag='"v1"')
    policy = FetchPolicy(contact="x@verkosto.example", allow_private_addresses=True)
    for night in ("2023-11-16T02:15:00+02:00", "2023-11-14T02:15:00+02:00"):
        _fetch(Fetcher(policy, RecordedClock(dt.datetime.fromisoformat(night)), archive), url, night[:10])
    assert "If-None-Match" not in site.asked[-1][1]


def test_redirects_are_followed_and_the_validator_belongs_to_the_last_hop(
    site: Site, clock: RecordedClock, make_fetcher: MakeFetcher
) -> None:
    url = site.page("/old", b"", status=301, Location="mid")
    site.page("/mid", b"", status=302, Location=f"{site.url}/uusi%20sivu#osa", ETag='"not this"')
    final = site.page("/uusi%20sivu", ETag='"v1"')
    attempt = _fetch(make_fetcher(), url)
    assert (attempt.outcome, attempt.url, attempt.final_url, attempt.etag) == ("ok", url, final, '"v1"')
    clock.sleep(60)
    _fetch(make_fetcher(), url)
    sent = {path: headers.get("If-None-Match") for path, headers in site.asked[-3:]}
    assert sent == {"/old": None, "/mid": None, "/uusi%20sivu": '"v1"'}


def test_a_circle_of_redirects_ends(site: Site, make_fetcher: MakeFetcher) -> None:
    url = site.page("/a", b"", status=302, Location="/b")
    site.page("/b", b"", status=302, Location="/a")
    attempt = _fetch(make_fetcher(), url)
    assert (attempt.outcome, attempt.reason, attempt.http_status) == ("failed", "too_many_redirects", 302)
    assert site.paths == ["/robots.txt", "/a", "/b"]


def test_redirects_without_end_are_counted(site: Site, make_fetcher: MakeFetcher) -> None:
    for n in range(5):
        site.page(f"/{n}", b"", status=307, Location=f"/{n + 1}")
    site.page("/5")
    assert _fetch(make_fetcher(max_redirects=5), f"{site.url}/0").outcome == "ok"
    attempt = _fetch(make_fetcher(max_redirects=4), f"{site.url}/0")
    assert (attempt.reason, attempt.detail) == ("too_many_redirects", "more than 4 redirects")


@pytest.mark.parametrize(
    ("location", "outcome", "reason"),
    [
        ("file:///etc/passwd", "denied", "bad_scheme"),
        ("ftp://127.0.0.1/x", "denied", "bad_scheme"),
        ("https:///x", "failed", "bad_url"),
        ("http://me:secret@127.0.0.1/", "failed", "bad_url"),
        ("http://[::1/", "failed", "bad_url"),
    ],
)
def test_a_redirect_to_no_web_page_is_refused(
    site: Site, make_fetcher: MakeFetcher, location: str, outcome: str, reason: str
) -> None:
    attempt = _fetch(make_fetcher(), site.page("/a", b"", status=302, Location=location))
    assert (attempt.outcome, attempt.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("url", "reason"),
    [("ftp://a.example/", "bad_scheme"), ("jasenet.html", "bad_scheme"), ("https://", "bad_url"), ("", "bad_scheme")],
)
def test_an_address_that_is_none_is_an_attempt_too(
    archive: Archive, make_fetcher: MakeFetcher, url: str, reason: str
) -> None:
    attempt = _fetch(make_fetcher(), url)
    assert (attempt.reason, attempt.final_url) == (reason, None)
    assert archive.attempts("night-1") == [attempt]


def test_nobody_there(archive: Archive, make_fetcher: MakeFetcher) -> None:
    attempt = _fetch(make_fetcher(), "http://127.0.0.1:1024/")
    assert (attempt.outcome, attempt.reason) == ("failed", "robots_unavailable")
    assert "object at" not in (attempt.detail or "")


def test_503_then_200_with_retry_after_in_seconds(site: Site, clock: RecordedClock, make_fetcher: MakeFetcher) -> None:
    url = site.page("/p", b"later", status=503, Retry_After="77")
    site.page("/p")
    start = clock.now()
    attempt = _fetch(make_fetcher(retries=3), url)
    assert attempt.outcome == "ok"
    assert site.paths == ["/robots.txt", "/p", "/p"]
    assert (clock.now() - start).total_seconds() == 5 + 77


def test_retry_after_as_a_date(site: Site, clock: RecordedClock, make_fetcher: MakeFetcher) -> None:
    url = site.page("/p", b"later", status=429, Retry_After="Tue, 14 Nov 2023 00:16:40 GMT")
    site.page("/p")
    assert _fetch(make_fetcher(retries=1), url).fetched_at == dt.datetime(2023, 11, 14, 0, 16, 40, tzinfo=dt.UTC)


def test_a_host_that_asks_for_hours_is_left_alone(site: Site, make_fetcher: MakeFetcher) -> None:
    url = site.page("/p", b"later", status=503, Retry_After="7200")
    attempt = _fetch(make_fetcher(retries=3), url)
    assert (attempt.outcome, attempt.reason, attempt.http_status) == ("failed", "http_status", 503)
    assert site.paths == ["/robots.txt", "/p"]


def test_backoff_grows_is_bounded_and_the_same_in_every_run(
    site: Site, clock: RecordedClock, make_fetcher: MakeFetcher
) -> None:
    url = site.page("/p", b"no", status=502)
    lasted = []
    for _ in range(2):
        start = clock.now()
        settings = {"retries": 4, "pace_seconds": 0.0, "backoff_seconds": 10.0, "longest_wait": 30.0}
        assert _fetch(make_fetcher(**settings), url).reason == "http_status"
        lasted.append((clock.now() - start).total_seconds())
    assert site.paths.count("/p") == 10
    assert lasted[0] == lasted[1]
    assert 0 < lasted[0] <= 10 + 20 + 30 + 30


@pytest.mark.parametrize("status", [400, 404, 410, 500, 204, 206])
def test_other_statuses_fail_at_once(site: Site, make_fetcher: MakeFetcher, status: int) -> None:
    attempt = _fetch(make_fetcher(retries=3), site.page("/p", b"" if status == 204 else b"x", status=status))
    assert (attempt.outcome, attempt.reason, attempt.http_status) == ("failed", "http_status", status)
    assert site.paths.count("/p") == 1


def test_after_three_failures_a_host_is_not_asked_until_the_next_run(site: Site, make_fetcher: MakeFetcher) -> None:
    site.page("/bad", b"x", status=500)
    good = site.page("/good")
    fetcher = make_fetcher()
    for _ in range(3):
        _fetch(fetcher, f"{site.url}/bad")
    attempt = _fetch(fetcher, good)
    assert (attempt.outcome, attempt.reason, attempt.robots_state) == ("failed", "host_given_up", None)
    assert "/good" not in site.paths
    assert _fetch(fetcher, good, "night-2").outcome == "ok"


def test_pages_that_are_gone_do_not_close_their_host(site: Site, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher()
    for n in range(4):
        assert _fetch(fetcher, f"{site.url}/gone/{n}").http_status == 404
    assert _fetch(fetcher, site.page("/good")).outcome == "ok"


def test_two_threads_never_talk_to_one_host_at_once(
    site: Site, clock: RecordedClock, make_fetcher: MakeFetcher
) -> None:
    here: list[int] = []
    most: list[int] = []

    def slowly(handler: Any) -> None:
        here.append(1)
        most.append(len(here))
        time.sleep(0.02)
        here.pop()
        handler.send_response(200)
        handler.send_header("Content-Type", "text/plain")
        handler.end_headers()
        handler.wfile.write(b"Forssa")

    site.answers = {f"/{n}": [slowly] for n in range(8)} | {"/robots.txt": [slowly]}
    fetcher = make_fetcher()
    outcomes: list[str] = []
    start = clock.now()

    def work(numbers: range) -> None:
        outcomes.extend(_fetch(fetcher, f"{site.url}/{n}").outcome for n in numbers)

    threads = [threading.Thread(target=work, args=(range(first, 8, 2),)) for first in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == ["ok"] * 8
    assert site.paths.count("/robots.txt") == 1
    assert max(most) == 1
    assert (clock.now() - start).total_seconds() == 8 * 5

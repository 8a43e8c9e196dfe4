import pytest
from urllib3 import HTTPHeaderDict

from extractors.archive import Archive
from extractors.attempt import Attempt
from extractors.clock import RecordedClock
from extractors.fetch import Fetcher
from extractors.fetch.errors import FetchError
from extractors.fetch.robots import check_reservations
from tests.extractors.fetch.loopback import PAGE, MakeFetcher, Site


def _fetch(fetcher: Fetcher, url: str, run_id: str = "night-1") -> Attempt:
    return fetcher.fetch(run_id=run_id, source_id="fisu", url=url, lang="fi")


def _robots(site: Site, text: str) -> None:
    site.page("/robots.txt", text.encode(), Content_Type="text/plain")


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /",
        "User-agent: verkosto\nDisallow: /jasenet\n\nUser-agent: *\nAllow: /",
        "User-agent: *\nAllow: /\nDisallow: /j*net$",
        "\ufeffUser-Agent: *\r\nDisallow: /jas\r\n",
    ],
)
def test_a_forbidden_page_is_never_asked_for(
    site: Site, archive: Archive, make_fetcher: MakeFetcher, text: str
) -> None:
    _robots(site, text)
    attempt = _fetch(make_fetcher(), site.page("/jasenet"))
    assert (attempt.outcome, attempt.reason, attempt.robots_state) == ("denied", "robots", "forbidden")
    assert site.paths == ["/robots.txt"]
    assert attempt.document_id is None
    assert archive.get(attempt.robots_document_id or "") == text.encode()
    assert archive.attempts("night-1") == [attempt]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "User-agent: *\nDisallow:",
        "User-agent: googlebot\nDisallow: /",
        "User-agent: *\nDisallow: /\nAllow: /jasenet",
        "User-agent: *\nDisallow: /\n\nUser-agent: Verkosto\nDisallow: /muu",
        "<html>not a robots.txt</html>",
    ],
)
def test_a_permitted_page_is_fetched(site: Site, make_fetcher: MakeFetcher, text: str) -> None:
    _robots(site, text)
    attempt = _fetch(make_fetcher(), site.page("/jasenet"))
    assert (attempt.outcome, attempt.robots_state) == ("ok", "allowed")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_4xx_means_no_rules(site: Site, make_fetcher: MakeFetcher, status: int) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /", status=status)
    attempt = _fetch(make_fetcher(), site.page("/p"))
    assert (attempt.outcome, attempt.robots_state, attempt.robots_document_id) == ("ok", "no_rules", None)


@pytest.mark.parametrize("status", [500, 503, 429])
def test_5xx_means_that_nothing_may_be_fetched_this_run(site: Site, make_fetcher: MakeFetcher, status: int) -> None:
    site.page("/robots.txt", b"x", status=status)
    site.page("/robots.txt", b"", status=404)
    url = site.page("/p")
    fetcher = make_fetcher()
    for _ in range(2):
        attempt = _fetch(fetcher, url)
        assert (attempt.outcome, attempt.reason) == ("failed", "robots_unavailable")
        assert attempt.robots_state == "unavailable"
        assert attempt.detail == f"robots.txt answered {status}"
    assert site.paths == ["/robots.txt"]
    assert _fetch(fetcher, url, "night-2").outcome == "ok"


def test_robots_txt_is_tried_again_like_a_page(site: Site, make_fetcher: MakeFetcher) -> None:
    site.page("/robots.txt", b"x", status=503)
    _robots(site, "User-agent: *\nDisallow: /")
    assert _fetch(make_fetcher(retries=1), site.page("/p")).reason == "robots"


def test_robots_txt_is_kept_24_hours(site: Site, clock: RecordedClock, make_fetcher: MakeFetcher) -> None:
    _robots(site, "User-agent: *\nAllow: /")
    url = site.page("/p")
    fetcher = make_fetcher()
    _fetch(fetcher, url)
    clock.sleep(86_400 - 30)
    _fetch(fetcher, url, "night-2")
    assert site.paths.count("/robots.txt") == 1
    clock.sleep(60)
    _fetch(fetcher, url, "night-2")
    assert site.paths.count("/robots.txt") == 2


def test_robots_txt_follows_redirects(site: Site, make_fetcher: MakeFetcher) -> None:
    site.page("/robots.txt", b"", status=301, Location="/other.txt")
    site.page("/other.txt", b"User-agent: *\nDisallow: /p")
    assert _fetch(make_fetcher(), site.page("/p")).reason == "robots"
    assert site.paths == ["/robots.txt", "/other.txt"]


def test_robots_txt_that_redirects_in_a_circle_forbids(site: Site, make_fetcher: MakeFetcher) -> None:
    site.page("/robots.txt", b"", status=301, Location="/robots.txt")
    assert _fetch(make_fetcher(), site.page("/p")).reason == "robots_unavailable"
    assert site.paths == ["/robots.txt"]


def test_a_huge_robots_txt_is_read_to_its_limit(site: Site, make_fetcher: MakeFetcher) -> None:
    _robots(site, "User-agent: *\nDisallow: /first\n" + "# padding\n" * 60_000 + "Disallow: /last\n")
    fetcher = make_fetcher()
    assert _fetch(fetcher, site.page("/first")).reason == "robots"
    assert _fetch(fetcher, site.page("/last")).outcome == "ok"


def test_the_page_that_a_redirect_leads_to_needs_permission_too(site: Site, make_fetcher: MakeFetcher) -> None:
    _robots(site, "User-agent: *\nDisallow: /closed")
    url = site.page("/open", b"", status=302, Location="/closed")
    site.page("/closed")
    attempt = _fetch(make_fetcher(), url)
    assert (attempt.outcome, attempt.reason) == ("denied", "robots")
    assert attempt.final_url == f"{site.url}/closed"
    assert "/closed" not in site.paths


def test_a_longer_crawl_delay_is_obeyed(site: Site, clock: RecordedClock, make_fetcher: MakeFetcher) -> None:
    _robots(site, "User-agent: *\nCrawl-delay: 12\nDisallow:")
    start = clock.now()
    fetcher = make_fetcher()
    _fetch(fetcher, site.page("/a"))
    _fetch(fetcher, site.page("/b"))
    assert (clock.now() - start).total_seconds() == 24


def test_a_crawl_delay_beyond_a_night_is_a_no(site: Site, make_fetcher: MakeFetcher) -> None:
    _robots(site, "User-agent: *\nCrawl-delay: 86400\nDisallow:")
    attempt = _fetch(make_fetcher(), site.page("/a"))
    assert (attempt.outcome, attempt.reason) == ("denied", "robots")
    assert "/a" not in site.paths


def test_reserved_mining_is_obeyed(site: Site, archive: Archive, make_fetcher: MakeFetcher) -> None:
    attempt = _fetch(make_fetcher(), site.page("/p", tdm_reservation="1"))
    assert (attempt.outcome, attempt.reason, attempt.http_status) == ("denied", "tdm_reserved", 200)
    assert attempt.tdm_reservation == "1"
    assert not list(archive.root.glob("bodies/*/*/*"))


def test_mining_that_is_not_reserved(site: Site, make_fetcher: MakeFetcher) -> None:
    attempt = _fetch(make_fetcher(), site.page("/p", tdm_reservation="0", X_Robots_Tag="nofollow"))
    assert (attempt.outcome, attempt.tdm_reservation, attempt.x_robots_tag) == ("ok", "0", "nofollow")


def test_x_robots_tag_is_stored_and_obeyed_on_a_304_too(
    site: Site, clock: RecordedClock, make_fetcher: MakeFetcher
) -> None:
    url = site.page("/p", ETag='"v1"')
    site.page("/p", b"", status=304, X_Robots_Tag=["googlebot: noindex", "noarchive"])
    fetcher = make_fetcher()
    assert _fetch(fetcher, url).outcome == "ok"
    clock.sleep(60)
    attempt = _fetch(fetcher, url)
    assert (attempt.outcome, attempt.reason, attempt.document_id) == ("denied", "x_robots", None)
    assert attempt.x_robots_tag == "googlebot: noindex | noarchive"


def test_a_tag_on_robots_txt_itself_does_not_close_it(site: Site, make_fetcher: MakeFetcher) -> None:
    site.page("/robots.txt", b"User-agent: *\nAllow: /", X_Robots_Tag="noindex")
    assert _fetch(make_fetcher(), site.page("/p", PAGE)).outcome == "ok"


@pytest.mark.parametrize(
    ("lines", "denied"),
    [
        (["noindex"], True),
        (["NOINDEX, nofollow"], True),
        (["nofollow, none"], True),
        (["noarchive"], True),
        (["verkosto: noindex"], True),
        (["Verkosto: nofollow, noarchive"], True),
        (["googlebot: nofollow", "noindex"], True),
        (["unavailable_after: 25 Jun 2030 15:00:00 PST, noindex"], True),
        (["nofollow"], False),
        (["googlebot: noindex"], False),
        (["otherbot: noindex, nofollow, noarchive"], False),
        (["max-image-preview: none"], False),
        (["all"], False),
        ([""], False),
    ],
)
def test_words_of_x_robots_tag(lines: list[str], denied: bool) -> None:
    headers = HTTPHeaderDict()
    for line in lines:
        headers.add("X-Robots-Tag", line)
    if denied:
        with pytest.raises(FetchError, match="x_robots"):
            check_reservations(headers)
    else:
        check_reservations(headers)

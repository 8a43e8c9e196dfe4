"""No page hangs a night: its time is over, and it says so by name."""

from typing import cast

import pytest

from extractors import reading
from extractors.prose.narrative import Narrative, Told
from extractors.readers.deadline import PageTooSlow, check_deadline, page_deadline
from extractors.reading import read_page

PAGE = b"<html><body><h1>Hinku</h1><p>Lahti liittyi Hinku-verkostoon vuonna 2014.</p></body></html>"


def test_a_page_that_takes_too_long_is_a_named_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PAGE_SECONDS", -1.0)
    late = read_page(PAGE, url="https://example.org/", media_type="text/html")
    assert (late.problem, late.assertions) == ("time_limit", ())
    monkeypatch.undo()
    assert read_page(PAGE, url="https://example.org/", media_type="text/html").problem is None


def test_there_is_no_deadline_outside_of_a_page() -> None:
    check_deadline()
    with page_deadline(60):
        check_deadline()
    with page_deadline(-1), pytest.raises(PageTooSlow):
        check_deadline()
    check_deadline()


def test_whoever_goes_through_the_sentences_of_a_page_minds_its_time() -> None:
    told = Narrative([cast("Told", "Lahti liittyi Hinku-verkostoon vuonna 2014.")])
    assert len(list(told)) == 1
    with page_deadline(-1), pytest.raises(PageTooSlow):
        list(told)


def test_a_long_text_is_given_up_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    # Less than any machine needs for half a megabyte of sentences, and more than it needs to begin.
    monkeypatch.setattr(reading, "PAGE_SECONDS", 0.05)
    flood = b"<p>Verkostoon liittyi 12 kuntaa, ja Lahti allekirjoitti sopimuksen vuonna 2014.</p>" * 6_000
    read = read_page(b"<html><body>" + flood + b"</body></html>", url="https://example.org/", media_type="text/html")
    assert read.problem in ("time_limit", "too_large")

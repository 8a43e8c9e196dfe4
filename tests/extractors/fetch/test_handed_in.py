import datetime as dt

import pytest

from extractors.archive import Archive
from extractors.clock import RecordedClock
from extractors.fetch import hand_in

ASK = {"run_id": "night-1", "source_id": "lahti", "url": "https://lahti.example/verkostot", "lang": "fi"}


def test_a_file_goes_into_the_same_archive_and_log(archive: Archive, clock: RecordedClock) -> None:
    body = b"Lahti liittyi 2012."
    attempt = hand_in(archive, clock, **ASK, body=body, media_type="text/plain; charset=UTF-8")
    assert (attempt.via, attempt.outcome, attempt.media_type, attempt.charset) == ("file", "ok", "text/plain", "utf-8")
    assert attempt.fetched_at == dt.datetime(2023, 11, 14, 0, 15, tzinfo=dt.UTC)
    assert archive.get(attempt.document_id or "") == body
    assert archive.attempts("night-1") == [attempt]
    clock.sleep(1)
    assert archive.last_success(ASK["url"], clock.now()) == attempt


@pytest.mark.parametrize(("body", "reason"), [(b"", "empty"), (b"%PDF-1.7", "wrong_type")])
def test_a_file_that_cannot_be_read(archive: Archive, clock: RecordedClock, body: bytes, reason: str) -> None:
    attempt = hand_in(archive, clock, **ASK, body=body, media_type="text/html")
    assert (attempt.via, attempt.outcome, attempt.reason) == ("file", "failed", reason)
    assert archive.attempts("night-1") == [attempt]

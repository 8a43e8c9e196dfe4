"""A page that somebody has as a file: into the same archive and the same log as one that was fetched."""

from __future__ import annotations

from extractors.archive import Archive
from extractors.attempt import Attempt, fetch_id_of, outcome_of
from extractors.clock import Clock
from extractors.fetch.errors import FetchError
from extractors.fetch.media import media_type_of


def hand_in(
    archive: Archive, clock: Clock, *, run_id: str, source_id: str, url: str, lang: str, body: bytes, media_type: str
) -> Attempt:
    """Keep `body` as what stands at `url`, observed at the clock's moment, and record the attempt.

    `media_type` may carry a charset. Bytes that are empty or not what it says give a `failed` attempt.
    """
    fetch_id = fetch_id_of(run_id, source_id, url)
    try:
        kind, charset = media_type_of(media_type, body)
    except FetchError as error:
        attempt = Attempt(
            fetch_id=fetch_id,
            run_id=run_id,
            source_id=source_id,
            url=url,
            lang=lang,
            fetched_at=clock.now(),
            via="file",
            outcome=outcome_of(error.reason),
            reason=error.reason,
            detail=error.detail,
        )
    else:
        attempt = Attempt(
            fetch_id=fetch_id,
            run_id=run_id,
            source_id=source_id,
            url=url,
            lang=lang,
            fetched_at=clock.now(),
            via="file",
            outcome="ok",
            document_id=archive.put(body),
            size=len(body),
            media_type=kind,
            charset=charset,
        )
    archive.record(attempt)
    return attempt

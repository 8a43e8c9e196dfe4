"""Archived pages read anew by tasks: what is unread is found, and is in the archive before the one writer loads it."""

import datetime as dt
from pathlib import Path

import pytest

from extractors import reading
from extractors.catalogue import Catalogue
from flows.night import Errand, Night
from flows.rereading import look_for_unread, read_share, shares
from flows.settings import Settings
from tests import tiny_web
from tests.tiny_web import page
from warehouse.database import writer
from warehouse.load import EVERY_PAGE, Among, read_anew
from warehouse.log_rows import StoredPage

DAYS = ("2024-03-04", "2024-03-05")


@pytest.fixture
def night(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Night:
    """A run in a house that knows two versions of a page, both read before the source's file was changed."""
    house = tiny_web.house(tmp_path, {DAYS[0]: page("Forssa", "Ii"), DAYS[1]: page("Forssa", "Ii", "Lahti")})
    for day in DAYS:
        house.load(tiny_web.at(day))
    monkeypatch.setattr("flows.night.load_catalogue", lambda: Catalogue([tiny_web.source(ignore=("li:last-child",))]))
    settings = Settings(data=tmp_path / "data", recorded_web=house.web)
    settings.data.mkdir()
    house.home.rename(settings.home)
    return Night(settings, subject="replay", from_file=True)


def unread(night: Night, among: Among = EVERY_PAGE) -> list[StoredPage]:
    return look_for_unread.fn(night, night.settings.warehouse, among)


def test_what_is_read_ahead_is_what_the_writer_would_have_read(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = unread(night)
    assert [page.known_at.date() for page in pages] == [dt.date(2024, 3, 4), dt.date(2024, 3, 5)]
    assert unread(night, Among(since=dt.date(2024, 3, 5))) == pages[1:]
    read_share.fn(Errand.of(night, "run"), pages)
    assert unread(night) == []
    # The writer reads no page any more; it finds the readings.
    monkeypatch.delattr(reading, "read_page")
    with writer(night.settings.warehouse) as con:
        assert read_anew(con, night.archive, night.catalogue, night.run, EVERY_PAGE) == 2
        counts = con.execute("SELECT n_members FROM obs.reading ORDER BY loaded_at DESC, recorded_at").fetchall()
    assert sorted(counts[:2]) == [(1,), (2,)], "the last of each list is left out by the newer file of the source"


def test_a_page_on_which_a_reader_breaks_is_left_to_the_writer(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = unread(night)
    get = night.archive.get
    monkeypatch.setattr(night.archive, "get", lambda key: get(key) if key != first.document_id else 1 / 0)
    read_share.fn(Errand.of(night, "run"), [first, second])
    assert unread(night) == [first]


def test_a_share_is_a_second_of_work_or_more_where_there_would_be_too_many(night: Night) -> None:
    [one, _] = unread(night)
    assert [len(share) for share in shares([one] * 60)] == [25, 25, 10]
    assert [len(share) for share in shares([one] * 9_600)] == [400] * 24
    assert shares([]) == []

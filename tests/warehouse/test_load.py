"""Loading: each row once, all of a run or nothing, and nothing that came in unaccounted for."""

import shutil
from pathlib import Path

import pytest

from extractors.catalogue import Catalogue
from extractors.fetch import read_nights
from tests import tiny_web
from tests.nights import RECORDED_WEB, House, Played
from tests.tiny_web import page
from warehouse import load
from warehouse.database import writer
from warehouse.load import load_run, loaded_runs
from warehouse.lock import BusyError
from warehouse.log_rows import Run

FIRST = read_nights(RECORDED_WEB)[0]


def test_a_run_is_named_by_its_moment() -> None:
    run = Run.at(FIRST, "recorded")
    assert run.run_id == "2023-11-14T001500Z"
    assert Run.named(run.run_id, "recorded") == run
    ingest = Run.at(FIRST, "recorded", "fisu-members")
    assert ingest.run_id == "2023-11-14T001500Z-fisu-members"
    assert Run.named(ingest.run_id, "recorded").flow == "ingest_source"


def test_loading_again_changes_nothing(tmp_path: Path) -> None:
    house = House(tmp_path)
    run = house.fetch(FIRST)
    with writer(house.warehouse) as con:
        once = load_run(con, house.archive, house.catalogue, run)
        again = load_run(con, house.archive, house.catalogue, run)
        assert (once.inserted, again.inserted) == (once.seen, 0)
        # Eleven visits and the run itself come in again; what they brought is read already.
        assert again.seen == 12
        assert loaded_runs(con) == {run.run_id}


def test_assertions_in_are_facts_and_the_rest_with_its_reason(three_nights: list[Played]) -> None:
    for played in three_nights:
        assert sum(played.derived.outcomes.values()) == played.derived.rows["assertion"]
        facts = played.sql("SELECT count(*) FROM assertion WHERE outcome = 'fact'")[0][0]
        used = played.sql(
            "SELECT count(DISTINCT id) FROM (SELECT unnest(assertion_ids) AS id FROM participation "
            "UNION ALL SELECT unnest(assertion_ids) FROM headcount)"
        )[0][0]
        # Older versions of a page say again what its newest version says: they are facts, cited no more.
        assert used <= facts
    assert three_nights[1].derived.outcomes["held"] == 2


def test_a_load_that_breaks_off_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = House(tmp_path)
    run = house.fetch(FIRST)
    real = load.insert_new

    def break_at_assertions(con, table, keys, rows):  # type: ignore[no-untyped-def]
        if table == "obs.assertion":
            raise OSError("disk full")
        return real(con, table, keys, rows)

    with writer(house.warehouse) as con:
        monkeypatch.setattr(load, "insert_new", break_at_assertions)
        with pytest.raises(OSError, match="disk full"):
            load_run(con, house.archive, house.catalogue, run)
        monkeypatch.undo()
        assert loaded_runs(con) == set()
        assert con.execute("SELECT count(*) FROM raw.fetch").fetchone() == (0,)
        assert load_run(con, house.archive, house.catalogue, run).inserted > 0


def test_known_bytes_are_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    same = page("Forssa", "Ii", "Lahti")
    house = tiny_web.house(tmp_path, {"2024-03-04": same, "2024-03-05": same})
    house.play(tiny_web.at("2024-03-04"))

    def parse(*_: object, **__: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr("extractors.reading.read_page", parse)
    assert house.play(tiny_web.at("2024-03-05")).states == {"jasenlista": "unchanged"}


def test_what_is_read_already_is_not_even_fetched_from_the_archive(tmp_path: Path) -> None:
    house = House(tmp_path)
    run = house.fetch(FIRST)
    with writer(house.warehouse) as con:
        load_run(con, house.archive, house.catalogue, run)
        shutil.rmtree(tmp_path / "archive" / "readings")
        shutil.move(tmp_path / "archive" / "bodies", tmp_path / "elsewhere")
        assert not any(load._unread(con, house.archive, house.catalogue, run).values())


def test_a_source_that_left_the_catalogue_stays_in_the_archive_only(tmp_path: Path) -> None:
    nights = {"2024-03-04": page("Forssa", "Ii", "Lahti")}
    house = tiny_web.house(tmp_path, nights)
    run = house.fetch(tiny_web.at("2024-03-04"))
    house.catalogue = Catalogue([tiny_web.source(id="another")])
    with writer(house.warehouse) as con:
        loaded = load_run(con, house.archive, house.catalogue, run)
    assert (loaded.seen, loaded.visits) == (1, ())
    assert len(house.archive.attempts(run.run_id)) == 1


def test_two_writers_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with writer(path), pytest.raises(BusyError, match="another run is writing"), writer(path):
        pass

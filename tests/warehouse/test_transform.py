"""The order of the transforms comes from DuckDB's parser, and every table has the shape its description gives."""

from pathlib import Path

import duckdb
import pytest

from warehouse import database
from warehouse.database import MigrationError, writer
from warehouse.dataset import DatasetError, load_datasets, refuse_undescribed
from warehouse.transform import TRANSFORM, tables_read


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def test_tables_are_found_wherever_they_stand(con: duckdb.DuckDBPyConnection) -> None:
    sql = """
        WITH seen AS (SELECT * FROM core.visit)
        SELECT *, (SELECT max(year) FROM ref.municipality_year) FROM seen
        JOIN raw.fetch USING (fetch_id)
        WHERE url IN (SELECT url FROM obs.reading) UNION ALL FROM marts.document
    """
    assert tables_read(con, sql) == {
        "core.visit",
        "ref.municipality_year",
        "raw.fetch",
        "obs.reading",
        "marts.document",
    }


def test_what_is_no_select_is_refused(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ValueError, match="not one SELECT"):
        tables_read(con, "DELETE FROM core.visit")


def test_facts_read_no_clock_and_no_chance() -> None:
    for file in TRANSFORM.glob("*.sql"):
        sql = file.read_text("utf-8").casefold()
        for word in ("now()", "current_date", "current_timestamp", "today()", "random()", "any_value(", "first("):
            assert word not in sql, f"{file.name} has {word}"


def test_every_published_table_has_a_transform_and_a_description() -> None:
    made = {f.stem.removeprefix("marts.") for f in TRANSFORM.glob("marts.*.sql")}
    assert made == load_datasets().keys()


def test_a_table_that_differs_from_its_description_is_refused(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("CREATE SCHEMA marts")
    with pytest.raises(DatasetError, match="tables and descriptions differ"):
        refuse_undescribed(con)
    for name, described in load_datasets().items():
        columns = ", ".join(f"{c.name} {c.type}" for c in described.columns)
        con.execute(f"CREATE TABLE marts.{name} ({columns})")
    refuse_undescribed(con)
    con.execute("ALTER TABLE marts.party_year ALTER year TYPE BIGINT")
    with pytest.raises(DatasetError, match=r"marts\.party_year: \('year', 'BIGINT'\) is not \('year', 'INTEGER'\)"):
        refuse_undescribed(con)


def test_an_edited_migration_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    monkeypatch.setattr(database, "MIGRATIONS", folder)
    (folder / "0001_first.sql").write_text("CREATE TABLE a (x INTEGER)", "utf-8")
    with writer(tmp_path / "w.duckdb") as con:
        con.execute("INSERT INTO a VALUES (1)")
    (folder / "0002_second.sql").write_text("CREATE TABLE b (x INTEGER); INSERT INTO b SELECT x FROM a", "utf-8")
    with writer(tmp_path / "w.duckdb") as con:
        assert con.execute("SELECT x FROM b").fetchall() == [(1,)]
    (folder / "0001_first.sql").write_text("CREATE TABLE a (x BIGINT)", "utf-8")
    with pytest.raises(MigrationError, match="edited"), writer(tmp_path / "w.duckdb"):
        pass
    (folder / "0001_first.sql").unlink()
    with pytest.raises(MigrationError, match="newer code"), writer(tmp_path / "w.duckdb"):
        pass


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    monkeypatch.setattr(database, "MIGRATIONS", folder)
    (folder / "0001_half.sql").write_text("CREATE TABLE a (x INTEGER); SELECT * FROM nowhere", "utf-8")
    with pytest.raises(duckdb.CatalogException), writer(tmp_path / "w.duckdb"):
        pass
    (folder / "0001_half.sql").write_text("CREATE TABLE a (x INTEGER)", "utf-8")
    with writer(tmp_path / "w.duckdb") as con:
        assert con.execute("SELECT count(*) FROM a").fetchone() == (0,)

"""A release: immutable, described, checksummed, and current only when it is whole."""

import csv
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from frictionless import Package

from extractors.fetch import read_nights
from extractors.fingerprint import code_version
from tests import tiny_web
from tests.nights import House, Played
from tests.tiny_web import page
from warehouse.current import DATABASE, current_release
from warehouse.database import writer
from warehouse.dataset import load_datasets
from warehouse.load import load_run
from warehouse.log_rows import Run
from warehouse.package import Description
from warehouse.publish import publish
from warehouse.releases import sweep
from warehouse.seal import files_in, verify
from warehouse.transform import derive
from warehouse.versions import versions

MEMBERS = ("Forssa", "Ii", "Lahti", "Turku")


@pytest.fixture(scope="module")
def one_night(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, Played]:
    """The first of two nights, played. Only to be copied."""
    nights = {"2024-03-04": page(*MEMBERS), "2024-03-05": page(*MEMBERS, "Vaasa")}
    house = tiny_web.house(tmp_path_factory.mktemp("one-night"), nights)
    return house, house.play(tiny_web.at("2024-03-04"))


@pytest.fixture
def played_once(one_night: tuple[House, Played], tmp_path: Path) -> tuple[House, Played]:
    """The house after its first night, for one test to change."""
    house, first = one_night
    own = replace(house, home=shutil.copytree(house.home, tmp_path / "house", symlinks=True))
    return own, replace(first, release=replace(first.release, path=own.releases / first.release.path.name))


def test_a_release_holds_every_dataset_and_says_what_it_is(three_nights: list[Played]) -> None:
    release = three_nights[-1].release.path
    tables = load_datasets()
    assert set(files_in(release)) == {f"{t}.{form}" for t in tables for form in ("csv", "parquet")} | {
        DATABASE,
        "verkosto.xlsx",
        "README.md",
        "CHANGES.md",
        "CITATION.cff",
        "LICENSES.csv",
        "dictionary.en.md",
        "dictionary.fi.md",
        "dictionary.sv.md",
        "dcat.jsonld",
        "datapackage.json",
        "sbom.cdx.json",
        "SHA256SUMS",
    }
    assert verify(release) == []
    assert not os.access(release / "README.md", os.W_OK) or os.geteuid() == 0
    readme = (release / "README.md").read_text("utf-8")
    assert "recorded web that comes with the project" in readme
    assert all(f"| `{t}` |" in readme for t in tables)


def test_csv_parquet_and_database_say_the_same(three_nights: list[Played]) -> None:
    release = three_nights[-1].release.path
    with duckdb.connect(release / DATABASE, read_only=True) as con:
        for table in load_datasets():
            in_table = con.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall()
            assert con.execute(f"SELECT * FROM '{release}/{table}.parquet' ORDER BY ALL").fetchall() == in_table
            with (release / f"{table}.csv").open(encoding="utf-8", newline="") as file:
                assert len(list(csv.reader(file))) == len(in_table) + 1


def test_every_published_table_and_column_has_a_comment(three_nights: list[Played]) -> None:
    silent = three_nights[-1].sql(
        """
        SELECT table_name FROM duckdb_tables() WHERE comment IS NULL
        UNION ALL
        SELECT table_name || '.' || column_name
        FROM duckdb_columns() AS c
        JOIN duckdb_tables() AS t USING (schema_name, table_name)
        WHERE c.comment IS NULL AND schema_name = 'main'
        """
    )
    assert silent == []


def test_the_database_is_of_the_storage_that_old_readers_open(three_nights: list[Played]) -> None:
    tags = three_nights[-1].sql("SELECT tags['storage_version'] FROM duckdb_databases() WHERE NOT internal")
    assert "v1.2.0" in str(tags)


def test_the_data_package_is_valid_and_its_keys_are_unique(three_nights: list[Played]) -> None:
    release = three_nights[-1].release.path
    package = Package(str(release / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:5]
    told = json.loads((release / "datapackage.json").read_text("utf-8"))
    listed = {resource["path"] for resource in told["resources"]}
    assert listed | told["verkosto"]["not_listed"].keys() == {*files_in(release)}
    size = next(r for r in told["resources"] if r["name"] == "network-size-year")["schema"]
    assert size["primaryKey"] == ["network_id", "member_kind", "year"]
    assert size["foreignKeys"] == [
        {"fields": ["network_id"], "reference": {"resource": "network", "fields": ["network_id"]}}
    ]
    fields = {field["name"]: field for field in size["fields"]}
    assert fields["claimed_comparator"]["constraints"] == {"enum": ["=", ">", ">=", "<", "<=", "~"]}
    assert (fields["listed_best"]["unit"], fields["coverage"]["type"]) == ("members", "number")


def test_the_same_facts_are_published_once(played_once: tuple[House, Played]) -> None:
    house, first = played_once
    again = house.play(tiny_web.at("2024-03-04"))
    assert (first.release.is_new, again.release.is_new) == (True, False)
    assert again.release.path == first.release.path


def test_other_facts_under_one_id_become_a_revision(played_once: tuple[House, Played]) -> None:
    house, first = played_once
    house.rules = replace(house.rules, carry_forward_years=0)
    with writer(house.warehouse) as con:
        derived = derive(con, house.catalogue, first.run.known_at, house.rules)
        con.execute("UPDATE marts.membership_year SET basis = 'news'")
        second = house.publish(con, first.run, derived)
    assert second.release_id == f"{first.release.release_id}-r2"
    assert verify(first.release.path) == []
    assert current_release(house.releases).name == second.release_id


@pytest.mark.system
def test_an_older_night_played_again_does_not_become_current(played_once: tuple[House, Played]) -> None:
    house, first = played_once
    second = house.play(tiny_web.at("2024-03-05"))
    again = house.play(tiny_web.at("2024-03-04"))
    assert (again.release.is_new, again.release.is_current) == (False, False)
    assert again.release.path == first.release.path
    assert current_release(house.releases) == second.release.path.resolve()


@pytest.mark.system
def test_old_releases_retire_and_the_current_one_stays(played_once: tuple[House, Played]) -> None:
    house, first = played_once
    with writer(house.warehouse) as con:
        derived = derive(con, house.catalogue, first.run.known_at, house.rules)
        for n in range(4):
            description = Description(
                f"again-{n}", first.run.known_at, "recorded", code_version(), house.rules, derived, ()
            )
            publish(con, house.releases, description, keep=2)
    kept = {p.name for p in house.releases.iterdir() if not p.is_symlink()}
    assert kept == {"again-2", "again-3"}
    assert current_release(house.releases).name == "again-3"


def test_what_a_killed_publisher_left_is_swept(played_once: tuple[House, Played]) -> None:
    house, first = played_once
    (house.releases / ".staging-x-1").mkdir()
    (house.releases / ".staging-x-1" / "half.csv").write_text("year", "utf-8")
    (house.releases / ".current-1").symlink_to("nowhere")
    assert sweep(house.releases) == [".staging-x-1"]
    assert {p.name for p in house.releases.iterdir()} == {first.release.release_id, "current"}


def test_the_same_facts_give_the_same_bytes(played_once: tuple[House, Played], tmp_path: Path) -> None:
    """All files but the database, whose bytes vary, and the checksums of it."""
    house, first = played_once
    with writer(house.warehouse) as con:
        again = publish(con, tmp_path / "elsewhere", described(house, first), keep=1)
    names = [name for name in files_in(first.release.path) if name not in (DATABASE, "SHA256SUMS")]
    assert len(names) == 95  # 42 datasets twice, the workbook, nine papers and the descriptor
    assert files_in(again.path) == files_in(first.release.path)
    assert [n for n in names if (again.path / n).read_bytes() != (first.release.path / n).read_bytes()] == []


@pytest.mark.system
def test_two_runs_from_one_archive_give_the_same_bytes(tmp_path: Path) -> None:
    house = tiny_web.house(tmp_path, {"2024-03-04": page(*MEMBERS), "2024-03-05": page(*MEMBERS, "Vaasa")})
    rebuild_and_compare(house, tmp_path)


@pytest.mark.system
def test_two_runs_of_the_recorded_nights_give_the_same_bytes(tmp_path: Path) -> None:
    rebuild_and_compare(House(tmp_path / "a"), tmp_path)


def described(house: House, played: Played) -> Description:
    """What the house said of a night's release."""
    return Description(
        played.run.run_id,
        played.run.known_at,
        "recorded",
        code_version(),
        house.rules,
        played.derived,
        ("CC-BY-4.0",),
        versions(house.rules),
        sources=tuple(house.catalogue),
    )


def rebuild_and_compare(house: House, tmp_path: Path) -> None:
    """Played night by night, and rebuilt from the archive alone, in the order of its runs."""
    nights = house.play_all()
    rebuilt = replace(house)
    rebuilt_warehouse = tmp_path / "b.duckdb"
    with writer(rebuilt_warehouse) as con:
        for run_id in rebuilt.archive.run_ids():
            load_run(con, rebuilt.archive, rebuilt.catalogue, Run.named(run_id, "recorded"))
        for played in reversed(nights):
            derived = derive(con, rebuilt.catalogue, played.run.known_at, rebuilt.rules)
            description = Description(
                played.run.run_id,
                played.run.known_at,
                "recorded",
                code_version(),
                rebuilt.rules,
                derived,
                ("CC-BY-4.0",),
            )
            again = publish(con, tmp_path / "releases", description, keep=50)
            # What moved depends on the release before, and the last night is published first here.
            for dataset in load_datasets().keys() - {"release_diff"}:
                for form in ("csv", "parquet"):
                    one = (played.release.path / f"{dataset}.{form}").read_bytes()
                    assert (again.path / f"{dataset}.{form}").read_bytes() == one, (
                        f"{played.run.run_id} {dataset}.{form}"
                    )
            before = json.loads((played.release.path / "datapackage.json").read_text("utf-8"))
            after = json.loads((again.path / "datapackage.json").read_text("utf-8"))
            assert before["created"] == after["created"]
    assert [p.run.known_at for p in nights] == read_nights(house.web)

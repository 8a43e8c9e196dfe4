"""Descriptions of the datasets: whole in three languages, and their references hold."""

import shutil
from pathlib import Path

import duckdb
import pytest

from extractors.catalogue import Catalogue
from tests import tiny_web
from tests.nights import Played
from tests.tiny_web import page
from tests.warehouse.promises import seeds
from tests.warehouse.reports import collected
from tests.warehouse.told import told_whole
from warehouse.dataset import DATASETS, LANGUAGES, DatasetError, load_datasets
from warehouse.publish import DATABASE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the descriptions, to be spoilt."""
    return Path(shutil.copytree(DATASETS, tmp_path / "datasets"))


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def test_each_language_says_what_a_dataset_and_a_column_mean() -> None:
    size = load_datasets()["network_size_year"]
    assert [size.wordings[lang].title for lang in LANGUAGES] == [
        "Verkostojen koot vuosittain",
        "Nätverkens storlek per år",
        "Network sizes by year",
    ]
    lower = next(c for c in size.columns if c.name == "claimed_lower")
    assert lower.comment_in("fi") == "Pienin jäsenmäärä, jonka väite sallii; NULL, jos se ei aseta rajaa [jäsentä]"
    assert lower.comment_in("sv").endswith("[medlemmar]")
    assert lower.comment_in("en") == lower.comment


def test_no_text_is_left_in_english() -> None:
    """But for what is the same word in each language."""
    same = {
        (dataset.name, lang, word)
        for dataset in load_datasets().values()
        for lang in ("fi", "sv")
        for word in ("title", "grain", "description", "empty")
        if getattr(dataset.wordings[lang], word) == getattr(dataset.wordings["en"], word)
    }
    assert same == set()
    columns = {c.name: c for d in load_datasets().values() for c in d.columns}
    assert {n for n, c in columns.items() if c.comment in (c.comment_in("fi"), c.comment_in("sv"))} == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "word"),
    [
        ("languages/fi.toml", "\ncode = ", "\nkode = ", "fi.toml: columns: code is missing"),
        ("languages/sv.toml", '"MWh" = "MWh"', "", "sv.toml: units: MWh is missing"),
        ("languages/sv.toml", "[datasets.party]", "[datasets.partei]", "sv.toml: datasets: party is missing"),
        ("languages/fi.toml", '\nyear = "', '\nyeer = "x"\nyear = "', "fi.toml: columns: yeer means nothing"),
        ("languages/fi.toml", 'title = "Osapuolet"\n', "", "fi.toml: party: title is missing"),
        ("party_year.toml", 'party_id = "party"', 'party_id = "listing"', "listing has no key of one column"),
        ("party_year.toml", 'party_id = "party"', 'party = "party"', "references: party is no column"),
        ("party_year.toml", 'key = ["party_id"', 'key = ["body_id"', "key: body_id is no column"),
        ("party_year.toml", '    "claim_consistent",', '    "consistent",', "columns.toml does not explain consistent"),
        ("obligation_year.toml", '    "observed_n",\n', "", "columns.toml: no dataset has observed_n"),
    ],
)
def test_what_is_missing_or_means_nothing_is_refused(folder: Path, file: str, old: str, new: str, word: str) -> None:
    spoil(folder / file, old, new)
    with pytest.raises(DatasetError, match=word):
        load_datasets(folder)


def orphans(con: duckdb.DuckDBPyConnection, schema: str) -> list[tuple[str, str, int]]:
    """References that lead nowhere, as dataset, column and number of rows; and values that cannot stand."""
    found = []
    for dataset in load_datasets().values():
        for column, other in dataset.references.items():
            key = load_datasets()[other].key[0]
            question = (
                f"FROM {schema}.{dataset.name} AS a ANTI JOIN {schema}.{other} AS b ON a.{column} = b.{key} "
                f"WHERE a.{column} IS NOT NULL"
            )
            found.append((dataset.name, column, len(con.execute(question).fetchall())))
        for column in (c for c in dataset.columns if c.values):
            question = f"FROM {schema}.{dataset.name} WHERE {column.name} NOT IN {column.values!r}"
            found.append((dataset.name, column.name, len(con.execute(question).fetchall())))
    return [entry for entry in found if entry[2]]


def test_references_hold_in_the_recorded_nights(three_nights: list[Played]) -> None:
    for night in three_nights:
        with duckdb.connect(night.release.path / DATABASE, read_only=True) as con:
            assert orphans(con, "main") == []


def test_references_hold_for_promises_and_duties(tmp_path: Path) -> None:
    """The recorded nights have no targets and no duties; the five seeds have."""
    with told_whole(tmp_path, seeds()) as con:
        assert con.execute("SELECT count(*) > 0 FROM marts.target_year").fetchone() == (True,)
        assert orphans(con, "marts") == []


@pytest.mark.system
@pytest.mark.usefixtures("invented")
def test_references_hold_for_reports(tmp_path: Path) -> None:
    with collected(tmp_path) as demo:
        demo.hand_in(
            "organisaatio;y-tunnus;vuosi;scope 1;scope 2;yhteensä;lupa julkaista\r\n"
            "Esimerkki Oy;9999990-9;2024;10;5;15;kyllä".encode("utf-8-sig"),
            "raportti.csv",
        )
        demo.check()
        assert demo.sql("SELECT count(*) FROM marts.partner_report_year") == [(1,)]
        assert orphans(demo.con, "marts") == []


@pytest.mark.system
def test_references_hold_for_what_newer_code_no_longer_finds(tmp_path: Path) -> None:
    house = tiny_web.house(tmp_path, {"2023-03-06": page("Forssa", "Lahti"), "2024-03-04": page("Forssa", "Turku")})
    house.play(tiny_web.at("2023-03-06"))
    house.catalogue = Catalogue([tiny_web.source(ignore=("li:last-child",))])
    later = house.play(tiny_web.at("2024-03-04"))
    assert later.sql("SELECT party_id FROM participation WHERE known_to IS NOT NULL") == [("lahti",)]
    with duckdb.connect(later.release.path / DATABASE, read_only=True) as con:
        assert orphans(con, "main") == []

"""The workbook: typed cells, words that stay words, and what Excel cannot hold."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.warehouse.metadata.described import description
from warehouse import workbook
from warehouse.dataset import Dataset, load_datasets
from warehouse.release_files import Extent
from warehouse.workbook import datasets_of_workbook, write_workbook

HOSTILE = '=HYPERLINK("https://evil.example";"x")'
# The first row of each dataset has the first of these, the second the second.
VALUES: dict[str, tuple[object, object]] = {
    "VARCHAR": (HOSTILE, "https://example.org/"),
    "VARCHAR[]": (["a", "b"], []),
    "INTEGER[]": ([1, 2], None),
    "INTEGER": (2024, 2023),
    "BIGINT": (96, None),
    "BOOLEAN": (True, False),
    "DATE": (dt.date(2024, 2, 29), dt.date(1899, 12, 31)),
    "TIMESTAMP": (dt.datetime(2024, 3, 5, 12, 30), None),  # noqa: DTZ001 (as DuckDB gives it)
}


Make = Callable[..., Workbook]


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        yield con


@pytest.fixture(scope="module")
def folder(con: duckdb.DuckDBPyConnection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Parquet files of a release of two rows a dataset."""
    folder = tmp_path_factory.mktemp("workbook")
    for dataset in datasets_of_workbook():
        write_rows(con, folder, dataset)
    return folder


def write_rows(con: duckdb.DuckDBPyConnection, folder: Path, dataset: Dataset, text: str | None = None) -> None:
    """Write two rows of a dataset; each text of them is `text`, where one is given."""
    con.execute(f"CREATE OR REPLACE TABLE made ({', '.join(f'{c.name} {c.type}' for c in dataset.columns)})")
    for row in (0, 1):
        values = [VALUES[c.type][row] if c.type in VALUES else 0.25 for c in dataset.columns]
        if text:
            values = [text if c.type == "VARCHAR" else v for c, v in zip(dataset.columns, values, strict=True)]
        con.execute(f"INSERT INTO made VALUES ({', '.join('?' for _ in values)})", values)
    con.execute(f"COPY made TO '{folder / dataset.name}.parquet' (FORMAT parquet)")


@pytest.fixture
def written(con: duckdb.DuckDBPyConnection, folder: Path) -> Make:
    """A maker of the workbook; the extents of datasets may be told otherwise."""

    def make(**extents: Extent) -> Workbook:
        write_workbook(con, folder, description(**extents))
        return load_workbook(folder / "verkosto.xlsx")

    return make


def test_cells_have_types_and_no_text_becomes_a_formula_or_a_link(written: Make) -> None:
    book = written()
    assert book.sheetnames[:2] == ["contents", "conflict_year"]
    assert book.sheetnames[-3:] == ["network", "party", "municipality_year"]
    sheet = book["membership_year"]
    heads = [cell.value for cell in sheet[1]]
    assert heads == [c.name for c in load_datasets()["membership_year"].columns]
    first, second = (dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2))
    assert (first["network_id"].value, first["network_id"].data_type) == (HOSTILE, "s")
    assert (second["network_id"].value, second["network_id"].hyperlink) == ("https://example.org/", None)
    assert (first["year"].value, first["any_in_year"].value) == (2024, True)
    assert (first["start_earliest"].value, first["start_earliest"].number_format) == (
        dt.datetime(2024, 2, 29),  # noqa: DTZ001 (a day, as openpyxl gives it)
        "yyyy-mm-dd",
    )
    assert second["start_earliest"].value == "1899-12-31"
    assert (first["assertion_ids"].value, second["n_sources"].value) == ("a; b", None)
    assert book["network_size_year"]["L2"].value == 0.25
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:S3")
    coverage = next(cell for cell in book["network_size_year"][1] if cell.value == "coverage")
    assert "[ratio]" in coverage.comment.text


def test_the_contents_link_to_each_sheet_and_say_why_one_is_empty(written: Make) -> None:
    book = written(target_year=Extent(0))
    rows = {row[0].value: row for row in book["contents"].iter_rows(min_row=7)}
    assert list(rows) == book.sheetnames[1:]
    assert rows["party"][0].hyperlink.location == "'party'!A1"
    assert (rows["target_year"][3].value, rows["target_year"][4].value) == (0, "No page read so far states a target.")
    assert book["target_year"].max_row == 1


def test_what_does_not_fit_a_sheet_is_left_to_csv_and_says_so(written: Make) -> None:
    book = written(membership_year=Extent(100_001, 2020, 2024))
    words = "100001 rows, more than the 100000 of a sheet: see membership_year.csv or membership_year.parquet"
    assert [[cell.value for cell in row] for row in book["membership_year"].iter_rows()] == [[words]]


def test_what_does_not_fit_a_cell_is_cut_and_says_so(
    con: duckdb.DuckDBPyConnection, folder: Path, written: Make
) -> None:
    write_rows(con, folder, load_datasets()["party"], "x" * 40_000)
    text = written()["party"]["A2"].value
    assert (len(text), text[:3]) == (32_767, "xxx")
    assert text.endswith("x … (cut: 40000 characters; the whole stands in party.csv)")


def test_names_of_sheets_are_short_and_no_two_alike() -> None:
    names = workbook._sheet_names(["a" * 40, "a" * 35, "b"])
    assert list(names.values()) == ["a" * 31, "a" * 29 + "~2", "b"]

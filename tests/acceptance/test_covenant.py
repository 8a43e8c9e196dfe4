"""The Covenant of Mayors whole: the released sheet of its signatories, against its own cells read without the product.

What the cells say is counted here with the library alone; names and dates are those that cities' own pages tell too.
"""

import datetime as dt
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import duckdb
import pytest
from python_calamine import CalamineWorkbook

from extractors.archive import Archive
from extractors.assertion import Participation
from extractors.catalogue import Catalogue, load_catalogue
from extractors.clock import RecordedClock
from extractors.fetch.handed_in import hand_in
from extractors.fetch.media import media_type_of_name
from extractors.reading import Reading, read_page
from warehouse.database import writer
from warehouse.load import load_run
from warehouse.log_rows import Run
from warehouse.rules import Rules
from warehouse.transform import derive

pytestmark = pytest.mark.system

SOURCE = "covenant-signatories"
FLAGS = {
    "commitment_CoM2020_flag": "com-2020",
    "commitment_CoM2030_flag": "com-2030",
    "commitment_CoM2050_flag": "com-2050",
    "commitment_mayoradapt_flag": "mayors-adapt",
}
# The id of the row whose adhesion_type is the number 1, as the cell has it.
SHIFTED = 11557.0

# Towns with the ids that our registers have of them, or the register's own.
TOWNS = {
    "Vaasa": ("vaasa", "2014-05-12"),
    "Umeå": ("umea", "2011-01-25"),
    "Trondheim": ("covenant-18122", "2014-04-08"),
    "Sonderborg": ("covenant-15914", "2012-09-12"),
    "Espoo": ("espoo", "2010-01-11"),
    "Turku": ("turku", "2010-09-20"),
    "Mörbylånga": ("morbylanga", "2011-01-11"),
    "Tartu": ("tartu", "2014-02-20"),
    "Rõuge": ("covenant-17722", "2013-12-18"),
    "Rakvere": ("rakvere", "2009-01-12"),
    "Tampere": ("tampere", "2009-01-08"),
    "Helsinki": ("helsinki", "2009-01-07"),
    "Lahti": ("lahti", "2012-09-10"),
    "Kainuu Region": ("kainuu", "2014-04-28"),
    "Gothenburg": ("goteborg", "2008-09-03"),
    "Arjeplogs": ("arjeplog", "2013-04-15"),
    "Panevežys": ("panevezys", "2008-10-30"),
}


@pytest.fixture(scope="session")
def sheet(shared: Path) -> Path:
    file = shared / "data" / "covenant" / "jrc_signatories_2024.xlsx"
    if not file.is_file():
        pytest.skip("../shared/data/covenant is not here")
    return file


@cache
def read_sheet(file: Path) -> Reading:
    source = load_catalogue()[SOURCE]
    return read_page(file.read_bytes(), url=source.pages[0].url, source=source, lang="en")


@pytest.fixture(scope="session")
def reading(sheet: Path) -> Reading:
    return read_sheet(sheet)


@pytest.fixture(scope="session")
def cells(sheet: Path) -> list[dict[str, object]]:
    """The rows of the sheet, by label."""
    header, *rows = CalamineWorkbook.from_path(sheet).get_sheet_by_name("1").to_python(skip_empty_area=False)
    return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.fixture(scope="session")
def con(sheet: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The register in a warehouse of its own, handed in as a file."""
    home = tmp_path_factory.mktemp("covenant")
    source = load_catalogue()[SOURCE]
    [page] = source.pages
    archive, catalogue = Archive(home / "archive"), Catalogue([source])
    run = Run.at(dt.datetime(2026, 11, 22, tzinfo=dt.UTC), "recorded", SOURCE)
    hand_in(
        archive,
        RecordedClock(run.known_at),
        run_id=run.run_id,
        source_id=SOURCE,
        url=page.url,
        lang=page.lang,
        body=sheet.read_bytes(),
        media_type=media_type_of_name(sheet.name) or "",
    )
    with writer(home / "warehouse.duckdb") as con:
        loaded = load_run(con, archive, catalogue, run)
        assert [(v.state, v.detail) for v in loaded.visits] == [("read", None)]
        derived = derive(con, catalogue, run.known_at, Rules())
        assert derived.findings == ()
        yield con


def members(reading: Reading) -> list[Participation]:
    found = [a for a in reading.assertions if isinstance(a, Participation)]
    return [a for a in found if a.network.id == "covenant-of-mayors"]


def test_every_row_is_a_member_or_rejected(reading: Reading, cells: list[dict[str, object]]) -> None:
    assert reading.problem is None
    assert len(cells) == 11_973 == len(members(reading)) + len(reading.rejected)
    [rejected] = reading.rejected
    assert (rejected.locator, rejected.reason) == ("1!730", "unknown_value")
    assert dict(rejected.cells)["organisation_id"] == f"{SHIFTED:.0f}"
    assert rejected.words == "adhesion_type holds '1', which is none of its values"


def test_commitments_are_as_many_as_the_cells_say(reading: Reading, cells: list[dict[str, object]]) -> None:
    said = Counter(a.network.id for a in reading.assertions)
    for label, system_id in FLAGS.items():
        assert said[system_id] == sum(row[label] is True for row in cells if row["organisation_id"] != SHIFTED)


def test_states_and_groups_are_as_many_as_the_cells_say(reading: Reading, cells: list[dict[str, object]]) -> None:
    states = Counter(a.state for a in members(reading))
    read = [row for row in cells if row["organisation_id"] != SHIFTED]
    assert states == {
        "active": sum(row["signatory_status"] == "published" for row in read),
        "suspended": sum(row["signatory_status"] == "on_hold" for row in read),
    }
    groups = {row["group_organisation_id"] for row in read} - {"-"}
    own_rows = {row["organisation_id"] for row in read}
    assert sum(a.group is not None for a in members(reading)) == sum(row["group_name"] != "-" for row in read)
    kinds = Counter(body.kind for body in reading.bodies)
    assert kinds["association"] == sum(row["group_profile"] is True for row in read) + len(groups - own_rows)


def test_every_date_is_the_cells(reading: Reading, cells: list[dict[str, object]]) -> None:
    days = Counter(str(row["date_of_adhesion"]) for row in cells if row["organisation_id"] != SHIFTED)
    assert Counter(a.start.edtf for a in members(reading) if a.start) == days


@pytest.mark.parametrize("town", TOWNS)
def test_a_town_has_its_own_id_and_its_day(reading: Reading, town: str) -> None:
    assert [(a.party.id, a.start and a.start.edtf) for a in members(reading) if a.party.mention == town] == [
        TOWNS[town]
    ]


def test_no_body_of_ours_is_two_rows_and_no_id_stands_twice(reading: Reading) -> None:
    counts = Counter(a.party.id for a in members(reading))
    assert max(counts.values()) == 1
    # Kaunas is in the register as a town and as the district around it, two bodies whose names are two.
    assert [b.name for b in reading.bodies if b.shares_name_with] == []
    assert [a.party.id for a in members(reading) if a.party.mention == "Kaunas"] == ["kaunas"]
    [district] = [b.id for b in reading.bodies if b.name == "Kaunas District Municipality"]
    assert [a.party.id for a in members(reading) if a.party.mention == "Kaunas District Municipality"] == [district]
    assert len({body.id for body in reading.bodies}) == len(reading.bodies)


def test_every_quote_is_in_the_text_and_the_text_has_no_column_too_many(reading: Reading) -> None:
    text = reading.text or ""
    assert all(text[slice(*(a.evidence.span or (0, 0)))] == a.evidence.quote for a in reading.assertions)
    header = next(line for line in text.splitlines() if "organisation_id" in line)
    assert "mayor" not in header.split("\t")
    assert "coordinator_name" not in header


def test_the_register_is_of_january_2024(reading: Reading) -> None:
    assert (reading.anchor_on, reading.anchor_basis) == (dt.date(2024, 1, 31), "page_stamp")


def test_it_is_read_within_a_page_s_time(sheet: Path) -> None:
    start = time.monotonic()
    read_sheet.__wrapped__(sheet)
    assert time.monotonic() - start < 60


def test_the_years_count_the_whole_register(con: duckdb.DuckDBPyConnection) -> None:
    counted = con.execute(
        """
        SELECT count(*), count(*) FILTER (state = 'certain')
        FROM marts.membership_year WHERE network_id = 'covenant-of-mayors' AND year = 2023
        """
    ).fetchall()
    assert counted == [(11_972, 9_720)]
    assert con.execute("SELECT reason, count(*) FROM marts.quarantine GROUP BY ALL").fetchall() == [
        ("unknown_value", 1)
    ]
    assert con.execute("SELECT outcome, count(*) FROM core.assertion GROUP BY ALL").fetchall() == [("fact", 26_540)]


def test_nobody_is_in_more_networks_for_an_edition(con: duckdb.DuckDBPyConnection) -> None:
    assert con.execute("SELECT max(n_networks_upper) FROM marts.party_year").fetchall() == [(1,)]

"""Every check goes red on the fault it is there for, and is silent on the recorded nights but for what is told."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extractors.fetch import read_nights
from tests.nights import RECORDED_WEB, House
from tests.warehouse.test_promise_checks import FAULTS as PROMISE_FAULTS
from warehouse.checks import all_checks, run_checks
from warehouse.database import writer
from warehouse.dataset import load_datasets
from warehouse.load import load_run
from warehouse.transform import CheckFailedError, derive

ANY = "(SELECT min(assertion_id) FROM marts.assertion)"

# What breaks each rule: statements on the derived tables, undone after each test.
FAULTS = {
    "V01": "UPDATE marts.network_region_year SET n_lower = n_best + 1 WHERE network_id = 'hinku' AND year = 2023",
    "V02": "UPDATE marts.membership_year SET assertion_ids = [] WHERE party_id = 'lahti'",
    "V03": "UPDATE obs.reading SET text = 'x' || text WHERE source_id = 'hinku-municipalities'",
    "V04": "UPDATE ref.body SET municipality_code = '999' WHERE body_id = 'lahti'",
    "V05": "DELETE FROM marts.network_region_year WHERE network_id = 'hinku' AND region_code = '17'",
    "V06": "UPDATE marts.network_size_year SET claimed_upper = 1 WHERE network_id = 'ubc'",
    "V07": "UPDATE marts.network_size_year SET listed_best = 20 WHERE network_id = 'fisu' AND year = 2025",
    "V08": "UPDATE core.membership SET end_latest = end_earliest WHERE network_id = 'fisu' AND party_id = 'kemi'",
    "V11": "UPDATE core.statement SET modality = 'goal' WHERE kind = 'headcount' AND network_id = 'hinku'",
    "V12": (
        "UPDATE core.statement SET tense = 'future' WHERE network_id = 'fisu';"
        "INSERT INTO marts.milestone BY NAME SELECT 'fisu' AS network_id, 'founded' AS event, 'done' AS state, "
        "list(assertion_id) AS assertion_ids FROM core.assertion WHERE network_id = 'fisu'"
    ),
    "V13": "UPDATE core.statement SET kind = 'link' WHERE kind = 'participation' AND network_id = 'hinku'",
    "V15": "INSERT INTO core.report BY NAME SELECT 'accepted' AS state, true AS total_is_sum, 's123' AS completeness, "
    "100 AS stated_total, 40 AS scope1, 40 AS scope2, 10 AS scope3",
    "V16": "INSERT INTO restricted.person SELECT min(reading_id), 0, 5, 'Akaa' FROM obs.reading",
    "V17": "INSERT INTO ops.known_system VALUES ('a-network-of-old', TIMESTAMP '2023-11-14 00:15:00')",
    "V19": "INSERT INTO core.report_intake BY NAME SELECT 'd' AS document_id, 'hinku' AS network_id",
}


@pytest.fixture(scope="module")
def derived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the work file after the third recorded night."""
    house = House(tmp_path_factory.mktemp("house"))
    house.load_all()
    with writer(house.warehouse) as con:
        last = read_nights(RECORDED_WEB)[-1]
        derive(con, house.catalogue, last, house.rules)
        yield con


@pytest.fixture
def broken(derived: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    derived.execute("BEGIN")
    yield derived
    derived.execute("ROLLBACK")


def red(con: duckdb.DuckDBPyConnection) -> set[str]:
    return {f.check.check_id for f in run_checks(con)}


def test_the_recorded_nights_are_sound(derived: duckdb.DuckDBPyConnection) -> None:
    assert red(derived) == {"V06"}


def test_every_check_has_a_fault_here() -> None:
    assert {c.check_id for c in all_checks()} == FAULTS.keys() | {check_id for check_id, _ in PROMISE_FAULTS.values()}


@pytest.mark.parametrize("check_id", sorted(FAULTS))
def test_a_check_goes_red(broken: duckdb.DuckDBPyConnection, check_id: str) -> None:
    before = {f.check.check_id: f.n_rows for f in run_checks(broken)}
    broken.execute(FAULTS[check_id])
    after = {f.check.check_id: f.n_rows for f in run_checks(broken)}
    assert after.get(check_id, 0) > before.get(check_id, 0)


@pytest.mark.parametrize(
    "fault",
    [
        "UPDATE core.statement SET char_end = char_end + 1 WHERE assertion_id = ?",
        "UPDATE core.statement SET char_start = 9000000, char_end = 9000005 WHERE assertion_id = ?",
        "UPDATE obs.reading SET text = NULL FROM (SELECT ? AS assertion_id)",
    ],
    ids=["one more", "beyond the text", "no text"],
)
def test_a_quote_that_is_not_there_is_seen(broken: duckdb.DuckDBPyConnection, fault: str) -> None:
    row = broken.execute("SELECT min(assertion_id) FROM core.assertion WHERE network_id = 'hinku'").fetchone()
    broken.execute(fault, [row[0] if row else None])
    assert "V03" in red(broken)


def test_quotes_of_a_text_longer_than_a_piece_are_found(broken: duckdb.DuckDBPyConnection) -> None:
    ahead = "ä" * 10_000
    broken.execute("UPDATE obs.reading SET text = ? || text", [ahead])
    broken.execute("UPDATE core.statement SET char_start = char_start + ?, char_end = char_end + ?", [len(ahead)] * 2)
    assert "V03" not in red(broken)


@pytest.mark.parametrize(
    "quote", ["Kysy: etunimi.sukunimi@kunta.example", "Puh. 040 123 4567", "+358 40 1234567", "131052-308T"]
)
def test_contact_details_are_people_too(broken: duckdb.DuckDBPyConnection, quote: str) -> None:
    broken.execute(f"UPDATE marts.assertion SET quote = '{quote}' WHERE assertion_id = {ANY}")
    assert "V16" in red(broken)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("milestone", "label"),
        ("milestone_year", "label"),
        ("obligation", "counterparty"),
        ("obligation", "[topics]"),
        ("role_year", "office"),
        ("description", "[values]"),
    ],
)
def test_people_are_looked_for_in_every_kind_of_fact(
    broken: duckdb.DuckDBPyConnection, table: str, columns: str
) -> None:
    name = "Maija Meikäläinen"
    broken.execute(FAULTS["V16"].replace("Akaa", name))
    assert "V16" not in red(broken)
    value = f"['x', '{name}']" if columns.startswith("[") else f"'{name}'"
    broken.execute(f"INSERT INTO marts.{table} BY NAME SELECT {value} AS {columns.strip('[]')}")
    assert "V16" in red(broken)


@pytest.mark.parametrize(
    "table",
    [
        "role_year",
        "obligation",
        "obligation_year",
        "milestone",
        "milestone_year",
        "system_link",
        "system_link_year",
        "description",
        "network_municipality_year",
        "network_overlap_year",
        "partner_churn_year",
        "partner_overlap_year",
        "partner_sector_year",
    ],
)
def test_every_kind_of_fact_needs_evidence(broken: duckdb.DuckDBPyConnection, table: str) -> None:
    assert "V02" not in red(broken)
    broken.execute(f"INSERT INTO marts.{table} BY NAME SELECT ['nowhere'] AS assertion_ids")
    assert "V02" in red(broken)


def test_no_dataset_with_evidence_goes_unchecked() -> None:
    [sql] = [check.sql for check in all_checks() if check.check_id == "V02"]
    # What waits for a person rests on assertions that make no fact.
    cited = {d.name for d in load_datasets().values() if "assertion_ids" in {c.name for c in d.columns}} - {"review"}
    assert {name for name in cited if f"marts.{name}" not in sql} == set()


@pytest.mark.parametrize(
    "fault",
    [
        "DELETE FROM ref.network WHERE network_id = 'hinku'",
        "DELETE FROM marts.system_register WHERE network_id = 'hinku'",
        "UPDATE marts.system_register SET network_id = 'nowhere' WHERE network_id = 'hinku'",
    ],
)
def test_no_system_of_the_register_may_be_lost(broken: duckdb.DuckDBPyConnection, fault: str) -> None:
    broken.execute(fault)
    assert "V17" in red(broken)


def test_the_load_remembers_every_system_of_the_registers(derived: duckdb.DuckDBPyConnection) -> None:
    known = derived.execute("SELECT DISTINCT system_id FROM ops.known_system ORDER BY ALL").fetchall()
    assert known == derived.execute("SELECT network_id FROM ref.network ORDER BY ALL").fetchall()
    assert derived.execute("SELECT count(*) FROM marts.system_register").fetchone() == (64,)


def test_a_step_done_in_the_future_is_seen_by_year_too(broken: duckdb.DuckDBPyConnection) -> None:
    broken.execute("INSERT INTO marts.milestone_year BY NAME SELECT 'done' AS state, ['nowhere'] AS assertion_ids")
    assert "V12" in red(broken)


def test_three_codes_side_by_side_are_no_phone_number(broken: duckdb.DuckDBPyConnection) -> None:
    broken.execute(f"UPDATE marts.assertion SET quote = 'Espoo 049 092 235' WHERE assertion_id = {ANY}")
    assert "V16" not in red(broken)


def test_what_an_operator_confirmed_holds_no_longer(broken: duckdb.DuckDBPyConnection) -> None:
    broken.execute(FAULTS["V07"])
    assert "V07" in red(broken)
    broken.execute("INSERT INTO ref.confirmed VALUES ('V07', 'fisu', 'municipality', 2025)")
    assert "V07" not in red(broken)


def test_a_finding_shows_its_rows(broken: duckdb.DuckDBPyConnection) -> None:
    broken.execute(FAULTS["V01"])
    finding = next(f for f in run_checks(broken) if f.check.check_id == "V01")
    assert "network_id" not in str(finding)
    assert "dataset=network_region_year, id=hinku, year=2023" in str(finding)


@pytest.mark.system
def test_a_check_that_stops_keeps_the_state_before(tmp_path: Path) -> None:
    house = House(tmp_path)
    first, second = read_nights(RECORDED_WEB)[:2]
    house.play(first)
    run = house.fetch(second)
    with writer(house.warehouse) as con:
        load_run(con, house.archive, house.catalogue, run)
        con.execute("UPDATE obs.reading SET text = 'another text' WHERE source_id = 'hinku-municipalities'")
        before = con.execute("SELECT count(*) FROM marts.membership_year").fetchone()
        with pytest.raises(CheckFailedError, match="V03"):
            derive(con, house.catalogue, run.known_at, house.rules)
        assert con.execute("SELECT count(*) FROM marts.membership_year").fetchone() == before

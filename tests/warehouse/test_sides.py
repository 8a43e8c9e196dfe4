"""Who is believed where statements exclude each other: the better rank, then the newer content, else nobody.

The rules that look for sides: starts, claims, dates of steps; and the two that set a page against a list or an end.
"""

import shutil
from collections.abc import Iterator

import duckdb
import pytest

from extractors.assertion import Assertion, Milestone
from tests.warehouse.promises import count
from tests.warehouse.told import Sheet, date, member, said, source, stamped, told_whole
from warehouse.decisions import DECISIONS

SOURCES = [
    source("hinku-lista", network="hinku", rank="network_list"),
    source("fisu-rekisteri", network="fisu", rank="register", exhaustive=True),
    source("hinku-luku", network="hinku", rank="network_list"),
]


def taken(network: str, edtf: str, event: str = "founded") -> Milestone:
    fields = {"label": event, "event": event, "state": "done", "tense": "past", "actual": date(edtf)}
    return said(Milestone, network, quote=f"{event} {edtf}", **fields)


def since(edtf: str, network: str = "hinku", party: str = "lahti") -> Assertion:
    return member(network, party, start=date(edtf))


NIGHTS: dict[str, dict[str, Sheet | list[Assertion]]] = {
    "2022-06-01": {"jasenet": [member("eurocities", "turku")]},
    "2024-06-01": {
        # Starts: ranks differ (Lahti), content differs in age (Ii), nothing differs (Turku).
        "hinku-lista": [since("2014"), since("2015", party="turku")],
        "oma": stamped(
            "2024-05-31", since("2016"), since("2012", party="ii"), since("2010", party="kuopio"), since("2011", "ubc")
        ),
        "muu": stamped("2023-05-31", since("2013", party="ii"), since("2010-05", party="kuopio")),
        "kaksi": [since("2017", "icn", "turku"), since("2018", "icn", "turku")],
        # Claims of one day, of different days, and by ranks.
        "luku-a": stamped("2023-03-01", count("ubc", "municipality", 40), count("fisu", "municipality", 2)),
        "luku-b": stamped("2023-09-01", count("ubc", "municipality", 50)),
        "hinku-luku": stamped("2023-03-01", count("hinku", "municipality", 80)),
        "luku-c": stamped("2023-03-01", count("hinku", "municipality", 90), count("icn", "region", 5)),
        "luku-d": stamped("2023-03-01", count("icn", "region", 6)),
        # Steps: a finer date within a coarser one, and two that exclude each other.
        "askel-a": stamped("2023-03-01", taken("hinku", "2008"), taken("ubc", "1991")),
        "askel-b": stamped("2023-09-01", taken("hinku", "2008-05-06"), taken("ubc", "1992")),
        # The register of fisu names Lahti only; a page elsewhere names Vaasa too.
        "fisu-rekisteri": stamped("2024-05-31", member("fisu", "lahti")),
        "fisu-muu": stamped("2024-05-01", member("fisu", "lahti"), member("fisu", "vaasa")),
        # Left in 2022 by one page; another that named it before goes on (Turku), or says that it began anew (Kuopio).
        "eronnut": stamped(
            "2023-01-15",
            member("eurocities", "turku", end=date("2022-12-31", "on"), state="earlier"),
            member("eurocities", "kuopio", end=date("2022-12-31", "on"), state="earlier"),
        ),
        "jasenet": [member("eurocities", "turku"), member("eurocities", "kuopio", start=date("2024-02"))],
    },
}


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with told_whole(tmp_path_factory.mktemp("sides"), NIGHTS, *SOURCES) as con:
        yield con


@pytest.fixture(scope="module")
def reranked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same, where people decided that a body's own page is believed before the network's list."""
    folder = tmp_path_factory.mktemp("decisions") / "decisions"
    shutil.copytree(DECISIONS, folder)
    ranks = (folder / "ranks.csv").read_text("utf-8")
    ranks = ranks.replace("network_list,1,", "network_list,9,")
    (folder / "ranks.csv").write_text(ranks, "utf-8")
    with told_whole(tmp_path_factory.mktemp("reranked"), NIGHTS, *SOURCES, decisions=folder) as con:
        yield con


def sides(con: duckdb.DuckDBPyConnection, kind: str, network: str, party: str | None = None) -> list[tuple]:
    """Severity, and the sources that are believed and not, of the conflicts of a kind."""
    by_source = (
        "(SELECT list(DISTINCT source_id ORDER BY source_id) FROM core.assertion WHERE list_contains({}, assertion_id))"
    )
    return con.execute(
        f"SELECT severity, {by_source.format('winner_ids')}, {by_source.format('loser_ids')} FROM marts.conflict "
        "WHERE kind = ? AND network_id = ? AND party_id IS NOT DISTINCT FROM coalesce(?, party_id)",
        [kind, network, party],
    ).fetchall()


def start(con: duckdb.DuckDBPyConnection, network: str, party: str) -> list[tuple]:
    return con.execute(
        "SELECT DISTINCT start_edtf, year(start_earliest), year(start_latest) FROM marts.membership_year "
        "WHERE network_id = ? AND party_id = ?",
        [network, party],
    ).fetchall()


def size(con: duckdb.DuckDBPyConnection, network: str) -> list[tuple]:
    return con.execute(
        "SELECT claimed_value, claimed_lower, claimed_upper, list_contains(flags, 'claims_conflict') "
        "FROM marts.network_size_year WHERE network_id = ? AND year = 2023 AND basis = 'claimed'",
        [network],
    ).fetchall()


def test_the_better_rank_is_believed_and_the_bounds_take_in_both(con: duckdb.DuckDBPyConnection) -> None:
    assert sides(con, "start_date", "hinku", "lahti") == [("medium", ["hinku-lista"], ["oma"])]
    assert start(con, "hinku", "lahti") == [("2014", 2014, 2016)]


def test_within_a_rank_the_newer_content_is_believed(con: duckdb.DuckDBPyConnection) -> None:
    assert sides(con, "start_date", "hinku", "ii") == [("medium", ["oma"], ["muu"])]
    assert start(con, "hinku", "ii") == [("2012", 2012, 2013)]


def test_two_starts_of_one_document_leave_none(con: duckdb.DuckDBPyConnection) -> None:
    assert sides(con, "start_date", "icn", "turku") == [("high", None, None)]
    assert start(con, "icn", "turku") == [(None, 2017, 2018)]


def test_a_finer_start_agrees(con: duckdb.DuckDBPyConnection) -> None:
    assert sides(con, "start_date", "hinku", "kuopio") == []
    assert start(con, "hinku", "kuopio") == [("2010-05", 2010, 2010)]


def test_claims_of_one_day_have_a_better_one_or_none(con: duckdb.DuckDBPyConnection) -> None:
    assert sides(con, "claims", "hinku") == [("medium", ["hinku-luku"], ["luku-c"])]
    assert size(con, "hinku") == [(80, 80, 80, False)]
    assert sides(con, "claims", "icn") == [("high", None, None)]
    assert size(con, "icn") == [(None, None, None, True)]


def test_a_network_may_grow_within_a_year(con: duckdb.DuckDBPyConnection) -> None:
    assert sides(con, "claims", "ubc") == []
    assert size(con, "ubc") == [(50, 50, 50, False)]


def test_steps_dated_twice(con: duckdb.DuckDBPyConnection) -> None:
    assert sides(con, "milestone_date", "hinku") == []
    assert sides(con, "milestone_date", "ubc") == [("medium", ["askel-b"], ["askel-a"])]
    found = con.execute(
        "SELECT network_id, actual_edtf, actual_earliest::VARCHAR, actual_latest::VARCHAR, "
        "list_contains(flags, 'date_conflict') FROM marts.milestone_year ORDER BY network_id"
    ).fetchall()
    assert found == [
        ("hinku", "2008-05-06", "2008-05-06", "2008-05-06", False),
        ("ubc", "1992", "1991-01-01", "1992-12-31", True),
    ]


def test_a_whole_register_that_never_named_a_member_gainsays_the_page(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        "SELECT party_id, severity, winner_ids FROM marts.conflict WHERE kind = 'not_in_register'"
    ).fetchall()
    assert found == [("vaasa", "low", None)]


def test_who_left_and_is_named_on_is_told_and_who_came_back_is_not(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        "SELECT party_id, difference, len(assertion_ids) FROM marts.conflict WHERE kind = 'ended_and_listed'"
    ).fetchall()
    assert found == [("turku", "ended by 2022-12-31, named on 2024-06-01", 2)]


def test_another_order_of_ranks_turns_the_sides_after_a_rebuild(reranked: duckdb.DuckDBPyConnection) -> None:
    assert sides(reranked, "start_date", "hinku", "lahti") == [("medium", ["oma"], ["hinku-lista"])]
    assert start(reranked, "hinku", "lahti") == [("2016", 2014, 2016)]
    assert sides(reranked, "claims", "hinku") == [("medium", ["luku-c"], ["hinku-luku"])]
    assert size(reranked, "hinku") == [(90, 90, 90, False)]

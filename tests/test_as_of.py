"""What the recorded nights say was true on a day, as known on another: six pairs of dates, and each night's release.

Fisu's page named eight in 2023 (a text of 22.9.2016), thirteen in 2024 and eleven in 2025: Kemi and Siilinjärvi are no
longer there. Lappeenranta's own page names Fisu on each of the nights. Kemiönsaari is on Hinku's list from 2024 on,
with the year 2024.
"""

import pytest

from tests.nights import Played
from warehouse.as_known import told_by_pages
from warehouse.current import DATABASE
from warehouse.database import reader

EIGHT = frozenset({"forssa", "ii", "jyvaskyla", "kuopio", "lahti", "lappeenranta", "turku", "vaasa"})
JOINED = frozenset({"hyvinkaa", "joensuu", "riihimaki"})
LEFT = frozenset({"kemi", "siilinjarvi"})
NOBODY: frozenset[str] = frozenset()

# valid on, known at: Fisu's certain, assumed and possible members, and how sure Kemiönsaari is in Hinku.
PAIRS = [
    # The 2016 text bounds seven; that Lappeenranta is still there was seen on its own page that night.
    ("2023-11-14", "2023-11-14 12:00", {"lappeenranta"}, EIGHT - {"lappeenranta"}, NOBODY, None),
    ("2024-12-31", "2024-01-01 00:00", NOBODY, EIGHT, NOBODY, None),
    # The five of 2024 are first seen in November: in June they may have been members. The eight were before and after.
    ("2024-06-30", "2024-11-12 00:15", EIGHT, NOBODY, JOINED | LEFT, "possible"),
    # Seen on 12 November 2024 and not since: that the page would stand until 2025 was not known in March.
    ("2024-12-31", "2025-03-01 00:00", NOBODY, EIGHT | JOINED | LEFT, NOBODY, "assumed"),
    # A year on the eleven and Kemiönsaari were seen again, and the two were not: they left at some time after November.
    ("2024-12-31", "2025-11-12 00:00", EIGHT | JOINED, NOBODY, LEFT, "certain"),
    ("2025-12-31", "2025-11-12 00:00", NOBODY, EIGHT | JOINED, LEFT, "assumed"),
]


@pytest.mark.parametrize(
    ("valid_on", "known_at", "certain", "assumed", "possible", "kemionsaari"), PAIRS, ids=lambda v: str(v)[:10]
)
def test_who_was_a_member_as_known_on_a_day(
    three_nights: list[Played],
    valid_on: str,
    known_at: str,
    certain: set[str],
    assumed: set[str],
    possible: set[str],
    kemionsaari: str | None,
) -> None:
    sure = known(three_nights, valid_on, known_at, "fisu")
    assert sure == (
        dict.fromkeys(certain, "certain") | dict.fromkeys(assumed, "assumed") | dict.fromkeys(possible, "possible")
    )
    assert known(three_nights, valid_on, known_at, "hinku").get("kemionsaari") == kemionsaari


def test_nobody_is_known_before_the_first_night(three_nights: list[Played]) -> None:
    assert known(three_nights, "2023-12-31", "2023-11-14 00:14:59") == {}


@pytest.mark.parametrize("name", ["membership_year", "network_size_year"])
def test_the_last_release_answers_as_the_second_nights_own_did(three_nights: list[Played], name: str) -> None:
    assert_same_answer(three_nights, 1, name)


@pytest.mark.system
@pytest.mark.parametrize("name", [d.name for d in told_by_pages()])
@pytest.mark.parametrize("night", [0, 1, 2])
def test_the_last_release_answers_as_each_nights_own_did(three_nights: list[Played], night: int, name: str) -> None:
    assert_same_answer(three_nights, night, name)


def assert_same_answer(three_nights: list[Played], night: int, name: str) -> None:
    """All columns and rows of a dataset, as known on a night, are those that the night published."""
    then, now = three_nights[night], three_nights[-1]
    with reader(now.release.path / DATABASE) as con:
        con.execute(f"ATTACH '{then.release.path / DATABASE}' AS past (READ_ONLY)")
        columns = ", ".join(row[0] for row in con.execute(f"DESCRIBE {name}").fetchall())
        asked = f"SELECT {columns} FROM {name}_at(TIMESTAMP '{then.run.known_at:%Y-%m-%d %H:%M:%S}') ORDER BY ALL"
        published = f"SELECT {columns} FROM {'main' if then is now else 'past'}.{name} ORDER BY ALL"
        assert con.execute(asked).fetchall() == con.execute(published).fetchall()


def known(nights: list[Played], valid_on: str, known_at: str, network: str | None = None) -> dict[str, str]:
    """How sure each membership is, by the last release."""
    of = f"AND network_id = '{network}'" if network else ""
    return dict(
        nights[-1].sql(
            "SELECT party_id, certainty "
            f"FROM memberships_as_of(DATE '{valid_on}', known_at := TIMESTAMP '{known_at}') WHERE role = 'member' {of}"
        )
    )

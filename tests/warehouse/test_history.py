"""Starts that differ or agree, spells, and newer readers: what the history makes of them."""

from pathlib import Path

from extractors.catalogue import Source
from tests.warehouse.told import Told, date, member, source, stamped, told

# Whom every list names, so that it is not empty.
OTHERS = tuple(member("hinku", party) for party in ("forssa", "ii", "imatra"))
LAHTI = member("hinku", "lahti")


def the_list(source_id: str = "lista", **changes: object) -> Source:
    plain = {"network": "hinku", "rank": "network_list", "kinds": ("member_list",), "exhaustive": True}
    return source(source_id, **(plain | changes))


def spells(con: Told, party: str = "lahti") -> list[tuple]:
    """What is believed now of a body: start and end of each spell."""
    return con.execute(
        "SELECT spell_no, start_edtf, start_earliest::VARCHAR, start_latest::VARCHAR, starts_differ, "
        "end_earliest::VARCHAR, end_latest::VARCHAR "
        "FROM marts.participation WHERE known_to IS NULL AND party_id = ? ORDER BY spell_no",
        [party],
    ).fetchall()


def joined(edtf: str) -> object:
    return member("hinku", "lahti", start=date(edtf))


def test_a_finer_start_within_a_coarser_one_agrees_and_is_told(tmp_path: Path) -> None:
    night = {"lista": [*OTHERS, joined("2019")], "sivu": [joined("2019-05")], "uutinen": [joined("2019-05-14")]}
    with told(tmp_path, {"2024-01-01": night}, the_list(), source("uutinen", rank="news")) as con:
        assert spells(con) == [(1, "2019-05-14", "2019-05-14", "2019-05-14", False, None, None)]


def test_starts_that_exclude_each_other_differ_within_the_widest_bounds(tmp_path: Path) -> None:
    night = {"lista": [*OTHERS, joined("2019")], "sivu": [joined("2017-05")]}
    with told(tmp_path, {"2024-01-01": night}, the_list()) as con:
        assert spells(con) == [(1, "2019", "2017-05-01", "2019-12-31", True, None, None)]


def test_nothing_says_which_of_two_starts_of_one_rank_and_day_is_the_better(tmp_path: Path) -> None:
    lists = {"a-lista": [*OTHERS, joined("2019")], "b-lista": [*OTHERS, joined("2017")]}
    with told(tmp_path / "same", {"2024-01-01": lists}, the_list("a-lista"), the_list("b-lista")) as con:
        assert spells(con) == [(1, None, "2017-01-01", "2019-12-31", True, None, None)]
    newer = {"2024-01-01": lists, "2024-01-02": {"b-lista": lists["b-lista"]}}
    with told(tmp_path / "newer", newer, the_list("a-lista"), the_list("b-lista")) as con:
        assert spells(con) == [(1, "2017", "2017-01-01", "2019-12-31", True, None, None)]


def dropped(own_page: object) -> dict:
    """A list that drops Lahti after its first night, and Lahti's own page."""
    nights = {f"2024-01-0{day}": {"lista": [*OTHERS], "sivu": own_page} for day in range(2, 6)}
    return {"2024-01-01": {"lista": [*OTHERS, LAHTI], "sivu": own_page}} | nights


def test_an_old_page_does_not_keep_whom_the_list_dropped_and_an_undated_one_does(tmp_path: Path) -> None:
    with told(tmp_path / "old", dropped(stamped("2012-03-04", LAHTI)), the_list()) as con:
        assert spells(con) == [(1, None, None, "2012-03-04", False, "2024-01-01", "2024-01-02")]
    with told(tmp_path / "undated", dropped([LAHTI]), the_list()) as con:
        assert spells(con) == [(1, None, None, "2024-01-01", False, None, None)]


def test_of_two_whole_lists_both_must_lack_it(tmp_path: Path) -> None:
    both = {"a-lista": [*OTHERS, LAHTI], "b-lista": [*OTHERS, LAHTI]}
    one = {"a-lista": [*OTHERS], "b-lista": [*OTHERS, LAHTI]}
    none = {"a-lista": [*OTHERS], "b-lista": [*OTHERS]}
    nights = {"2024-01-01": both} | {f"2024-01-0{day}": one for day in range(2, 6)}
    lists = the_list("a-lista"), the_list("b-lista")
    with told(tmp_path / "one", nights, *lists) as con:
        assert spells(con) == [(1, None, None, "2024-01-01", False, None, None)]
    with told(tmp_path / "two", nights | {"2024-01-06": none, "2024-01-07": none}, *lists) as con:
        assert spells(con) == [(1, None, None, "2024-01-01", False, "2024-01-05", None)]
    third = {f"2024-01-0{day}": none for day in range(6, 9)}
    with told(tmp_path / "three", nights | third, *lists) as con:
        assert spells(con) == [(1, None, None, "2024-01-01", False, "2024-01-05", "2024-01-06")]


def test_who_joins_after_a_stated_end_begins_a_second_spell(tmp_path: Path) -> None:
    left = member("hinku", "lahti", state="ended", start=date("2015"), end=date("2019-06-30"))
    nights = {"2020-01-01": {"uutinen": [left]}, "2022-02-01": {"lista": [*OTHERS, joined("2022")]}}
    with told(tmp_path, nights, the_list(), source("uutinen", rank="news")) as con:
        assert spells(con) == [
            (1, "2015", "2015-01-01", "2015-12-31", False, "2019-06-30", "2019-06-30"),
            (2, "2022", "2022-01-01", "2022-12-31", False, None, None),
        ]


def test_a_page_that_goes_on_naming_it_in_other_words_begins_no_spell(tmp_path: Path) -> None:
    """It was named all the time, so a proved exit from the list was none."""
    nights = dropped(stamped("2012-03-04", LAHTI))
    nights["2024-01-06"] = {"sivu": stamped("2024-01-06", joined("2008"))}
    nights["2024-01-07"] = {"sivu": stamped("2024-01-07", LAHTI)}
    with told(tmp_path, nights, the_list()) as con:
        assert [(no, end) for no, *_, end in spells(con)] == [(1, None)]


def test_a_later_date_of_another_page_counts_from_the_night_it_was_seen(tmp_path: Path) -> None:
    """The list lacks Lahti for a month; its own page, in the same words, comes to bear a later date in between."""
    nights = dropped(stamped("2012-03-04", LAHTI))
    nights |= {f"2024-01-{day}": {"lista": [*OTHERS], "sivu": stamped("2024-01-10", LAHTI)} for day in range(10, 15)}
    nights |= {"2024-01-20": {"lista": [*OTHERS], "sivu": stamped("2024-01-20", LAHTI)}}
    with told(tmp_path, nights, the_list()) as con:
        ends = con.execute(
            "SELECT known_from::DATE::VARCHAR, end_earliest::VARCHAR, end_latest::VARCHAR "
            "FROM marts.participation WHERE party_id = 'lahti' ORDER BY known_from"
        ).fetchall()
    assert ends == [
        ("2024-01-01", None, None),
        ("2024-01-02", "2024-01-01", None),
        ("2024-01-04", "2024-01-01", "2024-01-02"),
        ("2024-01-10", None, None),
        ("2024-01-11", "2024-01-10", None),
        ("2024-01-13", "2024-01-10", "2024-01-11"),
        ("2024-01-20", None, None),
    ]

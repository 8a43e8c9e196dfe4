"""From intervals to a panel: certain, carried, possible, ended; and what absence from a list is worth."""

import datetime as dt
from pathlib import Path

from extractors.catalogue import Bounds, Catalogue, Page
from tests import tiny_web
from tests.nights import Known
from tests.tiny_web import page
from warehouse.checks import all_checks

SIX = ("Forssa", "Ii", "Kuopio", "Lahti", "Turku", "Vaasa")
FIVE = SIX[:-1]


def states(known: Known, party: str) -> dict[int, str]:
    rows = known.sql(f"SELECT year, state FROM marts.membership_year WHERE party_id = '{party}' ORDER BY year")
    return dict(rows)


def ends(known: Known, party: str) -> tuple[str | None, str | None]:
    rows = known.sql(
        f"SELECT end_earliest::VARCHAR, end_latest::VARCHAR FROM marts.participation "
        f"WHERE party_id = '{party}' AND known_to IS NULL"
    )
    assert len(rows) == 1
    return rows[0]


def outcomes(known: Known) -> dict[str, int]:
    return dict(known.sql("SELECT outcome, count(*) FROM core.assertion GROUP BY ALL"))


def test_a_stated_year_bounds_the_start_and_evidence_is_carried_two_years(tmp_path: Path) -> None:
    known = tiny_web.house(
        tmp_path,
        {"2020-02-03": page("Lahti (2019)", "Ii", "Turku"), "2024-02-05": 503},
    ).load_all()
    assert states(known[0], "lahti") == {2019: "certain", 2020: "certain"}
    assert states(known[0], "ii") == {2020: "certain"}
    assert states(known[1], "lahti") == {
        2019: "certain",
        2020: "certain",
        2021: "carried",
        2022: "carried",
        2023: "possible",
        2024: "possible",
    }


def test_an_unchanged_page_is_evidence_anew(tmp_path: Path) -> None:
    same = page(*SIX)
    known = tiny_web.house(tmp_path, {"2020-02-03": same, "2022-02-07": same}).load_all()[-1]
    assert known.states == {"jasenlista": "unchanged"}
    assert states(known, "lahti") == {2020: "certain", 2021: "certain", 2022: "certain"}


def test_absence_is_possible_until_three_whole_readings_prove_it(tmp_path: Path) -> None:
    nights = {"2024-03-04": page(*SIX)} | {f"2024-03-0{d}": page(*FIVE) for d in (5, 6, 7, 8)}
    known = tiny_web.house(tmp_path, nights).load_all()
    assert ends(known[0], "vaasa") == (None, None)
    assert ends(known[1], "vaasa") == ("2024-03-04", None)
    assert ends(known[2], "vaasa") == ("2024-03-04", None)
    assert ends(known[3], "vaasa") == ("2024-03-04", "2024-03-05")
    assert ends(known[4], "vaasa") == ("2024-03-04", "2024-03-05")
    assert states(known[1], "vaasa") == {2024: "possible"}
    assert states(known[3], "vaasa") == {}
    assert states(known[4], "lahti") == {2024: "certain"}


def test_a_source_that_is_down_proves_nothing(tmp_path: Path) -> None:
    nights = {
        "2024-03-04": page(*SIX),
        "2024-03-05": page(*FIVE),
        "2024-03-06": 503,
        "2024-03-07": 503,
        "2024-03-08": 503,
    }
    known = tiny_web.house(tmp_path, nights).load_all()[-1]
    assert ends(known, "vaasa") == ("2024-03-04", None)
    flags = known.sql("SELECT DISTINCT flags FROM marts.membership_year WHERE party_id = 'lahti' AND year = 2024")
    assert flags == [(["source_unavailable", "undated_source", "year_open"],)]


def test_who_is_listed_again_never_left(tmp_path: Path) -> None:
    nights = {"2024-03-04": page(*SIX), "2024-03-05": page(*FIVE), "2024-03-06": page(*SIX)}
    known = tiny_web.house(tmp_path, nights).load_all()[-1]
    assert ends(known, "vaasa") == (None, None)
    beliefs = known.sql(
        "SELECT end_earliest::VARCHAR, known_from::DATE::VARCHAR, known_to::DATE::VARCHAR FROM marts.participation "
        "WHERE party_id = 'vaasa' ORDER BY known_from"
    )
    assert beliefs == [
        (None, "2024-03-04", "2024-03-05"),
        ("2024-03-04", "2024-03-05", "2024-03-06"),
        (None, "2024-03-06", None),
    ]


def test_a_list_that_is_not_exhaustive_ends_nobody(tmp_path: Path) -> None:
    nights = {"2024-03-04": page(*SIX)} | {f"2024-03-0{d}": page(*FIVE) for d in (5, 6, 7)}
    open_list = tiny_web.source(exhaustive=False)
    known = tiny_web.house(tmp_path, nights, open_list).load_all()[-1]
    assert ends(known, "vaasa") == (None, None)


def test_a_held_page_leaves_the_last_good_facts_and_says_so(tmp_path: Path) -> None:
    nights = {"2024-03-04": page(*SIX), "2024-03-05": page("Ii", "Turku")}
    bounded = tiny_web.source(bounds=Bounds(min_members=2, max_members=20))
    known = tiny_web.house(tmp_path, nights, bounded).load_all()[-1]
    assert known.states == {"jasenlista": "held"}
    rows = known.sql("SELECT count(*), min(flags) FROM marts.membership_year WHERE year = 2024 AND state = 'certain'")
    assert rows == [(6, ["held", "undated_source", "year_open"])]
    assert outcomes(known) == {"fact": 6, "held": 2}


def test_the_known_at_of_an_earlier_night_is_answered_from_a_later_release(tmp_path: Path) -> None:
    nights = {"2024-03-04": page(*FIVE), "2024-09-02": page(*SIX)}
    played = tiny_web.house(tmp_path, nights).play_to_last()
    asked = "SELECT count(*) FROM memberships_as_of(DATE '2024-12-31', known_at := TIMESTAMP '{}')"
    assert played.sql(asked.format("2024-03-03 00:00:00")) == [(0,)]
    assert played.sql(asked.format("2024-06-01 00:00:00")) == [(5,)]
    assert played.sql(asked.format("2024-10-01 00:00:00")) == [(6,)]
    certain = "SELECT count(*) FROM memberships_as_of(DATE '2024-05-01') WHERE certainty = 'certain'"
    assert played.sql(certain) == [(5,)]


def test_claims_stand_beside_lists(tmp_path: Path) -> None:
    lead = "Verkostoon kuuluu nyt yli 40 kuntaa."
    known = tiny_web.house(tmp_path, {"2024-03-04": page(*SIX, lead=lead)}).load_all()[-1]
    rows = known.sql(
        "SELECT member_kind, claimed_value, claimed_comparator, claimed_lower, claimed_upper, listed_best, "
        "coverage::DOUBLE FROM marts.network_size_year WHERE year = 2024"
    )
    assert rows == [("municipality", 40, ">", 41, None, 6, 0.1463)]
    assert known.sql("SELECT kind, difference FROM marts.conflict") == [
        ("claim_against_list", "claimed 41..?, listed 6..6")
    ]
    check = next(check for check in all_checks() if check.check_id == "V06")
    assert len(known.sql(check.sql)) == 1


def test_regions_are_those_of_the_year(tmp_path: Path) -> None:
    # Iitti moved from Kymenlaakso (08) to Päijät-Häme (07) at the beginning of 2021.
    same = page("Iitti", "Lahti", "Ii")
    known = tiny_web.house(tmp_path, {"2020-02-03": same, "2021-02-08": same}).load_all()[-1]
    rows = known.sql(
        "SELECT year, region_code, n_lower, n_best, n_upper FROM marts.network_region_year ORDER BY year, region_code"
    )
    assert rows == [
        (2020, "07", 1, 1, 1),
        (2020, "08", 1, 1, 1),
        (2020, "17", 1, 1, 1),
        (2021, "07", 2, 2, 2),
        (2021, "17", 1, 1, 1),
    ]


def test_who_comes_back_after_a_proved_exit_begins_a_new_spell(tmp_path: Path) -> None:
    nights = {"2015-03-02": page(*SIX)} | {f"2016-03-0{d}": page(*FIVE) for d in (1, 2, 3)} | {"2020-03-02": page(*SIX)}
    known = tiny_web.house(tmp_path, nights).load_all()[-1]
    assert states(known, "vaasa") == {2015: "possible", 2020: "certain"}
    spells = known.sql(
        "SELECT spell_no, end_latest::VARCHAR FROM marts.participation WHERE party_id = 'vaasa' AND known_to IS NULL "
        "ORDER BY spell_no"
    )
    assert spells == [(1, "2016-03-01"), (2, None)]
    assert states(known, "lahti")[2017] == "certain"


def test_runs_of_one_day_are_one_night(tmp_path: Path) -> None:
    house = tiny_web.house(tmp_path, {"2024-03-04": page(*SIX), "2024-03-05": page(*FIVE)})
    house.load(tiny_web.at("2024-03-04"))
    for minute in range(4):
        known = house.load(tiny_web.at("2024-03-05") + dt.timedelta(minutes=minute))
    assert ends(known, "vaasa") == ("2024-03-04", None)


def test_a_list_that_names_fewer_than_it_says_proves_nothing(tmp_path: Path) -> None:
    lead = "Verkostoon kuuluu nyt 6 kuntaa."
    nights = {"2024-03-04": page(*SIX, lead=lead)} | {f"2024-03-0{d}": page(*FIVE, lead=lead) for d in (5, 6, 7, 8)}
    known = tiny_web.house(tmp_path, nights).load_all()[-1]
    assert ends(known, "vaasa") == (None, None)


def test_an_own_page_that_still_names_the_network_keeps_the_membership_and_shows_the_conflict(tmp_path: Path) -> None:
    own = tiny_web.source(
        id="oma-sivu",
        owner="vaasa",
        network=None,
        kinds=("own_networks",),
        rank="own_page",
        exhaustive=False,
        pages=(Page(lang="fi", url="https://lista.example/oma"),),
    )
    nights = {"2024-03-04": page(*SIX)} | {f"2024-03-0{d}": page(*FIVE) for d in (5, 6, 7, 8)}
    house = tiny_web.house(tmp_path, nights, tiny_web.source(), own)
    folder = house.web / "lista.example" / "oma"
    folder.mkdir()
    told = "<h1>Verkostot</h1><p>Vaasan kaupunki kuuluu useaan verkostoon.</p>"
    markup = f"<main>{told}<ul><li>Hinku-verkosto</li></ul></main>"
    answer = f'HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\n\n<html lang="fi">{markup}</html>'
    (folder / "2024-03-04.http").write_text(answer, "utf-8")
    known = house.load_all()[-1]
    assert ends(known, "vaasa") == (None, None)
    assert known.sql("SELECT kind, party_id FROM marts.conflict") == [("listed_and_dropped", "vaasa")]


def test_a_merged_municipality_has_no_rows_after_its_last_year(tmp_path: Path) -> None:
    # Honkajoki became part of Kankaanpää at the beginning of 2021.
    nights = {"2020-03-02": page("Honkajoki", *SIX), "2021-03-01": page(*SIX), "2022-03-07": page(*SIX)}
    known = tiny_web.house(tmp_path, nights).load_all()[-1]
    assert set(states(known, "honkajoki")) == {2020}
    flags = known.sql("SELECT flags FROM marts.membership_year WHERE party_id = 'honkajoki'")
    assert "body_abolished" in flags[0][0]


def test_years_before_the_oldest_register_use_it(tmp_path: Path) -> None:
    known = tiny_web.house(tmp_path, {"2001-03-05": page("Lahti (1998)", "Ii", "Turku")}).load_all()[-1]
    assert states(known, "lahti") == dict.fromkeys((1998, 1999, 2000, 2001), "certain")
    rows = known.sql("SELECT DISTINCT region_classification_year FROM marts.network_region_year ORDER BY ALL")
    # No register of regions is older than that of 2013, and the rows say so.
    assert rows == [(2013,)]


def test_a_stamp_in_the_future_says_nothing(tmp_path: Path) -> None:
    lead = "Päivitetty 1.2.2031"
    known = tiny_web.house(tmp_path, {"2024-03-04": page(*SIX, lead=lead)}).load_all()[-1]
    assert states(known, "lahti") == {2024: "certain"}


def test_contact_details_in_an_item_are_masked_and_stop_nobody(tmp_path: Path) -> None:
    items = (*FIVE, "Hanko, puh. 040 123 4567", "Raahe, etunimi.sukunimi@kunta.example")
    known = tiny_web.house(tmp_path, {"2024-03-04": page(*items)}).load_all()[-1]
    quotes = {q for (q,) in known.sql("SELECT quote FROM marts.assertion")}
    assert "Hanko, puh. […]" in quotes
    assert not [q for q in quotes if "@" in q or "4567" in q]


def test_a_source_that_left_the_catalogue_is_told_as_withdrawn(tmp_path: Path) -> None:
    house = tiny_web.house(tmp_path, {"2024-03-04": page(*SIX), "2024-03-05": page(*SIX)})
    house.load(tiny_web.at("2024-03-04"))
    house.catalogue = Catalogue([tiny_web.source(id="another", pages=(Page(lang="fi", url="https://muu.example/"),))])
    known = house.load(tiny_web.at("2024-03-05"))
    assert outcomes(known) == {"withdrawn": 6}


def test_a_new_reader_reads_every_archived_version_anew(tmp_path: Path) -> None:
    house = tiny_web.house(tmp_path, {"2024-03-04": page(*SIX), "2024-03-05": page(*FIVE)})
    house.load(tiny_web.at("2024-03-04"))
    # Another source file is another reader: this one leaves the list out and finds nobody.
    house.catalogue = Catalogue([tiny_web.source(exhaustive=False, ignore=("ul",))])
    known = house.load(tiny_web.at("2024-03-05"))
    assert known.sql("SELECT count(*) FROM marts.membership_year") == [(0,)]

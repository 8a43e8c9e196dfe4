"""What the three recorded nights must give, fact by fact; expectations are written from the pages by hand."""

from pathlib import Path

import pytest
import requests

from extractors.fetch import RecordedWeb, read_nights
from tests.nights import RECORDED_WEB, House, Played


def test_the_nights_are_those_of_the_recording(three_nights: list[Played]) -> None:
    assert [p.run.run_id for p in three_nights] == ["2023-11-14T001500Z", "2024-11-12T001500Z", "2025-11-11T001500Z"]
    assert all(p.release.is_current and p.release.is_new for p in three_nights)


def test_hinkus_new_member_is_a_join_with_its_year_on_both_axes(three_nights: list[Played]) -> None:
    joins = three_nights[-1].sql(
        """
        SELECT party_id, start_edtf, start_earliest::VARCHAR, start_latest::VARCHAR, known_from::VARCHAR, known_to
        FROM participation
        WHERE network_id = 'hinku' AND start_edtf = '2024'
        """
    )
    assert joins == [("kemionsaari", "2024", "2024-01-01", "2024-12-31", "2024-11-12 00:15:00", None)]
    known_before = three_nights[-1].sql(
        "SELECT count(*) FROM memberships_as_of(DATE '2024-12-31', known_at := TIMESTAMP '2024-11-11 00:00:00') "
        "WHERE party_id = 'kemionsaari'"
    )
    assert known_before == [(0,)]


@pytest.mark.parametrize(
    ("night", "claimed", "listed", "coverage"), [(0, 96, 48, 0.5), (1, 98, 49, 0.5), (2, 98, 49, 0.5)]
)
def test_hinkus_claim_stands_beside_its_list(
    three_nights: list[Played], night: int, claimed: int, listed: int, coverage: float
) -> None:
    played = three_nights[night]
    rows = played.sql(
        "SELECT claimed_value, listed_best, coverage::DOUBLE FROM network_size_year "
        f"WHERE network_id = 'hinku' AND year = {played.run.known_at.year}"
    )
    assert rows == [(claimed, listed, coverage)]


def test_fisu_counts_eight_thirteen_eleven(three_nights: list[Played]) -> None:
    claims = three_nights[-1].sql(
        "SELECT value, as_of_latest::VARCHAR FROM headcount WHERE network_id = 'fisu' ORDER BY as_of_latest"
    )
    assert claims == [(8, "2016-09-22"), (13, "2024-11-12"), (11, "2025-11-11")]


def test_vanished_fisu_members_are_possible_and_not_ended(three_nights: list[Played]) -> None:
    rows = three_nights[-1].sql(
        """
        SELECT party_id, state, end_earliest::VARCHAR, end_latest, list_contains(flags, 'no_longer_listed')
        FROM membership_year
        WHERE network_id = 'fisu' AND year = 2025 AND state <> 'certain'
        ORDER BY party_id
        """
    )
    assert rows == [
        ("kemi", "possible", "2024-11-12", None, True),
        ("siilinjarvi", "possible", "2024-11-12", None, True),
    ]
    certain = three_nights[-1].sql(
        "SELECT count(*) FROM membership_year WHERE network_id = 'fisu' AND year = 2025 AND state = 'certain'"
    )
    assert certain == [(11,)]


def test_the_night_of_the_503_is_source_unavailable(three_nights: list[Played]) -> None:
    assert three_nights[1].states["ubc-members"] == "source_unavailable"
    during, after = (
        p.sql("SELECT DISTINCT flags FROM membership_year WHERE network_id = 'ubc' AND year = 2024")
        for p in three_nights[1:]
    )
    assert during == [(["source_unavailable", "undated_source", "year_open"],)]
    assert after == [(["undated_source"],)]
    members = three_nights[1].sql("SELECT count(*) FROM membership_year WHERE network_id = 'ubc' AND year = 2024")
    assert members == [(51,)]


def test_the_shrunk_page_is_held_and_its_last_good_facts_stand(three_nights: list[Played]) -> None:
    assert [p.states["viable-cities-2021"] for p in three_nights] == ["read", "held", "unchanged"]
    reasons = three_nights[1].sql(
        "SELECT state_reason, n_members FROM source_night WHERE source_id = 'viable-cities-2021' AND state = 'held'"
    )
    assert reasons == [("shrunk", 2)]
    for played in three_nights:
        year = played.run.known_at.year
        rows = played.sql(
            "SELECT count(*), count(end_earliest) FROM membership_year "
            f"WHERE network_id = 'viable-cities' AND year = {year} AND state <> 'possible'"
        )
        assert rows == [(23, 0)]


def test_an_error_page_with_status_200_says_nothing(three_nights: list[Played]) -> None:
    assert [p.states["klimatkommunerna-2024"] for p in three_nights] == ["page_gone", "unreadable", "read"]


def test_a_page_that_is_gone_keeps_its_facts_and_is_told(three_nights: list[Played]) -> None:
    assert [p.states["joensuu-network-en"] for p in three_nights] == ["read", "unchanged", "page_gone"]
    claim = three_nights[2].sql("SELECT value, comparator FROM headcount WHERE network_id = 'joensuu-ilmastokumppanit'")
    assert claim == [(40, ">")]


def test_canemures_regions_and_coordinators(three_nights: list[Played]) -> None:
    regions = three_nights[-1].sql(
        """
        SELECT region_code FROM membership_year JOIN party USING (party_id)
        WHERE network_id = 'canemure' AND role = 'project_region' AND year = 2019 AND state = 'certain' ORDER BY 1
        """
    )
    assert [code for (code,) in regions] == ["01", "02", "04", "06", "07", "09", "17"]
    coordinators = three_nights[-1].sql(
        "SELECT network_id, party_id FROM participation WHERE role = 'regional_coordinator' ORDER BY 1"
    )
    assert coordinators == [
        ("canemure-wg-01", "uudenmaan-liitto"),
        ("canemure-wg-02", "varsinais-suomen-ely-keskus"),
        ("canemure-wg-04", "samk"),
        ("canemure-wg-06", "pirkanmaan-liitto"),
        ("canemure-wg-07", "paijat-hameen-liitto"),
        ("canemure-wg-09", "lappeenranta"),
        ("canemure-wg-17", "oamk"),
    ]


def test_a_city_page_gives_its_networks_and_none_by_transitivity(three_nights: list[Played]) -> None:
    networks = [
        [
            n
            for (n,) in p.sql(
                "SELECT network_id FROM assertion WHERE source_id = 'lappeenranta-networks' AND kind = 'participation' "
                "AND party_id = 'lappeenranta' AND role NOT IN ('coordinator', 'adopter') "
                "AND document_id = (SELECT arg_max(document_id, last_seen_on) FROM document "
                "WHERE source_id = 'lappeenranta-networks') ORDER BY 1"
            )
        ]
        for p in three_nights
    ]
    seven = ["covenant-of-mayors", "ebn", "fisu", "green-city-accord", "green-leaf-network", "hinku", "iclei"]
    assert networks == [seven, sorted([*seven, "netzerocities"]), sorted([*seven, "netzerocities"])]


def test_no_person_is_published(three_nights: list[Played]) -> None:
    for table in ("assertion", "review", "party"):
        rows = three_nights[-1].sql(f"SELECT count(*) FROM {table} AS t WHERE t::VARCHAR LIKE '%Pajunen%'")
        assert rows == [(0,)]


def test_the_forbidden_page_is_never_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    send = RecordedWeb.send

    def listen(
        self: RecordedWeb, request: requests.PreparedRequest, *args: object, **kwargs: object
    ) -> requests.Response:
        asked.append(str(request.url))
        return send(self, request, *args, **kwargs)

    monkeypatch.setattr(RecordedWeb, "send", listen)
    house = House(tmp_path)
    run = house.fetch(read_nights(RECORDED_WEB)[0])
    assert "http://www.eumayors.eu/robots.txt" in asked
    assert not [url for url in asked if "Finland-Mayors" in url]
    attempt = next(a for a in house.archive.attempts(run.run_id) if a.source_id == "six-cities-2012")
    assert (attempt.outcome, attempt.reason, attempt.robots_state) == ("denied", "robots", "forbidden")

"""Names, decisions and withdrawals on the axis of knowledge: what waits, from when it counts, and until when."""

import dataclasses
import datetime as dt
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from extractors.assertion import Assertion, Link, Reference
from tests import tiny_web
from tests.warehouse.told import Sheet, Told, date, member, said, source, told, told_whole
from warehouse.deciding import decide, withdraw
from warehouse.decisions import DECISIONS, DecisionError

D1, D2, D3, D4, D5, D6, D7 = (f"2024-03-{n:02}" for n in range(4, 11))
LIST = source("lista", network="hinku", rank="network_list", exhaustive=True, kinds=("member_list",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(DECISIONS, tmp_path / "decisions")


def judged(
    folder: Path, day: str, mention: str, target_id: str, judgement: Any = "same", subject: Any = "party"
) -> str:
    row = decide(
        folder,
        decided_at=tiny_web.at(day),
        decided_by="Maija Virtanen",
        reason="Seen on its page",
        subject=subject,
        mention=mention,
        judgement=judgement,
        target_id=target_id,
    )
    return row.decision_id


def withdrawn(folder: Path, day: str, subject: Any, withdrawn_id: str) -> str:
    row = withdraw(
        folder,
        decided_at=tiny_web.at(day),
        decided_by="Maija Virtanen",
        reason="A slip",
        subject=subject,
        withdrawn_id=withdrawn_id,
    )
    return row.decision_id


def unknown(mention: str) -> Any:
    return Reference(mention, None, None)


def nights(until: str, page: Sequence[Assertion] | Sheet, name: str = "sivu") -> dict[str, dict[str, Any]]:
    """A page seen on the first day; the days after only let time pass."""
    return {D1: {name: page}} | ({until: {}} if until > D1 else {})


def known(con: Told) -> list[tuple[Any, ...]]:
    """Every belief: network, party, and the days from when to when it was held."""
    return con.execute(
        "SELECT network_id, party_id, known_from::DATE::VARCHAR, known_to::DATE::VARCHAR FROM marts.participation "
        "ORDER BY network_id, party_id, known_from"
    ).fetchall()


def waiting(con: Told) -> list[tuple[Any, ...]]:
    return con.execute("SELECT subject, mention, proposal_id, n_waiting FROM marts.review").fetchall()


KUOPIA = [
    member("hinku", unknown("Kuopia"), start=date("2019")),
    member("fisu", unknown("Kuopia"), start=date("2020")),
    member("hinku", "lahti"),
]


def test_a_decision_counts_from_its_day_on_for_years_before_it_and_in_every_network(
    tmp_path: Path, folder: Path
) -> None:
    judged(folder, D3, "Kuopia", "kuopio")
    with told(tmp_path / "before", nights(D2, KUOPIA), decisions=folder) as con:
        assert known(con) == [("hinku", "lahti", D1, None)]
        assert waiting(con) == [("party", "Kuopia", "kuopio", 2)]
        assert con.execute("SELECT count(*) FROM marts.decision").fetchone() == (0,), "it was not made yet"
    with told(tmp_path / "after", nights(D4, KUOPIA), decisions=folder) as con:
        assert known(con) == [
            ("fisu", "kuopio", D3, None),
            ("hinku", "kuopio", D3, None),
            ("hinku", "lahti", D1, None),
        ]
        assert waiting(con) == []
        years = con.execute(
            "SELECT year FROM marts.membership_year WHERE network_id = 'hinku' AND party_id = 'kuopio' ORDER BY 1"
        ).fetchall()
        assert years == [(y,) for y in range(2019, 2025)]


def test_a_decision_that_is_withdrawn_ends_there_and_the_name_waits_again(tmp_path: Path, folder: Path) -> None:
    decision_id = judged(folder, D3, "Kuopia", "kuopio")
    back = withdrawn(folder, D5, "decision", decision_id)
    with told(tmp_path / "house", nights(D6, KUOPIA), decisions=folder) as con:
        assert known(con) == [("fisu", "kuopio", D3, D5), ("hinku", "kuopio", D3, D5), ("hinku", "lahti", D1, None)]
        assert waiting(con) == [("party", "Kuopia", "kuopio", 2)]
        rows = con.execute(
            "SELECT decision_id, kind, subject, mention, withdrawn_id, judgement, judged_id, "
            "decided_at::DATE::VARCHAR, withdrawn_at::DATE::VARCHAR, reason, n_assertions "
            "FROM marts.decision ORDER BY decided_at"
        ).fetchall()
        assert rows == [
            (decision_id, "name", "party", "Kuopia", None, "same", "kuopio", D3, D5, "Seen on its page", 2),
            (back, "withdrawal", "decision", None, decision_id, None, None, D5, None, "A slip", 2),
        ]
        names = con.execute(
            "SELECT 'Virtanen' IN (SELECT unnest(string_split(t::VARCHAR, ' '))) FROM ref.judgement AS t"
        )
        assert names.fetchall() == [(False,)], "who decided stays in the files"


def test_different_takes_away_what_a_reader_had_found(tmp_path: Path, folder: Path) -> None:
    judged(folder, D3, "lahti", "lahti", "different")
    with told(tmp_path / "house", nights(D4, [member("hinku", "lahti")]), decisions=folder) as con:
        assert known(con) == [("hinku", "lahti", D1, D3)]
        [(subject, mention, proposal_id, n_waiting)] = waiting(con)
        assert (subject, mention, n_waiting) == ("party", "lahti", 1)
        assert proposal_id != "lahti"


def test_a_decision_for_a_body_that_left_the_registers_stops_until_it_is_withdrawn(
    tmp_path: Path, folder: Path
) -> None:
    decision_id = judged(folder, D1, "Kuopia", "gone")
    with (
        pytest.raises(DecisionError, match=f"{decision_id}: nobody knows gone"),
        told_whole(tmp_path / "before", nights(D2, KUOPIA), decisions=folder),
    ):
        pass
    withdrawn(folder, D2, "decision", decision_id)
    with told(tmp_path / "after", nights(D3, KUOPIA), decisions=folder) as con:
        assert known(con) == [("hinku", "lahti", D1, None)]


def test_a_decision_about_a_network_and_one_about_the_end_of_a_link(tmp_path: Path, folder: Path) -> None:
    page = [
        member("hinku", "lahti"),
        said(Link, "gscn", link="backed_by", target=unknown("Hinkuverkko Oy")),
        dataclasses.replace(member("hinku", "kuopio"), network=unknown("Päästöttömät")),
    ]
    with told(tmp_path / "before", nights(D2, page)) as con:
        assert [row[:2] + row[3:] for row in waiting(con)] == [
            ("link_target", "Hinkuverkko Oy", 1),
            ("network", "Päästöttömät", 1),
        ]
    judged(folder, D3, "Päästöttömät", "hinku", subject="network")
    judged(folder, D3, "Hinkuverkko Oy", "hinku", subject="network")
    with told(tmp_path / "after", nights(D4, page), decisions=folder) as con:
        assert waiting(con) == []
        assert known(con) == [("hinku", "kuopio", D3, None), ("hinku", "lahti", D1, None)]
        assert con.execute("SELECT parent_id FROM marts.system_link").fetchall() == [("hinku",)]


def test_only_facts_that_nothing_else_holds_up_are_counted_and_the_most_come_first(tmp_path: Path) -> None:
    both = member("hinku", unknown("Zzyzx"))
    both = type(both)(network=unknown("Qwertz"), party=both.party, role="member", evidence=both.evidence, method="rule")
    page = [both, member("hinku", unknown("Aabenraa Vand A/S")), *KUOPIA]
    with told(tmp_path, {D1: {"sivu": page, "toinen": [member("icn", unknown("Kuopia"))]}}) as con:
        rows = con.execute(
            "SELECT mention, kind_guess, proposal_name, n_waiting, n_sources, first_seen_on::VARCHAR FROM marts.review"
        ).fetchall()
        unexplained = con.execute(
            "SELECT kind FROM core.assertion AS a ANTI JOIN core.obstacle USING (assertion_id) WHERE outcome = 'review'"
        ).fetchall()
    assert unexplained == [], "every assertion that waits stands under a name"
    assert rows == [
        ("Kuopia", None, "Kuopio", 3, 2, D1),
        ("Aabenraa Vand A/S", "company", None, 1, 1, D1),
        ("Qwertz", None, None, 0, 1, D1),
        ("Zzyzx", None, None, 0, 1, D1),
    ]


def test_a_name_of_two_bodies_waits_with_both_and_makes_no_fact(tmp_path: Path, folder: Path) -> None:
    page = Sheet([member("hinku", unknown("Övertorneå"))], {"lang": "sv"})
    with told(tmp_path / "two", nights(D2, page)) as con:
        assert known(con) == []
        assert con.execute("SELECT mention, proposal_id, candidates, n_waiting FROM marts.review").fetchall() == [
            ("Övertorneå", None, ["overtornea", "ylitornio"], 1)
        ]
    # Said not to be the one, it is proposed to be the other, and still waits.
    judged(folder, D2, "Övertorneå", "overtornea", "different")
    with told(tmp_path / "one", nights(D3, page), decisions=folder) as con:
        assert known(con) == []
        assert con.execute("SELECT proposal_id, candidates FROM marts.review").fetchall() == [("ylitornio", [])]


def test_likeness_makes_no_fact_however_close(tmp_path: Path) -> None:
    names = ["Kemminmaa", "Kemmi", "Maalahdi", "Lahtii", "Ylitorni", "Raaseporri", "Hapo"]
    with told(tmp_path, {D1: {"sivu": [member("hinku", unknown(name)) for name in names]}}) as con:
        assert known(con) == []
        assert sorted(row[1] for row in waiting(con)) == sorted(names)


def test_a_withdrawn_document_is_evidence_before_and_not_after(tmp_path: Path, folder: Path) -> None:
    page = [member("hinku", "lahti")]
    with told(tmp_path / "before", nights(D2, page)) as con:
        [(document_id,)] = con.execute("SELECT document_id FROM marts.document").fetchall()
    back = withdrawn(folder, D3, "document", document_id)
    with told(tmp_path / "after", nights(D4, page), decisions=folder) as con:
        assert known(con) == [("hinku", "lahti", D1, D3)]
        assert con.execute("SELECT outcome FROM marts.assertion").fetchall() == [("withdrawn",)]
        assert con.execute("SELECT decision_id, n_assertions FROM marts.decision").fetchall() == [(back, 1)]
    withdrawn(folder, D5, "decision", back)
    with told(tmp_path / "again", nights(D6, page), decisions=folder) as con:
        assert known(con) == [("hinku", "lahti", D1, D3), ("hinku", "lahti", D5, None)]


def test_a_withdrawn_assertion_leaves_the_rest_of_its_page(tmp_path: Path, folder: Path) -> None:
    page = [member("hinku", "lahti"), member("hinku", "kuopio")]
    with told(tmp_path / "before", nights(D2, page)) as con:
        [(assertion_id,)] = con.execute("SELECT assertion_id FROM marts.assertion WHERE party_id = 'kuopio'").fetchall()
    withdrawn(folder, D3, "assertion", assertion_id)
    with told(tmp_path / "after", nights(D4, page), decisions=folder) as con:
        assert known(con) == [("hinku", "kuopio", D1, D3), ("hinku", "lahti", D1, None)]


def test_absence_on_a_withdrawn_document_proves_no_exit(tmp_path: Path, folder: Path) -> None:
    """Three nights without Kuopio prove an exit; when their page turns out to be another's, they prove nothing."""
    both = [member("hinku", "lahti"), member("hinku", "kuopio"), member("hinku", "kemi")]
    fewer = [both[0], both[2]]
    days = {D1: {"lista": both}, D2: {"lista": fewer}, D3: {"lista": fewer}, D4: {"lista": fewer}, D7: {}}
    with told(tmp_path / "before", days, LIST) as con:
        assert ended(con) == [(D4, True)]
        [(document_id,)] = con.execute(
            "SELECT document_id FROM marts.document WHERE last_seen_on = ?", [dt.date.fromisoformat(D4)]
        ).fetchall()
    withdrawn(folder, D6, "document", document_id)
    with told(tmp_path / "after", days, LIST, decisions=folder) as con:
        assert ended(con) == [(D6, False)]
        was = con.execute(
            "SELECT count(*) FROM marts.participation WHERE party_id = 'kuopio' AND end_latest IS NOT NULL "
            "AND known_from < known_to"
        ).fetchone()
        assert was == (1,), "what was believed before stays"


def ended(con: Told) -> list[tuple[Any, ...]]:
    """Since when we believe what we do of Kuopio, and whether it has ended."""
    return con.execute(
        "SELECT known_from::DATE::VARCHAR, end_latest IS NOT NULL FROM marts.participation "
        "WHERE party_id = 'kuopio' AND known_to IS NULL"
    ).fetchall()

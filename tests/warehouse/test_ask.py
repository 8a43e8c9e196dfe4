"""Questions to a release, and the sentences behind a number."""

import datetime as dt

import pytest

from tests.nights import Played
from warehouse.ask import Answer, Askable, AskError, ask, askable, asking, explain
from warehouse.current import DATABASE
from warehouse.database import reader
from warehouse.dataset import load_datasets


def test_sql_gives_columns_and_rows(three_nights: list[Played]) -> None:
    answer = ask(three_nights[-1].release.path.parent, "SELECT 1 AS one, NULL AS nothing")
    assert (answer.columns, answer.rows) == (("one", "nothing"), ((1, None),))


def test_a_release_cannot_be_written_to(three_nights: list[Played]) -> None:
    with pytest.raises(AskError, match="read-only"):
        ask(three_nights[-1].release.path.parent, "DELETE FROM party")


def test_a_number_is_explained_by_its_sentences(three_nights: list[Played]) -> None:
    explained = explain(three_nights[-1].release.path.parent, "network_size_year", ["fisu", "municipality", "2024"])
    assert [e.row["claimed_value"] for e in explained] == [13]
    words = {s.quote.split(":")[0] for s in explained[0].sentences}
    assert "Fisu-verkostoon kuuluu nyt 13 kuntaa" in words
    thirteen = next(s for s in explained[0].sentences if " 13 " in s.quote)
    assert thirteen.url == "https://fisunetwork.fi/mukaan-fisuun/"
    assert (thirteen.anchor_date, thirteen.anchor_basis) == (dt.date(2024, 11, 12), "fetch_date")
    assert (thirteen.method, thirteen.tense) == ("rule", "present")


@pytest.mark.parametrize(
    ("dataset", "key", "complaint"),
    [
        ("nothing", ["x"], "no dataset 'nothing'"),
        ("source_year", ["ubc-members"], "no statements of sources"),
        ("party_year", ["lahti", "2024", "more"], "the key of party_year is party_id year"),
        ("party_year", ["nobody"], "nothing is known"),
    ],
)
def test_what_cannot_be_explained_is_said(
    three_nights: list[Played], dataset: str, key: list[str], complaint: str
) -> None:
    with pytest.raises(AskError, match=complaint):
        explain(three_nights[-1].release.path.parent, dataset, key)


def test_an_answer_is_cut_at_its_limit_and_says_so(three_nights: list[Played]) -> None:
    with asking(three_nights[-1].release.path.parent, "FROM range(3)") as asked:
        assert asked.first(2) == Answer(("range",), ("BIGINT",), ((0,), (1,)), is_cut=True)
    with asking(three_nights[-1].release.path.parent, "FROM range(3)") as asked:
        assert not asked.first(3).is_cut


@pytest.mark.parametrize(
    ("question", "complaint"),
    [
        ("COPY party TO 'party.csv'", "docs/sql.md"),
        ("FROM read_text('/etc/hostname')", "docs/sql.md"),
        ("ATTACH 'other.duckdb'", "docs/sql.md"),
        ("SET enable_external_access = true", "locked"),
        ("CREATE TABLE new (a INTEGER)", "read-only"),
        ("SELECT country FROM membership_year", "country stands in network, party"),
        ("FROM memberships", "Closest tables: membership_year, membership_evidence"),
    ],
)
def test_a_question_sees_the_release_alone_and_is_helped_on(
    three_nights: list[Played], question: str, complaint: str
) -> None:
    with pytest.raises(AskError, match=complaint):
        ask(three_nights[-1].release.path.parent, question)


def test_what_a_question_seals_stays_open_for_others(three_nights: list[Played]) -> None:
    release = three_nights[-1].release.path
    with (
        asking(release.parent, "SELECT count(*) FROM party") as asked,
        reader(release / DATABASE) as con,
    ):
        assert next(asked.rows) == con.execute("SELECT count(*) FROM party").fetchone()


def test_what_can_be_asked_is_listed(three_nights: list[Played]) -> None:
    releases = three_nights[-1].release.path.parent
    listed = {one.name: one for one in askable(releases)}
    assert {name for name, one in listed.items() if one.n_rows is not None} == set(load_datasets())
    assert listed["system_register"] == Askable("system_register", "Register of systems", 64)
    assert "memberships_as_of(valid_on, known_at)" in listed
    assert "membership_evidence" in listed

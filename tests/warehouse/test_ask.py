"""Questions to a release, and the sentences behind a number."""

import datetime as dt

import pytest

from tests.nights import Played
from warehouse.ask import AskError, ask, explain


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

"""Names of countries: where they own or do something, and what is made of them."""

from __future__ import annotations

import pytest

from extractors.language.countries import COUNTRY_NAMES, in_cases, spoken_of
from extractors.language.patterns import whole


@pytest.mark.parametrize(
    "mention", ["Suomi", "Suomen", "Ruotsissa", "Norges", "Sverige", "Denmark's", "Islannin", "United States"]
)
def test_a_country_by_name(mention: str) -> None:
    assert whole(in_cases()).fullmatch(mention)


@pytest.mark.parametrize("other", ["suomalaiset", "Saksan-matka", "Norrland", "Ranskalainen"])
def test_what_is_made_of_a_name_is_no_country(other: str) -> None:
    assert whole(in_cases()).search(other) is None


def test_codes() -> None:
    assert whole(in_cases("FI", "SE")).search("Virossa") is None
    met = [code for code, words in spoken_of().items() if whole(words).search("Kaupungilla on saksalaisia ystäviä")]
    assert met == ["DE"]
    assert {"suomi", "sverige", "latvia"} <= COUNTRY_NAMES

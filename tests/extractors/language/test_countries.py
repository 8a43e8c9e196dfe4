"""Names of countries: where they own or do something, and what is made of them."""

from __future__ import annotations

import pytest

from extractors.language.countries import COUNTRY_CODES, in_cases, spoken_of
from extractors.language.patterns import whole
from extractors.registers.spelling import normalise


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
    own = {"suomi": "FI", "sverige": "SE", "lietuva": "LT", "ísland": "IS", "deutschland": "DE", "uk": "GB"}
    assert {name: COUNTRY_CODES[name] for name in own} == own


def test_countries_are_spelt_as_names_are_looked_up() -> None:
    assert [name for name in COUNTRY_CODES if normalise(name) != name] == []

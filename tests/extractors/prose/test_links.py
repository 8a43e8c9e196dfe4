"""How systems hang together, what a sentence says that one is, and what a body did earlier."""

import pytest

from extractors.assertion import Description, Link, Name
from tests.extractors.pages.said import participations, said

LAPPEENRANTA = {"owner": "lappeenranta", "rank": "own_page"}
LAHTI = {"owner": "lahti", "rank": "own_page"}
JOENSUU = {"owner": "joensuu", "rank": "own_page"}


def links(page: str, lang: str = "fi", **source: object) -> list[tuple[str | None, str, str | None]]:
    return [(a.network.id, a.link, a.target.id) for a in said(page, lang, **source) if isinstance(a, Link)]


def described(page: str, lang: str = "fi", **source: object) -> list[tuple[str | None, str, tuple[str, ...]]]:
    found = (a for a in said(page, lang, **source) if isinstance(a, Description))
    return [(a.network.id, a.attribute, a.values) for a in found]


def names(page: str, lang: str = "fi") -> list[tuple[str | None, str, str, str]]:
    return [(a.network.id, a.text, a.lang, a.name_type) for a in said(page, lang) if isinstance(a, Name)]


def test_a_system_that_belongs_to_a_system_is_a_link_and_no_membership() -> None:
    page = "Greenreality Network kuuluu kansainväliseen ICN-verkostoon."
    assert links(page) == [("greenreality-network", "member_of", "icn")]
    assert participations(page, **LAPPEENRANTA) == []


def test_a_part_is_told_by_its_owner_or_by_words() -> None:
    assert links("Joensuu on mukana Fisu-verkoston REIVI-hankkeessa.") == [("reivi", "part_of", "fisu")]
    founded = "Joensuun ilmastokumppanuusverkosto perustettiin osana Ilmastotori-hanketta."
    assert links(founded) == [("joensuu-ilmastokumppanit", "part_of", "ilmastotori")]
    assert links("Hinku-verkoston ja REIVI-hankkeen väki tapasi.") == []


def test_who_stands_behind_and_who_pays() -> None:
    page = "Global Sustainable Cities -verkosto on foorumi. Sen taustalla on Clean Energy Ministerial."
    assert links(page) == [("gscn", "backed_by", "cem")]
    paid = "Päästölaskurin kehitti AFRY Finland Oy ja rahoitti Ilmastotori-hanke."
    assert links(paid, **JOENSUU) == [("joensuu-paastolaskuri", "funded_by", "ilmastotori")]
    found = [(p.network.id, p.party.id, p.role) for p in participations(paid, **JOENSUU)]
    assert found == [("joensuu-paastolaskuri", "afry-finland", "developer")]


def test_an_event_tells_where_only_in_its_own_year() -> None:
    told = "Eco-Cities-kaupunkiryhmä perustettiin ICLEI:n maailmankongressissa kesäkuussa {}."
    both = [("iclei-eco-cities", "founded_at", "iclei-world-congress-2012"), ("iclei-eco-cities", "part_of", "iclei")]
    assert links(told.format(2012)) == both
    assert links(told.format(2015)) == []


@pytest.mark.parametrize(
    ("lang", "page", "expected"),
    [
        ("fi", "Covenant of Mayors on maailmanlaajuinen verkosto.", ("covenant-of-mayors", "scope", ("global",))),
        ("fi", "Covenant of Mayors on Euroopan laajuinen foorumi.", ("covenant-of-mayors", "scope", ("european",))),
        ("sv", "Klimatkommunerna är ett nationellt nätverk.", ("klimatkommunerna", "scope", ("national",))),
        ("en", "Eurocities is a European network of cities.", ("eurocities", "scope", ("european",))),
        ("fi", "NetZeroCities on Euroopan unionin ohjelma.", ("netzerocities", "kind", ("programme",))),
        ("fi", "Alueellinen yhteistyöverkosto, Greenreality Network, kasvaa.",
         ("greenreality-network", "scope", ("regional",))),
        ("en", "Green Leaf Network is a network for award-winning cities.",
         ("green-leaf-network", "eligibility", ("award_winner",))),
    ],
)  # fmt: skip
def test_what_a_system_is(lang: str, page: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    assert expected in described(page, lang)


def test_a_sentence_about_something_else_describes_nothing() -> None:
    assert described("Lahti on mukana Hinku-verkostossa, ja kaupungilla on kansainvälinen lentoasema.") == []


def test_names_in_brackets_with_their_language() -> None:
    assert names("Covenant of Mayors (Kaupunginjohtajien yleiskokous) kokoontui.") == [
        ("covenant-of-mayors", "Kaupunginjohtajien yleiskokous", "fi", "alias")
    ]
    assert names("Clean Energy Ministerial (CEM) kokoontui.") == [("cem", "CEM", "fi", "abbr")]
    assert names("Hinku-verkosto (2008) kokoontui.") == []


def test_twin_towns_have_areas_and_are_no_network() -> None:
    page = (
        "Aiemmin Lahdella on ollut yhteistyötä UBC:n kautta sekä osana ystävyyskaupunkitoimintaa Virossa ja Kiinassa."
    )
    assert ("lahti-twinning", "areas", ("CN", "EE")) in described(page, **LAHTI)
    assert [(p.network.id, p.state) for p in participations(page, **LAHTI)] == [
        ("ubc", "earlier"),
        ("lahti-twinning", "earlier"),
    ]

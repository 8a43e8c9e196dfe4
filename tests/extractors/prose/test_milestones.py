"""Foundings and planned steps in prose, in Finnish, Swedish and English, and the sentences that plan nothing."""

from __future__ import annotations

import pytest

from extractors.assertion import Milestone
from tests.extractors.pages.said import known, when
from tests.extractors.prose.promised import milestones

CANEMURE = {"network": "canemure", "owner": "syke"}


def steps(text: str, lang: str, **source: str) -> list[str]:
    """Each milestone as "event state date", with the place in a row and the grain where it has them."""
    return [_short(m) for m in milestones(text, lang, **(source or {"network": "hinku"}))]


def _short(milestone: Milestone) -> str:
    date = milestone.actual if milestone.state == "done" else milestone.planned
    parts = (milestone.event, milestone.state, when(date), milestone.position, milestone.grain)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("lang", "sentence", "network", "date"),
    [
        ("fi", "Hinku-verkosto perustettiin vuonna 2008.", "hinku", "2008 in"),
        ("fi", "Verkosto perustettiin kesäkuussa 2012 Helsingissä.", "fisu", "2012-06 in"),
        ("fi", "Verkosto, johon kuuluu 98 kuntaa, perustettiin vuonna 2008.", "fisu", "2008 in"),
        ("fi", "Vuonna 2008 perustettiin Hinku.", "hinku", "2008 in"),
        ("fi", "Hinku sai alkunsa 2008.", "hinku", "2008 in"),
        ("sv", "Klimatkommunerna grundades 2003.", "klimatkommunerna", "2003 in"),
        ("sv", "År 2003 bildades nätverket.", "fisu", "2003 in"),
        ("en", "The Covenant of Mayors was launched by the Commission in 2008.", "covenant-of-mayors", "2008 in"),
        ("en", "Eurocities was founded in 1986.", "eurocities", "1986 in"),
        ("en", "Energy Cities, founded in 1990, has over 1,000 members.", "energy-cities", "1990 in"),
    ],
)
def test_a_founding(lang: str, sentence: str, network: str, date: str) -> None:
    (milestone,) = milestones(sentence, lang, network="fisu")
    assert (known(milestone.network), when(milestone.actual)) == (network, date)
    assert (milestone.event, milestone.state, milestone.planned) == ("founded", "done", None)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fi", "Hinku-verkoston palvelukeskus perustettiin vuonna 2015."),
        ("fi", "Yritys perustettiin vuonna 1990."),
        ("fi", "Hinkua ei perustettu vuonna 2008."),
        ("fi", "Verkosto perustettiin."),
        ("sv", "Företaget grundades 1990 och är med i Hinku."),
        ("en", "The company was founded in 1990 and joined Hinku."),
        ("en", "Members of Hinku founded in 2008 a company."),
    ],
)
def test_something_else_was_founded(lang: str, sentence: str) -> None:
    assert steps(sentence, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fi", "Suunnitelma valmistuu keväällä 2030.", ["complete planned 2030-21 in"]),
        (
            "fi",
            "Vuonna 2030 kartoitetaan päästöt, laaditaan suunnitelma ja valitaan toimet. Lopuksi julkaistaan raportti.",
            ["collect planned 2030 in", "draw_up planned 2030 in", "select planned 2030 in", "publish planned last"],
        ),
        ("fi", "Vuoden 2030 aikana kerätään ja analysoidaan tietoja.", ["collect planned 2030 during"]),
        ("fi", "Päästöt lasketaan kunnittain vuonna 2030.", ["calculate planned 2030 in municipality"]),
        ("fi", "Ensimmäisen version on määrä olla valmiina keväällä 2030.", ["version_1 planned 2030-21 in"]),
        ("sv", "Planen utarbetas under 2030.", ["draw_up planned 2030 during"]),
        ("sv", "Strategin ska uppdateras 2030.", ["update planned 2030 in"]),
        (
            "sv",
            "Under 2030 kartläggs utsläppen kommunvis. Till sist väljs åtgärderna.",
            ["collect planned 2030 during municipality", "select planned last"],
        ),
        ("en", "The roadmap will be completed in spring 2030.", ["complete planned 2030-21 in"]),
        (
            "en",
            "In 2030 emissions will be calculated and measures will be selected. Finally, the plan is published.",
            ["calculate planned 2030 in", "select planned 2030 in", "publish planned last"],
        ),
    ],
)
def test_planned_steps(lang: str, text: str, expected: list[str]) -> None:
    assert steps(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fi", "Suunnitelma valmistui keväällä 2020."),
        ("fi", "Suunnitelma voi valmistua 2030."),
        ("fi", "Päästöt lasketaan vuosittain."),
        ("fi", "Päästöt lasketaan vuodesta 2005 alkaen."),
        ("fi", "Vuonna 2015 alkaneessa hankkeessa järjestetään koulutusta."),
        ("fi", "Vuoteen 2030 mennessä päästöjä vähennetään 80 %."),
        ("fi", "Lopuksi kiitetään kaikkia."),
        ("sv", "Utsläppen beräknas varje år."),
        ("sv", "Planen utarbetades 2019."),
        ("sv", "Planen kan uppdateras 2030."),
        ("en", "Emissions are calculated every year."),
        ("en", "The plan was published in 2019."),
        ("en", "The project launched in 2019 is published online."),
    ],
)
def test_nothing_is_planned(lang: str, sentence: str) -> None:
    assert steps(sentence, lang) == []


def test_the_labels_are_the_steps_own_words() -> None:
    found = milestones("In 2030 emissions will be calculated and measures will be selected.", "en", network="hinku")
    assert [m.label for m in found] == ["In 2030 emissions will be calculated", "measures will be selected"]


def test_a_plan_that_lies_before_the_pages_own_day() -> None:
    said = "Alueellinen yhteistyöverkosto\n\nSuunnitelma valmistuu keväällä 2020.\n\nPäivitetty {}\n"
    assert steps(said.format("19.6.2019"), "fi", **CANEMURE) == ["complete planned 2020-21 in"]
    assert steps(said.format("19.6.2022"), "fi", **CANEMURE) == ["complete unknown 2020-21 in"]


def test_a_step_of_a_set_is_one_of_each_of_its_parts() -> None:
    found = milestones("Uudet versiot tiekartoista valmistuvat keväällä 2030.", "fi", **CANEMURE)
    regions = ("01", "02", "04", "06", "07", "09", "17")
    assert [known(m.network) for m in found] == [f"canemure-tiekartta-{code}" for code in regions]


def test_another_network_of_the_same_owner_has_no_part_in_it() -> None:
    (found,) = milestones("Sidosryhmätyöpajat järjestetään syksyllä 2030.", "fi", network="hinku", owner="syke")
    (own,) = milestones("Sidosryhmätyöpajat järjestetään syksyllä 2030.", "fi", **CANEMURE)
    assert (known(found.network), known(own.network)) == ("hinku", "canemure-sidosryhmatyopajat")


def test_without_a_network_nothing_is_planned() -> None:
    assert (
        milestones("<html><body><main><h1>Uutiset</h1><p>Ohjelma valmistuu 2030.</p></main></body></html>", "fi") == []
    )

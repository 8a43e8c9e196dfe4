"""Targets in prose: what is aimed at, by when, from which base, by whom; and the many percentages that are no target.

The sentences are made up for their grammar; where a place is named, its target is true.
"""

from __future__ import annotations

import datetime as dt

import pytest

from tests.extractors.pages.said import known, when
from tests.extractors.prose.promised import page_of, short, targets

CUT, NEUTRAL = "emission_reduction_pct", "carbon_neutrality"
SET = [
    # cuts, with the base year in its many forms
    (
        "fi",
        "Jäsenkunnat leikkaavat päästöjään 80 prosenttia vuoden 2007 tasosta vuoteen 2030 mennessä.",
        [f"{CUT} =80 percent from 2007 2030 by, all_members"],
    ),
    (
        "fi",
        "Tavoitteena on 80 prosentin päästövähennys vuoteen 2030 mennessä vuoteen 2007 verrattuna.",
        [f"{CUT} =80 percent from 2007 2030 by, network"],
    ),
    ("fi", "Päästöjä vähennetään 40 % vuodesta 1990 vuoteen 2030.", [f"{CUT} =40 percent from 1990 2030 by, network"]),
    ("fi", "Päästöt puolitetaan vuoteen 2030 mennessä.", [f"{CUT} =50 percent 2030 by, network"]),
    (
        "sv",
        "Medlemmarna ska minska utsläppen med 40 procent till 2030 jämfört med 1990.",
        [f"{CUT} =40 percent from 1990 2030 by, all_members"],
    ),
    ("sv", "Målet är 60 procent lägre utsläpp år 2030 än 1990.", [f"{CUT} =60 percent from 1990 2030 in, network"]),
    (
        "sv",
        "Koldioxidutsläppen ska halveras till 2030 från 2007 års nivå.",
        [f"{CUT} =50 percent from 2007 2030 by, network"],
    ),
    (
        "en",
        "Members must cut their emissions by at least 55% below 1990 levels by 2030.",
        [f"{CUT} >=55 percent from 1990 2030 by, all_members"],
    ),
    (
        "en",
        "Signatories commit to reducing CO2 by more than 20% by 2020.",
        [f"{CUT} >20 percent 2020 by, all_members"],
    ),
    ("en", "Emissions are to fall 40% between 1990 and 2030.", [f"{CUT} =40 percent from 1990 2030 in, network"]),
    # neutrality, as the page calls it
    ("fi", "Lahti tavoittelee hiilineutraaliutta vuoteen 2025 mennessä.", [f"{NEUTRAL} 2025 by, lahti"]),
    ("fi", "Vuonna 2035 Helsinki on hiilineutraali.", [f"{NEUTRAL} 2035 in, helsinki"]),
    ("sv", "Vasa ska vara koldioxidneutralt senast år 2029.", [f"{NEUTRAL} 2029 by, vaasa"]),
    ("en", "Helsinki will be carbon neutral by 2035.", [f"{NEUTRAL} 2035 by, helsinki"]),
    # several in one sentence, with dates on either side
    (
        "fi",
        "Turku aikoo vähentää päästöjä 50 % vuoteen 2025 mennessä ja olla hiilineutraali vuonna 2029.",
        [f"{CUT} =50 percent 2025 by, turku", f"{NEUTRAL} 2029 in, turku"],
    ),
    (
        "fi",
        "Päästöjä vähennetään 60 % vuoteen 2030 ja 80 % vuoteen 2040 mennessä.",
        [f"{CUT} =60 percent 2030 by, network", f"{CUT} =80 percent 2040 by, network"],
    ),
    (
        "sv",
        "Utsläppen ska vara nära noll 2045 och 63 procent lägre 2030 än 1990.",
        [f"{CUT} =63 percent from 1990 2030 in, network"],
    ),
    (
        "en",
        "By 2030 emissions will be cut by 60% and energy use by 20%.",
        [f"{CUT} =60 percent 2030 by, network", "energy_saving_pct =20 percent 2030 by, network"],
    ),
    # energy, renewables, quantities
    (
        "fi",
        "Kunnat sitoutuvat säästämään energiaa 7,5 prosenttia vuosina 2017–2025.",
        ["energy_saving_pct =7.5 percent 2025 by, all_members"],
    ),
    (
        "fi",
        "Uusiutuvan energian osuus nostetaan 38 prosenttiin vuoteen 2020 mennessä.",
        ["renewable_share_pct =38 percent 2020 by, network"],
    ),
    (
        "sv",
        "Andelen förnybar energi ska öka till 50 procent senast 2025.",
        ["renewable_share_pct =50 percent 2025 by, network"],
    ),
    ("fi", "Maakuntaan rakennetaan 300 MW tuulivoimaa vuoteen 2030 mennessä.", ["quantity =300 MW 2030 by, network"]),
    ("en", "55% of waste is to be recycled by 2025.", ["quantity =55 percent 2025 by, network"]),
    ("sv", "Flottan ska vara fossilfri 2030.", ["qualitative 2030 in, network"]),
    # the size of the network
    ("fi", "Tavoitteena on 100 jäsentä vuonna 2025.", ["partner_count =100 partner 2025 in, network"]),
    ("fi", "Määrä halutaan nostaa sataan vuoteen 2025 mennessä.", ["partner_count =100 partner 2025 by, network"]),
    ("sv", "Målet är att nätverket ska ha 60 medlemmar år 2025.", ["partner_count =60 partner 2025 in, network"]),
    ("en", "The network aims to have 150 members by 2030.", ["partner_count =150 partner 2030 by, network"]),
    # whose it is
    (
        "fi",
        "EU:n tavoite on vähentää päästöjä 55 prosenttia vuoteen 2030 mennessä.",
        [f"{CUT} =55 percent 2030 by, european-union"],
    ),
    ("fi", "Suomen tavoite on olla hiilineutraali vuonna 2035.", [f"{NEUTRAL} 2035 in, country"]),
    (
        "sv",
        "Varje medlem åtar sig att minska sina utsläpp med 20 procent till år 2020.",
        [f"{CUT} =20 percent 2020 by, each_member"],
    ),
    (
        "en",
        "The selected cities commit to climate neutrality by 2030.",
        [f"{NEUTRAL} 2030 by, selected_members"],
    ),
    (
        "en",
        "All European cities should be climate neutral by 2050.",
        [f"{NEUTRAL} 2050 by, all_european_cities"],
    ),
    (
        "fi",
        "Exempla vähentää kuljetustensa päästöjä 20 % 2017 mennessä. Malliksi muille kelpaa Exempla itse.",
        [f"{CUT} =20 percent 2017 by, ? Exempla"],
    ),
]
NOT_SET = [
    # reached, told, compared
    ("fi", "Päästöt vähenivät 30 % vuodesta 2007 vuoteen 2020."),
    ("fi", "Kunnat ovat vähentäneet päästöjään 33 prosenttia vuodesta 2007."),
    ("fi", "Vuonna 2019 päästöt olivat 30 % pienemmät kuin vuonna 1990."),
    ("sv", "Utsläppen har minskat med 40 procent jämfört med 1990."),
    ("sv", "Utsläppen var 30 procent lägre år 2020 än 1990."),
    ("en", "Emissions fell by 30% from 2007 to 2020."),
    ("en", "Companies cut their energy use by 10% from 2015 to 2020."),
    ("en", "The share of renewables was 38% in 2020."),
    # possible, reckoned with
    ("fi", "Päästöt voivat vähentyä 27 prosenttia vuoteen 2030 mennessä."),
    ("fi", "Päästöjen arvioidaan vähenevän 20 % vuoteen 2030 mennessä."),
    ("sv", "En utredning visade att utsläppen kan minska med 27 procent."),
    ("sv", "Utsläppen beräknas minska med 20 procent till 2030."),
    ("en", "Emissions are expected to fall by 20% by 2030."),
    ("en", "Emissions could fall by 27% by 2030."),
    # denied
    ("fi", "Kunta ei tavoittele hiilineutraaliutta vuoteen 2030 mennessä."),
    ("en", "The city does not aim to be carbon neutral by 2030."),
    # other shares, other numbers
    ("fi", "Liikenteen osuus päästöistä on 25 prosenttia."),
    ("fi", "Kunnissa asuu 40 prosenttia väestöstä vuonna 2020."),
    ("fi", "Yritysten markkina-arvo on 70 prosenttia pörssistä."),
    ("sv", "Tillsammans har kommunerna 40 procent av befolkningen."),
    ("en", "Cities produce 70% of emissions."),
    ("fi", "Verkoston tavoitteena on kouluttaa 300 yritystä vuoteen 2025 mennessä."),
    ("fi", "Verkoston 60 jäsentä kokoontuu vuonna 2030."),
    ("en", "The network has 98 members in 30 countries."),
    # years and names
    ("fi", "Kunta asettaa tavoitteet vuodelle 2030."),
    ("en", "Signatories promise more work by 2030 on noise and water."),
    ("en", "The 2030 Agenda was adopted in 2015."),
    ("fi", "Kohti hiilineutraalia kuntaa -hanke alkoi 2008."),
    ("en", "The project Carbon Neutral Joensuu 2025 began in 2019."),
    ("fi", "Valtuusto hyväksyi 12.6.2018 ohjelman, jonka mukaan ollaan hiilineutraaleja."),
]


@pytest.mark.parametrize(("lang", "sentence", "expected"), SET)
def test_a_target_is_read(lang: str, sentence: str, expected: list[str]) -> None:
    assert [short(t) for t in targets(sentence, lang, network="hinku")] == expected


@pytest.mark.parametrize(("lang", "sentence"), NOT_SET)
def test_what_is_no_target(lang: str, sentence: str) -> None:
    assert targets(sentence, lang, network="hinku") == []


@pytest.mark.parametrize(
    ("lang", "sentence", "told"),
    [
        ("fi", "Jäsenet sitoutuvat vähentämään päästöjä 20 % vuoteen 2020 mennessä.", ("present", "goal")),
        ("fi", "Verkosto toimii, jotta kunta olisi hiilineutraali vuoteen 2030 mennessä.", ("conditional", "goal")),
        ("fi", "Tavoite on, että vuonna 2025 verkostossa olisi mukana 50 yritystä.", ("conditional", "goal")),
        ("fi", "Päästöjä vähennetään 20 % vuoteen 2030 mennessä.", ("present", "is")),
        ("sv", "Utsläppen ska minska med 20 procent till 2030.", ("future", "goal")),
        ("en", "Members should cut emissions by 20% by 2030.", ("present", "should")),
    ],
)
def test_how_it_is_told(lang: str, sentence: str, told: tuple[str, str]) -> None:
    (target,) = targets(sentence, lang, network="hinku")
    assert (target.tense, target.modality) == told


def test_the_gas_and_the_words_of_the_page() -> None:
    (co2,) = targets("Hiilidioksidipäästöjä vähennetään 20 % vuoteen 2020 mennessä.", "fi", network="hinku")
    (all_gases,) = targets("Växthusgasutsläppen ska minska med 20 procent till 2030.", "sv", network="hinku")
    (neutral,) = targets("The network aims for climate neutrality by 2030.", "en", network="hinku")
    assert (co2.gas, co2.metric_mention) == ("CO2", "Hiilidioksidipäästöjä")
    assert all_gases.gas == "GHG"
    assert (neutral.gas, neutral.comparator, neutral.value, neutral.metric_mention) == (
        None,
        "reach",
        None,
        "climate neutrality",
    )


def test_before_a_year_ends_the_year_before() -> None:
    (target,) = targets("Utsläppen ska minska med 20 procent före år 2020.", "sv", network="hinku")
    assert target.due is not None
    assert (target.due.edtf, target.due.relation, target.due.latest) == ("2020", "before", dt.date(2019, 12, 31))


def test_within_some_years_counts_from_the_pages_own_day() -> None:
    said = "Kumppaneita on 31, ja niiden määrä on tarkoitus nostaa 50:een parissa vuodessa.\n"
    (dated,) = targets(f"Verkosto\n\n26.04.2019\n\n{said}", "fi", network="joensuu-ilmastokumppanit")
    (undated,) = targets(f"Verkosto\n\n{said}", "fi", network="joensuu-ilmastokumppanit")
    assert (dated.value, when(dated.due)) == (50, "2021 by")
    assert undated.due is None


def test_a_present_before_the_pages_own_day_is_no_target() -> None:
    said = "Päästöjä vähennetään 20 % vuoteen 2020 mennessä.\n"
    assert targets(f"Verkosto\n\n{said}\nPäivitetty 5.3.2024\n", "fi", network="hinku") == []
    assert len(targets(f"Verkosto\n\n{said}\nPäivitetty 5.3.2018\n", "fi", network="hinku")) == 1


def test_where_it_was_laid_down_and_what_it_follows() -> None:
    (laid_down,) = targets(
        "Joensuun edellisessä ilmasto-ohjelmassa asetettiin tavoitteeksi 50 kumppania vuonna 2021.",
        "fi",
        network="joensuu-ilmastokumppanit",
        owner="joensuu",
    )
    (framed,) = targets(
        "Covenant of Mayors -kunnat sitoutuvat Eurooppa 2020 -strategian mukaisesti vähentämään päästöjään 20 % "
        "vuoteen 2020 mennessä.",
        "fi",
    )
    assert laid_down.set_in is not None
    assert known(laid_down.set_in) == "joensuu-edellinen-ilmasto-ohjelma"
    assert known(laid_down.network) == "joensuu-ilmastokumppanit"
    assert framed.framework is not None
    assert known(framed.framework) == "europe-2020"
    assert (known(framed.network), framed.applies_to) == ("covenant-of-mayors", "all_members")


def test_the_network_is_the_one_named_or_spoken_of() -> None:
    (named,) = targets("Fisu-kunnat tavoittelevat hiilineutraaliutta vuoteen 2050 mennessä.", "fi", network="hinku")
    spoken_of = targets(
        "Fisu-verkosto kokoaa kuntia. Ne haluavat olla hiilineutraaleja vuoteen 2050 mennessä.", "fi", network="hinku"
    )
    (of_none,) = targets(page_of("Helsinki will be carbon neutral by 2035.", "News"), "en")
    assert (known(named.network), known(spoken_of[0].network)) == ("fisu", "fisu")
    assert known(of_none.network) == "helsinki"


def test_each_target_once_a_page() -> None:
    page = (
        "<html><body><main><h1>Kommunerna siktar på 80 procent lägre utsläpp 2030</h1>"
        "<p>Kommunerna ska minska utsläppen med 80 procent till 2030 från 2007 års nivå.</p>"
        "<p>Till 2030 ska kommunerna minska utsläppen med 80 procent.</p></main></body></html>"
    )
    (target,) = targets(page, "sv", network="hinku")
    assert (target.base_year, target.applies_to) == (2007, "all_members")


def test_a_list_under_a_heading_of_goals() -> None:
    page = (
        "<html><body><main><h1>Greenreality</h1><h2>Tavoitteet</h2><ul><li>päästöt -30 % vuoteen 2020</li>"
        "<li>jätteistä hyödynnetään 50 % 2015</li></ul></main></body></html>"
    )
    found = [short(t) for t in targets(page, "fi", network="greenreality-network")]
    assert found == [f"{CUT} =30 percent 2020 by, network", "quantity =50 percent 2015 in, network"]


def test_a_town_on_its_own_page_is_the_holder() -> None:
    (target,) = targets("The city aims to be carbon neutral by 2030.", "en", owner="lahti", rank="own_page")
    assert target.holder is not None
    assert known(target.holder) == "lahti"

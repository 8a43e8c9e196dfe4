"""More of who takes part in what: names with "and" or "&" in them, two dates, relative clauses, and hard negatives.

Companies that are not known for true are called Esimerkki, Mallikas, Exempel, Exempla or Sample: only the grammar is
tested.
"""

import pytest

from tests.extractors.prose.test_participation import told

TOLD = [
    # a row of systems, each with its own year
    (
        "fi",
        "Lahti liittyi Hinku-verkostoon vuonna 2019 ja Fisu-verkostoon vuonna 2014.",
        "hinku lahti member 2019 in; fisu lahti member 2014 in",
    ),
    (
        "fi",
        "Lahti liittyi Hinku-verkostoon 2019 ja Fisu-verkostoon 2014.",
        "hinku lahti member 2019 in; fisu lahti member 2014 in",
    ),
    (
        "sv",
        "Vasa gick med i Hinku-nätverket 2019 och i Fisu-nätverket 2014.",
        "hinku vaasa member 2019 in; fisu vaasa member 2014 in",
    ),
    (
        "en",
        "Turku joined the Covenant of Mayors in 2009, UBC in 1991 and Fisu in 2014.",
        "covenant-of-mayors turku member 2009 in; ubc turku member 1991 in; fisu turku member 2014 in",
    ),
    ("fi", "Lahti liittyi Hinku-verkostoon 2019 ja Fisu-verkosto 2014 sai Turun.", "hinku lahti member 2019 in"),
    # those with whom "the city" signs
    (
        "sv",
        "# Lunds kommun\n\nStaden undertecknade Covenant of Mayors år 2010 tillsammans med Malmö, Växjö och Kalmar.",
        (
            "covenant-of-mayors lund member 2010 in; covenant-of-mayors malmo member 2010 in; "
            "covenant-of-mayors vaxjo member 2010 in; covenant-of-mayors kalmar member 2010 in"
        ),
    ),
    (
        "sv",
        "# Lunds kommun\n\nStadsdirektören undertecknade Covenant of Mayors tillsammans med Malmö.",
        "covenant-of-mayors lund member; covenant-of-mayors malmo member",
    ),
    (
        "sv",
        "# Lunds kommun\n\nStaden undertecknade Covenant of Mayors år 2010 och arbetar tillsammans med Malmö.",
        "covenant-of-mayors lund member 2010 in",
    ),
    ("fi", "Lahti jätti Hinku-verkoston vuonna 2020.", "hinku lahti member ended until 2020 in"),
    (
        "fi",
        "Esimerkki Oy liittyi Hinku-verkostoon 3.5.2021 ja julkaisi tiekartan 1.6.2022.",
        "hinku ? Esimerkki Oy member 2021-05-03 on",
    ),
    (
        "fi",
        "Suomen luonnonsuojeluliitto ry liittyi Helsingin Ilmastokumppaneihin vuonna 2015.",
        "helsinki-ilmastokumppanit ? Suomen luonnonsuojeluliitto ry member 2015 in",
    ),
    (
        "fi",
        "Helsingin Ilmastokumppaneihin liittyivät Ab Exempel Oy, Mallikas & Kumppanit Oy ja Oy Testi Ab.",
        (
            "helsinki-ilmastokumppanit ? Ab Exempel Oy member; "
            "helsinki-ilmastokumppanit ? Mallikas & Kumppanit Oy member; "
            "helsinki-ilmastokumppanit ? Oy Testi Ab member"
        ),
    ),
    ("fi", "Lahti liittyi Energy Citiesin jäseneksi vuonna 2010.", "energy-cities lahti member 2010 in"),
    ("fi", "Lahti otettiin Energy Citiesin jäseneksi vuonna 2010.", "energy-cities lahti member 2010 in"),
    ("fi", "Lahti hyväksyttiin Hinku-verkoston jäseneksi 3.5.2021.", "hinku lahti member 2021-05-03 on"),
    ("fi", "Lahti on ollut Energy Citiesin jäsen vuodesta 2008.", "energy-cities lahti member 2008 since"),
    ("fi", "Lahti on ollut Energy Citiesin jäsen vuodesta 2008 lähtien.", "energy-cities lahti member 2008 since"),
    ("fi", "Lahti valittiin NetZeroCities-ohjelmaan mukaan vuonna 2022.", "netzerocities lahti participant 2022 in"),
    ("fi", "Lahti, joka liittyi Hinku-verkostoon 2012, on vähentänyt päästöjään.", "hinku lahti member 2012 in"),
    (
        "fi",
        "Helsingin kaupunki ja Varma allekirjoittivat Green City Accordin.",
        "green-city-accord helsinki member; green-city-accord varma member",
    ),
    ("fi", "Hinku-verkostoon liittyi kaksi uutta kuntaa (Ii ja Kuhmo).", "hinku ii member; hinku kuhmo member"),
    (
        "fi",
        "Lahti oli mukana Energy Cities -verkostossa vuosina 2010–2015.",
        "energy-cities lahti member 2010 in until 2015 in",
    ),
    (
        "fi",
        "REIVI-hankkeessa ovat mukana Joensuu, Lahti ja Esimerkki Oy.",
        "reivi joensuu participant; reivi lahti participant; reivi ? Esimerkki Oy participant",
    ),
    ("fi", "Vuonna 2019 päästöt laskivat ja Lahti liittyi Hinku-verkostoon vuonna 2014.", "hinku lahti member 2014 in"),
    ("fi", "# Lahden kaupunki\n\nKaupunki liittyi Hinku-verkostoon vuonna 2014.", "hinku lahti member 2014 in"),
    (
        "fi",
        "Mallikas Oyj liittyi takaisin Climate Leadership Coalitioniin vuonna 2019.",
        "clc ? Mallikas Oyj member 2019 in",
    ),
    ("fi", "Esimerkiksi Turku on mukana Hinku-verkostossa.", "hinku turku member"),
    (
        "sv",
        "Föreningen Natur och Miljö rf undertecknade Green City Accord 2021.",
        "green-city-accord ? Föreningen Natur och Miljö rf member 2021 in",
    ),
    (
        "sv",
        "Exempel & Söner Ab gick med i Klimatpartnerna den 3 maj 2021.",
        "helsinki-ilmastokumppanit ? Exempel & Söner Ab member 2021-05-03 on",
    ),
    ("sv", "Malmö har varit medlem i Klimatkommunerna sedan 2008.", "klimatkommunerna malmo member 2008 since"),
    (
        "sv",
        "Malmö blev medlem i Klimatkommunerna 2008 och antog en klimatplan 2012.",
        "klimatkommunerna malmo member 2008 in",
    ),
    ("sv", "Malmö antogs som medlem i Klimatkommunerna den 3 maj 2011.", "klimatkommunerna malmo member 2011-05-03 on"),
    (
        "sv",
        "Lund, som gick med i Klimatkommunerna 2012, har minskat utsläppen.",
        "klimatkommunerna lund member 2012 in",
    ),
    ("sv", "Malmö ska gå med i Klimatkommunerna nästa år.", "klimatkommunerna malmo member planned"),
    ("sv", "# Malmö stad\n\nStaden gick med i Klimatkommunerna 2009.", "klimatkommunerna malmo member 2009 in"),
    (
        "sv",
        "I projektet Viable Cities deltar Malmö, Lund och Exempel AB.",
        "viable-cities malmo participant; viable-cities lund participant; viable-cities ? Exempel AB participant",
    ),
    ("sv", "Klimatkommunerna leds av Malmö.", "klimatkommunerna malmo coordinator"),
    ("sv", "Malmö valdes in i Viable Cities 2020.", "viable-cities malmo participant 2020 in"),
    (
        "sv",
        "Malmö och Lund är båda medlemmar i Klimatkommunerna.",
        "klimatkommunerna malmo member; klimatkommunerna lund member",
    ),
    ("en", "Tampere has been a member of Eurocities since 1996.", "eurocities tampere member 1996 since"),
    (
        "en",
        "Tampere joined Eurocities in 1996 and adopted its climate plan in 2010.",
        "eurocities tampere member 1996 in",
    ),
    (
        "en",
        "Lahti and Turku, both members of Eurocities, signed a trade agreement.",
        "eurocities lahti member; eurocities turku member",
    ),
    (
        "en",
        "Lahti, which joined the Covenant of Mayors in 2012, has cut its emissions.",
        "covenant-of-mayors lahti member 2012 in",
    ),
    (
        "en",
        "Sample & Sons Ltd, Exempla plc and the Society for Nature joined the Climate Leadership Coalition in 2019.",
        (
            "clc ? Sample & Sons Ltd member 2019 in; "
            "clc ? Exempla plc member 2019 in; clc ? Society for Nature member 2019 in"
        ),
    ),
    ("en", "Lahti was accepted as a member of Energy Cities in 2011.", "energy-cities lahti member 2011 in"),
    (
        "en",
        "Lahti was a member of Energy Cities from 2010 to 2015.",
        "energy-cities lahti member 2010 in until 2015 in",
    ),
    ("en", "Lahti rejoined Energy Cities in 2018.", "energy-cities lahti member 2018 in"),
    (
        "fi",
        "Vuoden 2015 alusta Hinku-verkostoon liittyivät Ii ja Kuhmo.",
        "hinku ii member 2015 since; hinku kuhmo member 2015 since",
    ),
]

NOTHING = [
    ("fi", "Lahti jätti Hinku-verkoston kokouksen vuonna 2020."),
    ("fi", "Lahti jätti hakemuksen Hinku-verkostoon."),
    ("fi", "Kunnat, kuten Lahti, voivat liittyä Hinku-verkostoon."),
    ("fi", "Hinku-verkostoon liittyi uusi kunta, kun seminaari pidettiin Lahdessa."),
    ("fi", "Lahti isännöi Hinku-verkoston vuosikokousta."),
    ("fi", "Liittyikö Lahti Hinku-verkostoon?"),
    ("fi", "Matti Meikäläinen liittyi Hinku-verkostoon."),
    ("fi", "Lahti sai Hinku-verkoston palkinnon vuonna 2019."),
    ("fi", "Jos Lahti liittyy Hinku-verkostoon, päästöjä seurataan."),
    ("fi", "Lahti harkitsee liittymistä Hinku-verkostoon."),
    ("fi", "Lahti vieraili Hinku-verkoston kunnissa."),
    ("fi", "Esimerkki Oy myy aurinkopaneeleja Hinku-verkoston jäsenille."),
    ("fi", "Verkostoja, kuten Hinku, on Suomessa monta."),
    ("sv", "Malmö deltog i Klimatkommunernas seminarium."),
    ("sv", "Malmö fick Klimatkommunernas pris 2019."),
    ("sv", "Kommuner som Malmö kan gå med i Klimatkommunerna."),
    ("sv", "Gick Malmö med i Klimatkommunerna?"),
    ("sv", "Anna Andersson gick med i Klimatkommunerna."),
    ("sv", "Nätverk som Klimatkommunerna har många medlemmar."),
    ("en", "Lahti suspended its membership of Energy Cities in 2018."),
    ("en", "The Covenant of Mayors met. For example Turku has cut its emissions."),
    ("en", "Cities such as Lahti can join the Covenant of Mayors."),
    ("en", "Did Lahti join the Covenant of Mayors?"),
    ("en", "Lahti won the Covenant of Mayors award in 2019."),
    ("en", "John Smith joined the Covenant of Mayors in 2019."),
    ("en", "Sample Ltd sells sensors to members of the Covenant of Mayors."),
    ("en", "Lahti works with networks such as Eurocities."),
    ("en", "If Lahti joins the Covenant of Mayors, it will report its emissions."),
    ("en", "Lahti hosted the annual conference of Eurocities in 2019."),
    ("en", "Lahti signed a lease with Sample Ltd in 2019."),
    ("fi", "Lahti ei ole enää Energy Citiesin jäsen."),
    ("sv", "Malmö är inte längre medlem i Klimatkommunerna."),
    ("en", "Lahti is no longer a member of Energy Cities."),
    ("sv", "Helsingfors stadsdirektör undertecknar Helsingfors klimatpartners avtal."),
]


@pytest.mark.parametrize(("lang", "page", "expected"), TOLD)
def test_who_takes_part(lang: str, page: str, expected: str) -> None:
    assert "; ".join(told(page, lang)) == expected


@pytest.mark.parametrize(("lang", "page"), NOTHING)
def test_no_membership_is_made_of_other_things(lang: str, page: str) -> None:
    assert told(page, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fi", "Klimatkommunerna-verkosto sai uuden jäsenen: Höör.", ["klimatkommunerna hoor member"]),
        (
            "fi",
            "Fisu-verkosto sai vuonna 2016 uusia jäseniä: Kuopio ja Vaasa.",
            ["fisu kuopio member 2016 in", "fisu vaasa member 2016 in"],
        ),
        ("sv", "Klimatkommunerna har fått en ny medlem: Höörs kommun.", ["klimatkommunerna hoor member"]),
        (
            "en",
            "Eurocities has two new members: Lahti and Oulu.",
            ["eurocities lahti member", "eurocities oulu member"],
        ),
        ("en", "Eurocities welcomes new members every year.", []),
        ("fi", "Hinku-verkosto sai uusia jäseniä Lahdesta.", []),
        ("sv", "Klimatkommunerna fick nya medlemmar, men Malmö var inte med.", []),
    ],
)
def test_a_network_that_has_new_members_names_them(lang: str, text: str, expected: list[str]) -> None:
    assert told(text, lang) == expected

"""Who takes part in what, sentence by sentence: each construction in Finnish, Swedish and English, and what is none.

Companies that are not known for true are called Esimerkki, Mallikas, Exempla, Exempel or Sample: only the grammar is
tested.
"""

import pytest

from tests.extractors.pages.said import known, participations, when


def told(page: str, lang: str, **source: object) -> list[str]:
    """Each participation as "network party role", with state and start where they are not the plain ones."""
    rows = []
    for p in participations(page, lang, **source):
        row = f"{known(p.network)} {p.party.id or '? ' + (p.party.name or p.party.mention)} {p.role}"
        row += "" if p.state == "active" else f" {p.state}"
        row += f" {when(p.start)}" if p.start else ""
        row += f" until {when(p.end)}" if p.end else ""
        rows.append(row)
    return rows


FINNISH = [
    ("Lahti liittyi Covenant of Mayorsiin 10.9.2012.", "covenant-of-mayors lahti member 2012-09-10 on"),
    ("Iin kunta tuli Hinkuun mukaan vuonna 2011.", "hinku ii member 2011 in"),
    ("Vuonna 2011 Ii liittyi Hinku-verkostoon.", "hinku ii member 2011 in"),
    (
        "Hinku-verkostoon liittyivät vuonna 2014 Lappeenranta ja Ii.",
        "hinku lappeenranta member 2014 in; hinku ii member 2014 in",
    ),
    (
        "Turku, Forssa ja Jyväskylä ovat liittyneet Fisu-verkostoon.",
        "fisu turku member; fisu forssa member; fisu jyvaskyla member",
    ),
    ("Fisu-verkostoon kuuluvat Forssa, Ii ja Lahti.", "fisu forssa member; fisu ii member; fisu lahti member"),
    ("Lahden kaupunki kuuluu Green City Accordiin.", "green-city-accord lahti member"),
    ("Vantaa allekirjoitti Green City Accordin 22.9.2021.", "green-city-accord vantaa member 2021-09-22 on"),
    ("Vantaa on allekirjoittanut Green City Accord -sitoumuksen.", "green-city-accord vantaa member"),
    ("Tampere on ICLEI:n jäsen.", "iclei tampere member"),
    ("Tampere ja Oulu ovat Eurocitiesin jäseniä.", "eurocities tampere member; eurocities oulu member"),
    ("Tampere on mukana NetZeroCities-ohjelmassa.", "netzerocities tampere participant"),
    ("Joensuun kaupunki osallistui REIVI-hankkeeseen (2019–2021).", "reivi joensuu participant 2019 in until 2021 in"),
    ("Joensuun kaupunki osallistui Fisu-verkoston REIVI-hankkeeseen.", "reivi joensuu participant"),
    ("Hinku-verkosto on kuntien verkosto. Sitä koordinoi Suomen ympäristökeskus.", "hinku syke coordinator"),
    ("Hinku-verkosto on laaja verkosto, jota koordinoi Suomen ympäristökeskus.", "hinku syke coordinator"),
    ("Suomen ympäristökeskus koordinoi Hinku-verkostoa.", "hinku syke coordinator"),
    ("Hinku-verkoston koordinoinnista vastaa Suomen ympäristökeskus.", "hinku syke coordinator"),
    ("Fisu-verkostoa koordinoivat Motiva ja Suomen ympäristökeskus.", "fisu motiva coordinator; fisu syke coordinator"),
    ("Green City Accord on Euroopan komission perustama verkosto.", "green-city-accord european-commission founder"),
    (
        "Climate Leadership Coalitionin perustivat Kone ja Neste vuonna 2014.",
        "clc kone founder 2014 in; clc neste founder 2014 in",
    ),
    ("Lahti oli mukana perustamassa Eco-Cities-kaupunkiryhmää.", "iclei-eco-cities lahti founder"),
    (
        "Eco-Cities-kaupunkiryhmä perustettiin kesäkuussa 2012. Lahti oli mukana luomassa ryhmää.",
        "iclei-eco-cities lahti founder 2012-06 in",
    ),
    (
        "Työ- ja elinkeinoministeriö toimii Suomessa Global Sustainable Cities -verkoston kansallisena yhteyspisteenä.",
        "gscn tem national_contact",
    ),
    (
        "Lappeenrannan kaupunki toteuttaa YK:n kestävän kehityksen tavoitteiden indikaattoreita.",
        "un-sdg-indicators lappeenranta adopter",
    ),
    (
        "Aiemmin Lahti on tehnyt yhteistyötä mm. ICLEI-verkoston ja UBC:n kautta.",
        "iclei lahti member earlier; ubc lahti member earlier",
    ),
    (
        "Lahden kaupunginvaltuusto päätti 10.9.2012 liittyä Covenant of Mayorsiin.",
        "covenant-of-mayors lahti member 2012-09-10 on",
    ),
    ("Lahti aikoo liittyä Hinku-verkostoon.", "hinku lahti member planned"),
    (
        "Esimerkki Oy liittyi Helsingin Ilmastokumppaneihin 26.9.2012.",
        "helsinki-ilmastokumppanit ? Esimerkki Oy member 2012-09-26 on",
    ),
    (
        "Helsingin Ilmastokumppaneihin liittyivät Esimerkki Oy, Mallikas Ab ja Testi ry.",
        (
            "helsinki-ilmastokumppanit ? Esimerkki Oy member; helsinki-ilmastokumppanit ? Mallikas Ab "
            "member; helsinki-ilmastokumppanit ? Testi ry member"
        ),
    ),
    (
        (
            "Helsingin Ilmastokumppanit kasvoi 26.9.2012, kun kaupunginjohtaja allekirjoitti "
            "ilmastositoumuksen Exemplan, Mallikas Group:in ja Motiva Oy:n kanssa."
        ),
        (
            "helsinki-ilmastokumppanit ? Exempla member 2012-09-26 on; helsinki-ilmastokumppanit ? Mallikas "
            "Group member 2012-09-26 on; helsinki-ilmastokumppanit motiva member 2012-09-26 on"
        ),
    ),
    ("Lahti erosi Energy Citiesistä vuonna 2015.", "energy-cities lahti member ended until 2015 in"),
]

SWEDISH = [
    (
        "Botkyrka undertecknade Borgmästaravtalet den 10 november 2009.",
        "covenant-of-mayors botkyrka member 2009-11-10 on",
    ),
    (
        "I januari 2011 undertecknade Mörbylånga kommun Borgmästaravtalet.",
        "covenant-of-mayors morbylanga member 2011-01 in",
    ),
    (
        "Malmö och Lund har anslutit sig till Klimatkommunerna.",
        "klimatkommunerna malmo member; klimatkommunerna lund member",
    ),
    ("Malmö gick med i Klimatkommunerna 2009.", "klimatkommunerna malmo member 2009 in"),
    ("Malmö är medlem i Klimatkommunerna sedan 2009.", "klimatkommunerna malmo member 2009 since"),
    (
        "Kramfors hör redan till Fossilfritt Sverige och Sveriges Ekokommuner.",
        "fossilfritt-sverige kramfors member; sveriges-ekokommuner kramfors member",
    ),
    (
        "I Viable Cities ingår Borås, Gävle och Umeå.",
        "viable-cities boras participant; viable-cities gavle participant; viable-cities umea participant",
    ),
    (
        "Raseborgs stadsstyrelse beslutade den 5 november 2013 att gå med i Hinku.",
        "hinku raasepori member 2013-11-05 on",
    ),
    ("Lovisa planerar att gå med i Hinku.", "hinku loviisa member planned"),
    (
        (
            "Helsingfors klimatpartner är ett nätverk. Nätverket samordnas av Helsingfors stads "
            "miljöcentral i samarbete med Helsingfors näringslivsservice."
        ),
        (
            "helsinki-ilmastokumppanit helsinki-ymparistokeskus coordinator; helsinki-ilmastokumppanit "
            "helsinki-elinkeinopalvelu co_coordinator"
        ),
    ),
    ("Hinku-nätverket samordnas av Finlands miljöcentral.", "hinku syke coordinator"),
    ("Tidigare har Lahtis samarbetat genom bl.a. ICLEI.", "iclei lahti member earlier"),
    ("Exempel Ab undertecknade Green City Accord 2021.", "green-city-accord ? Exempel Ab member 2021 in"),
    ("Malmö lämnade Energy Cities 2019.", "energy-cities malmo member ended until 2019 in"),
]

ENGLISH = [
    ("Lahti joined the Covenant of Mayors on 10 September 2012.", "covenant-of-mayors lahti member 2012-09-10 on"),
    ("The City of Lappeenranta has signed the Green City Accord.", "green-city-accord lappeenranta member"),
    (
        "Lahti, Turku and Vantaa have signed the Green City Accord.",
        "green-city-accord lahti member; green-city-accord turku member; green-city-accord vantaa member",
    ),
    ("Tampere is a member of Eurocities and ICLEI.", "eurocities tampere member; iclei tampere member"),
    ("Tampere became a member of Eurocities in April 1996.", "eurocities tampere member 1996-04 in"),
    (
        "Helsinki, Tampere and Turku, all signatories of the Covenant of Mayors, met in May.",
        "covenant-of-mayors helsinki member; covenant-of-mayors tampere member; covenant-of-mayors turku member",
    ),
    (
        "The Green City Accord was launched by the European Commission in 2020.",
        "green-city-accord european-commission founder 2020 in",
    ),
    ("The Hinku network is coordinated by the Finnish Environment Institute.", "hinku syke coordinator"),
    ("Joensuu participated in the REIVI project.", "reivi joensuu participant"),
    ("Lahti decided in 2012 to join the Covenant of Mayors.", "covenant-of-mayors lahti member 2012 in"),
    ("Lahti plans to join Energy Cities.", "energy-cities lahti member planned"),
    ("Lahti left Energy Cities in 2015.", "energy-cities lahti member ended until 2015 in"),
    ("Sample Ltd joined the Climate Leadership Coalition in 2019.", "clc ? Sample Ltd member 2019 in"),
]

NOTHING = [
    ("fi", "Lahti ei kuulu Hinku-verkostoon."),
    ("fi", "Hinku-verkoston seminaariin osallistui Lahti."),
    ("fi", "Hinku-verkostoon kuuluu 11 kuntaa."),
    ("fi", "Lahden alueella toimii Hinku-verkosto."),
    ("fi", "Kaupunki allekirjoitti vuokrasopimuksen Esimerkki Oy:n kanssa."),
    ("fi", "Lahti sitoutui vähentämään päästöjään."),
    ("fi", "Hinku-kunnat kokoontuivat Lahdessa vuonna 2019."),
    ("fi", "Greenreality Network kuuluu ICN:ään."),
    ("fi", "Kunnat voivat liittyä Fisu-verkostoon milloin vain."),
    ("fi", "Lahden kaupunginjohtaja puhui Covenant of Mayorsin kokouksessa."),
    ("sv", "Malmö är inte med i Klimatkommunerna."),
    ("sv", "Klimatkommunernas årsmöte hölls i Malmö 2019."),
    ("sv", "Malmö kan gå med i Klimatkommunerna."),
    ("sv", "Företag kan ansluta sig till Klimatpartnerna."),
    ("en", "Lahti has not joined the Covenant of Mayors."),
    ("en", "The Covenant of Mayors met in Lahti in 2012."),
    ("en", "Three Finnish cities had signed the Green City Accord."),
    ("en", "Cities may join the Green City Accord at any time."),
    ("en", "Lahti joined a meeting of Eurocities."),
]


@pytest.mark.parametrize(("sentence", "expected"), FINNISH)
def test_finnish(sentence: str, expected: str) -> None:
    assert "; ".join(told(sentence, "fi")) == expected


@pytest.mark.parametrize(("sentence", "expected"), SWEDISH)
def test_swedish(sentence: str, expected: str) -> None:
    assert "; ".join(told(sentence, "sv")) == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_english(sentence: str, expected: str) -> None:
    assert "; ".join(told(sentence, "en")) == expected


@pytest.mark.parametrize(("lang", "sentence"), NOTHING)
def test_no_membership_is_made_of_other_things(lang: str, sentence: str) -> None:
    assert told(sentence, lang) == []

"""Inflected names that need the dictionaries (some seconds to load, once): consonant gradation, plurals, compounds."""

from __future__ import annotations

import pytest

from extractors.registers.gazetteer import load_gazetteer

FINNISH = {
    "lahti": "Lahden Lahdessa Lahteen Lahdesta Lahdelle",
    "helsinki": "Helsingin Helsingissä Helsinkiin",
    "turku": "Turun Turussa Turkuun Turusta",
    "hanko": "Hangon Hangossa Hankoon",
    "lappeenranta": "Lappeenrannan Lappeenrannassa Lappeenrantaan",
    "haapavesi": "Haapaveden Haapavedellä",
    "pieksamaki": "Pieksämäen Pieksämäellä",
    "kalajoki": "Kalajoen Kalajoella",
    "kauhajoki": "Kauhajoen",
    "outokumpu": "Outokummun Outokummussa",
    "pyhtaa": "Pyhtään Pyhtäällä",
    "pyhanta": "Pyhännän Pyhännällä",
    "pyharanta": "Pyhärannan",
    "vesanto": "Vesannon Vesannolla",
    "rautalampi": "Rautalammin Rautalammilla",
    "lieto": "Liedon Liedossa",
    "luoto": "Luodon Luodossa",
    "hailuoto": "Hailuodon",
    "vihti": "Vihdin Vihdissä Vihtiin",
    "loppi": "Lopen Lopella",
    "pihtipudas": "Pihtiputaan Pihtiputaalla",
    "punkalaidun": "Punkalaitumen Punkalaitumella",
    "alavus": "Alavuden Alavudella",
    "kannus": "Kannuksen Kannuksessa",
    "nurmes": "Nurmeksen",
    "varkaus": "Varkauden Varkaudessa",
    "kuhmoinen": "Kuhmoisten Kuhmoisissa Kuhmoisiin",
    "kuhmo": "Kuhmon Kuhmossa",
    "parainen": "Paraisten Paraisilla",
    "kauniainen": "Kauniaisten Kauniaisissa",
    "siikainen": "Siikaisten",
    "siikajoki": "Siikajoen",
    "virrat": "Virtain Virroilla Virtojen",
    "kangasala": "Kangasalan Kangasalla Kangasalle",
    "uusikaupunki": "Uudenkaupungin Uudessakaupungissa",
    "uusikaarlepyy": "Uudenkaarlepyyn",
    "kristiinankaupunki": "Kristiinankaupungin",
    "isokyro": "Isonkyrön Isossakyrössä",
    "koski-tl": "Kosken_Tl Koski_Tl:n",
    "kemi": "Kemin Kemissä",
    "keminmaa": "Keminmaan",
    "kemijarvi": "Kemijärven",
    "tervo": "Tervon",
    "tervola": "Tervolan",
    "uusimaa": "Uudenmaan Uudellamaalla Uudeltamaalta",
    "pirkanmaa": "Pirkanmaan Pirkanmaalla",
    "satakunta": "Satakunnan Satakunnassa",
    "paijat-hame": "Päijät-Hämeen Päijät-Hämeessä",
    "etela-karjala": "Etelä-Karjalassa",
    "varsinais-suomi": "Varsinais-Suomessa Varsinais-Suomen",
    "pohjois-pohjanmaa": "Pohjois-Pohjanmaalla",
    "lappi": "Lapin Lapissa",
    "ahvenanmaa": "Ahvenanmaalla",
}


@pytest.mark.parametrize(("expected", "form"), [(i, f) for i, forms in FINNISH.items() for f in forms.split()])
def test_finnish_towns_and_regions(expected: str, form: str) -> None:
    match = load_gazetteer().body(form.replace("_", " "), lang="fi")
    assert match is not None
    assert (match.id, match.method) == (expected, "lemma")


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ("Lappeenrannan kaupunki", ("lappeenranta", "municipality")),
        ("Lahden kaupungin", ("lahti", "municipality")),
        ("Etelä-Karjalan maakunta", ("etela-karjala", "region")),
        ("Pirkanmaan liiton", ("pirkanmaan-liitto", "regional_council")),
        ("Varsinais-Suomen ELY-keskuksen", ("varsinais-suomen-ely-keskus", "agency")),
        ("Helsingin kaupungin ympäristökeskuksen", ("helsinki-ymparistokeskus", "city_unit")),
        ("Suomen ympäristökeskuksen", ("syke", "institute")),
        ("Suomen ympäristökeskuksen (SYKE)", ("syke", "institute")),
        ("SYKElle", ("syke", "institute")),
        ("Helsingin yliopiston", ("helsingin-yliopisto", "university")),
        ("HOK-Elannon", ("hok-elanto", "company")),
        ("Ilmarisen", ("ilmarinen", "company")),
        ("Metropolian", ("metropolia", "uas")),
        ("Bring Express:in", ("bring-express", "company")),
        ("Vahanen-yhtiöiden", ("vahanen-yhtiot", "company")),
        ("PwC Suomen", ("pwc-suomi", "company")),
    ],
)
def test_other_bodies(mention: str, expected: tuple[str, str]) -> None:
    match = load_gazetteer().body(mention, lang="fi")
    assert match is not None
    assert (match.id, match.kind) == expected


@pytest.mark.parametrize("mention", ["virta", "Virran", "Kemia", "Lahden seutu", "Uudenmaan ELY-keskuksen", "kunnan"])
def test_forms_of_other_words(mention: str) -> None:
    assert load_gazetteer().body(mention, lang="fi") is None


@pytest.mark.parametrize(
    ("form", "expected"), [("Höörs", "hoor"), ("Borås", "boras"), ("Falu", "falun"), ("Åbos", "turku")]
)
def test_swedish_forms(form: str, expected: str) -> None:
    match = load_gazetteer().body(form, lang="sv")
    assert match is not None
    assert match.id == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kaupunginjohtajien yleiskokouksen jäsenet", ("Kaupunginjohtajien yleiskokouksen", "covenant-of-mayors")),
        ("Joensuun ilmastokumppaneiden määrä", ("Joensuun ilmastokumppaneiden", "joensuu-ilmastokumppanit")),
        ("Joensuun ilmastokumppanuusverkostoon", ("Joensuun ilmastokumppanuusverkostoon", "joensuu-ilmastokumppanit")),
        ("Kuutoskaupunkien yhteistyö", ("Kuutoskaupunkien", "six-cities")),
        ("Itämeren kaupunkien liiton", ("Itämeren kaupunkien liiton", "ubc")),
        ("resurssiviisauden tiekartan", ("resurssiviisauden tiekartan", "resurssiviisauden-tiekartta")),
        ("Lappeenrannan vihreää strategiaa", ("Lappeenrannan vihreää strategiaa", "lappeenranta-vihrea-strategia")),
        ("Canemure-asiantuntijaverkoston", ("Canemure-asiantuntijaverkoston", "canemure-asiantuntijaverkosto")),
        ("kunta-alan energiatehokkuussopimukseen", ("kunta-alan energiatehokkuussopimukseen", "kets")),
    ],
)
def test_systems_in_finnish_text(text: str, expected: tuple[str, str]) -> None:
    (found,) = load_gazetteer().systems_in(text, lang="fi")
    assert (text[found.start : found.end], found.match.id) == expected


def test_every_form_may_begin_a_name() -> None:
    gazetteer = load_gazetteer()
    forms = [form.replace("_", " ") for row in FINNISH.values() for form in row.split()]
    assert [form for form in forms if gazetteer.most_words(form.split()[0]) == 0] == []
    assert gazetteer.most_words("Xyzzy") == 0


@pytest.mark.parametrize("word", ["Keminma", "Keminmma", "Turunmaa", "Porinmaa"])
def test_a_word_that_no_dictionary_holds_is_no_form_of_a_short_name(word: str) -> None:
    assert load_gazetteer().body(word, lang="fi") is None

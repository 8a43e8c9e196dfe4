"""Every row of the table of number words, numerals in their cases, and the digits that count nothing."""

from __future__ import annotations

import pytest

from extractors.language.numbers import find_majorities, find_numbers, majority_of
from extractors.language.numerals import numeral
from tests.growth import TOLERATED, growth

# text, language, the words, value, comparator, lower, upper, qualifier
READ = [
    ("kuuluu 11 kuntaa", "fi", "11", 11, "=", 11, 11, None),
    ("liittynyt jo 40 yritystä", "fi", "jo 40", 40, "=", 40, 40, "jo"),
    ("on yli 60 jäsentä", "fi", "yli 60", 60, ">", 61, None, "yli"),
    ("finns det över 60 medlemmar", "sv", "över 60", 60, ">", 61, None, "över"),
    ("more than 60 members", "en", "more than 60", 60, ">", 61, None, "more than"),
    ("mukana jo yli 60 yritystä", "fi", "jo yli 60", 60, ">", 61, None, "jo yli"),
    ("vähintään 20 kuntaa", "fi", "vähintään 20", 20, ">=", 20, None, "vähintään"),
    ("minst 20 kommuner", "sv", "minst 20", 20, ">=", 20, None, "minst"),
    ("at least 20 cities", "en", "at least 20", 20, ">=", 20, None, "at least"),
    ("lähes 90 kumppania", "fi", "lähes 90", 90, "<", None, 89, "lähes"),
    ("Nästan 10 000 kommuner", "sv", "Nästan 10 000", 10000, "<", None, 9999, "Nästan"),
    ("nearly 90 members", "en", "nearly 90", 90, "<", None, 89, "nearly"),
    ("Asukkaita on vajaat 77 000.", "fi", "vajaat 77 000", 77000, "<", None, 76999, "vajaat"),
    ("alle 50 jäsentä", "fi", "alle 50", 50, "<", None, 49, "alle"),
    ("under 50 medlemmar", "sv", "under 50", 50, "<", None, 49, "under"),
    ("enintään 12 kuntaa", "fi", "enintään 12", 12, "<=", None, 12, "enintään"),
    ("högst 12 kommuner", "sv", "högst 12", 12, "<=", None, 12, "högst"),
    ("noin 400 000 ihmistä", "fi", "noin 400 000", 400000, "~", None, None, "noin"),
    ("n. 30 yritystä", "fi", "n. 30", 30, "~", None, None, "n."),
    ("cirka 30 företag", "sv", "cirka 30", 30, "~", None, None, "cirka"),
    ("ca 30 företag", "sv", "ca 30", 30, "~", None, None, "ca"),
    ("kuuluu useampaan verkostoon", "fi", "useampaan", 2, ">=", 2, None, "useampaan"),
    ("flera nätverk", "sv", "flera", 2, ">=", 2, None, "flera"),
    ("kymmeniä yrityksiä", "fi", "kymmeniä", 20, ">=", 20, None, "kymmeniä"),
    ("tiotals företag", "sv", "tiotals", 20, ">=", 20, None, "tiotals"),
    ("reilu 80 kuntaa", "fi", "reilu 80", 80, ">", 81, None, "reilu"),
    ("drygt 80 kommuner", "sv", "drygt 80", 80, ">", 81, None, "drygt"),
    ("liittynyt kolmen verkoston toimintaan", "fi", "kolmen", 3, "=", 3, 3, None),
    ("tehdään seitsemässä maakunnassa", "fi", "seitsemässä", 7, "=", 7, 7, None),
    ("kokoontuvat neljä kertaa", "fi", "neljä", 4, "=", 4, 4, None),
    ("on nyt kahdeksan: Forssa", "fi", "kahdeksan", 8, "=", 8, 8, None),
    ("on nyt kuusitoista, ja", "fi", "kuusitoista", 16, "=", 16, 16, None),
    ("viidentoista muun toimijan kanssa", "fi", "viidentoista", 15, "=", 15, 15, None),
    ("vajaassa seitsemässä vuodessa", "fi", "vajaassa seitsemässä", 7, "<", None, 6, "vajaassa"),
    ("vain puolenkymmentä innostui", "fi", "puolenkymmentä", 5, "~", None, None, "puolenkymmentä"),
    ("nostaa 50:een parissa vuodessa", "fi", "50", 50, "=", 50, 50, None),
    ("av fjorton företag", "sv", "fjorton", 14, "=", 14, 14, None),
    ("twenty-three towns", "en", "twenty-three", 23, "=", 23, 23, None),
    ("av fjorten virksomheter", "no", "fjorten", 14, "=", 14, 14, None),
    ("zehn bis fünfzehn sein", "de", "zehn bis fünfzehn", 10, ">=", 10, 15, "zehn bis fünfzehn"),
    ("10–12 kuntaa", "fi", "10–12", 10, ">=", 10, 12, "10–12"),
    ("between 10 and 12 cities", "en", "10 and 12", 10, ">=", 10, 12, "10 and 12"),
    ("60 or more members", "en", "60 or more", 60, ">=", 60, None, "or more"),
    ("60 eller fler medlemmar", "sv", "60 eller fler", 60, ">=", 60, None, "eller fler"),
    ("almost 5,000 hectares", "en", "almost 5,000", 5000, "<", None, 4999, "almost"),
    ("yli 16.405 asukasta", "fi", "yli 16.405", 16405, ">", 16406, None, "yli"),
    ("16\u00a0405 asukasta", "fi", "16\u00a0405", 16405, "=", 16405, 16405, None),
    ("16\u2009405 asukasta", "fi", "16\u2009405", 16405, "=", 16405, 16405, None),
    ("yli 2,5 miljoonaa asukasta", "fi", "yli 2,5 miljoonaa", 2500000, ">", 2500001, None, "yli"),
    ("under 2000 invånare", "sv", "under 2000", 2000, "<", None, 1999, "under"),
    ("on 2000 kuntaa", "fi", "2000", 2000, "=", 2000, 2000, None),
]


@pytest.mark.parametrize(("text", "lang", "words", "value", "comparator", "lower", "upper", "qualifier"), READ)
def test_words_become_a_count_with_bounds(text, lang, words, value, comparator, lower, upper, qualifier):
    (found,) = find_numbers(text, lang)
    assert text[found.start : found.end] == words
    assert (found.value, found.comparator, found.lower, found.upper) == (value, comparator, lower, upper)
    assert found.qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("80 % ja 20 prosenttia", "fi"),
        ("mer än 20 procent", "sv"),
        ("10–15 % of emissions", "en"),
        ("10.9.2012 ja 2012-09-10", "fi"),
        ("4. juni 2014", "no"),
        ("Joulukuun 31. päivänä 2020", "fi"),
        ("on 3-4 May in Tampere", "en"),
        ("vuonna 2015 ja Eurooppa 2020 –strategia", "fi"),
        ("Under 2021 steg antalet", "sv"),
        ("klo 13.31 ja klo 9", "fi"),
        ("budget of € 100 000", "en"),
        ("5 miljoonaa euroa ja 100 000 €", "fi"),
        ("den 52:a medlemmen", "sv"),
        ("the 6th and 5th meeting", "en"),
        ("Tampere on 5. kaupunki", "fi"),
        ("a 10-year plan, St1, CO2, COP26", "en"),
        ("päätös (§ 164)", "fi"),
        ("mukana.[1]", "fi"),
        ("  1. Att skapa nya", "sv"),
        ("puh. 040 123 4567", "fi"),
        ("00100 Helsinki", "fi"),
        ("1,5 astetta ja 2.5 astetta", "fi"),
        ("5,000 astetta", "fi"),
        ("toimivat yhdessä, kokoaa yhteen, yhtä paljon", "fi"),
        ("yksi ensimmäisistä", "fi"),
        ("one of the first", "en"),
        ("en ny medlem, ett nätverk", "sv"),
        ("viisi prosenttia", "fi"),
        ("", "fi"),
    ],
)
def test_what_counts_nothing_is_left_out(text, lang):
    assert find_numbers(text, lang) == []


def test_counts_side_by_side():
    text = "Vuoden 2020 alussa jäseniä oli yli 70 kuntaa ja 4 maakuntaa.[1]"
    assert [(n.value, n.comparator) for n in find_numbers(text, "fi")] == [(70, ">"), (4, "=")]


def test_a_municipality_and_its_population():
    assert [n.value for n in find_numbers("Akaa 16 405 2019 Asikkala 7 968 2013", "fi")] == [16405, 7968]


@pytest.mark.parametrize(
    ("word", "lang", "value"),
    [
        ("kaksikymmentäkolme", "fi", 23),
        ("kahdessakymmenessäkolmessa", "fi", 23),
        ("kaksikymmentäkolmessa", "fi", 23),
        ("Viidelläkymmenellä", "fi", 50),
        ("yhdentoista", "fi", 11),
        ("kuudelle", "fi", 6),
        ("kymmenestä", "fi", 10),
        ("kolmesataa", "fi", 300),
        ("kuusi", "fi", 6),
        ("viittä", "fi", 5),
        ("tjugotre", "sv", 23),
        ("twenty three", "en", 23),
        ("nineteen", "en", 19),
        ("sju", "nb", 7),
        ("elf", "de", 11),
        ("viisteist", "et", 15),
        ("kuusta", "fi", None),
        ("verkosto", "fi", None),
        ("trys", "lt", None),
    ],
)
def test_numerals(word, lang, value):
    assert numeral(word, lang) == value


def test_every_finnish_teen_in_the_genitive():
    teens = "yhden kahden kolmen neljän viiden kuuden seitsemän kahdeksan yhdeksän"
    assert [numeral(f"{teen}toista", "fi") for teen in teens.split()] == list(range(11, 20))


def test_most_is_more_than_half():
    swedish, finnish = "över 60 medlemmar, de flesta av dem är företag", "Suurin osa jäsenistä"
    assert [swedish[a:b] for a, b in find_majorities(swedish)] == ["de flesta"]
    assert [finnish[a:b] for a, b in find_majorities(finnish)] == ["Suurin osa"]
    assert (majority_of(61), majority_of(60)) == (31, 31)


@pytest.mark.parametrize(
    "piece", ["Verkostoon kuuluu jo yli 60 jäsentä ja 16 405 asukasta. ", "1 234 567 ", "aaaa-", "10.9."]
)
def test_time_grows_with_the_text_and_no_faster(piece):
    assert growth(lambda text: find_numbers(text, "fi"), piece, 60_000) < TOLERATED

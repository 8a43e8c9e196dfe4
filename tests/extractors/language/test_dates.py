"""Every row of the table of dates, and the traps: what is no date, what is one in disguise."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors.assertion import UncertainDate
from extractors.language.dates import FoundDate, find_dates
from extractors.language.edtf_bounds import bounds, not_after
from tests.growth import TOLERATED, growth


def _day(text: str) -> dt.date | None:
    return None if text == ".." else dt.date.fromisoformat(text)


def _only(text: str, lang: str, anchor: dt.date | None = None) -> FoundDate:
    found = find_dates(text, lang, anchor=anchor)
    assert len(found) == 1, found
    return found[0]


# text, language, the words; EDTF string, relation, earliest and latest day (".." where there is none)
READ = [
    ("Lahti liittyi 10.9.2012 valtuuston päätöksellä", "fi", "10.9.2012", "2012-09-10 on 2012-09-10 2012-09-10"),
    ("perustettiin kesäkuussa 2012.", "fi", "kesäkuussa 2012", "2012-06 in 2012-06-01 2012-06-30"),
    ("Toukokuussa 2021 alkaneessa hankkeessa", "fi", "Toukokuussa 2021", "2021-05 in 2021-05-01 2021-05-31"),
    ("syntyi vuonna 2015 osana", "fi", "vuonna 2015", "2015 in 2015-01-01 2015-12-31"),
    ("saavutettiin keväällä 2024.", "fi", "keväällä 2024", "2024-21 in 2024-03-01 2024-05-31"),
    ("nåddes våren 2024.", "sv", "våren 2024", "2024-21 in 2024-03-01 2024-05-31"),
    ("Kesään 2021 mennessä on liittynyt", "fi", "Kesään 2021 mennessä", "2021-22 by .. 2021-08-31"),
    ("20 % vuoteen 2020 mennessä.", "fi", "vuoteen 2020 mennessä", "2020 by .. 2020-12-31"),
    ("oli vuoden 2021 loppuun mennessä 40", "fi", "vuoden 2021 loppuun mennessä", "2021-12-31 by .. 2021-12-31"),
    ("Vuoden 2019 aikana lasketaan", "fi", "Vuoden 2019 aikana", "2019 during 2019-01-01 2019-12-31"),
    ("toimintamalleja (2019–2021).", "fi", "2019–2021", "2019/2021 interval 2019-01-01 2021-12-31"),
    ("3.5.2019 klo 13.31", "fi", "3.5.2019", "2019-05-03 on 2019-05-03 2019-05-03"),
    # days
    ("joined on 26.9.2012 in", "en", "on 26.9.2012", "2012-09-26 on 2012-09-26 2012-09-26"),
    ("10 september 2009", "sv", "10 september 2009", "2009-09-10 on 2009-09-10 2009-09-10"),
    ("avtalet den 10 november 2009, samtidigt", "sv", "den 10 november 2009", "2009-11-10 on 2009-11-10 2009-11-10"),
    ("i Bergen 4. juni 2014.", "no", "4. juni 2014", "2014-06-04 on 2014-06-04 2014-06-04"),
    ("By admin, 10 February, 2021", "en", "10 February, 2021", "2021-02-10 on 2021-02-10 2021-02-10"),
    ("signed February 10th, 2021 in", "en", "February 10th, 2021", "2021-02-10 on 2021-02-10 2021-02-10"),
    ("the 3rd of May 2012", "en", "the 3rd of May 2012", "2012-05-03 on 2012-05-03 2012-05-03"),
    ("uppdaterad 2012-09-10.", "sv", "2012-09-10", "2012-09-10 on 2012-09-10 2012-09-10"),
    ("Joulukuun 31. päivänä 2020 oli", "fi", "Joulukuun 31. päivänä 2020", "2020-12-31 on 2020-12-31 2020-12-31"),
    ("allekirjoitti 31. joulukuuta 2020", "fi", "31. joulukuuta 2020", "2020-12-31 on 2020-12-31 2020-12-31"),
    ("am 4. Juni 2014 in", "de", "am 4. Juni 2014", "2014-06-04 on 2014-06-04 2014-06-04"),
    ("alla 10. veebruaril 2009.", "et", "10. veebruaril 2009", "2009-02-10 on 2009-02-10 2009-02-10"),
    ("allekirjoitti tänään 22.9.2021 sen", "fi", "tänään 22.9.2021", "2021-09-22 on 2021-09-22 2021-09-22"),
    # months
    ("members in June 2021.", "en", "in June 2021", "2021-06 in 2021-06-01 2021-06-30"),
    ("Lokakuussa 2013 oli", "fi", "Lokakuussa 2013", "2013-10 in 2013-10-01 2013-10-31"),
    ("I januari 2011 undertecknade", "sv", "I januari 2011", "2011-01 in 2011-01-01 2011-01-31"),
    ("Im Februar 2011 kam", "de", "Im Februar 2011", "2011-02 in 2011-02-01 2011-02-28"),
    ("kesäkuuhun 2021 mennessä", "fi", "kesäkuuhun 2021 mennessä", "2021-06 by .. 2021-06-30"),
    ("kesäkuusta 2021 alkaen", "fi", "kesäkuusta 2021 alkaen", "2021-06 since 2021-06-01 2021-06-30"),
    ("kesäkuun 2021 loppuun mennessä", "fi", "kesäkuun 2021 loppuun mennessä", "2021-06-30 by .. 2021-06-30"),
    (
        "touko–kesäkuussa 2012 pidettiin",
        "fi",
        "touko–kesäkuussa 2012",
        "2012-05/2012-06 interval 2012-05-01 2012-06-30",
    ),
    ("liittyi joulukuun alussa 2015.", "fi", "joulukuun alussa 2015", "2015-12 in 2015-12-01 2015-12-31"),
    # years: by, before, since, until, ends and beginnings
    ("in 1990, the network", "en", "in 1990", "1990 in 1990-01-01 1990-12-31"),
    ("cut emissions by 2030 on", "en", "by 2030", "2030 by .. 2030-12-31"),
    ("senast år 2030.", "sv", "senast år 2030", "2030 by .. 2030-12-31"),
    ("senast 2030 ska", "sv", "senast 2030", "2030 by .. 2030-12-31"),
    ("procent fram till år 2030.", "sv", "fram till år 2030", "2030 by .. 2030-12-31"),
    ("viimeistään vuonna 2030 hiilineutraali", "fi", "viimeistään vuonna 2030", "2030 by .. 2030-12-31"),
    ("minska före år 2020.", "sv", "före år 2020", "2020 before .. 2019-12-31"),
    ("ennen vuotta 2020 tehty", "fi", "ennen vuotta 2020", "2020 before .. 2019-12-31"),
    ("kuulunut vuodesta 1998 täysjäsenenä", "fi", "vuodesta 1998", "1998 since 1998-01-01 1998-12-31"),
    ("vuodesta 2015 lähtien", "fi", "vuodesta 2015 lähtien", "2015 since 2015-01-01 2015-12-31"),
    ("vuodesta 2015 saakka", "fi", "vuodesta 2015 saakka", "2015 since 2015-01-01 2015-12-31"),
    ("med sedan år 2013.", "sv", "sedan år 2013", "2013 since 2013-01-01 2013-12-31"),
    ("UBC member city since 1994", "en", "since 1994", "1994 since 1994-01-01 1994-12-31"),
    ("nimi oli tuo vuoteen 2019 saakka", "fi", "vuoteen 2019 saakka", "../2019 interval .. 2019-12-31"),
    ("liittyi vuoden 2016 lopussa.", "fi", "vuoden 2016 lopussa", "2016 in 2016-07-01 2016-12-31"),
    ("Vuoden 2020 alussa oli", "fi", "Vuoden 2020 alussa", "2020 in 2020-01-01 2020-06-30"),
    ("Ende 2010 zählte es", "de", "Ende 2010", "2010 in 2010-07-01 2010-12-31"),
    ("bis Ende 2011 sollen", "de", "bis Ende 2011", "2011-12-31 by .. 2011-12-31"),
    ("by the end of 2021 there", "en", "by the end of 2021", "2021-12-31 by .. 2021-12-31"),
    ("i slutet av år 2016 gick", "sv", "i slutet av år 2016", "2016 in 2016-07-01 2016-12-31"),
    ("viimeistään vuoden 2025 lopussa", "fi", "viimeistään vuoden 2025 lopussa", "2025-12-31 by .. 2025-12-31"),
    ("Under 2021 steg antalet", "sv", "Under 2021", "2021 during 2021-01-01 2021-12-31"),
    ("during 2021 it grew", "en", "during 2021", "2021 during 2021-01-01 2021-12-31"),
    ("linnana 2008. aastal, hiljem", "et", "2008. aastal", "2008 in 2008-01-01 2008-12-31"),
    ("heitkoguseid 2020. aastaks üle", "et", "2020. aastaks", "2020 by .. 2020-12-31"),
    ("Jäsen (2015).", "fi", "2015", "2015 in 2015-01-01 2015-12-31"),
    ("Verkosto syntyi 1986, ja siinä", "fi", "1986", "1986 in 1986-01-01 1986-12-31"),
    ("kommuner siktar på klimatneutralitet 2030", "sv", "2030", "2030 in 2030-01-01 2030-12-31"),
    ("Karlstad blev medlem 2004.", "sv", "2004", "2004 in 2004-01-01 2004-12-31"),
    # intervals
    ("avtalsperioden 2017–2025.", "sv", "avtalsperioden 2017–2025", "2017/2025 interval 2017-01-01 2025-12-31"),
    ("vuosina 2019–2021 mukana", "fi", "vuosina 2019–2021", "2019/2021 interval 2019-01-01 2021-12-31"),
    ("vuodesta 2015 vuoteen 2020 asti", "fi", "vuodesta 2015 vuoteen 2020", "2015/2020 interval 2015-01-01 2020-12-31"),
    ("between 2015 and 2020", "en", "between 2015 and 2020", "2015/2020 interval 2015-01-01 2020-12-31"),
    (
        "runs from May 2021 to October 2022 with",
        "en",
        "from May 2021 to October 2022",
        "2021-05/2022-10 interval 2021-05-01 2022-10-31",
    ),
    ("kokous 4.–5.6.2013 pidettiin", "fi", "4.–5.6.2013", "2013-06-04/2013-06-05 interval 2013-06-04 2013-06-05"),
    ("1.5.2021–30.11.2022", "fi", "1.5.2021–30.11.2022", "2021-05-01/2022-11-30 interval 2021-05-01 2022-11-30"),
    ("in Rio, 14–17 June 2012", "en", "14–17 June 2012", "2012-06-14/2012-06-17 interval 2012-06-14 2012-06-17"),
    (
        "keväästä 2020 syksyyn 2021",
        "fi",
        "keväästä 2020 syksyyn 2021",
        "2020-03/2021-11 interval 2020-03-01 2021-11-30",
    ),
]


@pytest.mark.parametrize(("text", "lang", "words", "expected"), READ)
def test_words_become_a_date_with_bounds(text, lang, words, expected):
    edtf, relation, earliest, latest = expected.split()
    found = _only(text, lang)
    assert text[found.start : found.end] == words
    assert found.date == UncertainDate(edtf, _day(earliest), _day(latest), relation)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Eurooppa 2020 –strategian mukaisesti", "fi"),
        ("Kestävä Tampere 2030 -ohjelman kanssa", "fi"),
        ("vuoden 2030-strategia", "fi"),
        ("20 % ja 80 prosenttia", "fi"),
        ("16 500 asukasta, 2 000 jäsentä", "fi"),
        ("Akaa 16 405 2019", "fi"),
        ("yli 2000 kuntaa", "fi"),
        ("under 2000 invånare", "sv"),
        ("in 2000 cities", "en"),
        ("till 2000 kommuner", "sv"),
        ("klo 20.30 ja 12.37", "fi"),
        ("vuoden 2007 tasosta", "fi"),
        ("från 2007 års nivå", "sv"),
        ("from the 2007 level", "en"),
        ("vuoden 2015 jälkeen", "fi"),
        ("En utredning från 2011", "sv"),
        ("Ohjelma 2021–2030", "fi"),
        ("Suunnitelma 31.2.2020", "fi"),
        ("puh. 2020 1234, www.hinku2030.fi", "fi"),
        ("HINKU2019 ja 20190", "fi"),
        ("kesäkuussa ja keväällä", "fi"),
        ("on 3-4 May in Tampere", "en"),
        ("14 fler än ett år tidigare", "sv"),
        ("kaksi vuotta aiemmin", "fi"),
        ("aiemmin kuin muut", "fi"),
        ("10/02/2021", "en"),
        ("åren 2008 och 2012", "sv"),
        ("the 2030 Agenda and Horizon 2020", "en"),
        ("", "fi"),
    ],
)
def test_what_is_no_date_is_left_out(text, lang):
    assert find_dates(text, lang) == []


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("Jäseniä on tällä hetkellä 11", "fi", "tällä hetkellä"),
        ("on nyt kahdeksan", "fi", "nyt"),
        ("Idag finns det", "sv", "Idag"),
        ("finns i dag 23", "sv", "i dag"),
        ("today more than", "en", "today"),
        ("currently has", "en", "currently"),
    ],
)
def test_the_present_day_has_no_date_but_a_latest_day(text, lang, words):
    anchor = dt.date(2021, 11, 15)
    found = _only(text, lang, anchor)
    assert text[found.start : found.end] == words
    assert found.date == UncertainDate(None, None, anchor, "as_of")
    assert _only(text, lang).date == UncertainDate(None, None, None, "as_of")


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Aiemmin Lahdessa on ollut", "fi"), ("var tidigare medlem", "sv"), ("had signed earlier,", "en")],
)
def test_earlier_is_before_the_anchor(text, lang):
    anchor = dt.date(2012, 11, 6)
    assert _only(text, lang, anchor).date == UncertainDate(None, None, anchor, "before")


def test_a_season_without_a_year_is_the_anchors():
    text = "on syksyn aikana liittynyt"
    found = _only(text, "fi", dt.date(2012, 11, 6))
    assert text[found.start : found.end] == "syksyn aikana"
    assert found.date == UncertainDate("2012-23", dt.date(2012, 9, 1), dt.date(2012, 11, 30), "during")
    assert find_dates(text, "fi") == []
    # In February nobody knows which autumn is meant.
    assert find_dates(text, "fi", anchor=dt.date(2013, 2, 1)) == []


def test_what_a_page_tells_as_past_ends_with_the_page():
    autumn = _only("syksyn aikana", "fi", dt.date(2012, 11, 6)).date
    cut = not_after(autumn, dt.date(2012, 11, 6))
    assert cut == UncertainDate("2012-23", dt.date(2012, 9, 1), dt.date(2012, 11, 6), "during")
    assert not_after(autumn, dt.date(2013, 1, 1)) == autumn
    assert not_after(autumn, dt.date(2012, 8, 1)) == autumn


def test_a_winter_is_filed_under_the_year_of_its_january():
    assert bounds("2021-24") == (dt.date(2020, 12, 1), dt.date(2021, 2, 28))
    assert bounds("2024-24") == (dt.date(2023, 12, 1), dt.date(2024, 2, 29))
    assert _only("talvella 2021", "fi").date.edtf == "2021-24"
    assert _only("talvella 2020–2021", "fi").date == UncertainDate(
        "2021-24", dt.date(2020, 12, 1), dt.date(2021, 2, 28), "in"
    )


def test_a_base_and_a_due_are_two_dates():
    found = find_dates("80 % vuodesta 2007 vuoteen 2030 mennessä", "fi")
    assert [(f.date.edtf, f.date.relation) for f in found] == [("2007", "since"), ("2030", "by")]


def test_several_dates_keep_their_order_and_places():
    text = "Julkaistu 3.5.2019 klo 13.31, päivitetty 19.6.2019 klo 12.37"
    assert [text[f.start : f.end] for f in find_dates(text, "fi")] == ["3.5.2019", "19.6.2019"]


def test_a_language_without_words_still_has_days_in_digits():
    assert _only("nuo 10.9.2012 vuonna 2015", "lt").date.edtf == "2012-09-10"


def test_norwegian_has_three_names():
    assert _only("4. juni 2014", "nb-NO").date.edtf == "2014-06-04"


@pytest.mark.parametrize(
    "piece",
    [
        "Kunta liittyi verkostoon vuonna 2015 ja pyrkii eroon päästöistä vuoteen 2030 mennessä. ",
        "x" * 100,
        "10.9." * 20,
        "vuoden " * 14,
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece):
    assert growth(lambda text: find_dates(text, "fi"), piece, 100_000) < TOLERATED

"""Which dates a page bears of itself, and which it only tells."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from extractors.assertion import UncertainDate
from extractors.language.stamps import find_stamps, url_date

HELSINKI = ZoneInfo("Europe/Helsinki")


def test_published_and_updated_in_one_line():
    published, updated = find_stamps("Teksti.\n\nJulkaistu 3.5.2019 klo 13.31, päivitetty 19.6.2019 klo 12.37", "fi")
    assert (published.kind, published.raw) == ("published", "3.5.2019 klo 13.31")
    assert isinstance(published.at, dt.datetime)
    assert published.at.isoformat() == "2019-05-03T13:31:00+03:00"
    assert (updated.kind, updated.day) == ("updated", dt.date(2019, 6, 19))


@pytest.mark.parametrize(
    ("text", "lang", "kind", "at"),
    [
        ("Uutinen 22.9.2016 klo 11.59\n\nKunnat verkostossa", "fi", "published", "2016-09-22T11:59:00+03:00"),
        ("Senast uppdaterad 2016-09-27", "sv", "updated", "2016-09-27"),
        ("Sidan granskad 6 september 2019", "sv", "updated", "2019-09-06"),
        ("Published 10 February 2021", "en", "published", "2021-02-10"),
        ("Last updated: 10 February 2021 at 09:05", "en", "updated", "2021-02-10T09:05:00+02:00"),
        ("Updated: 2021-05-10", "en", "updated", "2021-05-10"),
        ("01.05.2021 08:47\n\nNetwork", "en", "unknown", "2021-05-01T08:47:00+03:00"),
        ("18 December 2020\n\nThe first three", "en", "unknown", "2020-12-18"),
        ("Etusivu > Puheet\n20.11.2018 13.45\n\nTervetuloa!", "fi", "unknown", "2018-11-20T13:45:00+02:00"),
        ("26.4.2017 10:01 | Ympäristökeskus\nVerkosto kasvaa.", "fi", "unknown", "2017-04-26T10:01:00+03:00"),
        ("By admin, 10 February, 2021\n\nA city signs", "en", "published", "2021-02-10"),
        ("Kom med via vår webbplats!15.11.2021 09:48", "sv", "unknown", "2021-11-15T09:48:00+02:00"),
        ("01.05.2021 Yritys on nyt kumppani\n\nTeksti.", "fi", "unknown", "2021-05-01"),
        ("Linnad\n23.03.16\n\nRakvere ühines", "et", "unknown", "2016-03-23"),
    ],
)
def test_a_stamp_and_its_kind(text, lang, kind, at):
    (stamp,) = find_stamps(text, lang)
    assert stamp.kind == kind
    assert stamp.at.isoformat() == at
    assert stamp.raw in text


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Lahti liittyi 10.9.2012 valtuuston päätöksellä.", "fi"),
        ("10.9.2012 Lahti liittyi verkostoon.", "fi"),
        ("Suunnitelma on päivitetty 19.6.2019 ja hyväksytty.", "fi"),
        ("Tilaisuus 30.11.2021\n\nOhjelma muuttui.", "fi"),
        ("01.01.2015\nPerustaminen\n01.01.2021\nHanke\n01.05.2021\nToinen hanke", "fi"),
        ("Newsletter May 2012", "en"),
        ("", "fi"),
    ],
)
def test_a_date_in_a_sentence_or_a_list_is_no_stamp(text, lang):
    assert find_stamps(text, lang) == []


def test_the_clock_is_the_zones():
    (stamp,) = find_stamps("2016-09-27 10:00", "sv", zone="Europe/Stockholm")
    assert stamp.at == dt.datetime(2016, 9, 27, 11, 0, tzinfo=HELSINKI)
    with pytest.raises(ZoneInfoNotFoundError):
        find_stamps("2016-09-27 10:00", "sv", zone="Europe/Nowhere")


@pytest.mark.parametrize(
    ("url", "edtf", "first", "last", "relation"),
    [
        ("https://lehti.example/2012/11/06/lahti-laajentaa/", "2012-11-06", (2012, 11, 6), (2012, 11, 6), "on"),
        ("https://lehti.example/2021/05/01/kumppani", "2021-05-01", (2021, 5, 1), (2021, 5, 1), "on"),
        ("https://k.example/nyheter/nyheter-2018-06-27-avtal.html", "2018-06-27", (2018, 6, 27), (2018, 6, 27), "on"),
        ("https://k.example/2024/02/ny-medlem/", "2024-02", (2024, 2, 1), (2024, 2, 29), "in"),
    ],
)
def test_the_date_in_an_address(url, edtf, first, last, relation):
    assert url_date(url) == UncertainDate(edtf, dt.date(*first), dt.date(*last), relation)


@pytest.mark.parametrize(
    "url",
    [
        "https://x.example/ohjelma-2021-2030/",
        "https://x.example/2012/13/45/",
        "https://2012-11-06.example/?date=2012-11-06",
        "https://x.example/id/120121106/",
        "https://x.example/hinku",
    ],
)
def test_an_address_without_a_date(url):
    assert url_date(url) is None

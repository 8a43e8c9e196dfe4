"""Readings: pure, kept as bytes, named by all they depend on, and anchored in time by the page's own words."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

import pytest

from extractors import fingerprint
from extractors.assertion import Headcount, Participation
from extractors.catalogue import Source
from extractors.fingerprint import content_id, reader_version, reading_id
from extractors.reading import Reading, from_bytes, read_page, to_bytes

URL = "https://example.org/jasenet"
PAGE = """<!doctype html><html lang="fi"><head><title>Fisu-verkosto</title></head><body><main>
<h1>Fisu-verkosto</h1><p>Verkostoon kuuluu nyt 3 kuntaa.</p><h2>Jäsenet</h2>
<ul><li>Forssa</li><li>Ii</li><li>Vaasa</li></ul>
<p>Lisätietoja antaa kaupunginjohtaja Maija Meikäläinen.</p></main></body></html>""".encode()


def source(**keys: object) -> Source:
    return Source.model_validate(
        {
            "id": "fisu-members",
            "title": "Fisu",
            "publisher": "syke",
            "owner": "syke",
            "network": "fisu",
            "kinds": ["member_list"],
            "rank": "network_list",
            "licence": "none-stated",
            "pages": [{"lang": "fi", "url": URL}],
            **keys,
        }
    )


def stamped(line: str) -> bytes:
    said = f"<h1>Fisu</h1><p>Verkostoon kuuluu nyt 3 kuntaa.</p>{line}"
    return f'<html lang="fi"><body><main>{said}</main></body></html>'.encode()


def test_what_a_reading_holds() -> None:
    read = read_page(PAGE, url=URL, source=source())
    assert read.document_id == hashlib.sha256(PAGE).hexdigest()
    assert (read.source_id, read.url, read.lang, read.title) == ("fisu-members", URL, "fi", "Fisu-verkosto")
    assert read.problem is None
    assert read.n_members == 3
    members = [a.party.id for a in read.assertions if isinstance(a, Participation)]
    counts = [a.value for a in read.assertions if isinstance(a, Headcount)]
    assert (members, counts) == (["forssa", "ii", "vaasa"], [3])
    assert [p.name for p in read.persons] == ["Maija Meikäläinen"]
    assert read.text is not None
    assert [read.text[p.start : p.end] for p in read.persons] == ["Maija Meikäläinen"]
    for assertion in read.assertions:
        assert assertion.evidence.span is not None
        start, end = assertion.evidence.span
        assert read.text[start:end] == assertion.evidence.quote


def test_same_bytes_same_reading() -> None:
    assert read_page(PAGE, url=URL, source=source()) == read_page(PAGE, url=URL, source=source())


def test_bytes_and_back() -> None:
    for page in (PAGE, stamped("<p>Päivitetty 19.6.2019 klo 12.37</p>"), b""):
        read = read_page(page, url=URL, source=source())
        kept = to_bytes(read)
        assert from_bytes(kept) == read
        assert to_bytes(from_bytes(kept)) == kept


def test_the_kept_form_has_every_field() -> None:
    assert set(json.loads(to_bytes(read_page(PAGE, url=URL)))) == set(Reading.__slots__)


@pytest.mark.parametrize(
    ("body", "media_type", "problem"),
    [
        (b"", "text/html", "empty"),
        (b"   \n ", "text/plain", "empty"),
        (b"%PDF-1.7 ...", "application/pdf", "unknown_format"),
        (
            b"<html><head><title>404</title></head><body><h1>Page not found</h1></body></html>",
            "text/html",
            "error_page",
        ),
    ],
)
def test_what_cannot_be_read_is_a_reading_with_a_problem(body: bytes, media_type: str, problem: str) -> None:
    read = read_page(body, url=URL, source=source(), media_type=media_type)
    assert read.problem == problem
    assert read.problem_words
    assert (read.text, read.assertions, read.n_members) == (None, (), 0)
    assert read.document_id == hashlib.sha256(body).hexdigest()


def test_reader_version_changes_with_the_source_and_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, changed = source(), source(network="hinku")
    assert reader_version(plain) == reader_version(source())
    assert len({reader_version(None), reader_version(plain), reader_version(changed)}) == 3
    before = reader_version(plain)
    monkeypatch.setattr(fingerprint, "code_version", lambda: "0" * 12)
    reader_version.cache_clear()
    assert reader_version(plain) != before
    monkeypatch.undo()
    reader_version.cache_clear()
    assert reader_version(plain) == before


def test_reading_id_names_all_that_a_reading_depends_on() -> None:
    read = read_page(PAGE, url=URL, source=source(), lang="fi", media_type="text/html", charset="utf-8")
    said = {"lang": "fi", "media_type": "text/html", "charset": "utf-8"}
    assert read.reading_id == reading_id(read.document_id, URL, source(), **said)
    others = [
        reading_id("0" * 64, URL, source(), **said),
        reading_id(read.document_id, URL + "2", source(), **said),
        reading_id(read.document_id, URL, None, **said),
        reading_id(read.document_id, URL, source(), **{**said, "lang": "sv"}),
        reading_id(read.document_id, URL, source(), **{**said, "media_type": None}),
        reading_id(read.document_id, URL, source(), **{**said, "charset": "iso-8859-1"}),
    ]
    assert len({read.reading_id, *others}) == 7


def test_content_ids_do_not_run_together() -> None:
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id(None) != content_id("")
    assert content_id("-;") != content_id(None)
    assert len(content_id("a")) == 32


def test_anchor_is_the_newest_stamp_but_the_day_of_publishing() -> None:
    page = stamped("<p>Julkaistu 3.5.2019 klo 13.31</p><p>Päivitetty 19.6.2019 klo 12.37</p>")
    read = read_page(page, url="https://example.org/2018/03/uutinen", source=source())
    assert (read.published_on, read.updated_on) == (dt.date(2019, 5, 3), dt.date(2019, 6, 19))
    assert (read.anchor_on, read.anchor_basis) == (dt.date(2019, 6, 19), "page_stamp")


def test_anchor_is_the_day_of_publishing_where_it_is_alone() -> None:
    read = read_page(stamped("<p>Julkaistu 3.5.2019 klo 13.31</p>"), url=URL, source=source())
    assert (read.anchor_on, read.anchor_basis) == (dt.date(2019, 5, 3), "page_stamp")


def test_anchor_is_the_date_in_the_address() -> None:
    read = read_page(stamped(""), url="https://example.org/2024/02/uusi-jasen", source=source())
    assert (read.anchor_on, read.anchor_basis) == (dt.date(2024, 2, 29), "url_date")


@pytest.mark.parametrize("url", [URL, "file:///home/data/2024/02/uusi-jasen.html"])
def test_no_anchor(url: str) -> None:
    read = read_page(stamped(""), url=url, source=source())
    assert (read.anchor_on, read.anchor_basis) == (None, "fetch_date")


def test_observed_on_closes_an_undated_now_and_nothing_else() -> None:
    seen = dt.date(2026, 11, 21)
    (undated,) = read_page(stamped(""), url=URL, source=source(), observed_on=seen).assertions
    (open_end,) = read_page(stamped(""), url=URL, source=source()).assertions
    (dated,) = read_page(
        stamped("<p>Päivitetty 19.6.2019 klo 12.37</p>"), url=URL, source=source(), observed_on=seen
    ).assertions
    latest = [a.as_of.latest for a in (undated, open_end, dated) if isinstance(a, Headcount)]
    assert latest == [seen, None, dt.date(2019, 6, 19)]
    assert read_page(stamped(""), url=URL, source=source(), observed_on=seen).anchor_on is None

"""Readings on a page: found by their phrase, held to their sentence, told when they are stale."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from extractors.assertion import Description, Link, Participation
from extractors.catalogue import Source
from extractors.pages.readings import StaleReading
from extractors.passages import Passages
from extractors.pinning import PinError, pin
from extractors.readers import read
from extractors.reading import Reading, from_bytes, read_page, to_bytes

URL, SWEDISH = "https://example.org/verkosto", "https://example.org/natverket"
PAGE = """Canemuren ryhmät

Ryhmät tukevat hankkeita alueilla. Kukin ryhmä tapaa neljästi vuoden mittaan, ja sillä on
koordinaattori.

Tilanne

Kesken

Ryhmillä on kaksi tehtävää:

  1. Kokoontua usein
  2. Kertoa tuloksista
"""
MEETS = {"kind": "obligation", "network": "canemure-wg", "activity": "meeting", "n": 4, "period": "year"}
GOES_ON = {"kind": "description", "network": "joensuu-toimenpide", "attribute": "progress", "values": ["under_way"]}


def reading(phrase: str, *says: dict[str, Any], page: str = PAGE, **more: Any) -> dict[str, Any]:
    """A reading as it is pinned on a page."""
    sha256 = pin(page.encode(), phrase, url=URL, media_type="text/plain").sha256
    return {"phrase": phrase, "sha256": sha256, "by": "a reader", "on": dt.date(2026, 11, 22), "says": says, **more}


def source(*readings: dict[str, Any], **keys: Any) -> Source:
    return Source.model_validate(
        {
            "id": "some-groups",
            "title": "Some groups",
            "publisher": "syke",
            "owner": "syke",
            "kinds": ["member_list"],
            "rank": "network_list",
            "licence": "none-stated",
            "pages": [{"lang": "fi", "url": URL}],
            "readings": readings,
            **keys,
        }
    )


def opened(page: str, known: Source, url: str = URL, lang: str | None = None) -> Reading:
    media_type = "text/html" if page.startswith("<") else "text/plain"
    return read_page(page.encode(), url=url, source=known, media_type=media_type, lang=lang)


def quotes(read: Reading) -> list[str]:
    return [a.evidence.quote for a in read.assertions if a.method == "reading"]


def test_a_sentence_that_stands_says_what_was_read_in_it() -> None:
    read = opened(PAGE, source(reading("ryhmä tapaa neljästi", MEETS)))
    (said,) = (a for a in read.assertions if a.method == "reading")
    assert (said.kind, said.network.id) == ("obligation", "canemure-wg")
    assert said.evidence.quote == "Kukin ryhmä tapaa neljästi vuoden mittaan, ja sillä on\nkoordinaattori."
    assert read.text is not None
    assert said.evidence.span is not None
    assert read.text[slice(*said.evidence.span)] == said.evidence.quote
    assert read.stale == ()


@pytest.mark.parametrize(
    ("old", "new", "reason", "quote"),
    [
        (
            "mittaan, ja",
            "mittaan ja",
            "changed",
            "Kukin ryhmä tapaa neljästi vuoden mittaan ja sillä on\nkoordinaattori.",
        ),
        ("neljästi vuoden", "neljästi lukuvuoden", "changed", "Kukin ryhmä tapaa neljästi lukuvuoden mittaan"),
        ("Kukin ryhmä", "Kukin Ryhmä", "gone", None),
        ("neljästi", "viidesti", "gone", None),
    ],
)
def test_a_sentence_that_changed_makes_its_reading_stale(old: str, new: str, reason: str, quote: str | None) -> None:
    read = opened(PAGE.replace(old, new), source(reading("ryhmä tapaa neljästi", MEETS)))
    assert quotes(read) == []
    (stale,) = read.stale
    assert (stale.phrase, stale.reason) == ("ryhmä tapaa neljästi", reason)
    assert read.text is not None
    if quote is None:
        assert stale.span is None
    else:
        assert stale.span is not None
        assert read.text[slice(*stale.span)].startswith(quote)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sillä on\nkoord", "sillä on koord"),
        ("sillä on\nkoord", "sillä  on\u00a0\nkoord"),
        ("koordinaattori", "koordi\u00adnaattori"),
        ("ryhmä tapaa", "ryhma\u0308 tapaa"),
        ("neljästi vuoden", "neljästi\u2009\u200bvuoden"),
        ("Ryhmät tukevat hankkeita alueilla. ", ""),
    ],
)
def test_how_a_sentence_is_set_makes_nothing_stale(old: str, new: str) -> None:
    assert PAGE.count(old) == 1
    read = opened(PAGE.replace(old, new), source(reading("ryhmä tapaa neljästi", MEETS)))
    assert read.stale == ()
    assert len(quotes(read)) == 1


def test_markup_and_plain_text_hold_the_same_sentences() -> None:
    markup = """<!doctype html><html lang="fi"><body><main><h1>Canemuren ryhmät</h1>
<p>Kukin <b>ryhmä</b> tapaa&nbsp;neljästi vuoden mittaan, ja sillä on koordi&shy;naattori. Lisää tulossa.</p>
<h3>Tilanne</h3><p>Kesken</p>
<p>Ryhmillä on kaksi tehtävää:</p><ol><li>Kokoontua usein</li><li>Kertoa tuloksista</li></ol>
<p>Lopuksi vielä muuta.</p></main></body></html>"""
    phrases = ("ryhmä tapaa neljästi", "Tilanne Kesken", "Ryhmillä on kaksi")
    read = opened(markup, source(*(reading(phrase, {**GOES_ON, "attribute": phrase}) for phrase in phrases)))
    assert read.stale == ()
    assert [" ".join(quote.split()) for quote in quotes(read)] == [
        "Kukin ryhmä tapaa neljästi vuoden mittaan, ja sillä on koordinaattori.",
        "Tilanne Kesken",
        "Ryhmillä on kaksi tehtävää: Kokoontua usein Kertoa tuloksista",
    ]


def test_a_label_and_its_value_are_one_passage() -> None:
    pinned = source(reading("Tilanne Kesken", GOES_ON))
    assert quotes(opened(PAGE, pinned)) == ["Tilanne\n\nKesken"]
    assert opened(PAGE.replace("Kesken", "Valmis"), pinned).stale == (StaleReading("Tilanne Kesken", "gone"),)


def test_a_list_belongs_to_the_sentence_that_leads_it() -> None:
    pinned = source(reading("Ryhmillä on kaksi", GOES_ON))
    assert quotes(opened(PAGE, pinned)) == [
        "Ryhmillä on kaksi tehtävää:\n\n  1. Kokoontua usein\n  2. Kertoa tuloksista"
    ]
    (stale,) = opened(PAGE.replace("tuloksista", "kaikesta"), pinned).stale
    assert stale.reason == "changed"


def test_of_two_sentences_with_the_phrase_the_one_that_was_read_counts() -> None:
    before = "Viime vuonna ryhmä tapaa neljästi ulkona.\n\n"
    pinned = source(reading("ryhmä tapaa neljästi", MEETS))
    read = opened(before + PAGE, pinned)
    assert [quote[:5] for quote in quotes(read)] == ["Kukin"]
    (stale,) = opened(before + PAGE.replace("mittaan, ja", "mittaan ja"), pinned).stale
    assert stale == StaleReading("ryhmä tapaa neljästi", "changed", (0, len(before) - 2))


def test_a_phrase_is_whole_words_and_keeps_its_capitals() -> None:
    passages = Passages(read(PAGE.encode(), media_type="text/plain"))
    assert [len(passages.find(p)) for p in ("ryhmä", "Ryhmät", "RYHMÄT", "ryhm", "tehtävää")] == [1, 1, 0, 0, 1]
    with pytest.raises(ValueError, match="needs words"):
        passages.find(" ")


def test_readings_of_another_language_rest_while_theirs_is_not_read() -> None:
    pages = [{"lang": "fi", "url": URL}, {"lang": "sv", "url": SWEDISH}]
    swedish = "Canemure\n\nVarje grupp träffas fyra gånger under året.\n"
    both = source(
        reading("ryhmä tapaa neljästi", MEETS),
        reading("träffas fyra gånger", {**MEETS, "network": "canemure-wg-01"}, page=swedish, lang="sv"),
        pages=pages,
    )
    finnish_read, swedish_read = opened(PAGE, both), opened(swedish, both, url=SWEDISH)
    assert [len(quotes(r)) for r in (finnish_read, swedish_read)] == [1, 1]
    assert (finnish_read.stale, swedish_read.stale) == ((), ())
    # The address says which page it is, whatever language its words look like.
    assert [s.phrase for s in opened(swedish, both).stale] == ["ryhmä tapaa neljästi"]
    # At an address that the source does not have, the words say it.
    assert opened(swedish, both, url="https://example.org/kopia", lang="sv").stale == ()


def test_what_a_rule_says_already_is_not_said_again() -> None:
    page = "Fisu-verkosto\n\nJäseniä on tällä hetkellä kolme kuntaa: Forssa, Ii ja Vaasa.\n"
    joined = {"kind": "participation", "network": "fisu", "basis": "official_list"}
    pinned = source(
        reading(
            "tällä hetkellä kolme kuntaa",
            {**joined, "party": "ii"},
            {**joined, "party": "ii", "role": "founder"},
            {**joined, "party": "lahti"},
            page=page,
        ),
        reading("Jäseniä on", {**joined, "party": "lahti"}, page=page),
        network="fisu",
    )
    read = opened(page, pinned)
    said = [(a.party.id, a.role, a.method) for a in read.assertions if isinstance(a, Participation)]
    assert said == [
        ("forssa", "member", "rule"),
        ("ii", "member", "rule"),
        ("vaasa", "member", "rule"),
        ("ii", "founder", "reading"),
        ("lahti", "member", "reading"),
    ]
    assert read.n_members == 3


def test_a_page_of_no_source_and_a_source_of_no_readings() -> None:
    assert read_page(PAGE.encode(), url=URL, media_type="text/plain").stale == ()
    assert opened(PAGE, source()).stale == ()


def test_readings_are_kept_as_bytes() -> None:
    pinned = source(
        reading("ryhmä tapaa neljästi", MEETS),
        reading("Tilanne Kesken", GOES_ON, {"kind": "link", "network": "reivi", "link": "part_of", "target": "fisu"}),
        reading("Ryhmillä on kaksi", {**GOES_ON, "attribute": "started", "values": ["2021-05"], "on": "2021-05"}),
    )
    for page in (PAGE, PAGE.replace("Kesken", "Valmis").replace("mittaan, ja", "mittaan ja")):
        read = opened(page, pinned)
        kept = to_bytes(read)
        assert from_bytes(kept) == read
        assert to_bytes(from_bytes(kept)) == kept
    assert [s[1] for s in json.loads(kept)["stale"]] == ["changed", "gone"]
    kinds = {type(a) for a in opened(PAGE, pinned).assertions if a.method == "reading"}
    assert {Description, Link} < kinds


def test_a_pin_holds_nothing_of_the_page_but_the_phrase() -> None:
    found = pin(PAGE.encode(), " ryhmä\u00a0tapaa ", url=URL, media_type="text/plain")
    assert found.passage.startswith("Kukin ryhmä")
    assert found.stanza('A "quick" reader', dt.date(2026, 11, 22)).splitlines() == [
        "[[readings]]",
        'phrase = "ryhmä tapaa"',
        f'sha256 = "{found.sha256}"',
        'by = "A \\"quick\\" reader"',
        "on = 2026-11-22",
    ]


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("viidesti", "no sentence of the page holds"),
        ("on", "2 sentences of the page hold"),
        ("yksi kaksi kolme neljä viisi kuusi seitsemän", "this one has 7"),
    ],
)
def test_a_phrase_that_pins_nothing(phrase: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as refused:
        pin(PAGE.encode(), phrase, url=URL, media_type="text/plain")
    assert isinstance(refused.value, PinError) == ("page" in reason)

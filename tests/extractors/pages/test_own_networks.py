"""A body's own page of its networks: which names count, and where the list ends."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extractors.pages.said import known, participations, when

LAHTI: dict[str, Any] = {"owner": "lahti", "rank": "own_page", "kinds": ["own_networks", "member_list"]}
TOLD = "<h1>Ympäristö</h1><p>Lahti on mukana useissa ilmastotyön verkostoissa.</p>"


def networks(markup: str, lang: str = "fi", **source: Any) -> list[str]:
    found = participations(f"<html><body><main>{markup}</main></body></html>", lang, **(source or LAHTI))
    owner = (source or LAHTI).get("owner")
    assert {p.party.id for p in found} <= {owner}
    return [known(p.network) for p in found]


def test_items() -> None:
    listed = "<ul><li>Hinku-verkosto</li><li>Fisu</li><li>Covenant of Mayors</li></ul>"
    assert networks(TOLD + listed) == ["hinku", "fisu", "covenant-of-mayors"]


def test_headings_and_what_describes_them() -> None:
    described = (
        "<h2>Hinku-verkosto</h2><p>Hinku-kunnat vähentävät päästöjä.</p>"
        "<h2>Greenreality Network</h2><p>Se kuuluu kansainväliseen ICN:ään.</p><p>ICN on klustereiden verkosto.</p>"
    )
    assert networks(TOLD + described) == ["hinku", "greenreality-network"]


@pytest.mark.parametrize(
    ("lang", "owner", "markup", "expected"),
    [
        (
            "en",
            "lahti",
            (
                "<p>The City of Lahti is a member of many networks.</p><p>ICLEI: a network of local governments.</p>"
                "<p>Eurocities, founded in 1986.</p><p>The Greenreality Network belongs to ICN.</p>"
            ),
            ["iclei", "eurocities"],
        ),
        (
            "sv",
            "raasepori",
            (
                "<p>Raseborg är medlem i flera nätverk.</p><p>Hinku är ett nätverk för kommuner.</p>"
                "<ul><li>Borgmästaravtalet</li></ul>"
            ),
            ["hinku", "covenant-of-mayors"],
        ),
    ],
)
def test_paragraphs(lang: str, owner: str, markup: str, expected: list[str]) -> None:
    source = {"owner": owner, "rank": "own_page", "kinds": ["own_networks", "member_list"]}
    assert networks(markup, lang, **source) == expected


def test_a_heading_may_say_it() -> None:
    assert networks("<h1>Verkostot, joissa Lahti on mukana</h1><ul><li>Hinku</li><li>ICLEI</li></ul>") == [
        "hinku",
        "iclei",
    ]


def test_a_bare_title_on_an_own_page_says_it_by_implication() -> None:
    markup = "<html><body><h1>International networks</h1><p>ICLEI: a network of local governments.</p></body></html>"
    assert [(known(p.network), p.certainty) for p in participations(markup, "en", **LAHTI)] == [("iclei", "ambiguous")]
    assert participations(markup, "en", owner="lahti", rank="news", kinds=["own_networks"]) == []


def test_table_rows_and_dates() -> None:
    listed = (
        "<ul><li>Hinku (vuodesta 2019)</li><li>ICLEI, liittynyt 1998</li><li>Eurocities – perustettu 1986</li></ul>"
    )
    found = participations(f"<html><body>{TOLD}{listed}</body></html>", **LAHTI)
    assert [when(p.start) for p in found] == ["2019 since", "1998 in", None]
    rows = "<table><tr><th>Verkosto</th><th>Tavoite</th></tr><tr><td>Hinku</td><td>Päästöt</td></tr></table>"
    assert networks(TOLD + rows) == ["hinku"]


def test_the_list_ends_at_a_heading_of_something_else() -> None:
    markup = (
        "<ul><li>Hinku</li></ul><h2>Kansainväliset verkostot</h2><ul><li>ICLEI</li></ul>"
        "<h2>Muita verkostoja</h2><ul><li>Fisu</li></ul><h2>Linkkejä</h2><ul><li>Eurocities</li></ul>"
    )
    assert networks(TOLD + markup) == ["hinku", "iclei"]


@pytest.mark.parametrize(
    ("lang", "markup"),
    [
        ("fi", "<p>Lahti kuuluu maailman parhaisiin.</p><p>Hinku-verkosto: lue uutisia.</p>"),
        ("fi", TOLD + "<p>Hinku-verkoston sivuilta löytyy tietoa.</p><p>Fisu-verkosto järjestää seminaarin.</p>"),
        ("fi", TOLD + "<ul><li>Hinku-seminaari 3.5.</li><li>Fisu-verkoston tapaaminen</li></ul>"),
        ("fi", TOLD + "<p>Kumppanimme Greenreality Network kuuluu ICN:ään.</p>"),
        ("fi", "<p>Lahti ei kuulu verkostoihin.</p><ul><li>Hinku</li><li>Fisu</li></ul>"),
        ("fi", "<p>Lahti haluaa liittyä verkostoihin.</p><ul><li>ICLEI</li><li>Eurocities</li></ul>"),
        ("fi", "<p>Monet kaupungit kuuluvat kansainvälisiin verkostoihin.</p><ul><li>ICLEI</li></ul>"),
        ("fi", TOLD + "<h2>Aiemmat verkostot</h2><ul><li>Hinku</li></ul>"),
        ("en", "<p>The city plans to be a member of these networks.</p><ul><li>ICLEI</li><li>Eurocities</li></ul>"),
        ("en", "<p>Lahti is a member of many networks.</p><ul><li>European Green Leaf Award</li></ul>"),
    ],
)
def test_mentions_are_no_memberships(lang: str, markup: str) -> None:
    assert networks(markup, lang) == []


def test_a_paragraph_that_says_who_joined_speaks_of_that_one() -> None:
    markup = "<p>Eurocities: a network of cities. The Tampere Central Region became a member in April 1996.</p>"
    found = participations(f"<h1>International networks</h1>{markup}", "en", **LAHTI)
    assert [(p.party.id, known(p.network)) for p in found] == [("tampereen-kaupunkiseutu", "eurocities")]


def test_without_an_owner_it_is_whom_the_first_sentence_is_about() -> None:
    listed = "<ul><li>Hinku</li><li>Fisu</li></ul>"
    found = participations(f"<html><body>{TOLD}{listed}</body></html>")
    assert [(p.party.id, known(p.network)) for p in found] == [("lahti", "hinku"), ("lahti", "fisu")]
    nobody = "<h1>Ympäristö</h1><p>Kunnat ovat mukana useissa ilmastotyön verkostoissa.</p>"
    assert participations(f"<html><body>{nobody}{listed}</body></html>") == []


def test_what_was_announced_of_all_dates_each() -> None:
    told = "<p>Lahti on syksyn 2012 aikana liittynyt kolmen kansainvälisen yhteistyöverkoston toimintaan.</p>"
    named = "<p>ICLEI on paikallishallintojen verkosto.</p><p>Covenant of Mayors on kaupunkien verkosto.</p>"
    found = participations(f"<html><body>{told}{named}</body></html>")
    assert [(known(p.network), when(p.start)) for p in found] == [
        ("iclei", "2012-23 during"),
        ("covenant-of-mayors", "2012-23 during"),
    ]

"""Boxes beside one member: since when it has been one."""

from __future__ import annotations

import pytest

from tests.extractors.pages.said import known, participations, when


@pytest.mark.parametrize(
    ("lang", "source", "markup", "expected"),
    [
        ("en", "ubc", "<h1>Kaunas</h1><p>UBC member city since 1994</p>", ("ubc", "kaunas", "1994 since")),
        (
            "en",
            "ubc",
            "<h1>Kaunas</h1><dl><dt>Country</dt><dd>Lithuania</dd><dt>Member since</dt><dd>1994</dd></dl>",
            ("ubc", "kaunas", "1994 since"),
        ),
        (
            "fi",
            "hinku",
            "<h1>Lahti</h1><dl><dt>Väkiluku</dt><dd>120 000</dd><dt>Jäsenenä</dt><dd>vuodesta 2019</dd></dl>",
            ("hinku", "lahti", "2019 since"),
        ),
        ("fi", "hinku", "<h1>Ii</h1><p>Liittymisvuosi: 2011</p>", ("hinku", "ii", "2011 in")),
        ("sv", "hinku", "<h1>Ingå</h1><p>Medlem sedan 2014</p>", ("hinku", "inkoo", "2014 since")),
    ],
)
def test_box_beside_a_member(lang: str, source: str, markup: str, expected: tuple[str, str, str]) -> None:
    found = participations(f"<html><body><main>{markup}</main></body></html>", lang, network=source)
    assert [(known(p.network), known(p.party), when(p.start)) for p in found] == [expected]


@pytest.mark.parametrize(
    "markup",
    [
        "<h1>Member cities</h1><p>UBC member city since 1994</p>",  # whose?
        "<h1>Kaunas</h1><p>Founded in 1361</p>",
        "<h1>Kaunas</h1><p>Not a member in 1994</p>",
        "<h1>Kaunas</h1><p>Member city</p>",
        "<h1>Kaunas</h1><h2>News</h2><p>Member since 1994</p>",
    ],
)
def test_boxes_that_say_nothing(markup: str) -> None:
    assert participations(f"<html><body><main>{markup}</main></body></html>", "en", network="ubc") == []

"""The vocabulary of extractors: shapes that cannot be wrong, and JSON there and back."""

import datetime as dt
import json
from typing import Any

import pytest

from extractors.assertion import (
    KINDS,
    Description,
    Evidence,
    Headcount,
    Link,
    Milestone,
    Name,
    Obligation,
    Office,
    Participation,
    Reference,
    Target,
    UncertainDate,
    from_json,
    to_json,
)

NETWORK = Reference("Fisu-kuntia", "fisu", "Fisu-verkosto")
QUOTE = Evidence("Fisu-kuntia on nyt kahdeksan", (3, 31))


def test_a_participation_has_the_shape_that_the_command_prints() -> None:
    said = Participation(
        network=NETWORK,
        party=Reference("Lahden", "lahti", "Lahti"),
        evidence=QUOTE,
        method="rule",
        start=UncertainDate("2012-09", dt.date(2012, 9, 1), dt.date(2012, 9, 30), "in"),
    )
    assert to_json(said) == {
        "kind": "participation",
        "network": {"id": "fisu", "name": "Fisu-verkosto", "mention": "Fisu-kuntia"},
        "party": {"id": "lahti", "name": "Lahti", "mention": "Lahden"},
        "role": "member",
        "state": "active",
        "basis": "explicit",
        "start": {"edtf": "2012-09", "earliest": "2012-09-01", "latest": "2012-09-30", "relation": "in"},
        "end": None,
        "decision_body": None,
        "group": None,
        "quote": "Fisu-kuntia on nyt kahdeksan",
        "span": [3, 31],
        "locator": None,
        "method": "rule",
        "tense": "present",
        "modality": "is",
        "certainty": "stated",
    }


def test_json_gives_back_what_was_said() -> None:
    as_of = UncertainDate(None, None, dt.date(2026, 11, 21), "as_of")
    for said in (
        Participation(network=NETWORK, party=Reference("Tuntematon"), evidence=QUOTE, method="structure"),
        Headcount(
            network=NETWORK,
            member_kind="municipality",
            value=8,
            comparator="=",
            lower=8,
            upper=8,
            as_of=as_of,
            evidence=Evidence("8", None, "Sheet1!B2"),
            method="structure",
        ),
    ):
        assert from_json(to_json(said)) == said


def test_every_kind_goes_to_json_and_back() -> None:
    due = UncertainDate("2020", None, dt.date(2020, 12, 31), "by")
    common: dict[str, Any] = {"network": NETWORK, "evidence": QUOTE, "method": "rule"}
    said = [
        Target(**common, metric="emission_reduction_pct", value=20, unit="percent", due=due, member_kinds=("company",)),
        Obligation(**common, activity="meeting", n=4, period="year", topics=("energy_saving",)),
        Milestone(**common, label="Työpajat", event="task", list_date=dt.date(2015, 1, 1), list_order=1),
        Link(**common, link="part_of", target=Reference("Ilmastotori", "ilmastotori")),
        Name(**common, text="Kaupunginjohtajien yleiskokous", lang="fi"),
        Description(**common, attribute="scope", values=("global",)),
        Office(**common, function="chair", office="biträdande stadsdirektör", org=Reference("Helsingfors", "helsinki")),
    ]
    assert {type(a) for a in said} | {Participation, Headcount} == set(KINDS.values())
    for assertion in said:
        assert from_json(json.loads(json.dumps(to_json(assertion)))) == assertion


def test_bounds_out_of_order_and_missing_evidence_are_refused() -> None:
    with pytest.raises(ValueError, match="out of order"):
        UncertainDate("2012", dt.date(2012, 12, 31), dt.date(2012, 1, 1), "in")
    with pytest.raises(ValueError, match="needs a quote"):
        Evidence("  ", (0, 2))
    with pytest.raises(ValueError, match="span or a locator"):
        Evidence("Lahti", None)

"""What lies around a town and bears its name is not the town: districts, parishes, villages."""

import pytest

from tests.extractors.registers.naming import found, holding


@pytest.mark.parametrize(
    ("town", "country", "around"),
    [
        ("Kaunas", "LT", ["Kauno rajono savivaldybė", "Kauno r. savivaldybė", "Kaunas District Municipality"]),
        (
            "Kaunas",
            "LT",
            ["Municipality of Kaunas District", "Kaunas, District of", "Kaunas district council, Lithuania"],
        ),
        (
            "Jelgava",
            "LV",
            ["Jelgavas novads", "Jelgavas novada dome", "Jelgava District", "Jelgava district government"],
        ),
        (
            "Viljandi",
            "EE",
            ["Viljandi vald", "Viljandi vallavalitsus", "Viljandi Parish", "Rural Municipality of Viljandi"],
        ),
        ("Seyðisfjarðar", "IS", ["Seyðisfjarðarhreppur"]),
        ("Stroud", "GB", ["Stroud District Council", "Stroud Parish Council"]),
    ],
)
def test_what_lies_around_a_town_is_not_the_town(town: str, country: str, around: list[str]) -> None:
    gazetteer = holding((town, "municipality", country))
    assert [found(gazetteer, mention) for mention in around] == [None] * len(around)


@pytest.mark.parametrize("mention", ["Kaunas", "City of Kaunas", "Kauno miesto savivaldybė", "Kowno", "Kaunas Parish"])
def test_a_town_is_not_what_lies_around_it(mention: str) -> None:
    gazetteer = holding(("Kaunas District Municipality", "municipality", "LT"))
    assert found(gazetteer, mention) is None


def test_a_town_and_what_lies_around_it_stand_side_by_side() -> None:
    gazetteer = holding(("Kaunas", "municipality", "LT"), ("Kaunas District Municipality", "municipality", "LT"))
    assert found(gazetteer, "Kauno miesto savivaldybė") == "b1"
    assert found(gazetteer, "Kowno") == "b1"
    for mention in ("Kauno rajono savivaldybė", "Kauno rajonas", "kaunas district", "Kaunas District Administration"):
        assert found(gazetteer, mention) == "b2", mention
    parish = holding(("Stroud District", "municipality", "GB"), ("Stroud Parish", "municipality", "GB"))
    assert found(parish, "Stroud District Council") == "b1"
    assert found(parish, "Stroud Parish Council") == "b2"
    assert found(parish, "Stroud Town Council") is None

"""Yearly datasets as known at a moment: a later release answers as the one of that moment did."""

import pytest

from tests.nights import Played
from warehouse.dataset import yearly_datasets


def test_datasets_by_year_can_all_be_asked() -> None:
    new = {"network_municipality_year", "partner_sector_year", "target_year", "milestone_year", "conflict_year"}
    assert new <= {d.name for d in yearly_datasets()}


@pytest.mark.parametrize(
    "dataset",
    [
        "network_municipality_year",
        "network_region_year",
        "network_size_year",
        "partner_sector_year",
        "target_year",
        "milestone_year",
        "conflict_year",
    ],
)
def test_a_later_release_answers_as_the_earlier_one(three_nights: list[Played], dataset: str) -> None:
    for then in (three_nights[0], three_nights[-1]):
        moment = then.run.known_at.replace(tzinfo=None).isoformat(sep=" ")
        asked = three_nights[-1].sql(f"FROM {dataset}_at(TIMESTAMP '{moment}') ORDER BY ALL")
        assert asked == then.sql(f"FROM {dataset} ORDER BY ALL")

"""A year of nights in one run, and a month of them: what a night leaves behind does not grow but by what came."""

from pathlib import Path
from typing import Any

import pytest

from tests.soak.bounds import Row, rows
from tests.soak.nights import soak
from tests.soak.web import make_web


def refuse(broken: list[Row]) -> None:
    assert not broken, "\n".join(f"{row.what}: {row.found}" for row in broken)


@pytest.mark.soak
def test_a_year_of_nights_leaves_no_more_than_what_came(tmp_path: Path, found: Any) -> None:
    catalogue = make_web(tmp_path / "web", 365)
    told = rows(soak(tmp_path / "data", tmp_path / "web", catalogue, keep=40, flow_every=30), keep=40)
    for row in told:
        found("soak", row.what, row.cases, row.found, held_from_start=row.held_from_start, remark=row.remark)
    refuse([row for row in told if not row.holds])


@pytest.mark.system
def test_a_month_of_nights_leaves_no_more_than_what_came(tmp_path: Path) -> None:
    catalogue = make_web(tmp_path / "web", 30, n_sources=3)
    soaked = soak(tmp_path / "data", tmp_path / "web", catalogue, keep=1, whole_every=29)
    assert len(soaked.nights) == 30
    refuse([row for row in rows(soaked, keep=1, memory=1.2, is_timed=False) if not row.holds])

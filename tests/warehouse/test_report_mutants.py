"""Spoilt report files through the warehouse: no crash, no hang, and every report in has one state."""

import time
from pathlib import Path

import pytest

from tests.extractors.reports.mutated import mutant
from tests.warehouse.reports import collected

pytestmark = pytest.mark.usefixtures("invented")
SECONDS = 10.0


def take_in(home: Path, numbers: range) -> None:
    with collected(home) as demo:
        bodies = set()
        for number in numbers:
            body, name = mutant(number)
            bodies.add(body)
            start = time.perf_counter()
            demo.hand_in(body, name, on="2025-03-10", taken="2025-03-10")
            assert time.perf_counter() - start < SECONDS, f"file {number} ({name})"
        derived = demo.check()
        # V19 would have stopped it; here the sum is made by hand, on the files themselves.
        assert [f for f in derived.findings if f.check.check_id in ("V15", "V19")] == []
        [(files, rows, told)] = demo.sql(
            "SELECT count(*), sum(n_rows), sum(n_accepted + n_partial + n_superseded + n_duplicate + n_quarantined) "
            "FROM marts.report_file"
        )
        assert rows == told > 0
        assert files == len(bodies)


def test_spoilt_files_keep_the_sum(tmp_path: Path) -> None:
    take_in(tmp_path, range(12))


@pytest.mark.hostile
@pytest.mark.parametrize("first", range(0, 2000, 250))
def test_two_thousand_spoilt_files_keep_the_sum(tmp_path: Path, first: int) -> None:
    take_in(tmp_path, range(first, first + 250))

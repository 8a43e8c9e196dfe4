"""Every benchmark runs, and gives results of the form. What they measure in their small form says nothing."""

import pytest

from tests.benchmarks.__main__ import NAMES, run

pytestmark = pytest.mark.system


@pytest.mark.parametrize("name", NAMES)
def test_a_benchmark_runs_in_its_small_form(name: str) -> None:
    results = run(name, ["--small"])
    assert [result.name for result in results] == [name]
    assert all(result.rows and result.title for result in results)
    if name in ("flow", "replay"):
        # What is measured is the same work: both ways gave the same bytes.
        assert "ifferent" not in results[0].remark
        assert "DIFFERENT" not in results[0].remark

"""Every benchmark runs, and gives results of the form. What they measure in their small form says nothing."""

import pytest

from tests.benchmarks.__main__ import run

pytestmark = pytest.mark.system


# The others take from half a minute to a minute each: `make bench`.
@pytest.mark.parametrize("name", ["reading", "reports"])
def test_a_benchmark_runs_in_its_small_form(name: str) -> None:
    results = run(name, ["--small"])
    assert [result.name for result in results] == [name]
    assert all(result.rows and result.title for result in results)

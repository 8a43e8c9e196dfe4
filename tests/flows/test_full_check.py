"""The full check as a flow: content with what nobody touched, and failed with words where somebody did."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.testing.utilities import prefect_test_harness

from flows.full_check import full_check
from tests.nights import Played
from warehouse.current import current_release

pytestmark = pytest.mark.system


@pytest.fixture(scope="module", autouse=True)
def prefect() -> Iterator[None]:
    with prefect_test_harness(server_startup_timeout=240):
        yield


def test_what_is_well_is_told_and_what_was_touched_fails(
    three_nights: list[Played], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = three_nights[-1].release.path.parents[2]
    shutil.copytree(data, tmp_path / "data", symlinks=True)
    monkeypatch.setenv("VERKOSTO_DATA", str(tmp_path / "data"))
    well = {f.what: f.words for f in full_check().findings}
    assert "holds what its log gives" in well["derived anew"]

    spoilt = current_release(tmp_path / "data" / "recorded" / "releases") / "membership_year.csv"
    spoilt.chmod(0o644)
    spoilt.write_text("network_id\n")
    state = full_check(return_state=True)
    assert state.is_failed()
    assert "membership_year.csv has changed" in str(state.message)

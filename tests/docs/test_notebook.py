"""The notebook of docs runs on the recorded release and draws what it holds."""

import importlib.util
from pathlib import Path

import pytest

from tests.nights import Played

NOTEBOOK = Path(__file__).parent.parent.parent / "docs" / "notebook.py"


@pytest.mark.system
def test_the_notebook_redraws_its_charts(three_nights: list[Played], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERKOSTO_DATA", str(three_nights[-1].release.path.parents[2]))
    spec = importlib.util.spec_from_file_location("notebook", NOTEBOOK)
    assert spec is not None
    assert spec.loader is not None
    notebook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(notebook)
    _, drawn = notebook.app.run()
    [held] = drawn["size_chart"].to_dict()["datasets"].values()
    sizes = {row["year"]: row for row in held}
    assert (sizes[2025]["claimed_value"], sizes[2025]["listed_best"]) == (98, 49)
    [states] = drawn["state_chart"].to_dict()["datasets"].values()
    assert {row["state"]: row["n"] for row in states if row["year"] == 2025} == {"certain": 11, "possible": 2}

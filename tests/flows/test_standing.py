"""A night on which no page changed publishes all the same what partners handed in."""

from pathlib import Path

import pytest

from flows.settings import Settings
from tests.soak.nights import played
from tests.soak.web import make_web

# Three nights without Prefect, of which two publish.
pytestmark = pytest.mark.system


def test_a_file_in_the_inbox_is_news(tmp_path: Path) -> None:
    catalogue = make_web(tmp_path / "web", 4, n_sources=3)
    releases = []
    for number, report in enumerate(played(tmp_path / "data", tmp_path / "web", catalogue, keep=9)):
        assert report.release is not None
        releases.append(report.release.is_new)
        if number == 2:
            inbox = Settings(data=tmp_path / "data").inbox / "hinku" / "2024"
            inbox.mkdir(parents=True)
            (inbox / "raportti.csv").write_text("Kunta;t CO2e\nLahti;100\n", "utf-8")
    # The first night, a member who joined on the second, nothing, and the file.
    assert releases == [True, True, False, True]

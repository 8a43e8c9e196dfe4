"""Reports through the flows: a file on demand, and a decision about what waits. The watched folder: test_nightly."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from prefect.testing.utilities import prefect_test_harness

from flows.forms import QuarantineForm, ReportForm
from flows.inbox import IntakeError
from flows.repair import resolve_quarantine
from flows.reports import ingest_report
from flows.settings import Settings
from warehouse.current import DATABASE, current_release
from warehouse.database import reader, writer
from warehouse.decisions import DECISIONS
from warehouse.report_queue import held

pytestmark = pytest.mark.system
HEADER = (
    "Account Number,City Name,Country,Reporting Year,Total Scope 1 Emissions,Total Scope 2 Emissions,Current Population"
)
CITIES = f"{HEADER}\n1,Helsinki,Finland,2016,2096206,2789724,629512\n2,Nowhere,Norway,2016,ten,20,1000\n".encode()


@pytest.fixture(scope="module", autouse=True)
def prefect() -> Iterator[None]:
    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An empty data folder with decisions of its own."""
    monkeypatch.setenv("VERKOSTO_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("VERKOSTO_DECISIONS", str(shutil.copytree(DECISIONS, tmp_path / "decisions")))
    return Settings()


def rows(settings: Settings) -> list[tuple]:
    with reader(current_release(settings.releases) / DATABASE) as con:
        return con.execute(
            "SELECT party_id, scope1_t::INTEGER, scope2_t::INTEGER, report_state FROM partner_report_year ORDER BY 1"
        ).fetchall()


def test_a_file_is_taken_in_answered_and_mended(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "cities.csv"
    file.write_bytes(CITIES)
    with pytest.raises(IntakeError, match="either a file or an address"):
        ingest_report(ReportForm(network_id="cdp-cities"))
    preview = ingest_report(ReportForm(network_id="cdp-cities", file=str(file), dry_run=True)).preview
    assert preview is not None
    assert len(preview.rows) == 2
    assert not settings.archive.exists() or not list(settings.archive.rglob("*.gz"))

    taken = ingest_report(
        ReportForm(network_id="cdp-cities", file=str(file), year=2016, received_on=dt.date(2016, 6, 1))
    )
    [outcome] = taken.files
    assert (outcome.states, outcome.codes, outcome.n_times) == ({"accepted": 1, "partial": 1}, {"Q04": 1}, 1)
    assert rows(settings) == [("cdp-cities-2", None, 20, "partial"), ("helsinki", 2096206, 2789724, "accepted")]
    [correction] = taken.corrections
    book = openpyxl.load_workbook(correction)
    assert any("ten" in str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    assert not any("Helsinki" in str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)

    with writer(settings.warehouse) as con:
        [waiting] = held(con)
    resolve_quarantine(
        QuarantineForm(quarantine_id=waiting.quarantine_id, action="set", reason="Asked the city", value="10")
    )
    assert rows(settings)[0] == ("cdp-cities-2", 10, 20, "accepted")

    again = ingest_report(ReportForm(network_id="cdp-cities", file=str(file), year=2016))
    assert (again.files[0].n_times, again.loaded.n_again if again.loaded else None) == (2, 1)

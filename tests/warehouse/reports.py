"""A warehouse with a network of invented organisations whose reports are handed in, for tests of partner reports.

    with collected(tmp_path, members=ORGANISATIONS) as demo:
        demo.hand_in(body, "raportit.xlsx", on="2025-03-10")
        demo.derive()
        demo.sql("FROM marts.partner_report_year")

From the archive on it is the product: the archive's log of files, the loader, the derivation and the checks.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from extractors.archive import Archive
from extractors.catalogue import Catalogue
from extractors.registers import gazetteer
from extractors.registers.entries import Organisation, System
from extractors.registers.register import read_registers
from extractors.reports.intake import Intake
from tests import tiny_web
from tests.warehouse import told
from warehouse import resolve
from warehouse.database import writer
from warehouse.decisions import DECISIONS
from warehouse.load import load_run
from warehouse.log_rows import Run
from warehouse.report_load import ReportsLoaded, load_reports
from warehouse.report_queue import Held, held
from warehouse.rules import Rules
from warehouse.transform import Derived, derive, derive_tables

NETWORK = "demo-kumppanit"
MADE = frozenset(
    {
        "core.report_quarantine",
        "marts.partner_report_year",
        "marts.network_emissions_year",
        "marts.reporting_rate_year",
        "marts.report_file",
        "marts.party",
    }
)
# Invented, with business ids that nobody has: name by id, then the id of business.
ORGANISATIONS = {
    "esimerkki": ("Esimerkki Oy", "9999990-9"),
    "mallikas": ("Mallikas Ab", "9999991-7"),
    "testi": ("Testi ry", "9999992-5"),
    "nayte": ("Näyte Oy", "9999993-3"),
    "miinus": ("Miinus Oy", "9999994-1"),
    "summa": ("Summa Oy", "9999996-8"),
    "tuleva": ("Tuleva Oy", "9999997-6"),
    "oikaistu": ("Oikaistu Oy", "9999998-4"),
    "arvio": ("Arvio Oy", "9999999-2"),
    "hiljainen": ("Hiljainen Oy", None),
}


@pytest.fixture(scope="module")
def invented() -> Iterator[None]:
    """The registers with the network and its organisations in them, for the tests of one file and no others."""
    real = read_registers()
    extended = dataclasses.replace(
        real,
        organisations=(
            *real.organisations,
            *(Organisation(o, "company", name, None, None, "FI", y_tunnus=y) for o, (name, y) in ORGANISATIONS.items()),
        ),
        systems=(
            *real.systems,
            System(
                NETWORK,
                "network",
                "Demokumppanit",
                None,
                None,
                None,
                None,
                "FI",
                True,
                ("organisation",),
                "member",
                None,
            ),
        ),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gazetteer, "read_registers", lambda: extended)
        _forget()
        yield
    _forget()


def _forget() -> None:
    gazetteer.load_gazetteer.cache_clear()
    resolve._known_names.cache_clear()


@dataclass
class Demo:
    """The house of the network: its archive, its warehouse, and the day it is."""

    archive: Archive
    con: duckdb.DuckDBPyConnection
    catalogue: Catalogue
    decisions: Path = DECISIONS
    today: str = "2025-06-01"

    def hand_in(
        self,
        body: bytes,
        name: str,
        *,
        on: str = "2025-03-10",
        year: int | None = 2024,
        network: str = NETWORK,
        taken: str | None = None,
    ) -> ReportsLoaded:
        """A file that came on a day, taken in on that day or on another."""
        at = tiny_web.at(taken or on)
        run = Run.at(at, "recorded", f"report-{len(self.archive.intakes())}")
        intake = Intake(
            run_id=run.run_id,
            document_id=self.archive.put(body),
            size=len(body),
            network_id=network,
            year=year,
            file_name=name,
            received_on=dt.date.fromisoformat(on),
            taken_at=at,
            way="command",
        )
        self.archive.record_intake(intake)
        return load_reports(self.con, self.archive, run)

    def check(self) -> Derived:
        """Everything made and checked, as known now."""
        return derive(self.con, self.catalogue, tiny_web.at(self.today), Rules(), self.decisions)

    def derive(self, at: str | None = None) -> None:
        """What reports tell, as known now or on a day; unchecked."""
        moment = tiny_web.at(at or self.today)
        derive_tables(self.con, self.catalogue, moment, Rules(), MADE, self.decisions)

    def sql(self, question: str, *parameters: object) -> list[tuple]:
        return self.con.execute(question, parameters).fetchall()

    def held(self) -> list[Held]:
        """What waits, gravest first."""
        return held(self.con)

    def states(self) -> dict[str, int]:
        return dict(self.sql("SELECT state, count(*) FROM core.report GROUP BY ALL"))


@contextmanager
def collected(
    home: Path,
    members: Sequence[str] | Mapping[str, object] = ORGANISATIONS,
    *,
    since: str = "2023-01-15",
    decisions: Path = DECISIONS,
) -> Iterator[Demo]:
    """A network whose page lists these members on a day and two years later."""
    page = told.Sheet([told.member(NETWORK, m) for m in members])
    of = told.source("jasenet", network=NETWORK, rank="network_list", kinds=("member_list",), exhaustive=True)
    catalogue = Catalogue([of])
    archive = Archive(home / "archive")
    with writer(home / "warehouse.duckdb") as con:
        for day in (since, "2025-01-15"):
            run = Run.at(tiny_web.at(day), "recorded")
            told.record(archive, run, of, page)
            load_run(con, archive, catalogue, run)
        yield Demo(archive, con, catalogue, decisions)

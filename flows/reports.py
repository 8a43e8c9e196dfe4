"""Partner reports: a file on demand, and what waits in the watched folder."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import deployment, flow_run

from extractors.reports.intake import Intake, Way
from extractors.reports.reader import read_report_file
from extractors.reports.report import Code, ReportFile
from flows.choices import known_network
from flows.forms import ReportForm
from flows.held import show_published
from flows.inbox import IntakeError, Waiting, handed_file, has_taken, misplaced_files, waiting_files
from flows.night import Night
from flows.room import run_alone
from flows.settings import Settings
from flows.steps import WHILE_BUSY, Published, derive_and_publish
from warehouse.corrections import write_corrections
from warehouse.database import writer
from warehouse.report_load import ReportsLoaded, load_reports


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file: its reports by state, the codes that wait, and how often it has come."""

    file_name: str
    network_id: str
    year: int | None
    form_id: str | None
    n_times: int
    n_rows: int
    states: dict[str, int]
    codes: dict[Code, int]


@dataclass(frozen=True, slots=True)
class ReportsTaken:
    """The files of an intake, the correction files that were written, and the release; in a dry run `preview` alone."""

    files: tuple[FileOutcome, ...] = ()
    corrections: tuple[Path, ...] = ()
    loaded: ReportsLoaded | None = None
    published: Published | None = None
    preview: ReportFile | None = None


def _run_name() -> str:
    asked = ReportForm.model_validate(flow_run.parameters["asked"])
    return f"{'try ' if asked.dry_run else ''}report of {asked.network_id}"


@flow(name="ingest-report", flow_run_name=_run_name, persist_result=False, timeout_seconds=Settings().run_seconds)
def ingest_report(asked: ReportForm) -> ReportsTaken:
    """Take in a report file of a network's partners and publish what is known then.

    Raises `IntakeError` where there is no such file. What cannot be read in the file is no error: it waits in
    quarantine. A dry run only reads it; of an address the archive remembers that it was asked for.

    Args:
        asked: The network, the file or its address, and the year.
    """
    settings = Settings()
    if bool(asked.file) == bool(asked.address):
        raise IntakeError("hand in either a file or an address")
    network_id, year = asked.network_id, asked.year or None
    night = Night(settings, subject=f"report-{network_id}", from_file=True)
    # In a recorded world the clock stands still: a number tells one file's run from the next.
    night.run = replace(night.run, run_id=f"{night.run.run_id}-{len(night.archive.intakes()) + 1:04d}")
    from_shell = deployment.id is None
    if asked.file:
        name, body = _read_path(handed_file(settings.inbox, asked.file, anywhere=from_shell))
    else:
        name, body = _fetched(night, asked.address)
    received_on = asked.received_on or night.run.known_at.date()
    if asked.dry_run:
        report = read_report_file(body, name=name, network=network_id, year=year, today=received_on)
        return ReportsTaken(preview=report)
    with run_alone(settings.home):
        document_id = hand_in(night, body, name, network_id, year, received_on, "command" if from_shell else "flow")
        taken = finish(night, [document_id])
    if taken.published is not None:
        show_published(night, taken.published)
    return taken


def take_inbox(night: Night) -> tuple[dict[Waiting, str], list[str]]:
    """Keep every file of the watched folder in the archive; gives them with their document ids, and words on those that
    nobody can take. All stay where they are: whoever has answered one puts it aside."""
    taken: dict[Waiting, str] = {}
    known = {(i.document_id, i.network_id, i.year) for i in night.archive.intakes() if i.way == "inbox"}
    left = [f"{path}: put it into <network>/<year>/" for path in misplaced_files(night.settings.inbox)]
    for waiting in waiting_files(night.settings.inbox):
        try:
            known_network(waiting.network_id)
            taken[waiting] = _take(night, waiting, known)
        except ValueError as error:
            left.append(f"{waiting.path}: {error}")
    return taken, left


def _take(night: Night, waiting: Waiting, known: set[tuple[str, str, int | None]]) -> str:
    """Keep a file of the inbox. One that an earlier run took in and did not live to answer has come once, not twice."""
    name, body = _read_path(waiting.path)
    document_id = hashlib.sha256(body).hexdigest()
    if (document_id, waiting.network_id, waiting.year) in known and not has_taken(waiting, body):
        return document_id
    return hand_in(night, body, name, waiting.network_id, waiting.year, night.run.known_at.date(), "inbox")


def hand_in(
    night: Night, body: bytes, name: str, network_id: str, year: int | None, received_on: dt.date, way: Way
) -> str:
    """Keep a file's bytes and log that it came; gives its document id. Nothing is parsed before."""
    intake = Intake(
        run_id=night.run.run_id,
        document_id=night.archive.put(body),
        size=len(body),
        network_id=network_id,
        year=year,
        file_name=name,
        received_on=received_on,
        taken_at=night.run.known_at,
        way=way,
    )
    night.archive.record_intake(intake)
    return intake.document_id


def finish(night: Night, document_ids: Sequence[str]) -> ReportsTaken:
    """Load what was handed in, derive, publish, and write the files that go back."""
    loaded = load_handed_in(night)
    published = derive_and_publish(night)
    files, corrections = answer_partners(night, document_ids)
    return ReportsTaken(tuple(files), tuple(corrections), loaded, published)


@task(task_run_name="load-reports", cache_policy=NO_CACHE, persist_result=False, **WHILE_BUSY)
def load_handed_in(night: Night) -> ReportsLoaded:
    """Append the files that were handed in to the log tables, each report with its cells."""
    with writer(night.settings.warehouse) as con:
        return load_reports(con, night.archive, night.run)


@task(task_run_name="answer-partners", cache_policy=NO_CACHE, persist_result=False, **WHILE_BUSY)
def answer_partners(night: Night, document_ids: Sequence[str]) -> tuple[list[FileOutcome], list[Path]]:
    """What became of each file, and the correction files for what was not accepted."""
    settings = night.settings
    with writer(settings.warehouse) as con:
        corrections = write_corrections(con, night.archive, settings.corrections, document_ids)
        rows = con.execute(
            """
            SELECT
                g.file_name, g.network_id, g.intake_year, g.form_id, g.n_times, g.n_rows,
                coalesce((
                    SELECT histogram(r.state) FROM core.report AS r WHERE r.report_reading_id = g.report_reading_id
                ), MAP {}),
                coalesce((
                    SELECT histogram(q.code)
                    FROM core.report_quarantine AS q
                    WHERE q.report_reading_id = g.report_reading_id AND q.state = 'open'
                ), MAP {})
            FROM core.report_reading AS g
            WHERE list_contains(?, g.document_id)
            ORDER BY ALL
            """,
            [list(document_ids)],
        ).fetchall()
    return [FileOutcome(*row) for row in rows], corrections


def _read_path(path: Path) -> tuple[str, bytes]:
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        raise IntakeError(f"{path} cannot be read: {error.strerror}") from error


def _fetched(night: Night, address: str) -> tuple[str, bytes]:
    """The bytes at an address, asked for as politely as any page."""
    attempt = night.fetcher.fetch(run_id=night.run.run_id, source_id="partner-report", url=address, lang="und")
    if attempt.document_id is None:
        raise IntakeError(f"{address} could not be had: {attempt.reason} {attempt.detail or ''}".rstrip())
    return address.rsplit("/", 1)[-1] or address, night.archive.get(attempt.document_id)

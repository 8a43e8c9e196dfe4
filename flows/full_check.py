"""The full check of a week: whatever can be made again is made again, and held against what was published."""

from __future__ import annotations

from dataclasses import dataclass

from prefect import flow
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.runtime import flow_run

from flows.doctor import Finding, examine, examine_earlier
from flows.forms import CheckForm
from flows.markdown import table
from flows.night import Night
from flows.settings import Settings
from warehouse.current import current_release
from warehouse.database import copy_of, writer
from warehouse.rederive import unlike


class UnwellError(RuntimeError):
    """Something is not what it should be; the message says what."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, all of it well."""

    findings: tuple[Finding, ...]


WHOLE = CheckForm()


def _run_name() -> str:
    asked = CheckForm.model_validate(flow_run.parameters.get("asked", WHOLE))
    return "look at everything" if asked.dry_run else "full check"


@flow(name="full-check", flow_run_name=_run_name, persist_result=False, timeout_seconds=Settings().run_seconds)
def full_check(asked: CheckForm = WHOLE) -> Checked:
    """Check every document of the archive against its log, every release against its checksums, and the current release
    against the same facts derived anew. Nothing is written but the artifact.

    Raises `UnwellError` with what is ill.

    Args:
        asked: Whether to derive anew, too.
    """
    settings = Settings()
    findings = [*examine(settings), *examine_earlier(settings)]
    if not asked.dry_run:
        findings.append(_derived_anew(settings))
    rows = [{"state": "well" if f.is_well else "ILL", "what": f.what, "words": f.words} for f in findings]
    create_table_artifact(rows, key="full-check", description="What was looked at")
    create_markdown_artifact(f"# Full check\n\n{table(rows)}", key="full-check-page", description="What was looked at")
    if ill := [f"{f.what}: {f.words}" for f in findings if not f.is_well]:
        raise UnwellError("; ".join(ill))
    return Checked(tuple(findings))


def _derived_anew(settings: Settings) -> Finding:
    """The current release against its facts derived anew, in a copy of the warehouse, at the release's own moment."""
    try:
        release = current_release(settings.releases)
    except FileNotFoundError as error:
        return Finding("derived anew", True, str(error))
    night = Night(settings, from_file=True)
    with copy_of(settings.warehouse) as copy, writer(copy) as con:
        other = unlike(con, night.catalogue, release, settings.rules, settings.decisions)
    if other is None:
        return Finding("derived anew", True, f"{release.name} was made by other code, rules or registers: not compared")
    if other:
        told = ", ".join(f"{dataset} in {n} rows" for dataset, n in other.items())
        return Finding("derived anew", False, f"{release.name} holds other facts than its log gives: {told}")
    return Finding("derived anew", True, f"{release.name} holds what its log gives")

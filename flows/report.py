"""What a run came to, as a value, and its tables in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.reported import print_files
from flows.reports import ReportsTaken
from warehouse.changes import Moved
from warehouse.checks import Finding
from warehouse.current import CURRENT
from warehouse.log_rows import Run
from warehouse.releases import Release
from warehouse.transform import Derived
from warehouse.visit import Visit

_OUTCOMES = {
    "fact": "make facts",
    "review": "wait for a name",
    "held": "held with their page",
    "no_statement": "state no fact",
    "undated": "undated",
}
_TAKEN = frozenset({"read", "unchanged"})
_SHOWN = 3  # stale readings; the table `review` has them all


@dataclass(frozen=True, slots=True)
class NightReport:
    """One run from due sources to release. `broken` are sources whose task itself failed, with the error's words.

    `derived` is None where nothing had come that could give other facts: then the release before stands as `release`.
    """

    run: Run
    visits: tuple[Visit, ...]
    broken: dict[str, str]
    rows_seen: int
    rows_inserted: int
    healed: tuple[str, ...]
    derived: Derived | None
    moved: tuple[Moved, ...]
    release: Release | None
    reports: ReportsTaken = field(default_factory=ReportsTaken)
    left_in_inbox: tuple[str, ...] = ()

    @property
    def n_known(self) -> int:
        """Rows that came in and stood in the log already."""
        return self.rows_seen - self.rows_inserted


def moved_words(moved: Sequence[Moved]) -> str:
    """How many rows of yearly datasets moved since the release before, by cause, and in which years."""
    rows: Counter[str] = Counter()
    for one in moved:
        rows[one.cause] += one.n_rows
    years = sorted({one.year for one in moved if one.year is not None})
    when = f", of {years[0]} to {years[-1]}" if years else ""
    return "moved since the release before: " + ", ".join(f"{n} by {c}" for c, n in rows.most_common()) + when


def release_words(report: NightReport) -> str:
    """What a run that holds nothing back came to for the release that it names."""
    if report.derived is None:
        return "nothing has come that could give other facts, so it stands"
    new = report.release is not None and report.release.is_new
    return "published" if new else "the same facts as already published"


def print_night(console: Console, report: NightReport) -> None:
    """The sources of one run and why those that were not taken were not, then rows and checks."""
    table = Table(title=f"{report.run.flow} {report.run.run_id}", title_justify="left", show_edge=False, pad_edge=False)
    for column in ("source", "state", "why", "members"):
        table.add_column(column, justify="right" if column == "members" else "left", overflow="fold")
    for visit in sorted(report.visits, key=lambda v: (v.state in _TAKEN, v.state, v.source_id)):
        why = visit.detail or visit.reason or ""
        style = None if visit.state in _TAKEN else "yellow"
        table.add_row(visit.source_id, visit.state, escape(why), str(visit.n_members or ""), style=style)
    judged = {visit.source_id for visit in report.visits}
    for source_id, error in sorted((s, e) for s, e in report.broken.items() if s not in judged):
        table.add_row(source_id, "broken", escape(error), "", style="red")
    console.print(table)
    console.print(f"rows in {report.rows_seen} = {report.rows_inserted} new + {report.n_known} known already")
    if report.derived is not None:
        _print_outcomes(console, report.derived, report.moved)
    if report.healed:
        console.print(f"caught up with {', '.join(report.healed)}, which had been broken off", style="yellow")
    print_files(console, report.reports)
    for words in report.left_in_inbox:
        console.print(f"left in the inbox: {words}", style="yellow", markup=False)
    _print_findings(console, report.derived.findings if report.derived else ())
    if report.release is None:
        console.print("held: no release until an operator confirms; the one before stays", style="red")
    else:
        told = release_words(report)
        told += "" if report.release.is_current else "; `current` stays at newer knowledge"
        console.print(f"release {report.release.release_id}: {told}")
    console.print()


def _print_outcomes(console: Console, derived: Derived, moved: Sequence[Moved]) -> None:
    outcomes = derived.outcomes
    told = " + ".join(f"{outcomes[o]} {words}" for o, words in _OUTCOMES.items() if outcomes.get(o))
    console.print(f"assertions {sum(outcomes.values())} = {told or 'none'}")
    if moved:
        console.print(moved_words(moved))
    if stale := derived.stale:
        n_stale = "1 reading is" if len(stale) == 1 else f"{len(stale)} readings are"
        shown = ", ".join(f"{phrase} ({source_id})" for phrase, source_id in stale[:_SHOWN])
        more = f" and {len(stale) - _SHOWN} more (table review)" if len(stale) > _SHOWN else ""
        console.print(f"{n_stale} stale: {shown}{more}", style="yellow", markup=False)


def _print_findings(console: Console, findings: Sequence[Finding]) -> None:
    for finding in findings:
        check = finding.check
        rows = "1 row" if finding.n_rows == 1 else f"{finding.n_rows} rows"
        words = f"{check.check_id} {check.on_failure}: not so in {rows}: {check.rule}"
        console.print(words, style="yellow", markup=False)
        if check.on_failure == "hold":
            console.print(f"    such as {finding.examples[0]}", style="yellow", markup=False)


def print_nights(console: Console, reports: list[NightReport]) -> None:
    """A line a night."""
    table = Table(title_justify="left", show_edge=False, pad_edge=False)
    for column in ("release", "read", "unchanged", "not taken", "rows in", "new", "review"):
        table.add_column(column, justify="left" if column == "release" else "right", no_wrap=True)
    for report in reports:
        states = [v.state for v in report.visits]
        n_read, n_unchanged = states.count("read"), states.count("unchanged")
        table.add_row(
            report.release.release_id if report.release else f"{report.run.run_id} (held)",
            str(n_read),
            str(n_unchanged),
            str(len(states) - n_read - n_unchanged + len(report.broken)),
            str(report.rows_seen),
            str(report.rows_inserted),
            str(report.derived.rows["review"]) if report.derived else "",
        )
    console.print(table)


def print_next(console: Console, releases: Path) -> None:
    """Where the releases lie, what to type next, and the address of the newest release's home page."""
    console.print(f"\nReleases lie in {releases}; `current` is the newest. Ask it something:\n", soft_wrap=True)
    question = (
        "SELECT year, listed_best, claimed_value, coverage FROM network_size_year "
        "WHERE network_id = 'hinku' AND member_kind = 'municipality' ORDER BY year DESC LIMIT 5"
    )
    for command in (f'sql "{question}"', "explain membership_year fisu kemi member 2025", "doctor"):
        console.print(f"  .venv/bin/verkosto {command}", soft_wrap=True, highlight=False)
    home = releases / CURRENT / "index.html"
    if home.exists():
        console.print(f"\nOr read it as pages: {home.as_uri()}", soft_wrap=True, highlight=False)

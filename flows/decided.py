"""Decisions in the terminal: what waits for one, all that were made, and what a new one changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from warehouse.ask import ask
from warehouse.decisions import Decisions, Fix, Judgement, Withdrawal

if TYPE_CHECKING:
    # Prefect takes two seconds to import: the queue must not wait for it.
    from flows.repair import DecisionReport

_MOST_SHOWN = 10  # changed memberships; the release has them all
_QUEUE = """
    SELECT mention, subject, n_waiting, proposal_id, proposal_name, proposal_score, proposal_margin, candidates,
        example, url
    FROM review
    ORDER BY n_waiting DESC, subject, mention, url
"""


@dataclass(frozen=True, slots=True)
class _Row:
    """A decision of any file, as words: who, when, what and why."""

    decided_on: str
    decision_id: str
    told: str
    decided_by: str
    withdrawn_on: str
    reason: str


def print_review(console: Console, releases: Path, limit: int) -> None:
    """The review queue of the current release, that for which most facts wait first."""
    rows = ask(releases, _QUEUE).rows
    table = Table(show_edge=False, pad_edge=False)
    for column in ("name", "what", "facts wait", "closest known", "score", "margin", "example", "address"):
        is_number = column in ("facts wait", "score", "margin")
        table.add_column(column, justify="right" if is_number else "left", overflow="fold")
    for mention, subject, n_waiting, proposal_id, name, score, margin, candidates, example, url in rows[:limit]:
        closest = " or ".join(candidates) if candidates else f"{name} ({proposal_id})" if proposal_id else ""
        numbers = [str(n) if n is not None else "" for n in (score, margin)]
        words = [mention, subject, str(n_waiting), closest, *numbers, example or "", url or ""]
        table.add_row(*(escape(word) for word in words))
    console.print(table)
    more = f", of which {limit} are shown (--limit)" if len(rows) > limit else ""
    console.print(f"{len(rows)} wait{more}" if len(rows) != 1 else "1 waits", style="dim")


def print_decisions(console: Console, decisions: Decisions) -> None:
    """Every decision of the folder: who, when, what, why, and whether it was taken back."""
    table = Table(show_edge=False, pad_edge=False)
    for column in ("decided", "id", "decision", "by", "withdrawn", "why"):
        table.add_column(column, overflow="fold")
    rows = sorted(_rows(decisions), key=lambda row: row.decided_on)
    for row in rows:
        cells = (row.decided_on, row.decision_id, row.told, row.decided_by, row.withdrawn_on, row.reason)
        table.add_row(*(escape(cell) for cell in cells), style="dim" if row.withdrawn_on else None)
    console.print(table)
    console.print(f"{len(rows)} decisions" if len(rows) != 1 else "1 decision", style="dim")


def print_decision(console: Console, report: DecisionReport) -> None:
    """What was, or would be, decided, and what it changes."""
    decision = report.decision
    for words in report.warnings:
        console.print(words, style="yellow", markup=False)
    made = f"written as {decision.decision_id}" if report.is_written else "not written: this was a dry run"
    console.print(f"{told_of(decision)}: {made}", markup=False)
    if effect := report.effect:
        for sign, changed in (("+", effect.gained), ("-", effect.lost)):
            for network_id, party_id, role in changed[:_MOST_SHOWN]:
                console.print(f"  {sign} {party_id}: {role} of {network_id}", markup=False)
            if len(changed) > _MOST_SHOWN:
                console.print(f"  {sign} and {len(changed) - _MOST_SHOWN} more")
        before, after = effect.before, effect.after
        console.print(
            f"facts {before.n_facts} → {after.n_facts}, waiting for a name {before.n_waiting} → {after.n_waiting}"
        )
    if report.release is not None:
        console.print(f"release {report.release.release_id}: published")
    elif report.derived is not None:
        console.print("held: no release until an operator confirms; the one before stays", style="red")
        for finding in report.derived.holds:
            console.print(f"    {finding}", style="yellow", markup=False)
    elif report.is_written:
        console.print("it counts from the next derivation on: `verkosto nightly`, or `--now` when deciding")


def told_of(decision: Judgement | Withdrawal | Fix) -> str:
    """A decision in a few words."""
    if isinstance(decision, Fix):
        to = f" {decision.value}" if decision.value != "-" else ""
        return f"{decision.quarantine_id}: {decision.action}{to}"
    if isinstance(decision, Withdrawal):
        return f"{decision.subject} {decision.withdrawn_id} is withdrawn"
    verb = "is" if decision.judgement == "same" else "is not"
    return f"{decision.mention!r} {verb} {decision.target_id}"


def _rows(decisions: Decisions) -> list[_Row]:
    made: list[Judgement | Withdrawal | Fix] = [*decisions.judgements, *decisions.withdrawals, *decisions.fixes]
    rows = []
    for row in made:
        back = decisions.withdrawn_at(row.decision_id)
        when = (f"{moment:%Y-%m-%d %H:%M}" if moment else "" for moment in (row.decided_at, back))
        decided_on, withdrawn_on = when
        rows.append(_Row(decided_on, row.decision_id, told_of(row), row.decided_by, withdrawn_on, row.reason))
    for c in decisions.confirmations:
        verb = "may pass" if c.answer == "publish" else "shall not pass"
        told = f"{c.check_id} {verb}: {c.network_id} {c.member_kind} {c.year}"
        rows.append(_Row(f"{c.decided_on}", "", told, c.who, "", c.reason))
    for r in decisions.rankings:
        told = f"{r.subject} {r.id} is believed at place {r.position}"
        rows.append(_Row(f"{r.decided_on}", "", told, r.decided_by, "", r.reason))
    return rows

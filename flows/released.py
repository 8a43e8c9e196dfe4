"""What releases on demand came to, in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from flows.releases import Replayed
from flows.report import moved_words
from flows.steps import Published
from warehouse.changes import Moved


def print_replayed(console: Console, report: Replayed) -> None:
    """How many pages were read anew, what that moves by dataset and year, and whether anything was written."""
    pages = "1 page version" if report.n_read == 1 else f"{report.n_read} page versions"
    console.print(f"{pages} read anew")
    _print_moved(console, report.moved)
    if report.published is None:
        console.print("nothing was written; --write keeps the readings and publishes what follows", style="dim")
    elif report.published.release is not None:
        console.print(f"published {report.published.release.path}")
    else:
        _print_held(console, report.published)


def print_frozen(console: Console, report: Published) -> None:
    """A release on demand, and what moved since the one before it; or what holds it, or would move."""
    if report.release is None and report.derived.holds:
        _print_held(console, report)
    elif report.release is None:
        _print_moved(console, report.moved)
        console.print("nothing was written: this was a dry run", style="dim")
    elif report.release.is_new:
        console.print(f"published {report.release.path}")
        _print_moved(console, report.moved)
    else:
        console.print(f"the same facts as already published: {report.release.path}")


def _print_held(console: Console, report: Published) -> None:
    for finding in report.derived.holds:
        console.print(f"held: {finding}", style="yellow", markup=False)


def _print_moved(console: Console, moved: Sequence[Moved]) -> None:
    if not moved:
        console.print("no row of any year moves")
        return
    console.print(moved_words(moved))
    years: dict[str, Counter[int]] = {}
    for one in moved:
        if one.year is not None:
            years.setdefault(one.dataset, Counter())[one.year] += one.n_rows
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("dataset")
    table.add_column("rows by year", overflow="fold")
    for dataset, counted in sorted(years.items()):
        table.add_row(dataset, ", ".join(f"{year}: {n}" for year, n in sorted(counted.items())))
    console.print(table)

"""What changed between two releases, row by row, and why.

A derivation is a pure function of the log, the decisions, the registers and the rules, so causes are not guessed: the
facts are derived again with one sort of news after the other, and a row is charged with each step at which it moved.

    the release before  →  today's rules and registers at its moment            rule, reference
                        →  and what newer code finds in the pages of before     extractor
                        →  and what pages have brought since                    new_evidence
                        →  and what people decided about names and reports      decision
                        →  and what they withdrew                               correction

Steps at which nothing can have moved are left out, which on most nights is all but one. Time that passes (a year that
opens, a membership carried too long) is news of no page and counts as `new_evidence`: it is the lack of it. Evidence
that gives a partner other figures for a year that it had reported before is a `restatement`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from extractors.catalogue import Catalogue
from warehouse.database import empty_schema, transaction
from warehouse.dataset import Dataset, yearly_datasets
from warehouse.decisions import DECISIONS, read_decisions
from warehouse.log_rows import naive
from warehouse.releases import readable
from warehouse.rules import Rules
from warehouse.transform import Cut, Derived, derive, derive_tables
from warehouse.versions import versions

_INSTANT = dt.timedelta(microseconds=1)
# Freshness is no fact: a page that was seen again moves these and nothing else.
_FRESHNESS = frozenset(
    {"assertion_ids", "evidence_latest", "n_sources", "flags", "days_open", "content_age_days", "last_ok", "n_fetches"}
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A release to compare with: its folder, the moment it stands for, what it was made by and what it rests on (both
    empty where the release does not say)."""

    path: Path
    known_at: dt.datetime
    versions: dict[str, str]
    grounds: str = ""

    @classmethod
    def of(cls, path: Path) -> Earlier:
        """A release by its folder; raises `ReleaseError` where its descriptor is damaged."""
        with readable(path):
            package = json.loads((path / "datapackage.json").read_text("utf-8"))
            made = package["verkosto"]
            known_at = dt.datetime.fromisoformat(package["created"])
            return cls(path, known_at, made.get("versions", {}), made.get("grounds", ""))


@dataclass(frozen=True, slots=True)
class Step:
    """A state of the facts on the way from one release to the next, and what can have moved them since the one before.
    `cut` is None for the state that is derived last."""

    causes: tuple[str, ...]
    cut: Cut | None


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows of a dataset moved in a year for a cause; `year` is None for datasets without years."""

    dataset: str
    year: int | None
    cause: str
    n_rows: int


def derive_since(
    con: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    before: Path | None,
    known_at: dt.datetime,
    rules: Rules,
    decisions: Path = DECISIONS,
    *,
    through: int | None = None,
) -> tuple[Derived, list[Moved]]:
    """Derive all tables as `warehouse.transform.derive` does, and fill `marts.release_diff` with what moved since the
    release in the folder `before`; nothing did where there is none. `through` leaves out later years.

    Raises what `derive` raises, and keeps the state before then.
    """
    steps: list[Step] = []
    with transaction(con):
        if before is not None:
            earlier = Earlier.of(before)
            steps = steps_since(con, earlier, known_at, rules, decisions)
            keep_states(con, catalogue, earlier, steps, rules, decisions)
        derived = derive(con, catalogue, known_at, rules, decisions)
        moved = compare(con, steps, through=through) if steps else []
        row = con.execute("SELECT count(*) FROM marts.release_diff").fetchone()
    return replace(derived, rows=derived.rows | {"release_diff": row[0] if row else 0}), moved


def moved_by(
    con: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    known_at: dt.datetime,
    rules: Rules,
    cause: str,
    change: Callable[[], object],
    decisions: Path = DECISIONS,
) -> list[Moved]:
    """What a change to the log moves, from the facts before it to those after it, as known at a moment."""
    with transaction(con):
        empty_schema(con, "state")
        derive_tables(con, catalogue, known_at, rules, _compared(), decisions)
        keep(con, 0)
        change()
        derive_tables(con, catalogue, known_at, rules, [*_compared(), "marts.release_diff"], decisions)
        return compare(con, [Step((cause,), None)])


def steps_since(
    con: duckdb.DuckDBPyConnection, before: Earlier, known_at: dt.datetime, rules: Rules, decisions: Path = DECISIONS
) -> list[Step]:
    """The steps from a release to the facts as known at a moment, in order; the last has no cut."""
    then, now = before.known_at, known_at
    remade = [name for name, value in versions(rules, decisions).items() if before.versions.get(name) != value]
    judged = read_decisions(decisions)
    decided = [d.decided_at for d in judged.judgements] + [f.decided_at for f in judged.fixes]
    decided += [w.decided_at for w in judged.withdrawals if w.subject == "decision"]
    corrected = [w.decided_at for w in judged.withdrawals if w.subject != "decision"]
    if then == now:
        # A recording's clock stands still: one step, and all that can have moved in it.
        reread = ["extractor"] if _reread(con, then - _INSTANT, now) else []
        news = reread + ["decision"] * (now in decided) + ["correction"] * (now in corrected)
        return [Step(tuple(remade or news or ["new_evidence"]), None)]
    steps = []
    # What newer code finds in old pages is known since it read them, so it is a step of its own.
    if remade := [name for name in remade if name != "extractor"]:
        steps.append(Step(tuple(remade), Cut(then)))
    if _reread(con, then, now):
        steps.append(Step(("extractor",), Cut(then, now, then, then)))
    steps.append(Step(("new_evidence",), Cut(now, now, then, then)))
    if any(then < moment <= now for moment in decided):
        steps.append(Step(("decision",), Cut(now, now, now, then)))
    if any(then < moment <= now for moment in corrected):
        steps.append(Step(("correction",), Cut(now)))
    return [*steps[:-1], Step(steps[-1].causes, None)]


def keep_states(
    con: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    before: Earlier,
    steps: Sequence[Step],
    rules: Rules,
    decisions: Path = DECISIONS,
) -> None:
    """Derive the states of all steps but the last and keep them beside the release's own rows, in schema `state`."""
    empty_schema(con, "state")
    for dataset in yearly_datasets():
        if (parquet := before.path / f"{dataset.name}.parquet").exists():
            con.execute(f"CREATE TABLE state.s0_{dataset.name} AS FROM read_parquet('{parquet}')")
    for number, step in enumerate(steps[:-1], start=1):
        if step.cut is None:
            raise ValueError("only the last step has no cut")
        derive_tables(con, catalogue, step.cut, rules, _compared(), decisions)
        keep(con, number)


def keep(con: duckdb.DuckDBPyConnection, number: int) -> None:
    """Keep the yearly datasets as they are derived now, as the state of a number."""
    for dataset in yearly_datasets():
        con.execute(f"CREATE TABLE state.s{number}_{dataset.name} AS FROM marts.{dataset.name}")


def _compared() -> list[str]:
    """The tables that releases are compared by."""
    return [f"marts.{d.name}" for d in yearly_datasets()]


def compare(con: duckdb.DuckDBPyConnection, steps: Sequence[Step], *, through: int | None = None) -> list[Moved]:
    """Fill `marts.release_diff` with each row that moved from the first kept state to the facts derived now, and its
    causes; gives how many rows moved, by dataset, year and cause. Years after `through` are left out, and the kept
    states are dropped."""
    con.execute("DELETE FROM marts.release_diff")
    kept = {
        name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'state'").fetchall()
    }
    for dataset in yearly_datasets():
        states = [f"state.s{n}_{dataset.name}" for n in range(len(steps))] + [f"marts.{dataset.name}"]
        # A dataset that the release before did not have is new as a whole, and told by its columns.
        if f"s0_{dataset.name}" in kept:
            con.execute(f"INSERT INTO marts.release_diff {_moved_rows(con, dataset, states, steps)}")
    empty_schema(con, "state")
    con.execute("DELETE FROM marts.release_diff WHERE year > ?", [through or 9999])
    counted = con.execute(
        """
        SELECT dataset, year, cause, count(*)
        FROM (SELECT dataset, year, unnest(causes) AS cause FROM marts.release_diff)
        GROUP BY ALL
        ORDER BY ALL
        """
    ).fetchall()
    return [Moved(*row) for row in counted]


def _moved_rows(con: duckdb.DuckDBPyConnection, dataset: Dataset, states: Sequence[str], steps: Sequence[Step]) -> str:
    """SELECT of the rows of a dataset that differ between the first and the last of its states."""
    columns = [{row[0] for row in con.execute(f"DESCRIBE {table}").fetchall()} for table in states]
    shown = [c.name for c in dataset.columns if all(c.name in names for names in columns)]
    told = [name for name in shown if name not in _FRESHNESS and name not in dataset.key]
    key = "concat_ws(' ', " + ", ".join(f"CAST({name} AS VARCHAR)" for name in dataset.key) + ")"
    said = f"to_json({{{', '.join(f'{name!r}: {name}' for name in told)}}})"
    reads = [f"(SELECT {key} AS key, {said} AS said FROM {table})" for table in states]  # noqa: S608 (own names)
    causes = [
        f"""
        SELECT coalesce(a.key, b.key) AS key, unnest({list(step.causes)!r}) AS cause
        FROM {earlier} AS a FULL JOIN {later} AS b USING (key)
        WHERE a.said IS DISTINCT FROM b.said
        """  # noqa: S608 (own names)
        for step, earlier, later in zip(steps, reads[:-1], reads[1:], strict=True)
    ]
    changed_by = (
        "list_transform(c.causes, lambda cause: CASE cause WHEN 'new_evidence' THEN 'restatement' ELSE cause END)"
        if dataset.is_reported
        else "c.causes"
    )
    ends = (f"SELECT {key} AS key, year FROM {table}" for table in (states[0], states[-1]))  # noqa: S608 (own names)
    year = f"({' UNION '.join(ends)})"
    return f"""
        WITH cause AS (
            SELECT key, list_sort(list(DISTINCT cause)) AS causes
            FROM ({" UNION ALL ".join(causes)})
            GROUP BY key
        )
        SELECT
            '{dataset.name}' AS dataset,
            coalesce(a.key, b.key) AS key,
            y.year,
            CASE WHEN a.key IS NULL THEN 'added' WHEN b.key IS NULL THEN 'removed' ELSE 'changed' END AS change,
            CASE WHEN a.key IS NULL OR b.key IS NULL THEN c.causes ELSE {changed_by} END AS causes,
            CAST(a.said AS VARCHAR) AS old_json,
            CAST(b.said AS VARCHAR) AS new_json
        FROM {reads[0]} AS a
        FULL JOIN {reads[-1]} AS b USING (key)
        JOIN cause AS c ON c.key = coalesce(a.key, b.key)
        LEFT JOIN {year} AS y ON y.key = coalesce(a.key, b.key)
        WHERE a.said IS DISTINCT FROM b.said
        ORDER BY ALL
    """  # noqa: S608 (names and words of this package)


def _reread(con: duckdb.DuckDBPyConnection, then: dt.datetime, now: dt.datetime) -> bool:
    """Whether a page version that had been read before was read anew between two moments."""
    row = con.execute(
        """
        SELECT count(*)
        FROM obs.reading_in_force AS f
        WHERE known_from > ? AND known_from <= ? AND EXISTS (
            FROM obs.reading_in_force AS o
            WHERE o.document_id = f.document_id AND o.source_id = f.source_id AND o.url = f.url
                AND o.known_from < f.known_from
        )
        """,
        [naive(then), naive(now)],
    ).fetchone()
    return bool(row and row[0])

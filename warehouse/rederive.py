"""A published release against the same facts derived anew from the log: whatever is derived can be made again."""

from __future__ import annotations

from pathlib import Path

import duckdb

from extractors.catalogue import Catalogue
from warehouse.changes import Earlier
from warehouse.current import DATABASE
from warehouse.database import quoted
from warehouse.dataset import load_datasets
from warehouse.decisions import DECISIONS
from warehouse.rules import Rules
from warehouse.transform import derive
from warehouse.versions import versions

# What a release says of the one before it; that one may be gone.
_TOLD_BESIDE = frozenset({"release_diff"})


def unlike(
    con: duckdb.DuckDBPyConnection, catalogue: Catalogue, release: Path, rules: Rules, decisions: Path = DECISIONS
) -> dict[str, int] | None:
    """How many rows of each dataset differ from what the log gives at the moment of a release; empty where none does.
    None where the release was made by other code, rules or registers, which may well give other facts.

    Derives in the warehouse of `con`: hand in a copy. Raises what `derive` raises.
    """
    earlier = Earlier.of(release)
    if dict(earlier.versions) != versions(rules, decisions):
        return None
    derive(con, catalogue, earlier.known_at, rules, decisions)
    con.execute(f"ATTACH {quoted(str(release / DATABASE))} AS published (READ_ONLY)")
    try:
        counted = {name: _n_unlike(con, name) for name in load_datasets() if name not in _TOLD_BESIDE}
    finally:
        con.execute("DETACH published")
    return {name: n for name, n in counted.items() if n}


def _n_unlike(con: duckdb.DuckDBPyConnection, name: str) -> int:
    derived, published = f"FROM marts.{name}", f"FROM published.main.{name}"
    row = con.execute(
        f"SELECT count(*) FROM (({derived} EXCEPT ALL {published}) UNION ALL ({published} EXCEPT ALL {derived}))"  # noqa: S608 (own names)
    ).fetchone()
    return int(row[0]) if row else 0

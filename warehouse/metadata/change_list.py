"""What changed since the release before, row by row and by cause: `CHANGES.md`.

It tells `marts.release_diff` to people. Where many rows moved for one cause, the first of them stand here and the rest
in the table `release_diff`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import duckdb

from warehouse.metadata.markup import plain, table
from warehouse.package import Description

MOST_ROWS = 1000
# A new row of many columns is told in so many characters; the table has the rest.
MOST_CHARACTERS = 400
_WHAT_COUNTS = (
    "Only facts count: the same row with newer evidence has not changed. A row that moved for several causes stands "
    "under all of them together."
)
_CAUSES = {
    "new_evidence": "pages brought it, or time passed without news",
    "extractor": "newer code read old pages otherwise",
    "decision": "a person decided about a name or a report",
    "correction": "a person withdrew a page, an assertion or a decision",
    "rule": "the rules by which facts are derived are others",
    "reference": "the registers or the files of the sources are others",
    "restatement": "a partner reported other figures for the same year",
}


def change_list(con: duckdb.DuckDBPyConnection, description: Description) -> str:
    """The text of `CHANGES.md` for the tables of schema `marts`."""
    version = description.version
    parts = [f"# Changes: Verkosto {plain(description.release_id)}, version {version.number}"]
    if version.before_id is None:
        return parts[0] + "\n\nThis is the first release of its line: there is none to compare it with.\n"
    parts += [
        f"Compared with {plain(version.before_id)}, version {version.before_number}.",
        f"Why the version is {version.number}: {plain(version.why)}.",
        _WHAT_COUNTS,
    ]
    counted = con.execute(
        "SELECT causes, count(*) FROM marts.release_diff GROUP BY ALL ORDER BY count(*) DESC, causes"
    ).fetchall()
    if not counted:
        parts.append("No row of a yearly dataset moved.")
    for causes, n_rows in counted:
        parts += _section(con, causes, n_rows)
    return "\n\n".join(parts) + "\n"


def _section(con: duckdb.DuckDBPyConnection, causes: Sequence[str], n_rows: int) -> list[str]:
    rows = con.execute(
        """
        SELECT dataset, key, change, old_json, new_json
        FROM marts.release_diff
        WHERE causes = ?
        ORDER BY dataset, key
        LIMIT ?
        """,
        [list(causes), MOST_ROWS],
    ).fetchall()
    said = "; ".join(f"`{cause}`: {_CAUSES[cause]}" for cause in causes)
    parts = [f"## {' and '.join(causes)}: {n_rows} {'row' if n_rows == 1 else 'rows'}", f"{said}."]
    if n_rows > MOST_ROWS:
        parts.append(f"The first {MOST_ROWS} of them; the table `release_diff` has all.")
    cause = ", ".join(causes)
    lines = (
        (f"`{dataset}`", plain(key), change, plain(_told(old, new)), cause) for dataset, key, change, old, new in rows
    )
    return [*parts, table(("dataset", "key", "what", "before → after", "cause"), lines)]


def _told(old: str | None, new: str | None) -> str:
    """The columns that differ; of a row that is new or gone, those that say something."""
    before, after = (json.loads(side) if side else {} for side in (old, new))
    if old and new:
        told = "; ".join(
            f"{name}: {_shown(before.get(name))} → {_shown(after.get(name))}"
            for name in before | after
            if before.get(name) != after.get(name)
        )
    else:
        told = "; ".join(f"{name}: {_shown(value)}" for name, value in (before or after).items() if value is not None)
        told = f"{told} →" if old else f"→ {told}"
    return told if len(told) <= MOST_CHARACTERS else told[:MOST_CHARACTERS] + " … (the rest stands in release_diff)"


def _shown(value: object) -> str:
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

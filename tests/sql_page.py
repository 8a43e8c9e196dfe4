"""The questions of docs/sql.md with their answers on the recorded release, as the page shows them.

`python -m tests.sql_page --write [RELEASES]` writes the tables anew, from `data/recorded/releases` (make run) by
default; without --write it says which differ.
"""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from warehouse.current import DATABASE, current_release
from warehouse.database import sealed_reader

PAGE = Path(__file__).parent.parent / "docs" / "sql.md"
# A question and, where it was answered already, the table or the word that comes after it.
QUESTION = re.compile(r"```sql\n(?P<sql>.+?)\n```\n(?P<answer>\n(?:(?:\|[^\n]*\n)+|_no rows_\n))?", re.DOTALL)
MOST_ROWS = 25
NOTHING = "_no rows_"


def answered(page: str, releases: Path) -> str:
    """The page with each question followed by its answer."""
    with sealed_reader(current_release(releases) / DATABASE) as con:
        return QUESTION.sub(lambda found: f"```sql\n{found['sql']}\n```\n\n{table(found['sql'], con)}\n", page)


def table(sql: str, con: duckdb.DuckDBPyConnection) -> str:
    """The answer to a question as a table of Markdown, or a word where it has no rows."""
    cursor = con.execute(sql)
    columns, rows = [name for name, *_ in cursor.description or ()], cursor.fetchall()
    if len(rows) > MOST_ROWS:
        raise ValueError(f"{len(rows)} rows are too many for a page: {sql}")
    if not rows:
        return NOTHING
    lines = [columns, ["---"] * len(columns), *([shown(value) for value in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def shown(value: Any) -> str:
    if value is None:
        return "∅"
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value).replace("|", "\\|")


def main() -> None:
    words = sys.argv[1:]
    folder = Path(next((word for word in words if word != "--write"), "data/recorded/releases"))
    page = PAGE.read_text("utf-8")
    new = answered(page, folder)
    if "--write" in words:
        PAGE.write_text(new, "utf-8")
    elif new != page:
        sys.exit(f"{PAGE} does not show the answers of {folder}; --write writes them anew")


if __name__ == "__main__":
    main()

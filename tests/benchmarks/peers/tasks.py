"""What all contestants have in common: the six models, how much at once, and what shows that they made the same."""

from __future__ import annotations

# Six of the project's own transforms, which need no variable of a session. The last three stand on each other.
MODELS = (
    "core.statement",
    "core.era",
    "core.listing",
    "marts.membership_year",
    "core.member_year",
    "marts.network_overlap_year",
)
# Hosts asked at the same time, by one request each.
CONCURRENCY = 4
# Bytes of pages: what a page of a city's site has without its scripts.
PAGE_BYTES = 30_000
# DuckDB's limits in the warehouse's own settings.
DUCKDB_THREADS = 2
DUCKDB_MEMORY = "600MB"

# One row: how many there are, and a number that changes with any cell that is looked at.
SAME_ROWS = (
    "SELECT count(*), CAST(bit_xor(hash(CAST(assertion_id AS VARCHAR), CAST(document_id AS VARCHAR), quote, "
    "CAST(CAST(start_earliest AS DATE) AS VARCHAR), CAST(char_start AS BIGINT), said)) AS VARCHAR) FROM {table}"
)
SAME_TABLES = " UNION ALL ".join(
    f"SELECT '{model}', count(*), CAST(bit_xor(hash(CAST(t AS VARCHAR))) AS VARCHAR) FROM {model} AS t"
    for model in MODELS
)

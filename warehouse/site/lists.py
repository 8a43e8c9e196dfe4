"""What the pages of lists show: sources, conflicts, what was turned away, what moved, and the files."""

from __future__ import annotations

from collections import Counter

from warehouse.dataset import load_datasets, yearly_datasets
from warehouse.seal import SUMS
from warehouse.site import bounds
from warehouse.site.release import Release, Row

_SOURCES = """
    SELECT s.source_id, s.publisher_id, s.network_id, s.rank, s.licence, s.exhaustive, y.*, f.url
    FROM (FROM source_year QUALIFY row_number() OVER (PARTITION BY source_id ORDER BY year DESC) = 1) AS y
    LEFT JOIN ref.source AS s USING (source_id)
    LEFT JOIN (SELECT source_id, min(url) AS url FROM source_night GROUP BY ALL) AS f USING (source_id)
    ORDER BY source_id
    LIMIT $most
"""
_CONFLICTS = """
    SELECT c.*, y.days_open, count(*) OVER () AS n
    FROM conflict AS c
    LEFT JOIN (FROM conflict_year QUALIFY row_number() OVER (PARTITION BY conflict_id ORDER BY year DESC) = 1) AS y
        USING (conflict_id)
    ORDER BY c.resolution <> 'open', c.year DESC, c.kind, c.network_id, c.conflict_id
    LIMIT $most
"""
_MOVED = """
    SELECT cause, dataset, change, count(*) AS n, min(year) AS first_year, max(year) AS last_year
    FROM (SELECT unnest(causes) AS cause, dataset, change, year FROM release_diff) GROUP BY ALL ORDER BY ALL
"""
# The key of a membership's year is network, party, role, year.
_MOVES = """
    SELECT split_part(key, ' ', 1) AS network_id, split_part(key, ' ', 2) AS party_id, split_part(key, ' ', 3) AS role,
        year, change, causes, old_json ->> 'state' AS old_state, new_json ->> 'state' AS new_state,
        count(*) OVER () AS n
    FROM release_diff WHERE dataset = 'membership_year'
    ORDER BY change = 'added', year DESC, network_id, party_id, role
    LIMIT $most
"""
_NAMES_WAITING = "SELECT subject, count(*) AS n, sum(n_waiting) AS n_waiting FROM review GROUP BY ALL ORDER BY ALL"
_TURNED_AWAY = "SELECT source_id, reason, count(*) AS n FROM quarantine GROUP BY ALL ORDER BY ALL LIMIT $most"
_PROBLEMS = "FROM report_problem_year ORDER BY year DESC, network_id, code LIMIT $most"


def sources(release: Release) -> Row:
    """Every source that was visited, as it stands in its newest year."""
    return {
        "sources": release.rows(_SOURCES, most=bounds.ROWS),
        "n_sources": release.number("SELECT count(DISTINCT source_id) FROM source_year"),
    }


def conflicts(release: Release) -> Row:
    """Where sources cannot all be right, the open ones first."""
    rows = release.rows(_CONFLICTS, most=bounds.ROWS)
    return {
        "conflicts": rows,
        "n_conflicts": rows[0]["n"] if rows else 0,
        "kinds": release.rows("SELECT kind, resolution, count(*) AS n FROM conflict GROUP BY ALL ORDER BY ALL"),
    }


def turned_away(release: Release) -> Row:
    """What came in and made no fact, in numbers only: rows of registers, reports, names that wait."""
    return {
        "outcomes": release.rows("SELECT outcome, count(*) AS n FROM assertion GROUP BY ALL ORDER BY n DESC, outcome"),
        "rows": release.rows(_TURNED_AWAY, most=bounds.ROWS),
        "problems": release.rows(_PROBLEMS, most=bounds.ROWS),
        "waiting": release.rows(_NAMES_WAITING),
    }


def changes(release: Release) -> Row:
    """What moved since the release before, by cause, and the memberships among it."""
    moves = release.rows(_MOVES, most=bounds.ROWS)
    moved = release.rows(_MOVED)
    causes = Counter({row["cause"]: 0 for row in moved})
    for row in moved:
        causes[row["cause"]] += row["n"]
    return {
        "moved": moved,
        "causes": causes.most_common(),
        "moves": moves,
        "n_moves": moves[0]["n"] if moves else 0,
    }


def files(release: Release) -> Row:
    """The files of the release: those of each dataset, with sizes in bytes, and the others."""
    present = {p.name: p.stat().st_size for p in sorted(release.folder.iterdir()) if p.is_file()}
    datasets = []
    taken = set()
    for dataset in load_datasets().values():
        own = [f"{dataset.name}.{form}" for form in ("csv", "parquet")]
        taken |= set(own)
        datasets.append(
            {
                "dataset": dataset,
                "n_rows": release.number(f"SELECT count(*) FROM {dataset.name}"),  # noqa: S608 (own names)
                "files": [(name, present[name]) for name in own if name in present],
            }
        )
    others = [name for name in present if name not in taken and not name.endswith(".html")]
    # The checksums are written last, over these pages too.
    return {"datasets": datasets, "others": [*others, SUMS], "yearly": yearly_datasets()}

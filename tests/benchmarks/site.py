"""How long the pages of a release take, and how large they grow, on a made-up release larger than their bounds.

Sizes are rows of membership_year. Each runs in a process of its own, so that its peak of memory is its own. The ratio
is that of CPU seconds to a thousand pages.
"""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

from tests.benchmarks.meter import metered
from tests.benchmarks.result import Row, figure, made
from tests.warehouse.site.released import released
from warehouse.current import DATABASE
from warehouse.site import write_site

TITLE = "Writing the web pages of a large release"
SIZES, SMALL = ("1e5", "1e6"), ("1e3",)
N_YEARS, N_NETWORKS = 20, 250

# Every body is in some networks for all of twenty years; each membership has a sentence of its own.
_FILL = """
INSERT INTO network BY NAME
    SELECT 'network-' || i AS network_id, 'network' AS kind, 'Network ' || i AS name_en, 'FI' AS country
    FROM range($networks) AS t(i);
INSERT INTO party BY NAME
    SELECT 'body-' || i AS party_id, 'municipality' AS kind, 'Body ' || i AS name, 'FI' AS country
    FROM range($parties) AS t(i);
INSERT INTO membership_year BY NAME
    SELECT 'network-' || (i % $networks) AS network_id, 'body-' || (i // 10) AS party_id, 'member' AS role,
        2005 + y AS year, CASE WHEN y % 7 = 3 THEN 'possible' ELSE 'certain' END AS state, 'municipality' AS party_kind,
        true AS counts_as_network, DATE '2005-01-01' AS start_latest, DATE '2024-06-01' AS evidence_latest,
        ['a-' || i] AS assertion_ids, [] AS flags, true AS any_in_year
    FROM range($memberships) AS t(i), range($years) AS u(y)
    ORDER BY network_id, party_id, role, year;
INSERT INTO party_year BY NAME
    SELECT party_id, year, count(*) AS n_networks_lower, count(*) AS n_networks_best, count(*) AS n_networks_upper
    FROM membership_year GROUP BY ALL;
INSERT INTO partner_churn_year BY NAME
    SELECT network_id, year, count(*) AS n_end_lower, count(*) AS n_end, count(*) AS n_end_upper, 1 AS joiners,
        1 AS joiners_lower, 2 AS joiners_upper, 0 AS leavers, 0 AS leavers_lower, 1 AS leavers_upper
    FROM membership_year GROUP BY ALL;
INSERT INTO document BY NAME
    SELECT 'd' AS document_id, 's' AS source_id, 'https://example.org/' AS url, 'en' AS lang,
        DATE '2024-06-01' AS anchor_date, 'page_stamp' AS anchor_basis, DATE '2024-06-01' AS first_seen_on,
        DATE '2024-06-01' AS last_seen_on;
INSERT INTO assertion BY NAME
    SELECT 'a-' || i AS assertion_id, 'd' AS document_id, 's' AS source_id, 'https://example.org/' AS url,
        'participation' AS kind, 'network-' || (i % $networks) AS network_id, 'body-' || (i // 10) AS party_id,
        'Body ' || (i // 10) || ' belongs to the network, as its list has it.' AS quote, 'structure' AS method,
        'present' AS tense, 'is' AS modality, 'fact' AS outcome
    FROM range($memberships) AS t(i);
"""


def measure(n_rows: int) -> Row:
    """Write the pages of a release of so many yearly memberships, and tell what it took."""
    n_memberships = n_rows // N_YEARS
    with tempfile.TemporaryDirectory() as folder:
        release = Path(folder) / "release"
        description = released(release, {})
        numbers = {"networks": N_NETWORKS, "parties": n_memberships // 10, "memberships": n_memberships}
        numbers["years"] = N_YEARS
        sql = _FILL
        for name, number in numbers.items():
            sql = sql.replace(f"${name}", str(number))
        with duckdb.connect(release / DATABASE) as con:
            con.execute(sql)
        with metered() as took:
            write_site(release, description)
        pages = [release / "index.html", *(release / "site").rglob("*.html")]
        sizes = [page.stat().st_size for page in pages]
        told = f"{n_rows:,} rows, {len(pages):,} pages, {sum(sizes) / 1e6:.0f} MB, the largest {max(sizes) // 1000} kB"
        return dataclasses.replace(took.row("pages", size=told), ratio=figure(1000 * took.cpu / len(pages)))


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--measure"]:
        print(json.dumps(dataclasses.asdict(measure(int(float(arguments[1]))))))
        return
    rows = []
    for size in SMALL if arguments == ["--small"] else arguments or SIZES:
        command = [sys.executable, "-m", __spec__.name, "--measure", size]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        rows.append(Row(**json.loads(told)))
    print(made("site", TITLE, rows, also=("jinja2", "altair", "vl-convert-python")).to_json())


if __name__ == "__main__":
    main(sys.argv[1:])

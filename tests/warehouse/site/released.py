"""A made-up release as the pages meet it: a folder with a database, small enough to know every number by heart.

All tables of a release are there, empty but for the rows given. `ALPHA` has two members in 2023 and one certain, one
possible in 2024; it claims 3 and lists 2. Names and quotes are as hostile as those of pages can be.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import duckdb

from warehouse.current import DATABASE
from warehouse.dataset import load_datasets
from warehouse.package import Description
from warehouse.rules import Rules
from warehouse.transform import Derived

Rows = Mapping[str, list[dict[str, object]]]

_REFERENCE = {
    "ref.body": "body_id VARCHAR, kind VARCHAR, name VARCHAR, name_fi VARCHAR, name_sv VARCHAR, name_en VARCHAR",
    "ref.body_today": "body_id VARCHAR, today_id VARCHAR",
    "ref.region": "region_code VARCHAR, body_id VARCHAR, name_fi VARCHAR, name_sv VARCHAR, name_en VARCHAR",
    "ref.source": "source_id VARCHAR, publisher_id VARCHAR, network_id VARCHAR, rank VARCHAR, licence VARCHAR, "
    "exhaustive BOOLEAN",
}
KNOWN_AT = dt.datetime(2024, 7, 1, 0, 15, tzinfo=dt.UTC)
NIGHT = KNOWN_AT.replace(tzinfo=None)
EVIL = "<img src=x onerror=alert(1)>\"'&\u202eevil\x00"
LONG = "Ylipitkäsana" * 40
ALPHA = "alpha-network"


def released(folder: Path, rows: Rows) -> Description:
    """Make a release's folder with these rows; gives what a publisher would say of it."""
    folder.mkdir(parents=True)
    datasets = load_datasets()
    with duckdb.connect(folder / DATABASE) as con:
        con.execute("CREATE SCHEMA ref")
        for name, columns in _REFERENCE.items():
            con.execute(f"CREATE TABLE {name} ({columns})")
        for name, dataset in datasets.items():
            columns = ", ".join(f"{column.name} {column.type}" for column in dataset.columns)
            con.execute(f"CREATE TABLE {name} ({columns})")
            (folder / f"{name}.csv").write_text("", "utf-8")
        for name, found in rows.items():
            for row in found:
                columns, places = ", ".join(row), ", ".join("?" for _ in row)
                con.execute(f"INSERT INTO {name} ({columns}) VALUES ({places})", list(row.values()))
    n_rows = {name: len(rows.get(name, ())) for name in datasets}
    derived = Derived(rows=n_rows, findings=(), outcomes={})
    return Description("made-up", KNOWN_AT, "recorded", "made-up", Rules(), derived, ("none-stated",))


def alpha(name: str = "Alfa", quote: str = "Alfaan kuuluvat Helsinki ja Kemi.") -> dict[str, list[dict[str, object]]]:
    """The rows of one network with two members, under a name and with a quote."""
    day = dt.date(2024, 6, 1)
    said = {"url": "https://example.org/list", "source_id": "s", "document_id": "d"}
    words = {"method": "rule", "tense": "present", "modality": "is", "outcome": "fact", "quote": quote}
    membership = {"network_id": ALPHA, "role": "member", "any_in_year": True, "party_kind": "municipality"}
    membership |= {"basis": "official_list", "counts_as_network": True, "n_sources": 1, "evidence_latest": day}
    size = {"network_id": ALPHA, "member_kind": "municipality", "flags": []}
    return {
        "network": [{"network_id": ALPHA, "kind": "network", "name_fi": name, "country": "FI"}],
        "party": [
            {
                "party_id": "helsinki",
                "kind": "municipality",
                "name": "Helsinki",
                "name_fi": "Helsinki",
                "name_sv": "Helsingfors",
                "name_en": "Helsinki",
                "country": "FI",
                "municipality_code": "091",
                "region_code": "01",
            },
            {"party_id": "Kemi", "kind": "municipality", "name": name, "country": "FI", "region_code": "19"},
        ],
        "membership_year": [
            {**membership, "party_id": p, "year": y, "state": s, "assertion_ids": [f"a-{p}"], "flags": []}
            | (
                {"start_edtf": "2023-05", "start_earliest": dt.date(2023, 5, 1), "start_latest": dt.date(2023, 5, 31)}
                if p == "helsinki"
                else {"start_latest": dt.date(2023, 2, 1), "end_earliest": dt.date(2023, 12, 1)}
            )
            for p, y, s in (
                ("helsinki", 2023, "certain"),
                ("helsinki", 2024, "certain"),
                ("Kemi", 2023, "certain"),
                ("Kemi", 2024, "possible"),
            )
        ],
        "partner_churn_year": [
            {
                "network_id": ALPHA,
                "year": 2023,
                "n_end_lower": 2,
                "n_end": 2,
                "n_end_upper": 2,
                "joiners": 2,
                "joiners_lower": 2,
                "joiners_upper": 2,
                "leavers": 0,
                "leavers_lower": 0,
                "leavers_upper": 0,
            },
            {
                "network_id": ALPHA,
                "year": 2024,
                "n_end_lower": 1,
                "n_end": 1,
                "n_end_upper": 2,
                "joiners": 0,
                "joiners_lower": 0,
                "joiners_upper": 0,
                "leavers": 1,
                "leavers_lower": 0,
                "leavers_upper": 1,
            },
        ],
        "network_size_year": [
            {
                **size,
                "year": 2024,
                "claimed_value": 3,
                "claimed_comparator": ">=",
                "claimed_lower": 3,
                "listed_best": 1,
                "listed_lower": 1,
                "listed_upper": 2,
                "assertion_ids": ["a-claim"],
            },
        ],
        "party_year": [
            {
                "party_id": p,
                "year": 2024,
                "n_networks_lower": 1,
                "n_networks_best": 1,
                "n_networks_upper": 1,
                "n_coordinator_roles": 0,
            }
            for p in ("helsinki", "Kemi")
        ],
        "municipality_year": [
            {"municipality_code": code, "party_id": p, "year": y, "name_fi": p, "region_code": region}
            for code, p, region in (("091", "helsinki", "01"), ("240", "Kemi", "19"), ("049", "espoo", "01"))
            for y in (2023, 2024)
        ],
        "document": [
            {
                "document_id": "d",
                "source_id": "s",
                "url": said["url"],
                "lang": "fi",
                "anchor_date": day,
                "anchor_basis": "page_stamp",
                "first_seen_on": day,
                "last_seen_on": day,
            },
            {
                "document_id": "d",
                "source_id": "s",
                "url": "javascript:alert(1)",
                "lang": "fi",
                "anchor_date": day,
                "anchor_basis": "page_stamp",
                "first_seen_on": day,
                "last_seen_on": day,
            },
        ],
        "assertion": [
            {**said, **words, "assertion_id": f"a-{p}", "kind": "participation", "network_id": ALPHA, "party_id": p}
            for p in ("helsinki", "Kemi")
        ]
        + [
            {
                **said,
                **words,
                "assertion_id": "a-claim",
                "kind": "headcount",
                "network_id": ALPHA,
                "value": 3,
                "comparator": ">=",
                "member_kind": "municipality",
                "url": "javascript:alert(1)",
            },
        ],
        "participation": [
            {
                "participation_id": "p1",
                "network_id": ALPHA,
                "party_id": "Kemi",
                "role": "member",
                "spell_no": 1,
                "known_from": NIGHT,
                "start_latest": dt.date(2023, 2, 1),
            },
        ],
        "source_year": [
            {
                "source_id": "s",
                "year": 2024,
                "n_fetches": 1,
                "n_changes": 0,
                "n_failures": 0,
                "last_ok": day,
                "robots_state": "allowed",
                "licence_code": "none-stated",
                "flags": ["undated_source"],
            },
        ],
        "source_night": [
            {
                "fetch_id": "f",
                "source_id": "s",
                "url": said["url"],
                "night": NIGHT,
                "visited_on": day,
                "evidence_on": day,
                "is_taken": True,
                "n_members": 2,
            },
        ],
        "ref.source": [{"source_id": "s", "network_id": ALPHA, "licence": "none-stated", "exhaustive": True}],
        "ref.region": [
            {
                "region_code": "01",
                "body_id": "uusimaa",
                "name_fi": "Uusimaa",
                "name_sv": "Nyland",
                "name_en": "Uusimaa",
            },
            {"region_code": "19", "body_id": "lappi", "name_fi": "Lappi", "name_sv": "Lappland", "name_en": "Lapland"},
        ],
        "network_region_year": [
            {
                "network_id": ALPHA,
                "region_code": code,
                "member_kind": "municipality",
                "year": 2024,
                "n_lower": lower,
                "n_best": lower,
                "n_upper": 1,
            }
            for code, lower in (("01", 1), ("19", 0))
        ],
    }

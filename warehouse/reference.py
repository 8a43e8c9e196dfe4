"""Reference tables: what the registers and the catalogue say, made anew from their files at each derivation.

Nothing is looked up live: the registers are snapshots in the package; `registers.toml` beside them names their source
and licence.
"""

from __future__ import annotations

import datetime as dt

import duckdb
import pyarrow as pa

from extractors.catalogue import Catalogue
from extractors.fingerprint import reader_version
from extractors.registers.gazetteer import load_gazetteer
from extractors.reports.codes import load_codes
from extractors.reports.collections import load_collections
from warehouse.batch import replace_table
from warehouse.bodies import add_register_bodies, load_bodies
from warehouse.decisions import DecisionError, Decisions, Fix, Judgement, Withdrawal
from warehouse.log_rows import naive

_TEXT, _INT, _BOOL, _TIME = pa.string(), pa.int32(), pa.bool_(), pa.timestamp("us")


def load_reference(
    con: duckdb.DuckDBPyConnection, catalogue: Catalogue, decisions: Decisions, known_on: dt.date
) -> None:
    """Make the schema `ref` from scratch. Municipalities stand year by year up to that of `known_on`.

    Raises `DecisionError` where a decision that stands names a body or network that nobody knows, or where a kind of
    source has no rank.
    """
    places = {(r.subject, r.id): r.position for r in decisions.rankings}
    gazetteer = load_gazetteer()
    registers = gazetteer.registers
    con.execute("CREATE SCHEMA IF NOT EXISTS ref")
    replace_table(
        con,
        "ref.source",
        {
            "source_id": _TEXT,
            "publisher_id": _TEXT,
            "owner_id": _TEXT,
            "network_id": _TEXT,
            "rank": _TEXT,
            "rank_no": _INT,
            "licence": _TEXT,
            "exhaustive": _BOOL,
            "reader_version": _TEXT,
        },
        (
            (
                s.id,
                s.publisher,
                s.owner,
                s.network,
                s.rank,
                places.get(("source", s.id), places.get(("rank", s.rank))),
                s.licence,
                s.exhaustive,
                reader_version(s),
            )
            for s in catalogue
        ),
    )
    load_bodies(con, gazetteer, known_on)
    add_register_bodies(con)
    replace_table(
        con,
        "ref.network",
        {
            "network_id": _TEXT,
            "kind": _TEXT,
            "name_fi": _TEXT,
            "name_sv": _TEXT,
            "name_en": _TEXT,
            "parent_id": _TEXT,
            "region_code": _TEXT,
            "country": _TEXT,
            "counts_as_network": _BOOL,
            "coordinator_id": _TEXT,
        },
        (
            (
                s.id,
                s.kind,
                s.name_fi,
                s.name_sv,
                s.name_en,
                s.parent_id,
                s.region_code,
                s.country,
                s.counts_as_network,
                s.coordinator_id,
            )
            for s in registers.systems
        ),
    )
    replace_table(
        con,
        "ref.system_register",
        {"network_id": _TEXT, "state": _TEXT, "merged_into": _TEXT, "acceptance": pa.list_(_TEXT)},
        ((r.system_id, r.state, r.merged_into, r.acceptance) for r in registers.register),
    )
    _load_collections(con)
    _load_decisions(con, decisions)


def _load_collections(con: duckdb.DuckDBPyConnection) -> None:
    """How networks collect their yearly reports, and what the codes of reports weigh."""
    replace_table(
        con,
        "ref.report_collection",
        {"network_id": _TEXT, "due": _TEXT, "due_in_year": _BOOL, "reporters": _TEXT, "supporters_report": _BOOL},
        ((n, c.due, c.due_in_year, c.reporters, c.supporters_report) for n, c in load_collections().items()),
    )
    replace_table(
        con,
        "ref.report_code",
        {"code": _TEXT, "severity": _TEXT, "about": _TEXT, "title": _TEXT},
        ((code, c.severity, c.about, c.title) for code, c in load_codes().items()),
    )


def _load_decisions(con: duckdb.DuckDBPyConnection, decisions: Decisions) -> None:
    replace_table(
        con,
        "ref.confirmed",
        {"check_id": _TEXT, "network_id": _TEXT, "member_kind": _TEXT, "year": _INT},
        ((c.check_id, c.network_id, c.member_kind, c.year) for c in decisions.confirmations if c.answer == "publish"),
    )
    # Who decided stays in the files: the tables are published, and who works here is nobody's business.
    made: dict[str, pa.DataType] = {"decision_id": _TEXT, "subject": _TEXT}
    when: dict[str, pa.DataType] = {"decided_at": _TIME, "withdrawn_at": _TIME, "reason": _TEXT}
    replace_table(
        con,
        "ref.judgement",
        {**made, "mention": _TEXT, "judgement": _TEXT, "target_id": _TEXT, **when},
        (
            (
                j.decision_id,
                j.subject,
                j.mention,
                j.judgement,
                j.target_id,
                *_made(decisions, j),
            )
            for j in decisions.judgements
        ),
    )
    replace_table(
        con,
        "ref.withdrawal",
        {**made, "withdrawn_id": _TEXT, **when},
        ((w.decision_id, w.subject, w.withdrawn_id, *_made(decisions, w)) for w in decisions.withdrawals),
    )
    replace_table(
        con,
        "ref.report_fix",
        {"decision_id": _TEXT, "quarantine_id": _TEXT, "action": _TEXT, "value": _TEXT, **when},
        ((f.decision_id, f.quarantine_id, f.action, f.value, *_made(decisions, f)) for f in decisions.fixes),
    )
    unknown = con.execute(
        """
        SELECT decision_id, target_id
        FROM ref.judgement
        WHERE withdrawn_at IS NULL AND CASE subject
            WHEN 'party' THEN target_id NOT IN (SELECT body_id FROM ref.body)
            ELSE target_id NOT IN (SELECT network_id FROM ref.network)
        END
        ORDER BY ALL
        """
    ).fetchall()
    if unknown:
        raise DecisionError("; ".join(f"{decision_id}: nobody knows {target_id}" for decision_id, target_id in unknown))
    unranked = con.execute("SELECT source_id, rank FROM ref.source WHERE rank_no IS NULL ORDER BY ALL").fetchall()
    if unranked:
        raise DecisionError(
            "; ".join(f"ranks.csv has no place for {rank} ({source_id})" for source_id, rank in unranked)
        )


def _made(decisions: Decisions, row: Judgement | Withdrawal | Fix) -> tuple[dt.datetime, dt.datetime | None, str]:
    """When a decision was made and taken back, and why."""
    withdrawn_at = decisions.withdrawn_at(row.decision_id)
    return naive(row.decided_at), naive(withdrawn_at) if withdrawn_at else None, row.reason

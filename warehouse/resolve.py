"""Names that a reader could not place: looked up again in today's registers, else proposed for review.

Order: exact name, alias, lemma that hits; nothing else writes a fact. What is left gets the closest known name as a
proposal with its score and its margin to the next, and waits for a person. Likeness alone decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb
import pyarrow as pa
from rapidfuzz import fuzz, process

from extractors.registers.entries import Municipality, Organisation, Region, Registers, System
from extractors.registers.gazetteer import load_gazetteer, normalise
from warehouse.batch import replace_table

# Below this likeness a proposal only wastes a reviewer's time.
LEAST_SCORE = 0.75

_SCORE = pa.decimal128(4, 3)
_RESOLUTION: dict[str, pa.DataType] = {"subject": pa.string(), "mention": pa.string(), "resolved_id": pa.string()}
_UNRESOLVED: dict[str, pa.DataType] = {
    "subject": pa.string(),
    "mention": pa.string(),
    "proposal_id": pa.string(),
    "proposal_score": _SCORE,
    "proposal_margin": _SCORE,
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """The closest known name: `score` and `margin` (to the closest of another body) from 0 to 1."""

    id: str
    score: float
    margin: float


def resolve_names(con: duckdb.DuckDBPyConnection) -> None:
    """Make `ref.resolution` (names found) and `ref.unresolved` (names for review) from the assertions in the log."""
    gazetteer = load_gazetteer()
    mentions = con.execute(
        """
        SELECT DISTINCT 'network' AS subject, network_mention AS mention, lang
        FROM obs.assertion JOIN obs.reading_assertion USING (assertion_id) JOIN obs.reading USING (reading_id)
        WHERE network_id IS NULL AND (said ->> 'metric') IS NULL
        UNION
        SELECT DISTINCT 'party', party_mention, lang
        FROM obs.assertion JOIN obs.reading_assertion USING (assertion_id) JOIN obs.reading USING (reading_id)
        WHERE party_id IS NULL AND party_mention IS NOT NULL
        ORDER BY ALL
        """
    ).fetchall()
    found: dict[tuple[str, str], str] = {}
    for subject, mention, lang in mentions:
        look_up = gazetteer.system if subject == "network" else gazetteer.body
        if match := look_up(mention, lang=lang):
            found.setdefault((subject, mention), match.id)
    missing = sorted({(subject, mention) for subject, mention, _ in mentions} - found.keys())
    replace_table(con, "ref.resolution", _RESOLUTION, ((*key, body_id) for key, body_id in sorted(found.items())))
    names = {subject: _known_names(gazetteer.registers, subject) for subject in ("network", "party")}
    replace_table(
        con, "ref.unresolved", _UNRESOLVED, (_review_row(subject, m, names[subject]) for subject, m in missing)
    )


def propose(mention: str, names: dict[str, str]) -> Proposal | None:
    """The closest of `names` (normalised name to id), None where nothing is close."""
    ranked = process.extract(normalise(mention), names.keys(), scorer=fuzz.ratio, limit=10)
    if not ranked:
        return None
    best_name, best, _ = ranked[0]
    if best < LEAST_SCORE * 100:
        return None
    other = next((score for name, score, _ in ranked if names[name] != names[best_name]), 0.0)
    return Proposal(names[best_name], best / 100, (best - other) / 100)


def _review_row(subject: str, mention: str, names: dict[str, str]) -> tuple[Any, ...]:
    proposal = propose(mention, names)
    if proposal is None:
        return subject, mention, None, None, None
    return subject, mention, proposal.id, *(Decimal(f"{n:.3f}") for n in (proposal.score, proposal.margin))


def _known_names(registers: Registers, subject: str) -> dict[str, str]:
    """Every name of the registers, normalised, and the id it belongs to: of namesakes, one that still stands."""
    rows: Iterable[Region | Municipality | Organisation | System]
    if subject == "network":
        rows, others = registers.systems, registers.system_names
    else:
        rows, others = (*registers.regions, *registers.municipalities, *registers.organisations), registers.body_names
    # The later rows win, so those that are gone come first.
    rows = sorted(rows, key=lambda row: getattr(row, "last_year", None) is None)
    official = ((row.id, name) for row in rows for name in (row.name_fi, row.name_sv, row.name_en) if name)
    names = {normalise(name): body_id for body_id, name in (*((o.id, o.name) for o in others), *official)}
    if subject == "network":
        return names
    countries = {row.id: getattr(row, "country", "FI") for row in rows}
    exonyms = {
        normalise(exonym.other_name): names[normalise(exonym.name)]
        for exonym in registers.exonyms or ()
        if countries.get(names.get(normalise(exonym.name), "")) == exonym.country
    }
    return exonyms | names

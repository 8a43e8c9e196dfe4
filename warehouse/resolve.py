"""Names that a reader could not place: looked up again in today's registers, else proposed for review.

Order: exact name, alias, lemma that hits; nothing else writes a fact. What is left waits for a person: with every body
that bears the name where several do, else with the closest known name as a proposal, its score and its margin to the
next. What a person said it is not is proposed no more. Likeness alone decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa
from rapidfuzz import fuzz, process

from extractors.registers.entries import Municipality, Organisation, Region, Registers, System
from extractors.registers.gazetteer import Gazetteer, load_gazetteer, normalise
from extractors.registers.titles import bare_names
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
    "candidates": pa.list_(pa.string()),
    "kind_guess": pa.string(),
}
_ASSOCIATION = frozenset({"ry", "rf"})
# A link leads to a system or a body.
_SUBJECTS = {"network": ("network",), "party": ("party",), "link_target": ("network", "party")}

# A known name, normalised, and the ids of those that bear it.
_Names = Mapping[str, Set[str]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """The closest known name: `score` and `margin` (to the closest of another body) from 0 to 1."""

    id: str
    score: float
    margin: float


def resolve_names(con: duckdb.DuckDBPyConnection) -> None:
    """Make `ref.resolution` (names found) and `ref.unresolved` (names for review) from the assertions in the log.

    Needs `ref.judgement` and the variable `decided_at`: a name that is decided not to be what was found waits again.
    """
    gazetteer = load_gazetteer()
    mentions = con.execute(
        """
        WITH met AS (
            SELECT a.*, r.lang, a.said -> 'target' AS link_target
            FROM obs.assertion AS a
            JOIN obs.reading_assertion USING (assertion_id)
            JOIN obs.reading AS r USING (reading_id)
        )
        SELECT DISTINCT 'network' AS subject, network_mention AS mention, lang, network_id IS NULL AS is_open
        FROM met
        WHERE (said ->> 'metric') IS NULL
        UNION
        SELECT DISTINCT 'party', party_mention, lang, party_id IS NULL
        FROM met
        WHERE party_mention IS NOT NULL
        UNION
        SELECT DISTINCT 'link_target', link_target ->> 'mention', lang, (link_target ->> 'id') IS NULL
        FROM met
        WHERE kind = 'link' AND (link_target ->> 'mention') IS NOT NULL
        UNION
        -- Organisations by the names that they report under; one that a number tells needs no name.
        SELECT 'party', n.mention, g.lang, true
        FROM obs.report_row AS w
        JOIN obs.report_reading AS g USING (report_reading_id)
        CROSS JOIN LATERAL (SELECT unnest([w.org_mention, w.parent_mention]) AS mention) AS n
        WHERE w.body_id IS NULL AND n.mention IS NOT NULL
        ORDER BY ALL
        """
    ).fetchall()
    refused = _refused(con)
    found: dict[tuple[str, str], str] = {}
    candidates: dict[tuple[str, str], set[str]] = defaultdict(set)
    for subject, mention, lang, is_open in mentions:
        key = (subject, mention)
        if not is_open and key not in refused:
            continue
        candidates[key] |= _candidates(gazetteer, subject, mention, lang) - refused.get(key, set())
        if is_open and (match_id := _match(gazetteer, subject, mention, lang)):
            found.setdefault(key, match_id)
    missing = sorted(key for key in candidates if found.get(key) is None or found[key] in refused.get(key, ()))
    replace_table(con, "ref.resolution", _RESOLUTION, ((*key, body_id) for key, body_id in sorted(found.items())))
    names = {subject: _known_names(kinds) for subject, kinds in _SUBJECTS.items()}
    replace_table(
        con,
        "ref.unresolved",
        _UNRESOLVED,
        (_review_row(*key, sorted(candidates[key]), names[key[0]], refused.get(key, frozenset())) for key in missing),
    )


def propose(mention: str, names: _Names, refused: Set[str] = frozenset()) -> Proposal | None:
    """The closest of `names` (normalised name to ids) that is not `refused`, None where nothing is close."""
    for name, score, _ in (ranked := process.extract(normalise(mention), names.keys(), scorer=fuzz.ratio, limit=None)):
        if score < LEAST_SCORE * 100:
            return None
        if left := sorted(names[name] - refused):
            others = (s for n, s, _ in ranked if names[n] - refused - {left[0]})
            return Proposal(left[0], score / 100, (score - next(others, 0.0)) / 100)
    return None


def guess_kind(mention: str) -> str | None:
    """What the words beside a name say of its bearer: "Oy" a company, "kommun" a municipality; None where nothing."""
    for bare in bare_names(normalise(mention)):
        if bare.legal:
            return "association" if bare.legal <= _ASSOCIATION else "company"
        if len(bare.kinds) == 1:
            return next(iter(bare.kinds))
    return None


def _refused(con: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], set[str]]:
    """What people said, and have not taken back by now, that a mention is not."""
    rows = con.execute(
        """
        SELECT subject, mention, target_id
        FROM ref.judgement
        WHERE judgement = 'different' AND decided_at <= getvariable('decided_at')
            AND coalesce(withdrawn_at > getvariable('decided_at'), true)
        """
    ).fetchall()
    refused: dict[tuple[str, str], set[str]] = defaultdict(set)
    for subject, mention, target_id in rows:
        refused[subject, mention].add(target_id)
        refused["link_target", mention].add(target_id)
    return dict(refused)


def _match(gazetteer: Gazetteer, subject: str, mention: str, lang: str | None) -> str | None:
    """The one system or body of a name; of a link's other end, a system before a body."""
    for kind in _SUBJECTS[subject]:
        match = (gazetteer.system if kind == "network" else gazetteer.body)(mention, lang=lang)
        if match:
            return match.id
    return None


def _candidates(gazetteer: Gazetteer, subject: str, mention: str, lang: str | None) -> set[str]:
    found: set[str] = set()
    for kind in _SUBJECTS[subject]:
        look_up = gazetteer.system_candidates if kind == "network" else gazetteer.candidates
        found |= {match.id for match in look_up(mention, lang=lang)}
    return found


def _review_row(
    subject: str, mention: str, candidates: Sequence[str], names: _Names, refused: Set[str]
) -> tuple[Any, ...]:
    guess = guess_kind(mention) if subject == "party" else None
    if len(candidates) > 1:
        # None of them is closer than the others.
        return subject, mention, None, None, None, candidates, guess
    proposal = Proposal(candidates[0], 1.0, 0.0) if candidates else propose(mention, names, refused)
    if proposal is None:
        return subject, mention, None, None, None, [], guess
    return subject, mention, proposal.id, *(Decimal(f"{n:.3f}") for n in (proposal.score, proposal.margin)), [], guess


@cache
def _known_names(subjects: tuple[str, ...]) -> _Names:
    """Every name of the registers, normalised, and the ids it belongs to: of namesakes, those that still stand."""
    registers = load_gazetteer().registers
    names: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        for body_id, name in _names_of(registers, subject):
            names[normalise(name)].add(body_id)
    stands = {m.id for m in registers.municipalities if m.last_year is None}
    gone = {m.id for m in registers.municipalities} - stands
    return {name: ids - gone or ids for name, ids in names.items()}


def _names_of(registers: Registers, subject: str) -> Iterator[tuple[str, str]]:
    """Ids and names of all bodies or systems, those in other languages too."""
    rows: tuple[Region | Municipality | Organisation | System, ...]
    if subject == "network":
        rows, others = registers.systems, registers.system_names
    else:
        rows = (*registers.regions, *registers.municipalities, *registers.organisations)
        others = registers.body_names
    named = [(row.id, name) for row in rows for name in (row.name_fi, row.name_sv, row.name_en) if name]
    yield from named
    yield from ((other.id, other.name) for other in others)
    if subject == "network":
        return
    countries = {row.id: getattr(row, "country", "FI") for row in rows}
    bearers = {(normalise(name), countries[body_id]): body_id for body_id, name in named}
    for exonym in registers.exonyms or ():
        if bearer := bearers.get((normalise(exonym.name), exonym.country)):
            yield bearer, exonym.other_name

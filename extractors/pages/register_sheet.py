"""Registers of members as sheets: a row a member, read as the source's file says.

Each row that can be read gives the participation of its body in the source's network, and one in each system whose flag
it sets. A body is one of ours where its name and country mean just one municipality or region and no other row has the
same claim; else it is a body of the register itself, for likeness decides nothing. A group is a party of its own and
never a municipality; its members say of which group they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.assertion import Assertion, Evidence, Participation, Reference, UncertainDate
from extractors.context import PageContext, refer
from extractors.document import Document
from extractors.pages.register_cells import slug_of
from extractors.pages.register_rows import RegisterRow, read_rows
from extractors.register_sheet import RegisterSheet
from extractors.registered import RegisterBody, RejectedRow
from extractors.registers.gazetteer import Gazetteer, Match

_PLACES = frozenset({"municipality", "region"})
# Of two rows whose names mean one body, the one that has its own name has the better claim.
_SUREST = {"exact": 0, "alias": 1, "lemma": 2}
# Where the registers know the places of a country by their names in its language, inflected forms are found too.
_LANGUAGES = {"FI": "fi", "SE": "sv"}


@dataclass(frozen=True, slots=True)
class Registered:
    """What a register's sheet gives: `n_rows` members in the network, and everything else beside them.

    `text` is the Document's; in a register that names people the rejected rows are blank in it, for a name may have
    slipped out of the column that was left out.
    """

    text: str
    assertions: tuple[Assertion, ...]
    bodies: tuple[RegisterBody, ...]
    rejected: tuple[RejectedRow, ...]
    n_rows: int


def extract_register(document: Document, register: RegisterSheet, page: PageContext) -> Registered:
    """All that a register's sheet says. Raises `UnreadableDocument` where its columns are not those of the source's
    file, `ValueError` where the source names no network or its prefix makes an id that is a body of ours."""
    network = page.network
    if network is None:
        raise ValueError("a register needs the network it is a register of")
    rows, rejected, spans = read_rows(document, register)
    ours, shared = _resolved(rows, page.gazetteer)
    bodies = {row.slug: _body(row, register, shared.get(row.slug)) for row in rows if row.slug not in ours}
    parties = {row.slug: _reference(row, ours, bodies) for row in rows}
    groups = _groups(rows, register, parties)
    bodies |= {slug: body for slug, (_, body) in groups.items() if body is not None}
    if taken := [body.id for body in bodies.values() if body.id in page.gazetteer.bodies]:
        raise ValueError(f"the prefix {register.prefix} makes ids that are bodies of ours: {', '.join(taken[:3])}")
    said = tuple(_asserted(rows, register, network, page, parties, groups))
    text = _blanked(document.text, spans) if register.personal else document.text
    return Registered(text, said, tuple(bodies.values()), tuple(rejected), len(rows))


def _asserted(
    rows: Iterable[RegisterRow],
    register: RegisterSheet,
    network: Match,
    page: PageContext,
    parties: dict[str, Reference],
    groups: dict[str, tuple[Reference, RegisterBody | None]],
) -> Iterator[Participation]:
    flagged = {label: page.gazetteer.systems[system_id] for label, system_id in register.flags.items()}
    role = register.role or page.member_role(network)
    for row in rows:
        group = groups[slug_of(row.group_id)][0] if row.group_id else None
        yield Participation(
            network=refer(network, network.name),
            party=parties[row.slug],
            role=role,
            state=row.state,
            basis=page.basis,
            start=row.start,
            end=_end(row, page),
            group=group,
            evidence=_evidence(row, register.columns.name),
            method="structure",
        )
        for label in row.flags:
            system = flagged[label]
            yield Participation(
                network=Reference(system.name, system.id, system.name),
                party=parties[row.slug],
                role=system.member_role,
                state=row.state,
                basis=page.basis,
                end=_end(row, page),
                group=group,
                evidence=_evidence(row, label),
                method="structure",
            )


def _end(row: RegisterRow, page: PageContext) -> UncertainDate | None:
    """When a row's membership ended: where the register only says that it did, no later than the register's own day."""
    if row.end is None and row.state == "ended" and page.dated is not None:
        return UncertainDate(None, None, page.dated, "as_of")
    return row.end


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spaces in some places, so that all others stay where they are."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join(parts) + text[at:]


def _evidence(row: RegisterRow, label: str) -> Evidence:
    """The whole row, and the cell of it that says so."""
    return Evidence(row.row.text, (row.row.start, row.row.end), row.addresses[label])


def _resolved(rows: Sequence[RegisterRow], gazetteer: Gazetteer) -> tuple[dict[str, Match], dict[str, str]]:
    """The bodies of ours by slug, and those that a row cannot have because another has the same claim."""
    countries = {body.country for body in gazetteer.bodies.values() if body.kind in _PLACES}
    claims: dict[str, list[tuple[int, str, Match]]] = defaultdict(list)
    for row in rows:
        if row.is_group or row.country not in countries:
            continue
        match = gazetteer.body(row.name, lang=_LANGUAGES.get(row.country, "en"), kinds=_PLACES, country=row.country)
        if match is not None:
            claims[match.id].append((_SUREST[match.method], row.slug, match))
    ours: dict[str, Match] = {}
    shared: dict[str, str] = {}
    for body_id, claimed in claims.items():
        best = min(sureness for sureness, _, _ in claimed)
        is_settled = Counter(sureness for sureness, _, _ in claimed)[best] == 1
        for sureness, slug, match in claimed:
            if is_settled and sureness == best:
                ours[slug] = match
            else:
                shared[slug] = body_id
    return ours, shared


def _reference(row: RegisterRow, ours: dict[str, Match], bodies: dict[str, RegisterBody]) -> Reference:
    if row.slug in ours:
        return refer(ours[row.slug], row.name)
    return Reference(row.name, bodies[row.slug].id, row.name)


def _body(row: RegisterRow, register: RegisterSheet, shares_name_with: str | None) -> RegisterBody:
    return RegisterBody(
        f"{register.prefix}-{row.slug}",
        row.register_id,
        register.group_kind if row.is_group else register.body_kind,
        row.name,
        row.country,
        row.locator,
        shares_name_with,
    )


def _groups(
    rows: Iterable[RegisterRow], register: RegisterSheet, parties: dict[str, Reference]
) -> dict[str, tuple[Reference, RegisterBody | None]]:
    """Each group that a row says it is of. One that has no row of its own is a body all the same, and takes part in
    nothing: the register does not say that it does."""
    groups: dict[str, tuple[Reference, RegisterBody | None]] = {}
    for row in rows:
        if row.group_id is None:
            continue
        slug = slug_of(row.group_id)
        if slug in groups:
            continue
        if slug in parties:
            groups[slug] = (parties[slug], None)
            continue
        name = row.group_name or row.group_id
        body = RegisterBody(
            f"{register.prefix}-{slug}", row.group_id, register.group_kind, name, row.country, row.locator
        )
        groups[slug] = (Reference(name, body.id, name), body)
    return groups

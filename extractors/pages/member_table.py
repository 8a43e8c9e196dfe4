"""Member tables: a row a member, often with the year it joined ("Municipality | Population | Joined in").

Reads tables of markup and tables whose markup was lost alike, for the readers give both as `Table`. A table counts when
a label says that its rows are members or when they joined, or when its lead does; one of events, contact persons or
emissions does not. Rows of sums are no members, and a date in a column of leaving is an end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.assertion import Evidence, Participation, UncertainDate
from extractors.context import PageContext, refer
from extractors.document import Document, Slice, Table
from extractors.pages.lead import Lead, lead_of, the_date, year_of
from extractors.pages.member_list import is_row_of_members
from extractors.pages.names import without_notes
from extractors.registers.gazetteer import Match

_MEMBER_LABEL = re.compile(
    r"\b(?:jäsen(?:et|kun\w+|kaupun\w+|yrity\w+|organisaatio\w*)?|allekirjoitta(?:ja|jat|nut\w*)|medlem(?:mar|skommun\w*)?"
    r"|undertecknare|members?|signator(?:y|ies))\b",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(
    r"\b(?:kunta|kunnat|kaupunki|kaupungit|maakunta|kumppani\w*|organisaatio\w*|yrity[sk]\w*|yhteisö\w*|kommun(?:er)?"
    r"|stad|städer|region(?:er|s)?|företag|partner\w*|municipalit\w+|cit(?:y|ies)|towns?|organi[sz]ations?"
    r"|compan(?:y|ies))\b",
    re.IGNORECASE,
)
_JOINED_LABEL = re.compile(
    r"liitty|mukana|jäsenenä|jäsenyy[sd]|jäsen vuodesta|allekirjoit|anslut|anslöt|medlem sedan|gick med|inträd"
    r"|underteck|joined|joining|member since|\bsince\b|accession|adhesion|signed|signature|signing",
    re.IGNORECASE,
)
_LEFT_LABEL = re.compile(r"eronnut|eroami|päättyn|utträd|lämnat|\bleft\b|withdr|ended|until|saakka|asti", re.IGNORECASE)
_YEAR_LABEL = re.compile(r"(?:vuosi|year|år)", re.IGNORECASE)
# Columns of what is told of events, people or measures: their rows are not there as members.
_OTHER_LABEL = re.compile(
    r"henkilö|yhteys|contact|kontakt|person|e-?mail|sähköposti|e-?post|puhelin|phone|telefon|koordinaattor|koordinator"
    r"|coordinator|tapahtum|event|evenemang|kokou|meeting|möte|seminaar|seminar|paikka|place|plats|venue|\baika\b|\btid\b"
    r"|\btime\b|aihe|topic|tavoit|target|goal|\bmål|päästö|emission|utsläpp|hanke|project|projekt|budjet|budget|€|euro"
    r"|toimenpi|measure|action|åtgärd",
    re.IGNORECASE,
)
_SUM = re.compile(r"^(?:yhteensä|kaikki|summa|totalt|sammanlagt|total|sum|all)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_FEWEST_KNOWN = 2


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what."""

    name: int
    joined: int | None
    left: int | None


def extract_member_tables(document: Document, page: PageContext) -> Iterator[Participation]:
    """One participation a row of each table that is a list of members."""
    for table in document.tables:
        if not table.rows:
            continue
        first = table.rows[0][0]
        lead = lead_of(document, first, _paragraph_before(document, first.start), page)
        network = lead.network or page.network
        if network is None:
            continue
        listed = _in_one_column(table, page)
        columns = _columns(listed, network, lead, page)
        if columns is not None and _is_of_members(listed, columns, network, lead, page):
            for row in listed.rows:
                yield from _row(document, row, columns, network, lead, page)


def _row(
    document: Document, row: tuple[Slice, ...], columns: _Columns, network: Match, lead: Lead, page: PageContext
) -> Iterator[Participation]:
    mention = _name(row, columns.name)
    if not mention or _SUM.match(mention) or document.names_person(row[columns.name]):
        return
    end = _date(_cell(row, columns.left), page)
    yield Participation(
        network=refer(network, lead.network_mention or network.name),
        party=refer(page.gazetteer.body(mention, lang=page.lang), mention),
        role=lead.role or page.member_role(network),
        state="ended" if end else lead.state,
        basis=page.basis,
        start=_date(_cell(row, columns.joined), page) or lead.start,
        end=end,
        evidence=_evidence(document, row, row[columns.name]),
        method="structure",
    )


def _evidence(document: Document, row: tuple[Slice, ...], name: Slice) -> Evidence:
    """The row as it stands in the text. A cell merged over several rows stands in the first of them only."""
    own = [
        cell
        for cell in row
        if "\n" not in document.text[min(cell.end, name.end) : max(cell.start, name.start)] and cell.end > cell.start
    ]
    start, end = min(c.start for c in own), max(c.end for c in own)
    return Evidence(document.text[start:end], (start, end))


def _paragraph_before(document: Document, position: int) -> Slice | None:
    """The paragraph straight before a table, over the table's own header."""
    before = next((b for b in reversed(document.blocks) if b.end <= position and b.kind != "row"), None)
    return Slice(before.text, before.start, before.end) if before and before.kind == "paragraph" else None


def _columns(table: Table, network: Match, lead: Lead, page: PageContext) -> _Columns | None:
    """The columns of names and dates; None where no column is one of names."""
    labels = table.header
    width = max(len(row) for row in table.rows)
    named = [i for i, label in enumerate(labels) if _MEMBER_LABEL.search(label) or _NAME_LABEL.search(label)]
    dated = [i for i, label in enumerate(labels) if _JOINED_LABEL.search(label)]
    left = next((i for i, label in enumerate(labels) if _LEFT_LABEL.search(label)), None)
    # Most different members; of as many, a labelled column, then the first.
    best = max(range(width), key=lambda i: (len(_members_in(table, i, network, page)), i in named, -i))
    if len(_members_in(table, best, network, page)) < min(_FEWEST_KNOWN, len(table.rows)):
        candidates = [i for i in named if i not in dated]
        if not candidates:
            return None
        best = candidates[0]
    joined = next((i for i in dated if i not in (best, left)), None)
    if joined is None and lead.speaks_of_members:
        joined = _year_column(table, best)
    return _Columns(best, joined, left)


def _members_in(table: Table, column: int, network: Match, page: PageContext) -> set[str]:
    """The known bodies in a column that a network may have as members."""
    bodies = (page.gazetteer.body(name, lang=page.lang) for name in _names(table, column))
    return {body.id for body in bodies if body and page.may_be_member(body, network) and _fits(body, page)}


def _in_one_column(table: Table, page: PageContext) -> Table:
    """The table; one without labels that is a grid of known bodies and nothing else as a single column of them."""
    cells = [cell for row in table.rows for cell in row if cell.text.strip()]
    if table.header or not all(page.gazetteer.body(without_notes(c.text), lang=page.lang) for c in cells):
        return table
    return Table(table.index, (), tuple((cell,) for cell in cells))


def _fits(body: Match, page: PageContext) -> bool:
    return page.member_kind not in ("municipality", "region") or body.kind == page.member_kind


def _is_of_members(table: Table, columns: _Columns, network: Match, lead: Lead, page: PageContext) -> bool:
    names = _names(table, columns.name)
    bodies = [page.gazetteer.body(name, lang=page.lang) for name in names]
    known = [body for body in bodies if body is not None]
    label = table.header[columns.name] if columns.name < len(table.header) else ""
    is_of_other_things = any(_OTHER_LABEL.search(other) for other in table.header)
    says_so = not is_of_other_things and (columns.joined is not None or _MEMBER_LABEL.search(label) is not None)
    if not names or lead.speaks_of_members is False:
        return False
    if says_so:
        return all(page.may_be_member(body, network) for body in known)
    return len(known) * 2 >= len(names) and is_row_of_members(names, bodies, lead, network, page)


def _names(table: Table, column: int) -> list[str]:
    names = (_name(row, column) for row in table.rows)
    return [name for name in names if name and not _SUM.match(name)]


def _name(row: tuple[Slice, ...], column: int) -> str:
    return without_notes(_cell(row, column))


def _cell(row: tuple[Slice, ...], column: int | None) -> str:
    return row[column].text.strip() if column is not None and column < len(row) else ""


def _year_column(table: Table, name_column: int) -> int | None:
    """The only column that holds nothing but years, with no label or one that says "year"."""
    width = max(len(row) for row in table.rows)
    years = [
        column
        for column in range(width)
        if column != name_column and all(_YEAR.fullmatch(_cell(row, column)) for row in table.rows)
    ]
    if len(years) != 1:
        return None
    label = table.header[years[0]] if years[0] < len(table.header) else ""
    return years[0] if not label or _YEAR_LABEL.fullmatch(label.strip()) else None


def _date(cell: str, page: PageContext) -> UncertainDate | None:
    """A date as a cell gives it: a bare year, or a date in words; anything else, or a day to come, says nothing."""
    text = without_notes(cell)
    return year_of(text, page) if _YEAR.fullmatch(text) else the_date(text, page)

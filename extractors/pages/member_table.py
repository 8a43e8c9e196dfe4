"""Member tables: a row a member, often with the year it joined ("Municipality | Population | Joined in").

Reads tables of markup and tables whose markup was lost alike, for the readers give both as `Table`. A table counts when
its header names members or when most of its names are known bodies; rows of sums are no members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.assertion import Evidence, Participation, UncertainDate
from extractors.language.dates import find_dates
from extractors.language.edtf_bounds import bounds
from extractors.pages.context import PageContext, refer
from extractors.pages.lead import Lead, heading_before, read_lead
from extractors.readers.document import Document, Slice, Table

_NAME_LABEL = re.compile(
    r"\b(?:kunta|kunnat|kaupunki|maakunta|jäsen|jäsenet|kumppani|organisaatio|yritys|nimi|kommun|stad|region|medlem"
    r"|namn|municipality|city|town|member|partner|organi[sz]ation|company|signatory|name)\b",
    re.IGNORECASE,
)
_JOINED_LABEL = re.compile(
    r"liitty|mukana|jäsenenä|allekirjoit|anslut|anslöt|medlem sedan|gick med|underteck|joined|member since|since"
    r"|adhesion|signed|signature",
    re.IGNORECASE,
)
_SUM = re.compile(r"^(?:yhteensä|kaikki|summa|totalt|sammanlagt|total|sum|all)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")
_YEAR = re.compile(r"(?:19|20)\d{2}")


def extract_member_tables(document: Document, page: PageContext) -> Iterator[Participation]:
    """One participation a row of each table that is a list of members."""
    for table in document.tables:
        if not table.rows:
            continue
        name_column = _name_column(table, page)
        lead = read_lead(heading_before(document, table.rows[0][0].start), page)
        if name_column is None or lead.speaks_of_members is False:
            continue
        joined_column = _joined_column(table, name_column)
        for row in table.rows:
            yield from _row(document, row, name_column, joined_column, lead, page)


def _row(
    document: Document,
    row: tuple[Slice, ...],
    name_column: int,
    joined_column: int | None,
    lead: Lead,
    page: PageContext,
) -> Iterator[Participation]:
    network = lead.network or page.network
    mention = _BRACKETED.sub("", row[name_column].text).strip() if name_column < len(row) else ""
    if network is None or not mention or _SUM.match(mention):
        return
    joined = row[joined_column].text if joined_column is not None and joined_column < len(row) else ""
    yield Participation(
        network=refer(network, lead.network_mention or network.name),
        party=refer(page.gazetteer.body(mention, lang=page.lang), mention),
        role=lead.role or page.member_role(network),
        state=lead.state,
        basis=page.basis,
        start=_date(joined, page) or lead.start,
        evidence=_evidence(document, row, row[name_column]),
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


def _name_column(table: Table, page: PageContext) -> int | None:
    """The column of members' names: by its label, else the first in which most names are known bodies."""
    width = max(len(row) for row in table.rows)
    labelled = [i for i, label in enumerate(table.header) if _NAME_LABEL.search(label)]
    columns: list[int] = [*labelled, *range(width)]
    for column in columns:
        cells = [_BRACKETED.sub("", row[column].text).strip() for row in table.rows if column < len(row)]
        names = [c for c in cells if c and not _SUM.match(c)]
        known = [name for name in names if page.gazetteer.body(name, lang=page.lang)]
        if names and len(known) * 2 >= len(names) and len(known) >= min(2, len(names)):
            return column
    if labelled and _joined_column(table, labelled[0]) is not None:
        return labelled[0]
    return None


def _joined_column(table: Table, name_column: int) -> int | None:
    """The column that says since when: by its label, else the only one that holds nothing but years."""
    for column, label in enumerate(table.header):
        if column != name_column and _JOINED_LABEL.search(label):
            return column
    width = max(len(row) for row in table.rows)
    years = [
        column
        for column in range(width)
        if column != name_column
        and all(column < len(row) and _YEAR.fullmatch(row[column].text.strip()) for row in table.rows)
    ]
    return years[0] if len(years) == 1 and not table.header else None


def _date(cell: str, page: PageContext) -> UncertainDate | None:
    """A joining date as a cell gives it: a bare year, or a date in words; anything else says nothing."""
    if year := _YEAR.fullmatch(cell.strip()):
        return UncertainDate(year[0], *bounds(year[0]), "in")
    dates = find_dates(cell, page.lang)
    return dates[0].date if len(dates) == 1 else None

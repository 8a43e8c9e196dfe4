"""The rows of a register's sheet: each read whole, or rejected with the reason.

Takes the Document and what the source's file says of the columns, gives the rows that could be read and those that
could not: together they are all rows. Raises UnreadableDocument("unknown_columns") where the sheet has a column that
the source's file does not name, or lacks one that it does: then no row can be trusted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.assertion import UncertainDate
from extractors.document import Document, Place, Slice, Table
from extractors.pages.register_cells import Rule, cell_date, misfits, rules_of, shown, slug_of
from extractors.readers import UnreadableDocument
from extractors.readers.deadline import check_deadline
from extractors.register_sheet import RegisterSheet, RowState
from extractors.registered import RejectedRow, RejectReason

# How far below the top a header may stand where the table itself shows none.
_HEADER_WITHIN = 20
# One cell that its column cannot have is a slip of the pen; more in a row stand in each other's columns.
_SHIFTED = 2

MemberState = Literal["active", "suspended", "ended"]
_STATES: dict[RowState, MemberState] = {"active": "active", "suspended": "suspended", "ended": "ended"}


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row that could be read: `slug` is its id as part of an id of ours, `flags` the labels of those that are set.

    `row` is the whole row as it stands in the text, `addresses` the addresses of its cells by label.
    """

    locator: str
    row: Slice
    addresses: dict[str, str]
    register_id: str
    slug: str
    name: str
    country: str
    state: MemberState
    start: UncertainDate | None
    end: UncertainDate | None
    is_group: bool
    group_id: str | None
    group_name: str | None
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The table of the members, its rows below the header, and the column of each label."""

    place: Place
    first: int
    rows: Sequence[tuple[Slice, ...]]
    columns: dict[str, int]
    width: int


def read_rows(
    document: Document, register: RegisterSheet
) -> tuple[list[RegisterRow], list[RejectedRow], list[tuple[int, int]]]:
    """The rows that could be read, the rejected ones, and the spans of the latter, each in the order of the sheet."""
    sheet = _sheet(document, register)
    rules = rules_of(register, document.lang)
    rows: list[RegisterRow] = []
    rejected: list[RejectedRow] = []
    spans: list[tuple[int, int]] = []
    seen: dict[str, str] = {}
    for at, cells in enumerate(sheet.rows, start=sheet.first):
        check_deadline()
        said = {label: _said(cells, column, register) for label, column in sheet.columns.items()}
        locator = sheet.place.address(at)
        why = _why_rejected(register, rules, said, [cell.text for cell in cells[sheet.width :]])
        if why is None and (first := seen.setdefault(slug_of(said[register.columns.id] or ""), locator)) != locator:
            why = ("duplicate_id", f"the id stands in {first} already")
        if why is None:
            rows.append(_row(document, register, sheet, at, said))
        else:
            rejected.append(RejectedRow(locator, *why, shown(register, rules, said)))
            spans.append((cells[0].start, cells[-1].end))
    return rows, rejected, spans


def _said(cells: Sequence[Slice], column: int, register: RegisterSheet) -> str | None:
    """What a cell says; None for one that says nothing, as the register writes that."""
    text = cells[column].text if column < len(cells) else ""
    return None if not text or text in register.none else text


def _why_rejected(
    register: RegisterSheet, rules: Mapping[str, Rule], said: Mapping[str, str | None], beyond: Sequence[str]
) -> tuple[RejectReason, str] | None:
    """The reason for which a row asserts nothing and its words; None for one that is read. `beyond` are the cells that
    no column of the header is above."""
    wrong = list(misfits(register, rules, said))
    if any(beyond):
        return "shifted_row", "it is longer than the header"
    if len(wrong) >= _SHIFTED:
        return "shifted_row", "; ".join(words for _, words in wrong)
    if wrong:
        return wrong[0]
    status = (said[register.columns.status] or "") if register.columns.status else None
    if status is not None and register.status[status] == "ignored":
        return "ignored_status", f"its status is {status!r}: no member"
    return None


def _sheet(document: Document, register: RegisterSheet) -> _Sheet:
    """The table whose header holds the labels of id and name."""
    wanted = {register.columns.id, register.columns.name}
    for table in document.tables:
        if table.place is None or (register.sheet is not None and table.place.sheet not in (None, register.sheet)):
            continue
        for first, labels in _headers(table):
            if wanted.issubset(labels):
                _refuse_columns(labels, register)
                columns = {label: at for at, label in enumerate(labels)}
                return _Sheet(table.place, first, table.rows[first:], columns, len(labels))
    raise UnreadableDocument("unknown_columns", f"no row has the labels {' and '.join(sorted(wanted))}")


def _headers(table: Table) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows that may be the header, and which row of the table the members begin with then."""
    if table.header:
        yield 0, table.header
    for at, row in enumerate(table.rows[:_HEADER_WITHIN], start=1):
        yield at, tuple(cell.text for cell in row)


def _refuse_columns(labels: tuple[str, ...], register: RegisterSheet) -> None:
    """Raise unless the sheet has just the columns that are read; those that the source's file lists as ignored or
    personal are out of the Document already."""
    named = set(register.read_labels())
    counts = Counter(labels)
    wrong = [
        *(f"{label or 'a column without a label'} is not described" for label in counts if label not in named),
        *(f"{label} stands {count} times" for label, count in counts.items() if count > 1),
        *(f"{label} is missing" for label in sorted(named - counts.keys())),
    ]
    if wrong:
        raise UnreadableDocument("unknown_columns", "; ".join(wrong))


def _row(
    document: Document, register: RegisterSheet, sheet: _Sheet, at: int, said: Mapping[str, str | None]
) -> RegisterRow:
    """A row in which every cell is what it should be."""
    columns = register.columns
    filled = [cell for cell in sheet.rows[at - sheet.first] if cell.text]

    def cell(label: str | None) -> str | None:
        return said[label] if label is not None else None

    def date(label: str | None) -> UncertainDate | None:
        text = cell(label)
        return cell_date(text, document.lang) if text else None

    register_id = cell(columns.id) or ""
    return RegisterRow(
        row=document.slice(filled[0].start, filled[-1].end),
        addresses={label: sheet.place.address(at, column) for label, column in sheet.columns.items()},
        locator=sheet.place.address(at),
        register_id=register_id,
        slug=slug_of(register_id),
        name=cell(columns.name) or "",
        country=(register.country or cell(columns.country_code) or "").upper(),
        state=_STATES[register.status[cell(columns.status) or ""]] if columns.status else "active",
        start=date(columns.start),
        end=date(columns.end),
        is_group=cell(columns.is_group) in register.yes,
        group_id=cell(columns.group_id),
        group_name=cell(columns.group_name),
        flags=tuple(label for label in register.flags if said[label] in register.yes),
    )

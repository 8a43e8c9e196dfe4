"""A page after reading: one NFC text, and what stands where in it.

All offsets are code points in `Document.text`, end exclusive, so that every quote is a slice of it. What a reader
leaves out (menus, banners, scripts, alt texts, comment forms, bylines) is not in the text at all.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "row"]
StampKind = Literal["published", "updated", "unknown"]
AnchorBasis = Literal["page_stamp", "url_date", "last_modified", "stated_date", "fetch_date"]


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of the text and its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One heading (level 1 to 6), paragraph, list item or table row, in page order.

    `group` is the index of the list or table a block belongs to, None elsewhere.
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    level: int = 0
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands in a file of values: the sheet (None in a CSV file), its columns by their letters, and the
    number of each row. A hidden sheet is one that its makers do not show."""

    sheet: str | None
    columns: tuple[str, ...]
    rows: tuple[int, ...]
    is_hidden: bool = False

    def address(self, row: int, column: int | None = None) -> str:
        """The address of a cell of the table, such as "1!B7", or of a whole row, "1!7"; both counted from 0."""
        cell = f"{self.columns[column] if column is not None else ''}{self.rows[row]}"
        return cell if self.sheet is None else f"{self.sheet}!{cell}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with merged cells filled in. `header` is empty where the page marks or shows none.

    `place` is where it stands in a workbook or CSV file, None on a page.
    """

    index: int
    header: tuple[str, ...]
    rows: tuple[tuple[Slice, ...], ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted or numbered list, a run of cards or of label and value lines, with the text that introduces it.

    `lead` is the paragraph or heading straight before it, None where there is none.
    """

    index: int
    items: tuple[Slice, ...]
    lead: Slice | None
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    href: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that the page bears of itself. `at` is a day, or a moment with its zone where the page gives one."""

    raw: str
    kind: StampKind
    at: dt.date | dt.datetime

    @property
    def day(self) -> dt.date:
        return self.at.date() if isinstance(self.at, dt.datetime) else self.at


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader gives. `lang` is a BCP 47 code (fi, sv, en, …); `persons` are spans of people's names."""

    text: str
    lang: str
    title: str | None = None
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    lists: tuple[ItemList, ...] = ()
    links: tuple[Link, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    persons: tuple[tuple[int, int], ...] = field(default=())

    def slice(self, start: int, end: int) -> Slice:
        return Slice(self.text[start:end], start, end)

    def names_person(self, piece: Slice) -> bool:
        """Whether a piece of the text holds the name of a person."""
        return any(start < piece.end and piece.start < end for start, end in self.persons)

    @property
    def headings(self) -> tuple[Block, ...]:
        return tuple(b for b in self.blocks if b.kind == "heading")

    def stamp(self, kind: StampKind) -> Stamp | None:
        """The newest stamp of a kind, None where the page bears none."""
        return max((s for s in self.stamps if s.kind == kind), key=lambda s: s.day, default=None)

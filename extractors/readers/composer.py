"""The text of a page while it grows, and what stands where in it.

Takes folded pieces in page order, gives blocks, tables, lists and links with spans that hold by construction: every
text is cut from the finished one. Between blocks stands a blank line, between the lines of one group (the items of a
list, the rows of a table, lines parted by a break) a line end, between the cells of a row a tab.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.document import Block, BlockKind, ItemList, Link, Place, Slice, Table
from extractors.readers.spelling import bounded, seen

Piece = tuple[str, int | None]
LinkSpan = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Folded:
    """One line of text, its white space collapsed, and where the links in it stand."""

    text: str
    links: tuple[LinkSpan, ...] = ()


def fold_line(pieces: Sequence[Piece]) -> Folded:
    """One line from its pieces, each with the number of the link it is in."""
    parts: list[str] = []
    links: list[LinkSpan] = []
    length = 0
    space = False
    for raw, link in pieces:
        clean = seen(raw)
        words = " ".join(clean.split())
        if words:
            if length and (space or clean[0].isspace()):
                parts.append(" ")
                length += 1
            parts.append(words)
            if link is not None:
                links.append((link, length, length + len(words)))
            length += len(words)
            space = clean[-1].isspace()
        else:
            space = space or bool(clean)
    text = "".join(parts)
    if (shorter := bounded(text)) != text:
        return Folded(unicodedata.normalize("NFC", shorter))  # where its links stand is not known any more
    if unicodedata.is_normalized("NFC", text):
        return Folded(text, tuple(links))
    composed = [(link, _composed(text, start), _composed(text, end)) for link, start, end in links]
    return Folded(unicodedata.normalize("NFC", text), tuple(composed))


def join_lines(lines: Sequence[Folded], between: str) -> Folded:
    """Several lines as one, with something between them."""
    if len(lines) == 1:
        return lines[0]
    links: list[LinkSpan] = []
    start = 0
    for line in lines:
        links += [(link, start + first, start + last) for link, first, last in line.links]
        start += len(line.text) + len(between)
    return Folded(between.join(line.text for line in lines), tuple(links))


def _composed(text: str, place: int) -> int:
    """Where a place in a text is after its letters are composed."""
    return len(unicodedata.normalize("NFC", text[:place]))


@dataclass(slots=True)
class OpenList:
    """A list that is being read.

    `fresh` says that the current item has no word yet, `sealed` that its own text has ended: an inner list has begun.
    """

    numbered: bool
    lead: tuple[int, int] | None
    spans: list[tuple[int, int]] = field(default_factory=list)
    index: int | None = None
    fresh: bool = True
    sealed: bool = False

    def open_item(self) -> None:
        self.fresh, self.sealed = True, False

    @property
    def item(self) -> tuple[int, int] | None:
        """The span of the current item, None before its first word."""
        return None if self.fresh else self.spans[-1]


class Composer:
    """The growing text. What is put after each other in one `root` (a list, a table) stands line by line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self._root: object = None
        self.blocks: list[Block] = []
        self.lists: list[OpenList] = []
        self.tables: list[tuple[tuple[str, ...], list[list[tuple[int, int]]], Place | None]] = []
        self._links: dict[int, tuple[int, int]] = {}

    def _place(self, folded: Folded, root: object, *, line: bool = False) -> tuple[int, int]:
        if self._parts:
            gap = "\n" if line or (root is not None and root is self._root) else "\n\n"
            self._parts.append(gap)
            self.length += len(gap)
        start = self.length
        self._parts.append(folded.text)
        self.length += len(folded.text)
        self._root = root
        for link, first, last in folded.links:
            known = self._links.get(link, (start + first, start + last))
            self._links[link] = (known[0], max(known[1], start + last))
        return start, self.length

    def put(self, kind: BlockKind, folded: Folded, *, level: int = 0, line: bool = False) -> None:
        """A block of its own; with `line` on the next line."""
        start, end = self._place(folded, None, line=line)
        self.blocks.append(Block(kind, folded.text, start, end, level))

    def put_in_item(self, lists: Sequence[OpenList], folded: Folded, *, level: int = 0) -> None:
        """A block of the innermost open list's current item; `lists` are the open ones, outermost first."""
        current = lists[-1]
        if current.index is None:
            current.index = len(self.lists)
            self.lists.append(current)
            for at in range(len(lists) - 2, -1, -1):
                if lists[at].sealed:
                    break
                lists[at].sealed = True
        start, end = self._place(folded, lists[0])
        own = current.fresh or not current.sealed
        if current.fresh:
            current.spans.append((start, end))
            current.fresh = False
        elif own:
            current.spans[-1] = (current.spans[-1][0], end)
        kind: BlockKind = "heading" if level else "item" if own else "paragraph"
        self.blocks.append(Block(kind, folded.text, start, end, level, current.index))

    def lead(self) -> tuple[int, int] | None:
        """The paragraph or heading that stands straight before what comes next."""
        last = self.blocks[-1] if self.blocks else None
        return (last.start, last.end) if last and last.group is None and last.kind in ("paragraph", "heading") else None

    def put_table(
        self,
        header: Sequence[str],
        head_rows: Sequence[Sequence[Folded]],
        rows: list[list[Folded]],
        place: Place | None = None,
    ) -> None:
        """A table: its header rows as lines, then its rows. A cell that spans columns is the same object twice."""
        root, index = object(), len(self.tables)
        spans = []
        for at, row in enumerate([*head_rows, *rows]):
            cells = list({id(cell): cell for cell in row}.values())
            line = join_lines(cells, "\t")
            start, end = self._place(line, root)
            self.blocks.append(Block("row", line.text, start, end, group=index))
            if at >= len(head_rows):
                spans.append(_cell_spans(row, cells, start))
        self.tables.append((tuple(header), spans, place))

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def finished_tables(self, text: str) -> list[Table]:
        return [
            Table(at, header, tuple(tuple(Slice(text[s:e], s, e) for s, e in row) for row in rows), place)
            for at, (header, rows, place) in enumerate(self.tables)
        ]

    def finished_lists(self, text: str) -> list[ItemList]:
        return [
            ItemList(
                at,
                tuple(Slice(text[s:e], s, e) for s, e in found.spans),
                Slice(text[found.lead[0] : found.lead[1]], *found.lead) if found.lead else None,
                found.numbered,
            )
            for at, found in enumerate(self.lists)
        ]

    def finished_links(self, text: str, addresses: Sequence[str]) -> list[Link]:
        """The links that hold text, in page order."""
        spans = sorted(self._links.items(), key=lambda item: item[1])
        return [Link(addresses[number], text[start:end], start, end) for number, (start, end) in spans]


def _cell_spans(row: Sequence[Folded], cells: Sequence[Folded], start: int) -> list[tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for cell in cells:
        spans[id(cell)] = (start, start + len(cell.text))
        start += len(cell.text) + 1
    return [spans[id(cell)] for cell in row]

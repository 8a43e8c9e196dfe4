"""Lines without markup into blocks, tables and lists.

Takes a text and a run of its lines; gives blocks in page order with the tables and lists they belong to, numbered from
the indices that are handed in. Used for whole plain texts, and for runs of bare paragraphs in markup, where a table or
a list was pasted without its elements.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.document import Block, BlockKind, ItemList, Slice, Table
from extractors.readers.bulleted import LineList, find_bulleted, find_named
from extractors.readers.flattened import FlatTable, Span, find_tables
from extractors.readers.lines import Line, is_dated, is_prose, is_short, may_be_heading, runs_on
from extractors.readers.separated import find_separated

# Further away than this from its prose, a short line is a label or a value and no heading.
HEADING_CHAIN = 3
_Shape = Literal["content", "question", "label", "date", "other"]


@dataclass
class Arrangement:
    """What was found. `group` and `index` go on from the counts that were handed in."""

    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    lists: list[ItemList] = field(default_factory=list)


def arrange(
    text: str, lines: Sequence[Line], *, outline: bool, tables: int = 0, lists: int = 0, lead: Block | None = None
) -> Arrangement:
    """The blocks of lines; with `outline` also headings, the first of them the title, level 1.

    `tables` and `lists` are how many there are already, `lead` the block before the first line.
    """
    lead = lead if lead and lead.kind in ("paragraph", "heading") else None
    flat_tables, line_lists = _find_groups(text, lines, lead)
    pieces = [
        _block(text, "row", span, tables + at) for at, table in enumerate(flat_tables) for span in _row_spans(table)
    ]
    pieces += [
        _block(text, "item", span, lists + at) for at, line_list in enumerate(line_lists) for span in line_list.items
    ]
    pieces.sort(key=lambda piece: piece.start)
    blocks = sorted([*pieces, *_paragraphs(text, lines, pieces)], key=lambda block: block.start)
    if outline:
        blocks = _with_headings(blocks)
    return Arrangement(
        blocks,
        [_table(text, tables + at, table) for at, table in enumerate(flat_tables)],
        _item_lists(text, line_lists, lists, blocks, lead),
    )


def _block(text: str, kind: BlockKind, span: Span, group: int | None = None) -> Block:
    return Block(kind, text[span[0] : span[1]], *span, group=group)


# Groups


def _find_groups(text: str, lines: Sequence[Line], lead: Block | None) -> tuple[list[FlatTable], list[LineList]]:
    """The tables and lists; a line that is in one is not looked at for the next."""
    tables = list(find_separated(text, lines))
    spans = [span for table in tables for span in _row_spans(table)]
    more = [table for run in _free_runs(lines, spans) for table in find_tables(run)]
    tables = sorted([*tables, *more], key=lambda table: table.rows[0][0])
    spans = [span for table in tables for span in _row_spans(table)]
    lists = [found for run in _free_runs(lines, spans) for found in find_bulleted(run)]
    spans += [span for found in lists for span in found.items]
    for run in _free_runs(lines, spans):
        first = lead if run[0] is lines[0] else None
        lists += find_named(run, (first.start, first.end) if first else None, first.text if first else "")
    return tables, sorted(lists, key=lambda found: found.items[0])


def _row_spans(table: FlatTable) -> Iterator[Span]:
    if table.header_spans:
        yield table.header_spans[0][0], table.header_spans[-1][1]
    for row in table.rows:
        yield row[0][0], row[-1][1]


def _free_runs(lines: Sequence[Line], spans: Iterable[Span]) -> Iterator[Sequence[Line]]:
    """The runs of lines in which no span lies."""
    starts, ends = [line.start for line in lines], [line.end for line in lines]
    taken = {at for start, end in spans for at in range(bisect_left(ends, start), bisect_left(starts, end))}
    first = 0
    for at in [*sorted(taken), len(lines)]:
        if at > first:
            yield lines[first:at]
        first = at + 1


def _table(text: str, index: int, table: FlatTable) -> Table:
    rows = tuple(tuple(Slice(text[start:end], start, end) for start, end in row) for row in table.rows)
    return Table(index, table.header, rows)


def _item_lists(
    text: str, line_lists: Sequence[LineList], first: int, blocks: Sequence[Block], lead: Block | None
) -> list[ItemList]:
    """The lists with their leads: the outer item, else the paragraph or heading straight before."""
    starts = [block.start for block in blocks]
    lists = []
    for at, found in enumerate(line_lists):
        place = bisect_left(starts, found.items[0][0])
        before = blocks[place - 1] if place else lead
        span = found.lead
        if span is None and before is not None and before.kind in ("paragraph", "heading"):
            span = (before.start, before.end)
        items = tuple(Slice(text[start:end], start, end) for start, end in found.items)
        announced = Slice(text[span[0] : span[1]], *span) if span else None
        lists.append(ItemList(first + at, items, announced, found.numbered))
    return lists


# Paragraphs and headings


def _paragraphs(text: str, lines: Sequence[Line], pieces: Sequence[Block]) -> Iterator[Block]:
    """What the pieces leave of the lines; lines over which a sentence runs on are one paragraph."""
    starts = [piece.start for piece in pieces]
    pending: Line | None = None
    for line in lines:
        within = pieces[max(bisect_left(starts, line.start) - 1, 0) : bisect_left(starts, line.end)]
        rest = list(_rest(text, line, [piece for piece in within if piece.end > line.start]))
        whole = rest == [(line.start, line.end)]
        if pending and whole and line.blanks == 0 and runs_on(pending.text, line.text):
            pending = replace(line, start=pending.start, text=pending.text + line.text)
            continue
        if pending:
            yield _block(text, "paragraph", (pending.start, pending.end))
        pending = line if whole else None
        if not whole:
            yield from (_block(text, "paragraph", span) for span in rest)
    if pending:
        yield _block(text, "paragraph", (pending.start, pending.end))


def _rest(text: str, line: Line, within: Sequence[Block]) -> Iterator[Span]:
    """The parts of a line between the pieces in it, bullets and rules left out."""
    start = line.start
    for stop, after in [*((piece.start, piece.end) for piece in within), (line.end, line.end)]:
        part = text[start:stop] if start < stop else ""
        if any(c.isalpha() or (c.isdigit() and not within) for c in part):
            lead = len(part) - len(part.lstrip())
            yield start + lead, start + lead + len(part.strip())
        start = max(start, after)


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the short lines that head the text below them made headings."""
    outlined: list[Block] = []
    shapes = [_shape(block) for block in blocks]
    untitled = len(blocks) > 1
    for at, block in enumerate(blocks):
        level = 0
        if shapes[at] == "question" or (shapes[at] == "label" and (untitled or _heads(shapes, at))):
            level = 1 if untitled else 2
        untitled = untitled and not level and shapes[at] != "content"
        outlined.append(replace(block, kind="heading", level=level) if level else block)
    return outlined


def _shape(block: Block) -> _Shape:
    """What a block can be to a heading before it."""
    text = block.text
    if block.kind != "paragraph":
        return "content"
    if may_be_heading(text):
        return "question" if text[-1] == "?" else "label"
    if is_dated(text) and is_short(text):
        return "date"
    return "content" if is_prose(text) else "other"


def _heads(shapes: Sequence[_Shape], at: int) -> bool:
    """Whether a label leads to a question, a list, a table or prose, over a few other labels and dates at most."""
    ahead = shapes[at + 1 : at + 1 + HEADING_CHAIN]
    return next((shape in ("question", "content") for shape in ahead if shape not in ("label", "date")), False)

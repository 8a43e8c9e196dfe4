"""Tables without rules: words that stand in columns.

Takes the words of a page with their places, gives the runs of lines whose words part into the same columns. A gap wider
than a letter is high parts two cells. Prose that happens to have wide gaps is told by the length of its cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

FEWEST_ROWS = 2
MOST_PROSE = 9.0
# Of the height of the letters: between two cells, and between two lines of one table.
_GAP = 0.9
_LEADING = 2.6
_SAME_LINE = 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the box around it, from the top left of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0)


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table and how far it reaches down the page."""

    top: float
    bottom: float
    rows: list[list[str]]


Line = list[Word]


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The lines from the top, each from the left."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.left)):
        middle = (word.top + word.bottom) / 2
        last = lines[-1][0] if lines else None
        if last and abs((last.top + last.bottom) / 2 - middle) <= _SAME_LINE * min(last.height, word.height):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.left) for line in lines]


def aligned_tables(words: Sequence[Word]) -> Iterator[Aligned]:
    """The tables among the words, from the top."""
    run: list[list[Word]] = []
    for cells in [*map(_cells, lines_of(words)), []]:
        if cells and run and cells[0].top - run[-1][0].bottom <= _LEADING * run[-1][0].height:
            run.append(cells)
            continue
        yield from _table(run)
        run = [cells] if cells else []


def _cells(line: Line) -> list[Word]:
    """The words of a line joined where no wide gap parts them."""
    cells = [line[0]]
    for word in line[1:]:
        last = cells[-1]
        if word.left - last.right > _GAP * min(last.height, word.height):
            cells.append(word)
        else:
            bounds = min(last.top, word.top), max(last.bottom, word.bottom)
            cells[-1] = Word(f"{last.text} {word.text}", last.left, max(last.right, word.right), *bounds)
    return cells


def _table(run: Sequence[list[Word]]) -> Iterator[Aligned]:
    """The table that a run of lines holds, from its first line with two cells to its last."""
    parted = [at for at, cells in enumerate(run) if len(cells) > 1]
    if len(parted) < FEWEST_ROWS:
        return
    lines = run[parted[0] : parted[-1] + 1]
    columns = _columns(lines)
    if len(columns) < 2 or _is_prose(lines):
        return
    rows = [_row(cells, columns) for cells in lines]
    # A column of bullets is none.
    kept = [at for at in range(len(columns)) if any(map(str.isalnum, "".join(row[at] for row in rows)))]
    if len(kept) < 2:
        return
    rows = [[row[at] for at in kept] for row in rows]
    yield Aligned(lines[0][0].top, max(cell.bottom for cell in lines[-1]), rows)


def _columns(lines: Sequence[list[Word]]) -> list[tuple[float, float]]:
    """From where to where the columns reach: those of the widest lines that agree on them."""
    counts = Counter(len(cells) for cells in lines if len(cells) > 1)
    for width in sorted(counts, reverse=True):
        spans = sorted((cell.left, cell.right) for cells in lines if len(cells) == width for cell in cells)
        columns: list[tuple[float, float]] = []
        for left, right in spans:
            if columns and left <= columns[-1][1]:
                columns[-1] = columns[-1][0], max(columns[-1][1], right)
            else:
                columns.append((left, right))
        if len(columns) == width or (counts[width] >= FEWEST_ROWS + 1 and len(columns) > 1):
            return columns
    return []


def _row(cells: Sequence[Word], columns: Sequence[tuple[float, float]]) -> list[str]:
    """The cells in the columns that they overlap most, else stand nearest to; two in one column are joined."""
    row = [""] * len(columns)
    for cell in cells:
        at = max(range(len(columns)), key=lambda at: min(cell.right, columns[at][1]) - max(cell.left, columns[at][0]))
        row[at] = f"{row[at]} {cell.text}".strip()
    return row


def _is_prose(lines: Sequence[list[Word]]) -> bool:
    """Whether the cells are sentences, or most lines have no second cell."""
    cells = [cell for line in lines for cell in line]
    long = sum(len(cell.text.split()) for cell in cells) / len(cells)
    return long > MOST_PROSE or sum(len(line) > 1 for line in lines) * 2 < len(lines)

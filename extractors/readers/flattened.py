"""Tables whose markup was lost: found again by their records.

Takes the lines of a text, gives tables as spans. A record is a name (capitalised words, a note in brackets) followed by
values: numbers ("16 405", "12,5 %"), years, dates, dashes for nothing. Three records of the same shape make a table:
one on each line, or one straight after another on a long line.

Digit groups are told from columns by the whole table: "16 500 2019" is two values, because 2019 is no group of three.
Where a record could be parted in two ways, or the records differ, it is left alone: the line stays a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from extractors.readers.columns import labels_values
from extractors.readers.lines import PARTICLES, Line

Span = tuple[int, int]
FEWEST_RECORDS = 3
MOST_VALUES = 8
LONGEST_NAME = 6
LONGEST_NAME_INLINE = 4
LONGEST_RECORD = 160
ODD_LINE = 40
LONGEST_LINE = 500_000

_TOKEN = re.compile(r"\S+")
_VALUE = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{4}-\d\d(?:-\d\d)?|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{4}|\d{4}[–-]\d{4}"
    r"|[+−-]?\d+(?:[.,]\d+)*%?|%|[-–—]|\.\."
)
_HEAD = re.compile(r"[+−-]?\d{1,3}")
_LAST_GROUP = re.compile(r"\d{3}(?:,\d+)?%?")
_COLUMN = re.compile(r"(?:[bhgx]|[bh]b*[bg])s?")
# Where one record ends and the next begins on a line.
_SEAM = re.compile(r"[\d%]\s+[A-ZÅÄÖÆØÕÜÉŠŽ]")


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table by its spans in the text. `header_spans` are where the labels of `header` stand."""

    header: tuple[str, ...]
    header_spans: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    kind: str  # V a value, C a capitalised word, B a word of a note in brackets, L any other word


@dataclass(frozen=True, slots=True)
class _Record:
    words: tuple[_Token, ...]
    values: tuple[_Token, ...]
    line: int = 0


def find_tables(lines: Sequence[Line]) -> Iterator[FlatTable]:
    """The tables in a run of lines, in page order, no line in two of them."""
    at = 0
    while at < len(lines):
        run = _record_lines(lines, at)
        if run:
            yield from _table_of_lines(lines, run)
            at = run[-1].line + 1
        else:
            yield from _tables_inline(lines[at])
            at += 1


def _tokens(line: Line) -> list[_Token]:
    tokens = []
    brackets = 0
    for met in _TOKEN.finditer(line.text):
        word = met[0]
        brackets += word.count("(")
        if brackets:
            kind = "B"
        elif _VALUE.fullmatch(word):
            kind = "V"
        else:
            kind = "C" if word[0].isupper() else "L"
        brackets = max(brackets - word.count(")"), 0)
        tokens.append(_Token(word, line.start + met.start(), line.start + met.end(), kind))
    return tokens


def _is_name(tokens: Sequence[_Token], longest: int) -> bool:
    words = [token for token in tokens if token.kind != "B"]
    return (
        0 < len(words) <= longest
        and tokens[0].kind == "C"
        and all(t.kind == "C" or (t.kind == "L" and t.text in PARTICLES) for t in words)
        and not any(t.text[-1] in "!?:;," or (t.text[-1] == "." and len(t.text) > 4) for t in words)
    )


def _are_values(tokens: Sequence[_Token]) -> bool:
    return (
        0 < len(tokens) <= MOST_VALUES
        and all(token.kind == "V" for token in tokens)
        and any(token.text[-1].isdigit() or token.text[0].isdigit() for token in tokens)
    )


def _part(records: Sequence[_Record]) -> list[tuple[_Record, list[Span]]]:
    """Each record with its columns of values: the fewest columns into which most records part in one way only."""
    for columns in range(1, MOST_VALUES + 1):
        ways = [(record, _partings(record.values, columns)) for record in records]
        sure = [(record, partings[0]) for record, partings in ways if len(partings) == 1]
        if len(sure) >= FEWEST_RECORDS and len(sure) * 5 >= len(records) * 4:
            return sure
    return []


def _partings(values: Sequence[_Token], columns: int) -> list[list[Span]]:
    """The ways to part value words into so many columns."""
    ways = []
    for sizes in _sizes("".join(_shape(token.text) for token in values), columns):
        ends = list(accumulate(sizes))
        ways.append([_span(values[end - size : end]) for end, size in zip(ends, sizes, strict=True)])
    return ways


def _shape(word: str) -> str:
    """b: three digits, the head or a group of a number; h: a head only; g: a last group only; s: a sign; x: other."""
    if word == "%":
        return "s"
    if _HEAD.fullmatch(word):
        return "b" if len(word) == 3 and word.isdigit() else "h"
    return "g" if _LAST_GROUP.fullmatch(word) else "x"


@lru_cache(maxsize=1000)
def _sizes(shapes: str, columns: int) -> tuple[tuple[int, ...], ...]:
    """How many words each column may take, every way; a column is one value: a word, or the groups of one number."""
    if columns == 0:
        return () if shapes else ((),)
    return tuple(
        (size, *rest)
        for size in range(1, len(shapes) - columns + 2)
        if _COLUMN.fullmatch(shapes[:size])
        for rest in _sizes(shapes[size:], columns - 1)
    )


def _span(tokens: Sequence[_Token]) -> Span:
    return tokens[0].start, tokens[-1].end


# One record a line


def _record_lines(lines: Sequence[Line], first: int) -> list[_Record]:
    """The run of records from a line on. A single odd short line, as the letters of an alphabet, does not end it."""
    run: list[_Record] = []
    odd = 0
    for at in range(first, len(lines)):
        record = _record(lines[at], at)
        if record:
            odd = 0
            run.append(record)
        else:
            odd += 1
            if not run or odd > 1 or len(lines[at].text) > ODD_LINE:
                break
    return run if len(run) >= FEWEST_RECORDS else []


def _record(line: Line, at: int) -> _Record | None:
    text = line.text
    if len(text) > LONGEST_RECORD or not text[0].isupper() or not (text[-1].isdigit() or text[-1] in "%-–—."):
        return None
    tokens = _tokens(line)
    first = next((n for n, token in enumerate(tokens) if token.kind == "V"), 0)
    words, values = tokens[:first], tokens[first:]
    if not words or not _is_name(words, LONGEST_NAME) or not _are_values(values):
        return None
    return _Record(tuple(words), tuple(values), at)


def _table_of_lines(lines: Sequence[Line], run: Sequence[_Record]) -> Iterator[FlatTable]:
    parted = _part(run)
    if parted:
        labels = _labels_before(lines, parted[0][0].line, 1 + len(parted[0][1]))
        rows = tuple((_span(record.words), *values) for record, values in parted)
        yield FlatTable(tuple(line.text for line in labels), tuple((n.start, n.end) for n in labels), rows)


def _labels_before(lines: Sequence[Line], first: int, width: int) -> Sequence[Line]:
    """The short lines straight before the first record, or the words of one line, when they are as many as columns."""
    before = lines[max(first - width, 0) : first]
    texts = [line.text for line in before]
    if len(before) == width and all(map(_is_label, texts)) and labels_values(texts):
        return before
    if first and len(lines[first - 1].text) <= LONGEST_RECORD:
        labels = _labels(_tokens(lines[first - 1]))
        if len(labels) == width:
            return [Line(" ".join(t.text for t in label), *_span(label)) for label in labels]
    return ()


def _is_label(text: str) -> bool:
    return text[0].isalpha() and text.count(" ") < 5 and text[-1] not in ".!?:;,"


def _labels(tokens: Sequence[_Token]) -> list[list[_Token]]:
    """Words parted into labels, each from a capitalised word to the next; none where they do not start with one."""
    labels: list[list[_Token]] = []
    for token in tokens:
        if token.kind == "C":
            labels.append([token])
        elif labels and token.text[-1] not in ".!?:;":
            labels[-1].append(token)
        else:
            return []
    return labels


# All records on one line


def _tables_inline(line: Line) -> Iterator[FlatTable]:
    if len(line.text) > LONGEST_LINE or len(_SEAM.findall(line.text)) < FEWEST_RECORDS - 1:
        return
    run: list[_Record] = []
    for record in _groups(line):
        follows = run and _are_values(record.values) and _is_name(record.words, LONGEST_NAME_INLINE)
        if not follows:
            yield from _table_inline(run)
            run.clear()
        run.append(record)
    yield from _table_inline(run)


def _groups(line: Line) -> Iterator[_Record]:
    """Words and the values after them, all along a line."""
    words: list[_Token] = []
    values: list[_Token] = []
    for token in _tokens(line):
        if token.kind == "V":
            values.append(token)
            continue
        if values:
            yield _Record(tuple(words), tuple(values))
            words, values = [], []
        words.append(token)
    if values:
        yield _Record(tuple(words), tuple(values))


def _table_inline(run: Sequence[_Record]) -> Iterator[FlatTable]:
    """The table of records that follow each other; before the name of the first stand the labels, or other text."""
    parted = _part(run) if len(run) >= FEWEST_RECORDS else []
    if not parted:
        return
    usual = Counter(sum(token.kind != "B" for token in record.words) for record in run[1:]).most_common(1)[0][0]
    labels: list[list[_Token]] = []
    rows = []
    for record, values in parted:
        words: Sequence[_Token] = record.words
        if record is run[0]:
            labels, words = _labels_and_name(words, 1 + len(values), usual)
        if words:
            rows.append((_span(words), *values))
    header = tuple(" ".join(token.text for token in label) for label in labels)
    yield FlatTable(header, tuple(_span(label) for label in labels), tuple(rows))


def _labels_and_name(words: Sequence[_Token], width: int, usual: int) -> tuple[list[list[_Token]], Sequence[_Token]]:
    """The words before the first values parted into labels, one a column, and the name of the first record."""
    after = 1 + max((n for n, token in enumerate(words) if token.text[-1] in ".!?:"), default=-1)
    words = words[after:]
    for length in sorted(range(1, LONGEST_NAME_INLINE + 1), key=lambda n: n != usual):
        name, before = _last(words, length)
        if name and len(labels := _labels(before)) == width:
            return labels, name
    return [], _last(words, usual)[0]


def _last(tokens: Sequence[_Token], length: int) -> tuple[Sequence[_Token], Sequence[_Token]]:
    """The name of so many words at the end, nothing where there is no such name, and what stands before it."""
    counted = [at for at, token in enumerate(tokens) if token.kind != "B"]
    if len(counted) < length:
        return (), tokens
    at = counted[-length]
    name = tokens[at:]
    return (name if _is_name(name, length) else ()), tokens[:at]

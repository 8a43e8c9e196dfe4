"""Lists in plain lines: bullets, numbers, and bare runs of names.

Takes a run of lines, gives lists as spans. An item starts after its bullet and ends with its last line. A deeper
indent, or bullets under a numbered item, make an inner list, whose lead is the outer item. Bare names make a list when
at least three stand line by line, or under a line that announces them ("Members", a colon).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.readers.flattened import Span
from extractors.readers.lines import Line, bullet, is_dated, is_name, is_short, number, runs_on

FEWEST_BULLETS = 2
FEWEST_NAMES = 3
INDENT_STEP = 2
NAME_SHARE = 0.8
# A line that ends with one of these announces the names under it; "Energy Cities" with its capital is a name itself.
_ANNOUNCES = re.compile(
    r"(?:(?:.* )?(?=[^\W\d_A-ZÅÄÖ])|(?:(?:Our|The|All|Member|Partner|Participating|Finnish|Swedish) )?(?=[A-ZÅÄÖ]))"
    r"(?i:jäsenet|kunnat|kaupungit|kumppanit|yritykset|yhteisöt|organisaatiot|osallistujat|allekirjoittajat|members"
    r"|partners|cities|municipalities|signatories|participants|companies|organi[sz]ations|regions|medlemmar|medlemmarna"
    r"|partner(na)?|kommuner(na)?|städer(na)?|företag(en)?|regioner|organisationer(na)?|deltagare|mitglieder|kommunen"
    r"|städte|unternehmen|liikmed|medlemmer|byer|kommunar)( \(\d+\)| \d+)?:?"
)


@dataclass
class LineList:
    """A list by its spans. `lead` is set where it is sure; `lines` are the indices of all its lines."""

    numbered: bool
    indent: int = 0
    lead: Span | None = None
    items: list[Span] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    last_number: int = 0
    outer: bool = False


def announces(text: str) -> bool:
    """Whether a line is a label of the names that follow it."""
    return text[-1] == ":" or (len(text) <= 60 and _ANNOUNCES.fullmatch(text) is not None)


def find_bulleted(lines: Sequence[Line]) -> Iterator[LineList]:
    """The bulleted and numbered lists, outer before inner."""
    open_lists: list[LineList] = []
    found: list[LineList] = []
    for at, line in enumerate(lines):
        marker, value = _marker(line.text)
        current = open_lists[-1] if open_lists else None
        if marker:
            if line.blanks > 1:
                open_lists.clear()
            target = _list_for(open_lists, line.indent, value)
            if not target.items:
                found.append(target)
            target.items.append((line.start + marker, line.end))
            target.last_number = value or 0
            target.lines.append(at)
        elif current and line.blanks == 0 and _continues(lines[at - 1], line, current):
            current.items[-1] = (current.items[-1][0], line.end)
            current.lines.append(at)
        else:
            open_lists.clear()
    yield from (n for n in found if len(n.items) >= FEWEST_BULLETS or n.outer or n.lead)


def _marker(text: str) -> tuple[int, int | None]:
    """How long the bullet or number of a line is, and the number."""
    numbered = number(text)
    return (numbered[1], numbered[0]) if numbered else (bullet(text), None)


def _continues(before: Line, line: Line, current: LineList) -> bool:
    return runs_on(before.text, line.text) or line.indent > current.indent


def _list_for(open_lists: list[LineList], indent: int, value: int | None) -> LineList:
    """The list that an item belongs to: an open one that it goes on, else a new one, inside the last item or not."""
    for depth in range(len(open_lists) - 1, -1, -1):
        known = open_lists[depth]
        follows = value is None or value == known.last_number + 1
        if known.numbered == (value is not None) and abs(known.indent - indent) < INDENT_STEP and follows:
            del open_lists[depth + 1 :]
            return known
    new = LineList(numbered=value is not None, indent=indent)
    if open_lists:
        last = open_lists[-1]
        if indent >= last.indent + INDENT_STEP or (last.numbered and value is None):
            new.lead = last.items[-1]
            last.outer = True
        else:
            open_lists.clear()
    open_lists.append(new)
    return new


def find_named(lines: Sequence[Line], lead: Span | None, heading: str) -> Iterator[LineList]:
    """The runs of bare names, and of any short lines under a line with a colon.

    `lead` and `heading` are the place and text of what stands before the first line.
    """
    at = 0
    while at < len(lines):
        run = () if announces(lines[at].text) else _short_run(lines, at)
        before = lines[at - 1].text if at else heading
        items = [(line.start, line.end) for line in run if len(line.text) > 1]
        if len(items) >= FEWEST_NAMES and _is_list(run, before):
            place = (lines[at - 1].start, lines[at - 1].end) if at else lead
            sure = place if before and announces(before) else None
            yield LineList(numbered=False, lead=sure, items=items, lines=list(range(at, at + len(run))))
            at += len(run)
        else:
            at += max(len(run) - 1, 1)


def _is_list(run: Sequence[Line], before: str) -> bool:
    if before.endswith(":"):
        return True
    named = sum(is_name(line.text) for line in run) >= NAME_SHARE * len(run)
    return named and (bool(before and announces(before)) or all(line.blanks == 0 for line in run[1:]))


def _short_run(lines: Sequence[Line], first: int) -> Sequence[Line]:
    """The short lines from one on that are evenly spaced, by one blank line at most."""
    end = first
    while end < len(lines) and _is_item(lines[end].text):
        if end > first and (lines[end].blanks != min(lines[first + 1].blanks, 1) or announces(lines[end].text)):
            break
        end += 1
    return lines[first:end]


def _is_item(text: str) -> bool:
    return is_short(text) and text[-1] != ":" and not is_dated(text)

"""The dated task list of an action's page: what has been done and what is to be, each under a date.

A task is a date that stands alone, a title under or beside it, and text up to the next date. Only lists under a heading
of tasks, of what was done or of what is to be done count, so that a list of news is none; and a page has at least two
dated tasks. The date heads the list's entry: it often is a placeholder, and never the date of the thing done. A title
is a label, also where it states a goal as a fact. An empty list gives nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.assertion import Evidence, Milestone, Reference
from extractors.assertion.promise import ListDateQuality
from extractors.context import PageContext, refer
from extractors.document import Block, Document, Slice
from extractors.language.date_units import Unit, find_units
from extractors.language.sentences import sentences
from extractors.registers.gazetteer import normalise

TaskState = Literal["planned", "done", "unknown"]

_FEWEST = 2
_LONGEST_TITLE = 140
_PIECE = re.compile(r"[^\t\n]+")
_HEADINGS: tuple[tuple[TaskState, re.Pattern[str]], ...] = (
    (
        "done",
        re.compile(
            r"mitä (?:on )?(?:jo )?(?:tehty|teimme)|mitä olemme tehneet|tehty|tehdyt \w+|toteutuneet \w+|valmiit \w+"
            r"|vad har (?:vi )?(?:redan )?gjorts?|det här har (?:vi )?gjorts?|gjort|utfört|genomförda \w+"
            r"|what (?:has been|have we|was) done|what we have done|done|completed(?: \w+)?|(?:tasks )?accomplished",
            re.IGNORECASE,
        ),
    ),
    (
        "planned",
        re.compile(
            r"mitä (?:on|pitää|täytyy|vielä) (?:vielä )?teh(?:tävä|dä)|mitä tehdään(?: seuraavaksi)?|tehtävää"
            r"|seuraavaksi|seuraavat \w+|suunnitellut \w+|tulevat \w+"
            r"|vad (?:ska|skall|bör|måste|återstår att) (?:ännu )?göra?s?|att göra|kommande \w+|planerade \w+"
            r"|nästa steg"
            r"|what (?:is|needs|remains|has|is still) to be done|what (?:will|should|must) be done|to do|to be done"
            r"|next steps|planned \w+|upcoming \w+",
            re.IGNORECASE,
        ),
    ),
    (
        "unknown",
        re.compile(
            r"tehtävät|toimenpiteet|aikataulu|uppgifter(?:na)?|åtgärder(?:na)?|tidtabell(?:en)?|tidsplan(?:en)?"
            r"|(?:the )?(?:tasks|actions|timeline|schedule|milestones)",
            re.IGNORECASE,
        ),
    ),
)


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Task:
    """One entry of a task list: its date as written, its title, and the state that its heading gives it."""

    day: dt.date
    dated: Slice
    title: Slice
    state: TaskState


@dataclass(frozen=True, slots=True)
class _Piece:
    """One line or cell of a block."""

    text: str
    start: int
    end: int
    block: Block


def find_tasks(document: Document) -> list[Task]:
    """The dated tasks of a page in page order; none where there are fewer than two."""
    if len(_YEAR.findall(document.text)) < _FEWEST:
        return []
    tasks = list(_tasks(list(_pieces(document))))
    return tasks if len(tasks) >= _FEWEST else []


def extract_tasks(tasks: Sequence[Task], document: Document, page: PageContext) -> Iterator[Milestone]:
    """One milestone a dated task, in page order."""
    network = _action_of(document, page)
    for order, task in enumerate(tasks, 1):
        start, end = task.dated.start, task.title.end
        yield Milestone(
            network=network,
            label=task.title.text,
            event="task",
            state=task.state,
            list_date=task.day,
            list_order=order,
            list_date_quality=_quality(task.day),
            evidence=Evidence(document.text[start:end], (start, end)),
            method="structure",
            tense="past" if task.state == "done" else "present",
        )


def _action_of(document: Document, page: PageContext) -> Reference:
    """The action that a heading names in full, else the page's network, else the title as it stands."""
    named = {
        normalise(name): system.id
        for system in page.gazetteer.systems.values()
        if system.kind == "action"
        for name in (system.name_fi, system.name_sv, system.name_en)
        if name
    }
    for heading in document.headings:
        if (system_id := named.get(normalise(heading.text))) is not None:
            return refer(page.gazetteer.system_by_id(system_id), heading.text)
    if page.network:
        return refer(page.network, page.network.name)
    return Reference(document.title or document.blocks[0].text)


def _pieces(document: Document) -> Iterator[_Piece]:
    for block in document.blocks:
        for match in _PIECE.finditer(block.text):
            text = match[0].strip()
            if text:
                start = block.start + match.start() + match[0].index(text)
                yield _Piece(text, start, start + len(text), block)


def _tasks(pieces: list[_Piece]) -> Iterator[Task]:
    state: TaskState | None = None
    level = 0
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        headed = _heads(piece)
        if headed is not None:
            state, level = headed, piece.block.level
            continue
        if state is None:
            continue
        dated = _dated(piece)
        if dated is None:
            if _ends(piece, level):
                state = None
            continue
        task = _task(dated, piece, pieces[at] if at < len(pieces) else None)
        if task is not None:
            # The line of the title is no heading of anything else.
            at += task.title.start >= piece.end
            yield replace(task, state=state)


def _heads(piece: _Piece) -> TaskState | None:
    """What a heading or a short line says of the tasks under it, None where it says nothing of tasks."""
    bare = piece.text.rstrip("?:. ").strip()
    return next((state for state, pattern in _HEADINGS if pattern.fullmatch(bare)), None)


def _ends(piece: _Piece, level: int) -> bool:
    """Whether a heading ends the tasks: any under a mere line, else one of no lower rank than theirs."""
    return piece.block.kind == "heading" and (level == 0 or piece.block.level <= level)


def _dated(piece: _Piece) -> tuple[Unit, str] | None:
    """The day that a line begins with, and the rest of the line."""
    # The language of the date is not asked for: months are looked up in each.
    for lang in ("fi", "sv", "en"):
        unit = next(iter(find_units(piece.text, lang)), None)
        if unit and unit.grain == "day" and unit.first == unit.last and unit.start == 0:
            return unit, piece.text[unit.end :].strip().lstrip(":–—-.,").strip()
    return None


def _task(dated: tuple[Unit, str], piece: _Piece, following: _Piece | None) -> Task | None:
    unit, rest = dated
    day = dt.date.fromisoformat(unit.first)
    date = Slice(piece.text[: unit.end], piece.start, piece.start + unit.end)
    if rest:
        if len(rest) > _LONGEST_TITLE or rest[-1] in ".!":
            return None
        start = piece.start + piece.text.index(rest, unit.end)
        return Task(day, date, Slice(rest, start, start + len(rest)), "unknown")
    if following is None or _dated(following) or _heads(following):
        return None
    title = sentences(following.text, following.start)[0]
    return Task(day, date, title, "unknown") if len(title.text) <= _LONGEST_TITLE else None


def _quality(day: dt.date) -> ListDateQuality:
    """How much a list's date can be worth: the first of January stands for no day in particular."""
    if (day.month, day.day) == (1, 1):
        return "placeholder_jan1"
    if day.day == 1:
        return "month_start"
    return "year_end" if (day.month, day.day) == (12, 31) else "exact"

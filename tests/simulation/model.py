"""The rules of belief once more, in plain Python: dumb, quadratic, and written from docs/facts.md, not from the SQL.

`beliefs(log, at)` says for each spell what stands in `history.BELIEF`, from the visits, readings and decisions known by
then. It asks night after night who was named where, and remembers nothing but which exits were proved.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from extractors.assertion import Participation
from tests.simulation.log import CATALOGUE, Log
from tests.simulation.world import BY_NAME

EXIT_NIGHTS = 3
RANKS = {"register": 0, "network_list": 1, "own_page": 2, "news": 3}
HELSINKI = ZoneInfo("Europe/Helsinki")


class _Either:
    """A value that a tie leaves to chance: any will do."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return True

    def __repr__(self) -> str:
        return "either"


EITHER = _Either()


@dataclass
class Sight:
    """A taken visit: the `number`-th of its page, the day that it is evidence of, and who it names."""

    moment: dt.datetime
    source_id: str
    number: int
    visited_on: dt.date
    evidence_on: dt.date
    is_undated: bool
    names: dict[tuple[str, str], list[Participation]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Run:
    """Visits running on which a page said the same of a body."""

    source_id: str
    says: tuple[object, ...]
    state: str
    basis: str
    start: object
    end: object
    first: Sight
    last: Sight

    @property
    def rank(self) -> int:
        return RANKS[CATALOGUE[self.source_id].rank]

    @property
    def lies_on(self) -> dt.date:
        """Where on the axis of what was true it lies."""
        if self.start and self.start.earliest:
            return self.start.earliest
        return min(self.first.evidence_on, self.end.latest) if self.end else self.first.evidence_on


@dataclass(frozen=True)
class Exit:
    """Nobody names it: since `last_on`, and `proved` where each list lacked it on so many days; by `missed_on`."""

    last_on: dt.date
    missed_on: dt.date
    proved: bool


def beliefs(log: Log, at: dt.datetime) -> list[tuple[object, ...]]:
    """All beliefs of a moment, in order."""
    sights = _sights(log, at)
    keys = sorted({key for sight in sights for key in sight.names})
    return [belief for key in keys for belief in _spells(key, sights)]


def _sights(log: Log, at: dt.datetime) -> list[Sight]:
    ruled = [r for r in log.ruled if r.made <= at and (r.undone is None or r.undone > at)]
    withdrawn = {r.subject for r in ruled if r.judgement == "document"}
    readings = {r.document_id: r for r in log.read if r.known_from <= at}
    sights: list[Sight] = []
    for seen in log.seen:
        if seen.moment > at or seen.document_id in withdrawn:
            continue
        reading, source = readings[seen.document_id], CATALOGUE[seen.source_id]
        visited_on = seen.moment.astimezone(HELSINKI).date()
        says = reading.anchor_on or (reading.stated_on if source.rank in ("own_page", "news") else None)
        dated = says if says and says <= visited_on else None
        number = sum(s.source_id == seen.source_id for s in sights) + 1
        sight = Sight(seen.moment, seen.source_id, number, visited_on, dated or visited_on, dated is None)
        for assertion in reading.assertions:
            party = assertion.party.id
            if assertion.party.mention == BY_NAME:
                party = BY_NAME.lower()
            for r in ruled:
                if r.subject == assertion.party.mention and r.judgement == "same":
                    party = r.target
                elif r.subject == assertion.party.mention and r.target == party:
                    party = None
            if party:
                sight.names[str(assertion.network.id), party].append(assertion)
        sights.append(sight)
    return sights


def _runs(key: tuple[str, str], sights: Sequence[Sight]) -> list[Run]:
    runs: list[Run] = []
    for sight in sights:
        for a in sight.names.get(key, []):
            says = (a.state, a.basis, a.start, a.end, sight.is_undated)
            mine = [r for r in runs if r.source_id == sight.source_id and r.says == says]
            if mine and mine[-1].last.number >= sight.number - 1 and mine[-1].last.evidence_on <= sight.evidence_on:
                mine[-1].last = sight
            else:
                runs.append(Run(sight.source_id, says, a.state, a.basis, a.start, a.end, sight, sight))
    return runs


def _exit(key: tuple[str, str], sights: Sequence[Sight]) -> Exit | None:
    """Is it gone, as far as these visits tell? Only if every whole list that named it lacks it, later than all else."""
    naming = [s for s in sights if key in s.names]
    if not naming:
        return None
    last_on = max(s.evidence_on for s in naming)
    missed: list[list[tuple[dt.date, dt.date]]] = []
    for source_id in {s.source_id for s in naming}:
        page = [s for s in sights if s.source_id == source_id]
        named = [s for s in page if key in s.names]
        if page[-1] is named[-1] and page[-1].is_undated:
            return None
        source = CATALOGUE[source_id]
        if not (source.exhaustive and source.network == key[0]):
            continue
        newest_on = max(s.evidence_on for s in named)
        # A page that dropped somebody and kept its old date was changed by the day we saw it.
        lacking = [
            (s.evidence_on if s.evidence_on > newest_on else s.visited_on, s.visited_on)
            for s in page[page.index(named[-1]) + 1 :]
        ]
        missed.append([(missed_on, day) for missed_on, day in lacking if missed_on > last_on])
    if not missed or not all(missed):
        return None
    days = min(len({day for _, day in lacking}) for lacking in missed)
    return Exit(last_on, max(min(lacking)[0] for lacking in missed), days >= EXIT_NIGHTS)


def _breaks(key: tuple[str, str], sights: Sequence[Sight]) -> dict[dt.date, dt.date | None]:
    """The last day of each spell that another may follow, and the last evidence before it where nobody states it."""
    breaks: dict[dt.date, dt.date | None] = {}
    moments = sorted({s.moment for s in sights})
    for moment in moments:
        before = [s for s in sights if s.moment < moment]
        left = _exit(key, before)
        if left is None or not left.proved:
            continue
        for sight in sights:
            if sight.moment == moment and key in sight.names and sight.evidence_on > left.missed_on:
                page = [s for s in before if s.source_id == sight.source_id]
                # A page that never ceased to name it does not name it again.
                if not page or all(a.end for a in page[-1].names.get(key, [])):
                    breaks[left.missed_on] = left.last_on
    for day in _stated_ends(_runs(key, sights)):
        breaks.setdefault(day, None)
    return breaks


def _stated_ends(runs: list[Run]) -> set[dt.date]:
    """Ends in words that a later membership follows. A page that goes on naming it gainsays the end; a membership that
    begins after it is another."""
    ends = set()
    for ended in runs:
        if not ended.end:
            continue
        for run in runs:
            if run.lies_on <= ended.end.latest or (run.end and run.end.latest == ended.end.latest):
                continue
            goes_on = any(
                r.source_id == run.source_id and not r.end and r.first.number < run.first.number <= r.last.number + 1
                for r in runs
            )
            if run.start or not goes_on:
                ends.add(ended.end.latest)
    return ends


def _spells(key: tuple[str, str], sights: Sequence[Sight]) -> list[tuple[object, ...]]:
    breaks, left = _breaks(key, sights), _exit(key, sights)
    spells: dict[int, list[Run]] = defaultdict(list)
    for run in _runs(key, sights):
        spells[sum(day < run.lies_on for day in breaks)].append(run)
    told = []
    for number, place in enumerate(sorted(spells), start=1):
        runs = spells[place]
        last_on = max(r.last.evidence_on for r in runs)
        newest = [r for r in runs if r.last.number == max(o.last.number for o in runs if o.source_id == r.source_id)]
        best = _first_choice(newest)
        ends = [r.end for r in newest if r.end]
        end_edtf, end = None, (None, None)
        if ends:
            end_edtf = _only({r.end.edtf for r in _first_choice([r for r in newest if r.end])})
            end = min(e.earliest for e in ends), max(e.latest for e in ends)
        elif place != max(spells):
            broken_on = min((day for day in breaks if day >= last_on), default=None)
            end = (breaks[broken_on], broken_on) if broken_on else (None, None)
        elif left:
            end = left.last_on, left.missed_on if left.proved else None
        state, basis = _only({r.state for r in best}), _only({r.basis for r in best})
        first_on = min(r.first.evidence_on for r in runs)
        told.append((*key, "member", number, state, basis, *_start(newest, first_on), end_edtf, *end))
    return told


def _first_choice(runs: list[Run]) -> list[Run]:
    """The better source, then the newer content."""
    rank = min(r.rank for r in runs)
    day = max(r.last.evidence_on for r in runs if r.rank == rank)
    return [r for r in runs if r.rank == rank and r.last.evidence_on == day]


def _start(newest: list[Run], first_on: dt.date) -> tuple[object, ...]:
    stated = [r for r in newest if r.start]
    if not stated:
        return None, None, first_on, False
    low, high = [r.start.earliest for r in stated], [r.start.latest for r in stated]
    if max(low) <= min(high):
        width = min(r.start.latest - r.start.earliest for r in stated)
        finest = {r.start.edtf for r in stated if r.start.latest - r.start.earliest == width}
        return _only(finest), max(low), min(high), False
    choice = {r.start.edtf for r in _first_choice(stated)}
    return (choice.pop() if len(choice) == 1 else None), min(low), max(high), True


def _only(values: set[object]) -> object:
    return values.pop() if len(values) == 1 else EITHER

"""Worlds: what a few pages say of a few bodies, night after night, as a list of events that hypothesis draws.

An `Event` is four small numbers and a kind, so that a world that breaks a property shrinks to the few that do it.
`nights` plays them: each `Night` says which moment it stands for, what each page answers, which decisions people made
since the night before, and what tonight's readers are blind to.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from extractors.catalogue import Source
from tests.warehouse.told import source

FIRST = dt.datetime(2020, 9, 20, 0, 15, tzinfo=dt.UTC)
# Kuopia is a name that no register knows, Vaasa one that only its name tells; Honkajoki was merged away in 2021.
UNKNOWN, BY_NAME = "Kuopia", "Vaasa"
BODIES = ("lahti", "kemi", "honkajoki", UNKNOWN, BY_NAME)
# Who stays on the lists all the time, so that a list which falls to one member is a broken one.
BALLAST = ("forssa", "ii", "imatra", "kuusamo")
STARTS = (None, "2020", "2020-05", "2020-05-14", "2018", "2020-12", "2021-01-15", "2021-06")
ENDS = (None, "2020-10-15", "2020-12", "2021-02-01", "2021-04")
DECISIONS = (("same", UNKNOWN, "kuopio"), ("different", BY_NAME, "vaasa"), ("same", UNKNOWN, "lahti"))


@dataclass(frozen=True)
class PageOf:
    """A source of the world: whose page it is, and whether it bears a date of its own."""

    source: Source
    network: str | None
    party: str | None = None
    is_dated: bool = False


def _list(source_id: str, network: str, **changes: object) -> Source:
    plain = {"network": network, "kinds": ("member_list",), "rank": "network_list", "exhaustive": True}
    return source(source_id, **(plain | changes))


PAGES = (
    PageOf(_list("lista", "hinku"), "hinku"),
    PageOf(_list("jasenet", "fisu"), "fisu", is_dated=True),
    PageOf(_list("rekisteri", "hinku", rank="register"), "hinku"),
    PageOf(source("lahti-sivu"), None, "lahti"),
    PageOf(source("kemi-sivu"), None, "kemi", is_dated=True),
    PageOf(source("uutiset", rank="news"), None, is_dated=True),
)
KINDS = (
    ("name",) * 5
    + ("drop",) * 5
    + ("start", "end", "touch", "stamp", "outage", "shrink", "again", "pause")
    + ("blind", "blind_to_dates", "decide", "undo", "withdraw")
)


@dataclass(frozen=True)
class Event:
    """Something that happens before a night. What `page`, `who` and `what` choose depends on the kind."""

    night: int
    kind: str
    page: int
    who: int
    what: int


@dataclass(frozen=True)
class Said:
    """What a page says of a body in a network."""

    network: str
    party: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True)
class Version:
    """What a page shows. `edition` changes its bytes and nothing else."""

    said: tuple[Said, ...] = ()
    stamp: dt.date | None = None
    edition: int = 0


@dataclass
class Night:
    """One run. `answers`: a version, or a status without one. `decided`: (judgement, mention, id); `undone` is the
    place of one of them in the order of their making. `withdrawn` are sources whose document of the night before counts
    no more. `blind` are the (source, party) that readers do not see from now on, (source, None) its date."""

    moment: dt.datetime
    answers: Mapping[str, Version | int]
    decided: list[tuple[str, str, str]] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    blind: frozenset[tuple[str, str | None]] = frozenset()


def worlds(n_nights: int, n_events: int) -> st.SearchStrategy[tuple[Event, ...]]:
    """Events of so many nights, the earliest first."""
    event = st.builds(
        Event,
        st.integers(1, n_nights - 1),
        st.sampled_from(KINDS),
        st.integers(0, len(PAGES) - 1),
        st.integers(0, len(BODIES) - 1),
        st.integers(0, 7),
    )
    events = st.lists(event, min_size=n_events // 2, max_size=n_events)
    return events.map(lambda drawn: tuple(sorted(drawn, key=lambda e: e.night)))


def nights(events: tuple[Event, ...], n_nights: int) -> Iterator[Night]:
    """Play a world."""
    state = _State()
    moment = FIRST
    for number in range(n_nights):
        night = Night(moment, {})
        gap = dt.timedelta(days=1)
        for event in events:
            if event.night == number:
                gap = state.happen(event, night) or gap
        night.moment = moment = moment + gap
        night.answers = state.answers()
        night.blind = frozenset(state.blind)
        yield night


class _State:
    def __init__(self) -> None:
        self.pages = {p.source.id: Version(_first(p), FIRST.date() if p.is_dated else None) for p in PAGES}
        self.down: dict[str, int] = {}
        self.shrunk: set[str] = set()
        self.blind: set[tuple[str, str | None]] = set()
        self.standing: dict[int, tuple[str, str, str]] = {}
        self.n_decided = 0
        self.withdrawn: set[str] = set()
        self.now = FIRST.date()

    def happen(self, event: Event, night: Night) -> dt.timedelta | None:  # noqa: C901, PLR0912 (one branch a kind)
        page = PAGES[event.page]
        of, name = page.source.id, BODIES[event.who]
        version = self.pages[of]
        self.now = night.moment.date()
        key = (page.network or ("hinku", "fisu")[event.what % 2], page.party or name)
        said = {(s.network, s.party): s for s in version.said}
        match event.kind:
            case "name":
                said.setdefault(key, Said(*key))
            case "drop":
                said.pop(key, None)
            case "start" if key in said:
                said[key] = replace(said[key], start=STARTS[event.what])
            case "end" if key in said:
                said[key] = replace(said[key], end=ENDS[event.what % len(ENDS)])
            case "touch":
                version = replace(version, edition=version.edition + 1)
            case "stamp" if page.is_dated:
                # Now and then a page's date lies back, or ahead of the day.
                version = replace(
                    version, stamp=self.now + dt.timedelta(days=(0, 0, 0, -1, -10, -400, 3, 0)[event.what])
                )
            case "outage":
                self.down[of] = 1 + event.what
            case "shrink":
                self.shrunk.add(of)
            case "blind":
                self.blind ^= {(of, key[1])}
            case "blind_to_dates" if page.is_dated:
                self.blind ^= {(of, None)}
            case "decide":
                made = DECISIONS[event.what % len(DECISIONS)]
                if not any(made[1] == other[1] for other in self.standing.values()):
                    self.standing[self.n_decided] = made
                    self.n_decided += 1
                    night.decided.append(made)
            case "undo" if self.standing:
                undone = sorted(self.standing)[event.what % len(self.standing)]
                if self.standing[undone] not in night.decided:
                    del self.standing[undone]
                    night.undone.append(undone)
            case "withdraw" if event.what < 4 and of not in night.withdrawn:
                night.withdrawn.append(of)
            case "again":
                return dt.timedelta(hours=7)
            case "pause":
                return dt.timedelta(days=10 * event.what + 2)
        self.pages[of] = replace(version, said=tuple(said[k] for k in sorted(said)))
        return None

    def answers(self) -> dict[str, Version | int]:
        answers: dict[str, Version | int] = {}
        for of, version in self.pages.items():
            if self.down.get(of, 0) > 0:
                self.down[of] -= 1
                answers[of] = 503
            else:
                answers[of] = replace(deepcopy(version), said=version.said[:1]) if of in self.shrunk else version
        self.shrunk = set()
        return answers


def _first(page: PageOf) -> tuple[Said, ...]:
    return tuple(Said(page.network, b) for b in BALLAST) if page.network else ()

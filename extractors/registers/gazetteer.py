"""Names to ids: which body or system the words of a page mean, or None.

Takes a mention as it stands on a page and gives a `Match`, whose method says how sure the way was: `exact` (an official
name), `alias` (another name of its own, the name with a town word or a legal form beside it, or its encoding mended),
`lemma` (an inflected form) or `folded` (the name without the marks of its letters, where no name fits with them). A
mention that fits two bodies gives None, and `candidates` says which; nothing is ever guessed by likeness. A body that
is gone is meant only where nothing that stands has the name, unless a day is given on which it stood. `systems_in`
finds the systems of a running text. Pure but for one cache: the packaged registers are read once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from extractors.registers.bodies import Body, BodyNames, Reading
from extractors.registers.entries import Registers, System
from extractors.registers.match import Found, Match
from extractors.registers.mentions import SystemNames
from extractors.registers.register import read_registers
from extractors.registers.spelling import normalise

__all__ = ["Body", "Found", "Gazetteer", "Match", "System", "load_gazetteer", "normalise"]


class Gazetteer:
    """The registers for look-ups. `bodies` and `systems` hold all of them by id."""

    registers: Registers
    bodies: Mapping[str, Body]
    systems: Mapping[str, System]

    def __init__(self, registers: Registers) -> None:
        self.registers = registers
        self._body_names = BodyNames(registers)
        self.bodies = self._body_names.bodies
        self.systems = {system.id: system for system in registers.systems}
        self._by_y_tunnus = {body.y_tunnus: body.id for body in self.bodies.values() if body.y_tunnus}
        self._candidates = lru_cache(maxsize=1 << 16)(self._found)
        self._system_names = SystemNames(registers.systems, registers.system_names, self._owns)

    def body(
        self,
        mention: str,
        *,
        lang: str | None = None,
        kinds: Collection[str] | None = None,
        country: str | None = None,
        on: dt.date | None = None,
    ) -> Match | None:
        """The one body that a mention means, None where it is none or more than one.

        `lang` is the language of the page, `kinds` and `country` what the body may be, `on` the day that is
        spoken of: without one, bodies that stand today go first. On a Finnish page a Finnish body wins over a foreign
        one of the same name.
        """
        found = self.candidates(mention, lang=lang, kinds=kinds, country=country, on=on)
        if len(found) > 1 and lang == "fi":
            found = tuple(match for match in found if self.bodies[match.id].country == "FI")
        return found[0] if len(found) == 1 else None

    def candidates(
        self,
        mention: str,
        *,
        lang: str | None = None,
        kinds: Collection[str] | None = None,
        country: str | None = None,
        on: dt.date | None = None,
    ) -> tuple[Match, ...]:
        """Every body that a mention may mean in the surest way that finds any, in order of id."""
        return self._candidates(mention, lang, frozenset(kinds) if kinds is not None else None, country, on)

    def most_words(self, first: str) -> int:
        """How many words the name of a body that begins with a form of the word `first` has at most; 0 for none."""
        return self._body_names.most_words(first)

    def system(self, mention: str, *, lang: str | None = None, owner: str | None = None) -> Match | None:
        """The one system that a mention means by itself, None where it is none or more than one.

        `owner` is the body whose page it is: it settles names that several systems share.
        """
        found = self.system_candidates(mention, lang=lang, owner=owner)
        return found[0] if len(found) == 1 else None

    def system_candidates(
        self, mention: str, *, lang: str | None = None, owner: str | None = None
    ) -> tuple[Match, ...]:
        """Every system that a mention may mean by itself."""
        return tuple(self._system_names.candidates(mention, lang, owner))

    def systems_in(self, text: str, *, lang: str | None = None, owner: str | None = None) -> list[Found]:
        """Every mention of a system in a running text, none overlapping, in page order."""
        return self._system_names.found_in(text, lang, owner)

    def body_by_id(self, body_id: str) -> Match | None:
        """A body that is known already, as a match."""
        body = self.bodies.get(body_id)
        return Match(body.id, body.name, body.kind, "exact") if body else None

    def body_by_y_tunnus(self, y_tunnus: str) -> Match | None:
        """The body of a Finnish business id, None where the registers have none of that id."""
        body_id = self._by_y_tunnus.get(y_tunnus.strip())
        return self.body_by_id(body_id) if body_id else None

    def system_by_id(self, system_id: str) -> Match | None:
        """A system that is known already, as a match."""
        system = self.systems.get(system_id)
        return Match(system.id, system.name, system.kind, "exact") if system else None

    def working_group(self, system_id: str, region_id: str) -> Match | None:
        """The working group of a system in a region, None where it has none there."""
        region = self.bodies[region_id].region_code
        groups = (s for s in self.systems.values() if s.kind == "working_group" and s.parent_id == system_id)
        group = next((s for s in groups if s.region_code == region), None)
        return self.system_by_id(group.id) if group else None

    def runs(self, body_id: str, system_id: str) -> bool:
        """Whether a body is a system's coordinator, or the city that the coordinator is a unit of."""
        return self._owns(body_id, self.systems[system_id])

    def _found(
        self, mention: str, lang: str | None, kinds: frozenset[str] | None, country: str | None, on: dt.date | None
    ) -> tuple[Match, ...]:
        absent: tuple[Match, ...] = ()
        narrowed = kinds is not None or country is not None
        for reading in self._body_names.readings(mention, lang, narrowed=narrowed):
            found = tuple(self._matches(reading, kinds, country))
            standing = tuple(match for match in found if self.bodies[match.id].stands_on(on))
            if standing:
                return standing
            absent = absent or found
        return absent

    def _matches(self, reading: Reading, kinds: Collection[str] | None, country: str | None) -> list[Match]:
        bodies = [(self.bodies[body_id], method) for body_id, method in sorted(reading.bodies.items())]
        return [
            Match(body.id, body.name, body.kind, method)
            for body, method in bodies
            if body.kind in reading.kinds
            and (kinds is None or body.kind in kinds)
            and (country is None or body.country == country)
        ]

    def _owns(self, owner: str, system: System) -> bool:
        """Whether a page of `owner` is the system's own, its coordinator's, or that of the coordinator's city."""
        coordinator = self.bodies[system.coordinator_id] if system.coordinator_id else None
        return owner == system.id or (
            coordinator is not None and owner in (coordinator.id, coordinator.municipality_id)
        )


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the packaged registers."""
    return Gazetteer(read_registers())

"""A body as look-ups see it, made of its rows in the registers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.registers.entries import FIRST_YEAR, Municipality, Organisation, Region


@dataclass(frozen=True, slots=True)
class Body:
    """A body for look-ups. `name` is the official Finnish name, abroad the name in its country.

    `municipality_code` is a municipality's own national code; `municipality_id` the city that a city's unit belongs to.
    `first_year` and `last_year` are None where the registers set no bound.
    """

    id: str
    kind: str
    name: str
    country: str | None
    region_code: str | None = None
    municipality_code: str | None = None
    municipality_id: str | None = None
    y_tunnus: str | None = None
    first_year: int | None = None
    last_year: int | None = None

    @property
    def is_gone(self) -> bool:
        """Whether it no longer stands: merged away or divided."""
        return self.last_year is not None

    def stands_on(self, day: dt.date | None) -> bool:
        """Whether it stood on a day, or stands now where no day is given."""
        if day is None:
            return not self.is_gone
        return (self.first_year or day.year) <= day.year <= (self.last_year or day.year)


def body_of_region(region: Region) -> Body:
    """A region of Finland."""
    return Body(region.id, "region", region.name_fi, "FI", region.code)


def body_of_runs(runs: Sequence[Municipality]) -> Body:
    """A municipality of its runs of years, in order: its name and region are the last ones."""
    first, last = runs[0], runs[-1]
    name = last.name_fi if last.country == "FI" else last.name_sv
    since = None if first.first_year == FIRST_YEAR else first.first_year
    return Body(
        last.id,
        "municipality",
        name,
        last.country,
        last.region_code,
        last.code,
        first_year=since,
        last_year=last.last_year,
    )


def body_of_organisation(organisation: Organisation) -> Body:
    """Any other body, under its name in its own country where it has one."""
    names = {"fi": organisation.name_fi, "sv": organisation.name_sv, "en": organisation.name_en}
    own = {"FI": "fi", "SE": "sv"}.get(organisation.country or "", "en")
    return Body(
        organisation.id,
        organisation.kind,
        names[own] or next(filter(None, names.values())),
        organisation.country,
        organisation.region_code,
        municipality_id=organisation.municipality_id,
        y_tunnus=organisation.y_tunnus,
    )

"""Codes to municipalities and regions of Finland, refused with a reason where they cannot be right.

Takes a code as a table hands it in and gives the row of the register. A municipality's code is three digits of text
('091' is not 91), a region's two ('09', and never 9: some data sets number the regions 1 to 19 without gaps). Whatever
else comes is a `CodeError`, as is a code that no register knows, or none of that year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from extractors.registers.entries import FIRST_YEAR, Municipality, Region, Registers


class CodeError(ValueError):
    """A code that names nothing; the message says why."""


@dataclass(frozen=True, slots=True)
class _Shape:
    what: str
    digits: int
    why: str


_MUNICIPALITY = _Shape("municipality", 3, "'091' is not 91")
_REGION = _Shape("region", 2, "a bare number may count the regions from 1 to 19 without their gaps")


class Codes:
    """The codes of Finland's municipalities, by year, and of its regions."""

    def __init__(self, registers: Registers) -> None:
        self._runs: dict[str, list[Municipality]] = defaultdict(list)
        for run in registers.municipalities:
            if run.country == "FI":
                self._runs[run.code].append(run)
        self._regions = {region.code: region for region in registers.regions}

    def municipality(self, code: object, year: int | None = None) -> Municipality:
        """The municipality of a code as it was in a year, or as it was last where no year is given.

        Raises `CodeError`.
        """
        known = self._runs.get(_text(code, _MUNICIPALITY))
        if known is None:
            raise CodeError(f"{code!r} is the code of no municipality since {FIRST_YEAR}")
        if year is None:
            return known[-1]
        if year < FIRST_YEAR:
            raise CodeError(f"{code!r} in {year}: the register of municipalities begins in {FIRST_YEAR}")
        for run in known:
            if (run.first_year or year) <= year <= (run.last_year or year):
                return run
        first, last = known[0].first_year, known[-1].last_year
        until = f"to {last}" if last else "on"
        raise CodeError(f"{code!r} ({known[-1].name_fi}) stood from {first} {until}, not in {year}")

    def region(self, code: object) -> Region:
        """The region of a code. Raises `CodeError`."""
        known = self._regions.get(_text(code, _REGION))
        if known is None:
            raise CodeError(f"{code!r} is the code of no region: they are 01 to 21 without 03 and 20")
        return known


def _text(code: object, shape: _Shape) -> str:
    needed = f"a code of a {shape.what} is text of {shape.digits} digits: {shape.why}"
    if isinstance(code, int | float):
        raise CodeError(f"{code!r} is a number; {needed}")
    if not isinstance(code, str):
        raise CodeError(f"{code!r} is no text; {needed}")
    if not (re.fullmatch(r"[0-9]+", code) and len(code) == shape.digits):
        raise CodeError(f"{code!r} has not {shape.digits} digits; {needed}")
    return code

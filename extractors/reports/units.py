"""Units of emissions, energy and shares as people write them: one table.

Takes the words behind a number or in a header ("tCO2-ekv.", "t CO₂e", "tn", "GWh/a") and gives the unit with its
factor to the one that figures are kept in: t for mass, MWh for energy, % for shares. None for words that are no unit,
and for "mt" and "MT": they are metric tonnes to some and megatonnes to others, a thousand times a thousand apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# What the mass is of says nothing of the unit: all figures of a field are of the same thing.
_OF_WHAT = re.compile(
    r"[\s.-]*(?:of\s+)?(?:hiilidioksidi|koldioxid|carbon\s?dioxide|co2)[\s.-]*(?:ekv\w*|eq\w*|e(?!\w))?\.?",
    re.IGNORECASE,
)
_A_YEAR = re.compile(
    r"(?:/\s?(?:v|a|y|yr|vuosi|år|year)|\s(?:vuodessa|per år|per year|a year|om året))\.?$", re.IGNORECASE
)
_LONGEST = 60

_TONNES = (
    "t tn ton tons tonne tonnes tonni tonnia tonnin tonnit tonnen tonner metricton metrictons metrictonne metrictonnes"
    " tekv tekvivalenttia"
)
_SPELLINGS: tuple[tuple[str, str, Decimal, str], ...] = (
    ("t", "kg", Decimal("0.001"), "kg kilo kiloa kilos kilogram kilograms kilogramma kilogrammaa"),
    ("t", "t", Decimal(1), _TONNES),
    (
        "t",
        "kt",
        Decimal(1000),
        "kt kton ktonne ktonnes kilotonni kilotonnia kiloton kilotons kilotonne kilotonnes 1000t",
    ),
    ("t", "Mt", Decimal(1_000_000), "mton megatonni megatonnia megaton megatons megatonne megatonnes miljtonnia"),
    ("MWh", "kWh", Decimal("0.001"), "kwh kilowattitunti kilowattituntia kilowattimmar kilowatthours"),
    ("MWh", "MWh", Decimal(1), "mwh megawattitunti megawattituntia megawattimmar megawatthours"),
    ("MWh", "GWh", Decimal(1000), "gwh gigawattitunti gigawattituntia gigawattimmar gigawatthours"),
    ("MWh", "TWh", Decimal(1_000_000), "twh terawattitunti terawattituntia terawattimmar terawatthours"),
    ("MWh", "GJ", Decimal(1) / Decimal("3.6"), "gj gigajoule gigajoules gigajoulea"),
    ("MWh", "TJ", Decimal(1000) / Decimal("3.6"), "tj terajoule terajoules terajoulea"),
    ("%", "%", Decimal(1), "% pros pros. prosentti prosenttia procent percent percentage pct percent. prosent"),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, and what one of it is in the unit that figures are kept in."""

    name: str
    base: str
    factor: Decimal

    def in_base(self, amount: Decimal) -> Decimal:
        """An amount of this unit in its base unit, without needless noughts."""
        if self.factor == 1:
            return amount
        # 3600 GJ are 1000 MWh: a division stays exact where a factor of 0.2777… would not.
        converted = amount / _PER_BASE[self.name] if self.name in _PER_BASE else amount * self.factor
        whole = converted.to_integral_value()
        return whole if whole == converted else converted.normalize()


_PER_BASE = {"GJ": Decimal("3.6"), "TJ": Decimal("0.0036")}


def _units() -> Iterator[tuple[str, Unit]]:
    for base, name, factor, spellings in _SPELLINGS:
        for spelling in spellings.split():
            yield spelling, Unit(name, base, factor)


_UNITS = dict(_units())
_MEGATONNE = Unit("Mt", "t", Decimal(1_000_000))


@lru_cache(maxsize=4096)
def find_unit(text: str) -> Unit | None:
    """The unit that the words are; None where they are none, or more than a unit."""
    if not text or len(text) > _LONGEST:
        return None
    words = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).strip(" .;:()[]")
    words = _A_YEAR.sub("", _OF_WHAT.sub("", words, count=1).strip()).strip(" .-")
    plain = "".join(words.split())
    if plain.casefold() == "mt":
        return _MEGATONNE if plain == "Mt" else None
    return _UNITS.get(plain.casefold())

"""A tile map of Finland's regions: one square a region, placed so that neighbours stay neighbours. No map is needed.

The grid is the project's own. Columns run from west to east, rows from north to south; codes are Statistics Finland's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_GRID = {
    "19": (3, 0),  # Lappi
    "16": (2, 1),  # Keski-Pohjanmaa
    "17": (3, 1),  # Pohjois-Pohjanmaa
    "18": (4, 1),  # Kainuu
    "15": (1, 2),  # Pohjanmaa
    "14": (2, 2),  # Etelä-Pohjanmaa
    "13": (3, 2),  # Keski-Suomi
    "11": (4, 2),  # Pohjois-Savo
    "12": (5, 2),  # Pohjois-Karjala
    "04": (1, 3),  # Satakunta
    "06": (2, 3),  # Pirkanmaa
    "07": (3, 3),  # Päijät-Häme
    "10": (4, 3),  # Etelä-Savo
    "02": (1, 4),  # Varsinais-Suomi
    "05": (2, 4),  # Kanta-Häme
    "08": (3, 4),  # Kymenlaakso
    "09": (4, 4),  # Etelä-Karjala
    "21": (0, 5),  # Ahvenanmaa
    "01": (2, 5),  # Uusimaa
}
REGIONS = tuple(sorted(_GRID))
# A tile with its gap, and the whole map.
TILE_WIDTH, TILE_HEIGHT, GAP = 112, 74, 6
WIDTH, HEIGHT = 6 * TILE_WIDTH, 6 * TILE_HEIGHT
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Tile:
    """One region: where it stands, its number, and how dark it is: 0 for none, 1 to 4 in quarters of the largest."""

    region_code: str
    x: int
    y: int
    n: int
    shade: int


def lay(numbers: Mapping[str, int]) -> list[Tile]:
    """The tiles of all regions. `numbers` is by region code; a region that it lacks has none."""
    largest = max(numbers.values(), default=0)
    tiles = []
    for code in REGIONS:
        column, row = _GRID[code]
        n = numbers.get(code, 0)
        # Rounded up: a single member is seen.
        shade = -(-n * _STEPS // largest) if largest else 0
        tiles.append(Tile(code, column * TILE_WIDTH, row * TILE_HEIGHT, n, shade))
    return tiles


def lines(name: str) -> tuple[str, ...]:
    """A region's name on one line or two, broken after its hyphen or at its space."""
    for mark in ("-", " "):
        first, found, rest = name.partition(mark)
        if found and rest:
            return first + mark.strip(), rest
    return (name,)

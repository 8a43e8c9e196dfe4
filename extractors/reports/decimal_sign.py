"""Which sign parts the decimals in a file, by its figures.

Takes the words of all cells. A figure tells where one of its signs can part no thousands: 12,5 and 0,125 and 1.234,5
say comma, 12.5 and 1,234.5 say point, and 1,234 says nothing. None where no figure tells or where two disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

Sign = Literal[",", "."]
# A figure with a sign in it, between words such as "n." and a unit; a date or a version number is none.
_FIGURE = re.compile(
    r"(?:[^\W\d]{1,4}\.?\s*|[~<>≈≤≥±]\s*)?[-+\u2212]?(\d[\d \u00a0\u202f]*(?:[.,]\d+)+)(?:\s*[^\W\d].{0,20}|\s*%)?",
    re.DOTALL,
)
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+")
_BOTH = re.compile(r"\d{1,3}(?:([.,])\d{3})+([.,])\d+")
_ONE = re.compile(r"(\d+)([.,])(\d+)")


def decimal_sign_of(cells: Iterable[str]) -> Sign | None:
    """The decimal sign of a file's cells."""
    told: set[Sign] = set()
    for cell in cells:
        if "," not in cell and "." not in cell:
            continue
        figure = _FIGURE.fullmatch(cell.strip())
        sign = _told(re.sub(r"\s", "", figure[1]), spaced=bool(re.search(r"\d\s\d", figure[1]))) if figure else None
        if sign:
            told.add(sign)
            if len(told) > 1:
                return None
    return told.pop() if told else None


def _told(figure: str, *, spaced: bool) -> Sign | None:
    """What one figure tells. Where spaces part the thousands, no sign does."""
    both = _BOTH.fullmatch(figure)
    if both and both[1] != both[2]:
        return "," if both[2] == "," else "."
    grouped = _GROUPED.fullmatch(figure)
    if grouped:
        return "." if grouped[1] == "," else ","
    one = _ONE.fullmatch(figure)
    if one and (spaced or len(one[3]) != 3 or len(one[1]) > 3 or one[1].startswith("0")):
        return "," if one[2] == "," else "."
    return None

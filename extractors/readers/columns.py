"""Which row of a table is its header, where the markup does not say.

Takes rows of cell texts. A first row is a header when it holds no digits and labels at least one column of figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_DIGIT = re.compile(r"\d")
# What a column of values is called in the languages that are read; a label is one when it starts with a stem.
_VALUE_LABEL = re.compile(
    r"(?i)\b(liitt|join|since|year|vuo(si|nna)|år\b|anslut|invån|befolk|folk|popul|inhabit|asuk|väk|väest|date|datum|pvm"
    r"|päiv|sign|adhes|allekirj|underteck|count|number|numero|antal|lkm|määr|luku|share|osuus|andel|target|tavoite|mål"
    r"|beitritt|jahr|einwohner|liitu|aasta|elanik|innbygg|indbygg|km|€|%)"
)


def shows_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of at least three rows is a header by what stands in it and under it."""
    if len(rows) < 3:
        return False
    first, rest = rows[0], rows[1:]
    if any(_DIGIT.search(cell) for cell in first) or not all(first):
        return False
    return any(all(len(row) > column and _DIGIT.search(row[column]) for row in rest) for column in range(len(first)))


def labels_values(labels: Sequence[str]) -> bool:
    """Whether one of the labels after the first is a usual name of a column of values."""
    return any(_VALUE_LABEL.search(label) for label in labels[1:])


def join_headers(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """One header from one or more header rows: the parts of a column joined, a part that is repeated told once."""
    width = max((len(row) for row in rows), default=0)
    columns = [[row[at] for row in rows if at < len(row) and row[at]] for at in range(width)]
    return tuple(" ".join(dict.fromkeys(parts)) for parts in columns)

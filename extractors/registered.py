"""What a register's sheet gives besides assertions: bodies that only it knows, and rows that could not be read.

Pure values. A body of a register is never made one with another by likeness; its id begins with the register's prefix.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RejectReason = Literal[
    "missing_id",  # no id, or none with a letter or digit in it
    "missing_name",
    "duplicate_id",  # an earlier row has it
    "bad_date",  # a cell of a date column that is no date
    "bad_flag",  # a flag that is neither yes nor no
    "bad_country",  # no two-letter code
    "unknown_status",  # a status that the source's file says nothing of
    "unknown_value",  # a value that the column cannot have
    "shifted_row",  # several cells of these kinds in one row: they stand in each other's columns
    "ignored_status",  # by its status no member: a draft, say
]


@dataclass(frozen=True, slots=True)
class RegisterBody:
    """A body as a register has it. `register_id` is its id there, `country` a two-letter code.

    `shares_name_with` is the body of our registers that its name would mean, had another row not the same claim to it.
    """

    id: str
    register_id: str
    kind: str
    name: str
    country: str
    locator: str
    shares_name_with: str | None = None


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that asserts nothing: where it stands, why, and its cells by label, those that may be shown."""

    locator: str
    reason: RejectReason
    words: str
    cells: tuple[tuple[str, str], ...]

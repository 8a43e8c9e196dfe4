"""Addresses of cells as a sheet shows them: row 0, column 1 is "B1"."""

from __future__ import annotations

import re
from functools import cache

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@cache
def column_letters(at: int) -> str:
    """The letters of a column, counted from 0: A, Z, AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address_of(row: int, column: int) -> str:
    """The address of a cell, its row and column counted from 0."""
    return f"{column_letters(column)}{row + 1}"


def place_of(address: str) -> tuple[int, int] | None:
    """Row and column, counted from 0, of an address like "B7"; None where it is none."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1

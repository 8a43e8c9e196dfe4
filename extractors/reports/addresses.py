"""Addresses of cells as a sheet shows them: row 0, column 1 is "B1"."""

from __future__ import annotations

from functools import cache


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

"""What settles "1,234" in a file: its decimal sign, its language, or nothing.

A file with "12.4 t" in one cell and "0,8 kt" in another has two hands in it. Where a figure is written with another
decimal sign than the file's language has, or than was found of the file, nothing settles an ambiguous one there: a
figure that is held back costs a question, one that is wrong by a thousand costs the dataset.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.reports.numbers import Sign, Signs

# A lone sign is decimal where other than three digits follow it.
_LONE = re.compile(r"[^0-9]{0,6}[0-9 \u00a0\u202f]+([.,])(?:[0-9]{1,2}|[0-9]{4,})(?:[^0-9.,].*)?")
_LONGEST = 40
_MOST_READ = 50_000


def signs_of(of_figures: Sign | None, of_language: Sign | None, texts: Iterable[str]) -> Signs:
    """The signs of a file, by what was found of it, its language, and the texts in its number cells."""
    expected = of_language or of_figures
    if expected is None:
        return Signs()
    other = "." if expected == "," else ","
    for read, text in enumerate(texts):
        if read > _MOST_READ:
            break
        if other in text and len(text) <= _LONGEST and (lone := _LONE.fullmatch(text)) and lone[1] == other:
            return Signs()
    return Signs(of_figures, of_language)

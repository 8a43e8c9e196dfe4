"""Regular expressions from tables of words: alternatives in which a space stands for any white space, in any case.

What counts as one word is the choice between them: to `whole` a hyphen joins two words to one, `opening` takes the
first part of such a one too ("kunta-ala"), `any_of` takes anything anywhere and leaves the edges to the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_NOTHING = re.compile(r"(?!)")


def any_of(alternatives: str) -> re.Pattern[str]:
    """The alternatives anywhere, also within a word."""
    return re.compile(alternatives.replace(" ", r"\s"), re.IGNORECASE)


def whole(alternatives: str) -> re.Pattern[str]:
    """The alternatives as whole words."""
    return any_of(rf"(?<![\w-])(?:{alternatives})(?![\w-])")


def opening(alternatives: str) -> re.Pattern[str]:
    """The alternatives as whole words, or as the first part of a word with a hyphen."""
    return any_of(rf"(?<![\w-])(?:{alternatives})(?!\w)")


def by_language(table: Mapping[str, str]) -> Callable[[str], re.Pattern[str]]:
    """The pattern of a language's whole words, one that fits nothing for a language that the table leaves out."""
    patterns = {lang: whole(alternatives) for lang, alternatives in table.items()}
    return lambda lang: patterns.get(lang, _NOTHING)

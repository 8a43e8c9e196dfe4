"""What is personal in a report's texts, masked: contact details in any cell, names of people in free text.

Takes the words of a cell; gives them with `MASK` in each place. Cells of a form's personal fields are masked whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.language.persons import find_contact_details, find_persons

MASK = "[…]"
_SHORTEST = 6
_LIKE_CODE = re.compile(r"[0-9]{6}[-+A-FU-Y][0-9]{3}")
_LANGS = ("fi", "sv", "en")


def masked(text: str, *, free_text: bool = False) -> str:
    """The text with what is personal masked; the same object where there is nothing of the kind.

    Only free text is searched for names: elsewhere a word before a name is a title of a column, not of a person.
    """
    if len(text) < _SHORTEST or not (free_text or _may_hold_contacts(text)):
        return text
    return _masked(text, free_text=free_text)


def _may_hold_contacts(text: str) -> bool:
    """A quick look: most cells of a report are figures, and the search is slower than reading them."""
    if text.isalpha():
        return False
    return (
        "@" in text
        or "+" in text
        or " 0" in text
        or text[0] == "0"
        or "(" in text
        or _LIKE_CODE.search(text) is not None
    )


@lru_cache(maxsize=4096)
def _masked(text: str, *, free_text: bool) -> str:
    spans = [(found.start, found.end) for found in find_contact_details(text)]
    if free_text:
        spans += [span for lang in _LANGS for span in find_persons(text, lang)]
    end = len(text)
    for start, stop in sorted(set(spans), reverse=True):
        if stop <= end:
            text = text[:start] + MASK + text[stop:]
            end = start
    return text

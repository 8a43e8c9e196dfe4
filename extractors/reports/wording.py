"""Words of a label or a code as they are compared: in small letters, without punctuation and what nobody sees."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_NO_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=16384)
def words_of(text: str) -> str:
    """The words of a label: small letters and digits with one space between; a plus sign is a word."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold().replace("+", " plus ")
    return _NO_WORD.sub(" ", plain).strip()

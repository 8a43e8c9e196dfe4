"""How a name is written: the folding of case, dashes, spaces and quotes, and the words of a running text.

`normalise` makes two spellings of one name equal and never two names: letters keep their dots, rings and accents.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_DASHES = "‐‑‒–—−"
_SPACES = "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›′″"
_FOLD = str.maketrans(_DASHES + _SPACES, "-" * len(_DASHES) + " " * len(_SPACES), _UNSEEN + _QUOTES)

# A word holds its apostrophes and soft hyphens; a colon joins an ending to an abbreviation ("ICN:ään").
_WORD = re.compile(r"[^\W_](?:[\w\u00ad\u0300-\u036f]|['’´](?=\w))*(?::[a-zåäöõü]{1,6}(?!\w))?")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|(?<![\w.])[\w-]+(?:\.[\w-]+)*\.(?:com|dk|ee|eu|fi|info|io|net|no|org|se)\b\S*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, its place, and `key`, its normalised spelling."""

    text: str
    start: int
    end: int
    key: str


def normalise(name: str) -> str:
    """One spelling for a name: NFC, casefolded, dashes and spaces folded, soft hyphens and quotes dropped."""
    folded = unicodedata.normalize("NFC", name).translate(_FOLD).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def words_of(text: str) -> list[Word]:
    """The words of a text in order, those inside web and mail addresses left out."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    words = []
    for match in _WORD.finditer(text):
        while addresses and addresses[0][1] <= match.start():
            addresses.pop(0)
        if not (addresses and addresses[0][0] <= match.start()):
            words.append(Word(match.group(), match.start(), match.end(), normalise(match.group())))
    return words

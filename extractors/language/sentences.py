"""Sentences of a block of text, with their places.

Takes one block (a paragraph, a list item, a heading) and the offset it starts at; gives `Slice`s without the white
space around them, so that each is `text[start:end]` of the whole. The same rules serve all languages. A newline is
white space like any other. Raises nothing; a text of white space has no sentences.

A full stop does not end a sentence after an abbreviation, an initial or a list number, within a date, or before a small
letter. A sentence does end where a date stamp is glued to it ("webbplats!15.11.2021 09:48").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Slice
from extractors.language.calendar_words import month_of

# A sentence never ends with these.
_OPEN = (
    "mm esim n ns nk ks vrt klo kello nro siv tri prof toim puh mrd milj huom ko kpl "
    "t.ex bl.a s.k d.v.s dvs ca kl nr sid f.d jfr resp fr.o.m t.o.m inkl exkl kap st tel "
    "e.g i.e cf vs approx mr mrs ms dr fig vol incl z.b d.h bzw str sog nt s.t f.eks ift "
    "jan feb febr mar apr jun jul aug sep sept okt oct nov dec"
)
# These may close a sentence: a capital letter after them begins a new one.
_CLOSING = "jne ym yms tms jms etc osv o.s.v m.m m.fl mfl usw jt jm"
# These are words as well, and abbreviations only before a number.
_BEFORE_NUMBER = "no s v p c num art"

_STOP = re.compile(
    r"(?P<mark>[.!?…]{1,4})(?P<close>[\"”’»')\]]{0,3}(?:\[\d{1,3}\]){0,4})(?P<gap>\s+|(?=\d{1,2}\.\d{1,2}\.\d{4}(?!\d)|\d{4}-\d\d-\d\d))"
)
_LAST_WORD = re.compile(r"(?:^|[\s(\[\"”’»'/–-])([^\s(\[\"”’»'/–-]{1,12})$")
_NEXT = re.compile(r"[\"”“‘’»«'(\[–—•*-]{0,3}\s?(?P<first>\w)(?P<rest>[^\W\d_]*)")
_DAY_OR_MONTH = re.compile(r"(?<!\d)\d{1,2}\.\s?$|^\d{1,2}\.")
_LANGUAGES = ("fi", "sv", "en", "de", "et", "no", "da")


def sentences(text: str, start: int = 0) -> list[Slice]:
    """The sentences of one block that starts at `start` of its document."""
    found = []
    for first, last in _spans(text):
        piece = text[first:last]
        bare = piece.strip()
        if bare:
            begins = start + first + len(piece) - len(piece.lstrip())
            found.append(Slice(bare, begins, begins + len(bare)))
    return found


def _spans(text: str) -> Iterator[tuple[int, int]]:
    begun = 0
    for stop in _STOP.finditer(text):
        if _ends(text, begun, stop):
            yield begun, stop.end("close")
            begun = stop.end()
    yield begun, len(text)


def _ends(text: str, begun: int, stop: re.Match[str]) -> bool:
    if not stop["gap"]:
        return text[stop.start() - 1 : stop.start()].isalpha()
    following = _NEXT.match(text, stop.end())
    if following is None:
        return True
    if following["first"].islower():
        return False
    if stop["mark"] != ".":
        return True
    last = _LAST_WORD.search(text, max(begun, stop.start() - 16), stop.start())
    return last is None or _word_may_end(text, begun, last, following)


def _word_may_end(text: str, begun: int, last: re.Match[str], following: re.Match[str]) -> bool:
    word = last[1]
    if word.isdigit():
        return _number_may_end(text, begun, last, following)
    if len(word) == 1 and word.isupper():
        return False
    folded = word.casefold()
    if folded in _CLOSING.split():
        return following["first"].isupper()
    if folded in _BEFORE_NUMBER.split():
        return not following["first"].isdigit()
    return folded not in _OPEN.split()


def _number_may_end(text: str, begun: int, last: re.Match[str], following: re.Match[str]) -> bool:
    """A number and a full stop: an ordinal, a day, a list number, or the end of a sentence."""
    if len(last[1]) > 2:
        return True
    if not text[begun : last.start(1)].strip():
        return False
    if following["first"].isdigit():
        # "3. 5. 2019": the day and the month of one date.
        rest = text[following.start("first") : following.start("first") + 3]
        return not (
            _DAY_OR_MONTH.match(rest) or _DAY_OR_MONTH.search(text, max(begun, last.start(1) - 4), last.start(1))
        )
    name = following["first"] + following["rest"]
    return not any(month_of(name, lang) for lang in _LANGUAGES)

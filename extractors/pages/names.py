"""Names as they stand in lists, cells and enumerations: where they end, what parts them, what cannot be one.

Pure form and the registers: nothing here knows what the list is a list of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.context import PageContext
from extractors.document import Slice
from extractors.language.modality import clauses
from extractors.language.name_words import JOINTS, STRONG_JOINTS, names_body

_NAME_END = re.compile(
    r"\s+[–—-]\s+|\s*[(\[:;\n\t]|,\s+(?=\D*\d)|,\s+(?=(?:since|sedan|vuodesta)\b)|\s+(?=(?:vuodesta|sedan|since)\s)",
    re.IGNORECASE,
)
_NOTES = re.compile(r"(?:\s*+(?:[(\[][^()\[\]]*+[)\]]|[*†‡¹²³⁴⁵⁶⁷⁸⁹]++))++\s*$")
_LONGEST = 8
_OPENERS = re.compile(
    r"\s*(?:mm\.|muun muassa|esim\.|esimerkiksi|muiden muassa|ainakin|t\.\s?ex\.|till exempel|bl\.\s?a\.|bland annat"
    r"|bland andra|e\.\s?g\.|for example|for instance|among others|among other things|such as|including|i\.e\.),?\s+",
    re.IGNORECASE,
)


def name_in(piece: Slice) -> Slice:
    """The name at the head of an item: up to a bracket, a dash, a colon, a line's end or a date."""
    end = _NAME_END.search(piece.text)
    text = without_notes(piece.text[: end.start()] if end else piece.text).rstrip(",.;").strip()
    start = piece.start + piece.text.index(text)
    return Slice(text, start, start + len(text))


def without_notes(text: str) -> str:
    """A name without the brackets and footnote marks behind it."""
    return _NOTES.sub("", text).strip()


def may_be_name(text: str) -> bool:
    """Whether a text has the form of a name: short, and not beginning in a small letter."""
    return bool(text) and len(text.split()) <= _LONGEST and not text[0].islower() and any(c.isalpha() for c in text)


def is_phrase(text: str) -> bool:
    """Whether only the first of several words has a capital and none says that this is a body."""
    rest = text.split()[1:]
    return bool(rest) and all(word[0].islower() for word in rest) and not names_body(text)


def enumerated(text: str, start: int, page: PageContext) -> list[Slice]:
    """The names of an enumeration that begins at `start`: parted at commas, semicolons and the last "and".

    A company that has "and" in its name stays whole where the registers know it, or know what stands beside it. What
    comes after the enumeration ("…, which have worked together since 2013", "and many others") is left out.
    """
    text = text[: _first_clause(text, page)]
    opener = _OPENERS.match(text)
    position = opener.end() if opener else 0
    cuts = [(m.start(), m.end()) for m in re.finditer(r"\s*[,;]\s+", text[position:])]
    edges = [(position, position), *((position + a, position + b) for a, b in cuts), (len(text), len(text))]
    pieces = [(after, before) for (_, after), (before, _) in pairwise(edges)]
    parts: list[Slice] = []
    for index, (first, end) in enumerate(pieces):
        piece = _trimmed(text, first, end, start)
        is_last = index == len(pieces) - 1
        parts += _parted(piece, page, is_last=is_last) if piece.text else ()
    while parts and parts[-1].text[0].islower() and page.gazetteer.body(parts[-1].text, lang=page.lang) is None:
        parts.pop()
    return parts


def _first_clause(text: str, page: PageContext) -> int:
    """Where the clause that the enumeration stands in ends."""
    spans = clauses(text, page.lang)
    return spans[0][1] if spans else len(text)


def _trimmed(text: str, first: int, end: int, start: int) -> Slice:
    part = text[first:end]
    name = without_notes(part.strip().rstrip(".!"))
    at = start + first + (part.index(name) if name else 0)
    return Slice(name, at, at + len(name))


def _parted(piece: Slice, page: PageContext, *, is_last: bool) -> Iterator[Slice]:
    """A piece between commas as names: the last one, or one of two known bodies, is parted at an "and"."""
    words = JOINTS.get(page.lang, JOINTS["en"])
    leading = re.match(rf"(?:{words})\s+", piece.text)
    if leading:
        yield _cut(piece, leading.end(), len(piece.text))
        return
    joints = [] if _knows(piece.text, page) else list(re.finditer(rf"\s+(?P<word>{words})\s+", piece.text))
    best = max(joints, key=lambda joint: _rank(piece.text, joint, page), default=None)
    if best is None or not (is_last or _rank(piece.text, best, page)[0] == 2):
        yield piece
        return
    yield _cut(piece, 0, best.start())
    yield _cut(piece, best.end(), len(piece.text))


def _rank(text: str, joint: re.Match[str], page: PageContext) -> tuple[int, bool]:
    """How likely a joint parts two names: how many of its sides are known, and whether its word joins the last."""
    sides = (text[: joint.start()], text[joint.end() :])
    return sum(_knows(side, page) for side in sides), joint["word"] in STRONG_JOINTS


def _knows(name: str, page: PageContext) -> bool:
    return page.gazetteer.body(name, lang=page.lang) is not None


def _cut(piece: Slice, first: int, end: int) -> Slice:
    return Slice(piece.text[first:end], piece.start + first, piece.start + end)

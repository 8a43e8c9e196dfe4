"""What the shape of a line says where no markup does: bullets, headings, names, prose.

Takes single lines without their line ends. Every judgement is about form alone; what the words mean is for the
extractors. The few tables of words are of the trade, not of one page: template words that content systems leave in
copied text, and words that stand in lower case inside names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SHORT = 100
SHORT_WORDS = 12
TERMINAL = ".!?…;"

# Left by content systems in copied text: Liferay's portlet title and icon name; links that skip to the content.
TEMPLATE = re.compile(r"(?i)(sisältöjulkaisija|asset publisher|innehållspublicering)|angle-(left|right|up|down)\b.*")
SKIP_LINK = re.compile(
    r"(?i)(siirry|hyppää|mene|ohita|hoppa|gå|fortsätt|skip|jump|zum|direkt|hopp|spring)\b"
    r".{0,25}\b(sisältö(ön)?|innehåll(et)?|content|navigation|navigaatio|inhalt|innhold(et)?|indhold(et)?)"
)
_PARTICLES = (
    "of the and for in on upon am der die das und de la du och i på av ja sekä ry rf rp kommun kommune kunta kaupunki"
    " stad linn vald seutukunta kuntayhtymä maakunta region län by"
)
PARTICLES = frozenset(_PARTICLES.split())

_BULLET = re.compile(r"(?:[-–—*‒]\s+|[•·▪●◦‣∙■○]\s*)(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_DATE = re.compile(
    r"\b\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}\.?\s[^\W\d_]{3,10},?\s\d{4}\b"
    r"|\b[^\W\d_]{3,10}\s\d{1,2},\s\d{4}\b"
)
_TRAIL = re.compile(r"\S\s+(>|»|›|→|/)\s+\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its place without the white space around it, and how many blank lines part it."""

    text: str
    start: int
    end: int
    blanks: int = 0
    indent: int = 0


def split_lines(text: str) -> Iterator[Line]:
    """The lines of a text that hold something."""
    position = blanks = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            start = position + indent
            yield Line(body, start, start + len(body), blanks, indent)
            blanks = 0
        else:
            blanks += 1
        position += len(raw)


def bullet(text: str) -> int:
    """How long the bullet and the space after it are, 0 where there is none."""
    met = _BULLET.match(text)
    return met.end() if met else 0


def number(text: str) -> tuple[int, int] | None:
    """The number that a line starts with, as "3." or "3)", and how long it is with the space after it."""
    met = _NUMBER.match(text)
    return (int(met[1]), met.end()) if met else None


def is_short(text: str) -> bool:
    """Whether a line is a label, a name or a heading by its length and end, not a sentence."""
    return len(text) <= SHORT and text[-1] not in TERMINAL + "," and text.count(" ") < SHORT_WORDS


def is_name(text: str) -> bool:
    """Whether every word of a short line is capitalised, apart from the small words of names and notes in brackets."""
    words = re.sub(r"\([^()]*\)", " ", text).split()
    return (
        0 < len(words) <= 8
        and is_short(text)
        and (text[0].isupper() or text[0].isdigit())
        and any(word[:1].isupper() for word in words)
        and all(not word[:1].islower() or word.strip(",") in PARTICLES for word in words)
    )


def is_prose(text: str) -> bool:
    """Whether a line is a sentence or more."""
    return len(text) > SHORT or (text[-1] in ".!?…" and text.count(" ") >= 3) or ". " in text


def is_dated(text: str) -> bool:
    """Whether a whole date stands in the line."""
    return _DATE.search(text) is not None


def may_be_heading(text: str) -> bool:
    """Whether a line can be a heading: short, no sentence, no date, no trail of pages, no template word."""
    question = text[-1] == "?" and len(text) <= SHORT and ". " not in text
    return (
        (question or is_short(text))
        and text[-1] != ":"
        and any(letter.isalpha() for letter in text)
        and not is_dated(text)
        and not bullet(text)
        and not _TRAIL.search(text)
        and not TEMPLATE.fullmatch(text)
        and not SKIP_LINK.fullmatch(text)
    )


def runs_on(before: str, after: str) -> bool:
    """Whether a sentence runs over a line end: a long unfinished line, then one in lower case."""
    return len(before) >= 40 and before[-1] not in ".!?…:" and after[0].islower()

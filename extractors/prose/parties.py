"""Who is named in a sentence: bodies that the registers know, and unknown names that look like one, in groups.

Takes a `Told` sentence and gives `Group`s of `Party`s in text order; parties that only commas and "and" part are one
group. Each has the case its form shows: Finnish marks who does what by it, Swedish and English only the genitive.
A body with an organ or an office behind it ("Raseborgs stadsstyrelse", "Helsingin kaupunginjohtaja") is that body.
People are never parties, nor is what stands within a system's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.context import PageContext
from extractors.document import Document
from extractors.language.calendar_words import month_of
from extractors.language.name_words import JOINTS, LEGAL_FORMS, names_body
from extractors.language.numerals import numeral
from extractors.prose.case_forms import Case, base_form, case_of, case_of_unknown
from extractors.prose.narrative import Told
from extractors.prose.party_words import (
    CITIZENS,
    GIVEN_NAMES,
    KINDS_FIRST,
    NO_NAME,
    OFFICES,
    ORGANS,
)
from extractors.registers.gazetteer import Match

_WORD = re.compile(r"[^\W_](?:[\w&'’´.:/-]*[\w'’´])?")
_LONGEST = 8
# Between the words of one name: a space or "&", nothing else; a hanging hyphen belongs to the word before it.
_GAP = re.compile(r"-?[ \u00a0]+(?:&[ \u00a0]+)?")
_TOWN_WORD = re.compile(r"kaupun|kunna|kunta$|kommun|stad|city|town|municipal|region|universitet$|university$|group$")
# "Three Finnish cities", "Pohjoismaiset kunnat": an adjective before what is counted.
_COUNTED = re.compile(r"\s+(?:cities|towns|municipalities|companies|organi[sz]ations|businesses|members|countries)\b")
_BRACKET = re.compile(r"\s*\((?P<in>[^()]*)\)")
_INSIDE = frozenset(["of", "the", "de", "for", "von", "för", "på", "i"])
_NUMBER = re.compile(r"[\d.:/-]+")
_KIND_FIRST = re.compile(rf"(?:{KINDS_FIRST})\b")
_FORM = re.compile(rf"\b(?:{LEGAL_FORMS})$", re.IGNORECASE)
Via = Literal["itself", "organ", "office"]


@dataclass(frozen=True, slots=True)
class Party:
    """A body met in a sentence, `start` and `end` within it. `name` is the words in their basic form."""

    start: int
    end: int
    name: str
    body: Match | None
    case: Case
    via: Via = "itself"
    organ: str | None = None
    organ_start: int | None = None

    @property
    def named(self) -> slice:
        """Where the body itself is named, without its organ or office."""
        return slice(self.start, self.end if self.organ_start is None else self.organ_start)


@dataclass(frozen=True, slots=True)
class Group:
    """Parties that a sentence names in one breath."""

    parties: tuple[Party, ...]

    @property
    def start(self) -> int:
        return self.parties[0].start

    @property
    def end(self) -> int:
        return self.parties[-1].end

    @property
    def case(self) -> Case:
        return self.parties[-1].case


def find_groups(told: Told, document: Document, page: PageContext, *, known_only: bool = False) -> list[Group]:
    """The parties of a sentence in groups, in text order. In a heading only known bodies count: all is in capitals."""
    joint = re.compile(rf"\s*(?:,|,?\s(?:{JOINTS.get(page.lang, JOINTS['en'])}))\s+(?:the\s+)?")
    groups: list[list[Party]] = []
    end = -1
    for party in _parties(told, document, page, known_only=known_only or told.is_heading):
        between = told.text[end : party.start] if groups else ""
        aside = _BRACKET.match(between)
        if aside:
            between = between[aside.end() :]
        if groups and joint.fullmatch(between) and _is_one_name(groups[-1][-1], party, between):
            groups[-1][-1] = replace(
                party, start=groups[-1][-1].start, name=told.text[groups[-1][-1].start : party.end]
            )
        elif groups and joint.fullmatch(between):
            groups[-1].append(party)
        else:
            groups.append([party])
        end = party.end
    return [Group(tuple(_agreeing(group, page))) for group in groups]


def _is_one_name(first: Party, second: Party, between: str) -> bool:
    """Whether "and" stands within a name: "Föreningen Natur och Miljö rf" opens with its kind, ends with its form."""
    unknown = first.body is None and second.body is None and "," not in between
    return (
        unknown
        and _KIND_FIRST.match(first.name) is not None
        and _FORM.search(first.name) is None
        and _FORM.search(second.name) is not None
    )


def _agreeing(group: list[Party], page: PageContext) -> Iterator[Party]:
    """The parties of a row in one case: that of a known one settles what the ending of an unknown one is."""
    known = next((p.case for p in group if p.body is not None), group[-1].case)
    for party in group:
        if party.body is None and len(group) > 1 and party.case != known:
            name = base_form(party.name, page.lang) if known == "genitive" else party.name
            yield Party(party.start, party.end, name, None, known, party.via, party.organ)
        else:
            yield party


def _parties(told: Told, document: Document, page: PageContext, *, known_only: bool) -> Iterator[Party]:
    words = [(m.start(), m.end()) for m in _WORD.finditer(told.text)]
    taken = [(f.start, f.end) for f in told.systems]
    index = 0
    while index < len(words):
        start = words[index][0]
        inside = any(a <= start < b for a, b in taken)
        if inside or not (told.text[start].isupper() or told.text[start].isdigit()):
            index += 1
            continue
        party = _known(told, words, index, taken, page)
        if party == "place":
            index += 1
            continue
        unknown = None if known_only else _unknown(told, words, index, taken, page)
        if party is None or (unknown is not None and unknown.end > party.end and party.case == "genitive"):
            party = unknown
        if party is None or document.names_person(told.slice(party.start, party.end)):
            index += 1
            continue
        if party.body is not None or not _is_personal(party.name):
            yield party
        while index < len(words) and words[index][0] < party.end:
            index += 1


def _known(
    told: Told, words: Sequence[tuple[int, int]], first: int, taken: Sequence[tuple[int, int]], page: PageContext
) -> Party | Literal["place"] | None:
    """The longest run of words that the registers know, with the organ or office behind it.

    `place` is a body that is only where something is ("Lahden alueella").
    """
    text = told.text
    longest = min(page.gazetteer.most_words(text[slice(*words[first])]), _LONGEST)
    for last in range(min(_run(text, words, first, taken), first + longest - 1), first - 1, -1):
        mention = text[words[first][0] : words[last][1]]
        body = page.gazetteer.body(mention, lang=page.lang)
        if body is None or (text[words[first][0]].isdigit() and last == first):
            continue
        case = case_of(mention, body, page.lang)
        end = words[last][1]
        via, organ, end = _acting(text, end, case, page.lang)
        if via is None:
            return "place"
        named_end = words[last][1] if organ else None
        return Party(words[first][0], end, body.name, body, "base" if organ else case, via, organ, named_end)
    return None


def _acting(text: str, end: int, case: Case, lang: str) -> tuple[Via | None, str | None, int]:
    """Through what a body in the genitive acts: an organ, an office; None where it only marks what follows as its."""
    # A Swedish name that ends in s has no other genitive: "Helsingfors stadsdirektör".
    if case != "genitive" and not (lang == "sv" and text[end - 1] == "s"):
        return "itself", None, end
    follows = re.compile(r"\s+(?P<word>[^\W\d_][\w-]*)").match(text, end)
    if follows is None or not follows["word"][0].islower():
        return "itself", None, end
    word = follows["word"].casefold()
    if re.fullmatch(ORGANS.get(lang, ORGANS["en"]), word):
        return "organ", word, follows.end()
    if re.fullmatch(OFFICES.get(lang, OFFICES["en"]), word):
        return "office", word, follows.end()
    if re.match(CITIZENS.get(lang, r"(?!)"), word):
        return None, None, end
    return "itself", None, end


def _unknown(
    told: Told, words: Sequence[tuple[int, int]], first: int, taken: Sequence[tuple[int, int]], page: PageContext
) -> Party | None:
    """A run of capitalised words that no register knows: a name, unless one common word opens the sentence."""
    text = told.text
    stop = _run(text, words, first, taken)
    last = first
    for index in range(first + 1, min(stop, first + _LONGEST - 1) + 1):
        word = text[words[index][0] : words[index][1]]
        if _NUMBER.fullmatch(word) or (first == 0 and _opens_known(text, words, index, stop, page)):
            break
        if word[0].isupper() or word[0].isdigit() or word in ("ry", "rf", "ry:n"):
            last = index
        elif word.casefold() not in _INSIDE and not _goes_on(text, words, index, stop):
            break
    name = text[words[first][0] : words[last][1]]
    opens = first == 0 and last == first
    tail = _goes_on(text, words, last + 1, stop) if last < stop and not opens else None
    if tail is not None:
        last, name = tail, text[words[first][0] : words[tail][1]]
    if _is_no_name(told, words[first][0], name, page):
        return None
    case = case_of_unknown(name, page.lang)
    plain = base_form(name, page.lang) if case == "genitive" else name
    return Party(words[first][0], words[last][1], plain, page.gazetteer.body(plain, lang=page.lang), case)


def _opens_known(text: str, words: Sequence[tuple[int, int]], index: int, stop: int, page: PageContext) -> bool:
    """Whether a known place begins here: then the word that opens the sentence is no part of its name."""
    mention = text[words[index][0] : words[min(index + 1, stop)][1]]
    found = page.gazetteer.body(text[slice(*words[index])], lang=page.lang) or page.gazetteer.body(
        mention, lang=page.lang
    )
    return found is not None and found.kind in ("municipality", "region")


def _goes_on(text: str, words: Sequence[tuple[int, int]], index: int, stop: int) -> int | None:
    """Where a name goes on in small letters to a word that says it is a body ("… evankelinen seurakunta")."""
    for last in range(index, min(index + 2, stop) + 1):
        piece = text[words[last][0] : words[last][1]]
        if not piece[0].islower():
            return None
        if names_body(piece) and not _TOWN_WORD.match(piece):
            return last
    return None


def _is_no_name(told: Told, start: int, name: str, page: PageContext) -> bool:
    one = " " not in name
    opens = not told.text[:start].strip(" \u00a0\"'“”»(–-")
    first = name.split(maxsplit=1)[0]
    return (
        (opens and one and not name.isupper() and "-" not in name)
        or not any(c.isalpha() for c in name)
        or name[0].isdigit()
        or month_of(first, page.lang) is not None
        or numeral(first, page.lang) is not None
        or _COUNTED.match(told.text, start + len(name)) is not None
        or re.fullmatch(NO_NAME, name, re.IGNORECASE) is not None
        or (one and len(name) == 1)
    )


def _is_personal(name: str) -> bool:
    """Whether a name of two or three words opens with a common given name and nothing says that it is a body."""
    words = name.split()
    return (
        2 <= len(words) <= 3
        and re.fullmatch(GIVEN_NAMES, words[0]) is not None
        and words[-1][0].isupper()
        and "&" not in words
        and not _FORM.search(name)
        and not names_body(name)
    )


def _run(text: str, words: Sequence[tuple[int, int]], first: int, taken: Sequence[tuple[int, int]]) -> int:
    """The last word that a name beginning at `first` may reach: up to a mark other than a space, or a system's name."""
    last = first
    while last + 1 < len(words):
        end, start = words[last][1], words[last + 1][0]
        if not _GAP.fullmatch(text, end, start) or any(a <= start < b for a, b in taken):
            break
        last += 1
    return last

"""Whose a target is: a body by name, the members of a network, each of them, the chosen ones, or a country.

Takes a `Told` sentence and a place in it; gives a `Holder`. What stands first in the clause decides, for in all three
languages the subject comes first; where nothing is named it is the network's. `framework` is the strategy that a
sentence follows, `set_in` the plan in which it says that the target was laid down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.assertion import Reference
from extractors.assertion.promise import AppliesTo
from extractors.context import PageContext, refer
from extractors.document import Document
from extractors.language.countries import in_cases
from extractors.language.own_words import FIRST_PERSON, TOWN_IN_CASES
from extractors.language.patterns import by_language, whole
from extractors.prose import target_words as words
from extractors.prose.narrative import Told
from extractors.prose.parties import find_groups
from extractors.registers.gazetteer import Found, Match

_APPLIES: tuple[tuple[AppliesTo, re.Pattern[str]], ...] = (
    ("all_european_cities", whole(words.ALL_EUROPEAN)),
    ("selected_members", whole(words.SELECTED)),
    ("each_member", whole(words.EACH)),
    ("all_members", whole(words.MEMBERS)),
    ("country", whole(in_cases("DK", "EE", "FI", "NO", "SE"))),
)
_TOWN, _FIRST_PERSON = by_language(TOWN_IN_CASES), by_language(FIRST_PERSON)
_MEMBER_TAIL = re.compile(words.MEMBERS, re.IGNORECASE)
_ACCORDING_BEHIND = re.compile(rf"\s++(?:{words.ACCORDING_BEHIND})".replace(" ", r"\s++"), re.IGNORECASE)
_ACCORDING_BEFORE = re.compile(rf"(?<!\w)(?:{words.ACCORDING_BEFORE})\s+$".replace(" ", r"\s+"), re.IGNORECASE)
_LAID_DOWN = whole(words.LAID_DOWN)
_PLANS = frozenset({"strategy", "policy", "action_plan", "plan_instrument", "roadmap", "roadmap_model", "programme"})
_NAME = re.compile(r"[A-ZÅÄÖ][\w&.-]*(?:\s[A-ZÅÄÖ][\w&.-]*)*(?=\s[a-zåäö])")
_ONE_OF_ITS = "§"
_MEMBERS_LAST = re.compile(r"\s(?:municipalit\w+|cit\w+|kun\w+|kommun\w*)$", re.IGNORECASE)
# "Lahden tavoite", "EU:s mål", "the city's emissions": whose they are stands before them.
_OTHERS = re.compile(rf"(?<!\w)(?:{words.OTHERS})\s+$".replace(" ", r"\s"), re.IGNORECASE)
_OWNED = re.compile(
    rf"(?P<name>[A-ZÅÄÖ][\w:'’.-]*(?:\s[\w:'’-]+){{0,2}}?)\s(?:[a-zåäö][\w-]*\s){{0,2}}?"
    rf"(?:{words.TARGET_NOUN}|{words.EMISSIONS})(?!\w)".replace(" ", r"\s")
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A body, or of whom the system asks it; both None where nothing says."""

    body: Reference | None = None
    applies_to: AppliesTo | None = None


def find_holder(told: Told, document: Document, page: PageContext, first: int, last: int) -> Holder:
    """Whose a target is that stands between two places of a sentence: by its clause, else by the whole sentence."""
    for begin, end in dict.fromkeys(((first, last), (0, len(told.text)))):
        found = sorted(_candidates(told, document, page, begin, end), key=lambda candidate: candidate[:2])
        if found:
            return found[0][2]
    return Holder()


def _candidates(
    told: Told, document: Document, page: PageContext, first: int, last: int
) -> Iterator[tuple[int, int, Holder]]:
    """Each possible holder with its place and a rank that settles which of two at one place it is."""
    text = _without_systems(told)
    yield from _members(told, text, first, last)
    yield from _bodies(told, text, document, page, first, last)
    yield from _owners(text, page, first, last)
    if first == 0 and (name := _opening_name(told, document, page)):
        yield 0, 8, Holder(name)


def _members(told: Told, text: str, first: int, last: int) -> Iterator[tuple[int, int, Holder]]:
    """The members of a network, some or each of them, or a country."""
    for rank, (applies_to, pattern) in enumerate(_APPLIES):
        for match in pattern.finditer(text, first, last):
            if _OTHERS.search(text[: match.start()]):
                yield match.start(), rank, Holder()
            elif applies_to != "country" or not _belongs_to_members(text, match.end()):
                yield match.start(), rank, Holder(applies_to=applies_to)
    for found in told.systems:
        if first <= found.start < last and found.tail and _MEMBER_TAIL.match(found.tail):
            yield found.start, 0, Holder(applies_to="all_members")


def _bodies(
    told: Told, text: str, document: Document, page: PageContext, first: int, last: int
) -> Iterator[tuple[int, int, Holder]]:
    for party in (party for group in find_groups(told, document, page) for party in group.parties):
        is_number = text[: party.start].rstrip()[-1:].isdigit()  # "500 MW"
        mention = told.text[party.start : party.end]
        known = (party.body, mention) if party.body else _known_at_end(mention, page)
        is_name = known is not None or not (is_number or mention.startswith(("The ", "This ")))
        if first <= party.start < last and is_name and not _belongs_to_members(text, party.end):
            yield party.start, 9, Holder(refer(*known) if known else Reference(mention))
    for match in _OWNED.finditer(text, first, last):
        name = match["name"].removeprefix("The ")
        if (body := page.gazetteer.body(name, lang=page.lang)) is not None:
            yield match.start(), 7, Holder(refer(body, name))


def _known_at_end(mention: str, page: PageContext) -> tuple[Match, str] | None:
    """The known body that a run of capitalised words ends with: the word that opens a sentence has a capital too."""
    words_of_it = mention.split()
    for at in range(1, len(words_of_it)):
        name = " ".join(words_of_it[at:])
        if (body := page.gazetteer.body(name, lang=page.lang)) is not None:
            return body, name
    return None


def _owners(text: str, page: PageContext, first: int, last: int) -> Iterator[tuple[int, int, Holder]]:
    """ "The city" on a town's own page, and the first person on anybody's page but a network's own."""
    subject = page.subject or page.owner
    if subject is None or page.is_network_list:
        return
    patterns = [_FIRST_PERSON(page.lang)] + ([_TOWN(page.lang)] if subject.kind == "municipality" else [])
    for pattern in patterns:
        if (match := pattern.search(text, first, last)) is not None:
            yield match.start(), 8, Holder(refer(subject, match[0]))


def _without_systems(told: Told) -> str:
    """The sentence with the names of systems blanked, but for what says that one of its members is meant."""
    text = told.text
    for found in told.systems:
        blank = _ONE_OF_ITS * (found.end - found.start)
        named = _MEMBERS_LAST.search(text[found.start : found.end])
        if named:
            blank = blank[: named.start()] + named[0]
        text = text[: found.start] + blank + text[found.end :]
    return text


def _belongs_to_members(text: str, end: int) -> bool:
    """Whether a body only says of where the members are ("Suomen kunnat"): those come straight behind."""
    return re.match(rf"\s+(?:{words.MEMBERS})(?!\w)".replace(" ", r"\s+"), text[end:], re.IGNORECASE) is not None


def _opening_name(told: Told, document: Document, page: PageContext) -> Reference | None:
    """A name of one word that opens a sentence and is no common noun: it has a capital inside sentences too."""
    match = _NAME.match(told.text)
    if match is None or told.is_heading or any(f.start < match.end() for f in told.systems):
        return None
    name = match[0]
    if page.gazetteer.body(name, lang=page.lang) is not None:
        return None  # a known party, found as one
    inside = re.search(rf"[^\W\d_.!?:]\s{re.escape(name)}(?!\w)", document.text)
    return Reference(name) if inside and not name.endswith("t") else None


def named_network(told: Told, page: PageContext) -> tuple[Match, str] | None:
    """The system a target is told of, as mentioned: the first joinable one named, else the topic or the page's."""
    aside = {f.start for f in told.systems if _is_framework(told, f) or _is_set_in(told, f)}
    for found in told.systems:
        if found.start not in aside and page.gazetteer.systems[found.match.id].is_joinable:
            return found.match, told.text[found.start : found.end]
    match = told.topic or page.network
    return (match, match.name) if match else None


def framework_of(told: Told) -> Reference | None:
    """The strategy or plan that the sentence says it follows."""
    found = next((f for f in told.systems if _is_framework(told, f)), None)
    return refer(found.match, told.text[found.start : found.end]) if found else None


def set_in_of(told: Told) -> Reference | None:
    """The plan in which the sentence says that the target was laid down."""
    found = next((f for f in told.systems if _is_set_in(told, f) and not _is_framework(told, f)), None)
    return refer(found.match, told.text[found.start : found.end]) if found else None


def _is_framework(told: Told, found: Found) -> bool:
    return bool(_ACCORDING_BEHIND.match(told.text, found.end) or _ACCORDING_BEFORE.search(told.text[: found.start]))


def _is_set_in(told: Told, found: Found) -> bool:
    return found.match.kind in _PLANS and _LAID_DOWN.search(told.text) is not None

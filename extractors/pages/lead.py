"""What the words before a list or table make of it: members, founders, former members, or nothing of the kind.

A lead is the heading, or the last sentence of the paragraph, that introduces a list. It announces members only where
they are its subject ("Members by country", "Signed on 26 September 2012:", "Fisu-verkostoon kuuluvat:"): "Members get:"
and "Links for members" do not. Words for kinds of bodies ("municipalities") announce members where a network or an
agreement is named beside them, or where they stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.assertion import Relation, Role, State, UncertainDate
from extractors.context import PageContext
from extractors.counts.phrases import told_as_size
from extractors.document import Document, Slice
from extractors.language.dates import find_dates
from extractors.language.edtf_bounds import bounds
from extractors.language.modality import modality_of, negated
from extractors.language.numbers import find_numbers
from extractors.language.patterns import opening
from extractors.language.sentences import sentences
from extractors.pages import lead_words as words
from extractors.registers.gazetteer import Match

_NET = words.NETWORK
_MEMBERS = opening(words.MEMBERS)
_PARTNERS = opening(words.PARTNERS)
_PREPOSITION = opening(words.PREPOSITIONS)
_ELSEWHERE = opening(words.ELSEWHERE)
_AFTER = re.compile(rf"\s*(?:$|[:(\[–—\d-]|(?:{words.OF_WHAT})\b)", re.IGNORECASE)
_COPULA = re.compile(rf"\s*(?:{words.COPULAS})\b(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
_JOINING = opening(words.JOINING)
_OPENING = re.compile(rf"(?:{words.OPENING})\b", re.IGNORECASE)
_TIED = re.compile(rf"{_NET}|\b(?:{words.TIES})(?!\w)", re.IGNORECASE)
_COUNTED = opening(words.COUNTED_BODIES)
_BODIES_LAST = re.compile(rf"(?<=\s)(?:{words.BODIES}|{words.MEMBERS})$", re.IGNORECASE)
_ALONE = re.compile(rf"(?:the )?(?:{words.BODIES})\s*(?:\(?\d+\)?)?:?", re.IGNORECASE)
_BODIES_OF = opening(rf"(?:{_NET}|{words.TIES})[\s-]*(?:{words.BODIES})")
_BODIES_IN = re.compile(
    rf"(?:[^\s.!?]+\s+){{0,2}}?(?:{words.BODIES})\s+(?:\w+\s){{0,3}}(?:{_NET}|(?:{words.TIES}))(?!\w).{{0,12}}",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(r"[,;]|(?<!\w)(?:and|ja|sekä|och|samt)(?!\w)", re.IGNORECASE)
_FEW_WORDS = 6
_LABEL_WORDS = 3
# A count and its list may differ by a quarter.
_STALE = 4
_LOWEST_RANK = 7
_BEGINNINGS = ("on", "in", "since", "during")
# "De 23", "Ensimmäiset viisi kuntaa": a number, at most its noun, and at most two words before it.
_BARE_COUNT = re.compile(rf"(?:\w+\s+){{0,2}}#(?:\s+(?:\w+\s+)?(?:{words.COUNTED_BODIES}))?", re.IGNORECASE)
_LOCATIVE = re.compile(r"\b(?:in|i|at|på|from|från)\s|\w{3,}(?:ss[aä]|st[aä]|ll[aä])\b", re.IGNORECASE)
_OTHER_THINGS = re.compile(words.OTHER_THINGS, re.IGNORECASE)
_ORGANS = re.compile(words.ORGANS, re.IGNORECASE)
_NO_MEMBER_PARTNERS = re.compile(r"yhteistyökumppan|samarbetspartner|(?:cooperation|media|main) partner", re.IGNORECASE)
_ROLES: dict[Role, re.Pattern[str]] = {
    "supporting_member": re.compile(words.ROLES["supporting_member"], re.IGNORECASE),
    "founder": re.compile(words.ROLES["founder"], re.IGNORECASE),
    "observer": re.compile(words.ROLES["observer"], re.IGNORECASE),
}
_STATES: dict[State, re.Pattern[str]] = {
    "ended": re.compile(words.LEFT, re.IGNORECASE),
    "earlier": re.compile(words.FORMER, re.IGNORECASE),
}
_YEAR_BEHIND = re.compile(
    r"\s*+[,(–—-]?\s*+(?P<since>vuodesta|since|sedan)?\s*+(?P<year>(?:19|20)\d\d)\s*+\)?", re.IGNORECASE
)
_JOINED = re.compile(words.JOINED, re.IGNORECASE)
_FOUNDED = re.compile(words.FOUNDED, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """What a list's introduction says: `speaks_of_members` is None where it says nothing either way.

    `counted` is a number of bodies that it tells instead ("De 23 är", "in seven regions"): it announces members to a
    list of about so many names, for a page may be ahead of its own count. `is_direct` says that the words stand
    straight before the list, not over a part of the page.
    """

    network: Match | None
    network_mention: str | None
    role: Role | None
    state: State
    start: UncertainDate | None
    speaks_of_members: bool | None
    counted: int | None = None
    is_direct: bool = True

    def announces(self, n_names: int) -> bool:
        """Whether a list of so many names is announced as one of members."""
        if self.speaks_of_members is None and self.counted is not None:
            return abs(self.counted - n_names) <= max(1, self.counted // _STALE)
        return self.speaks_of_members is True


def read_lead(text: str, page: PageContext) -> Lead:
    """Read the words before a list. An empty text gives a lead that says nothing."""
    found = page.systems_in(text)
    network = found[0].match if found else page.network
    bare = text
    for mention in reversed(found):
        # "Hinku municipalities" is a name of the network, and says of whom it is one.
        named = _BODIES_LAST.search(text, mention.start, mention.end)
        of_whom = named[0] if named else mention.tail
        bare = f"{bare[: mention.start]}{_NET} {of_whom}{bare[mention.end :]}"
    bare = bare.strip().rstrip(":").rstrip()
    role = next((role for role, pattern in _ROLES.items() if pattern.search(bare)), None)
    speaks = _speaks(bare, network, page)
    return Lead(
        network=found[0].match if found else None,
        network_mention=text[found[0].start : found[0].end] if found else None,
        role=role,
        state=next((state for state, pattern in _STATES.items() if pattern.search(bare)), "active"),
        start=joining_date(text, page, founders=role == "founder"),
        speaks_of_members=speaks,
        counted=_counted(bare, network, page) if speaks is None else None,
    )


def lead_of(document: Document, first: Slice, own: Slice | None, page: PageContext) -> Lead:
    """The lead of a list or table that begins with `first`: its own words, else the nearest heading that says anything.

    `own` is the paragraph or heading straight before it. A paragraph that ends with a colon introduces the list, and
    what it does not announce as members is none.
    """
    silent = read_lead("", page)
    over = list(headings_over(document, first.start))
    if any(map(_ORGANS.search, over)):
        return replace(silent, speaks_of_members=False)
    if own and own.text.strip():
        last = sentences(own.text, own.start)[-1].text
        lead = read_lead(last, page)
        introduces = last.endswith(":")
        if lead.speaks_of_members or (introduces and len(last.split()) > _LABEL_WORDS and lead.counted is None):
            return replace(lead, speaks_of_members=bool(lead.speaks_of_members))
        silent = lead
    for depth, heading in enumerate(over):
        lead = read_lead(heading, page)
        if lead.speaks_of_members or (depth == 0 and lead.speaks_of_members is False):
            return replace(lead, is_direct=depth == 0)
        if depth == 0 and silent.counted is None:
            silent = lead
    return silent


def joining_date(text: str, page: PageContext, *, founders: bool = False) -> UncertainDate | None:
    """The date on which a text says that somebody joined or signed, or founded: None where it says no such date."""
    if not (tells_of_joining(text) or (founders and _FOUNDED.search(text))):
        return None
    return the_date(text, page)


def tells_of_joining(text: str) -> bool:
    """Whether a text speaks of joining, signing or being a member since some time."""
    return _JOINED.search(text) is not None


def the_date(text: str, page: PageContext) -> UncertainDate | None:
    """The one day, month or year that a text names as a beginning; None where it names none or several."""
    dates = [f.date for f in find_dates(text, page.lang, anchor=page.anchor) if f.date.edtf is not None]
    return dates[0] if len(dates) == 1 and dates[0].relation in _BEGINNINGS else None


def date_behind(
    text: str, page: PageContext, *, founders: bool = False, bare_year: bool = False
) -> UncertainDate | None:
    """The date of joining that the words behind a name give: "(since 2013)", ", joined in 2014".

    With `bare_year` a year alone is one too, as behind a town, which was not founded in it.
    """
    year = _YEAR_BEHIND.fullmatch(text)
    if year and (year["since"] or bare_year):
        return year_of(year["year"], page, "since" if year["since"] else "in")
    return joining_date(text, page, founders=founders)


def year_of(year: str, page: PageContext, relation: Relation = "in") -> UncertainDate | None:
    """A bare year as a date of joining; None for one after the page's own day, for that is a goal."""
    if page.today is not None and int(year) > page.today.year:
        return None
    return UncertainDate(year, *bounds(year), relation)


def _speaks(bare: str, network: Match | None, page: PageContext) -> bool | None:
    if not bare:
        return None
    if _OTHER_THINGS.search(bare) or _ORGANS.search(bare) or _NO_MEMBER_PARTNERS.search(bare) or _is_wish(bare, page):
        return False
    if _are_subject(_MEMBERS, bare) or _are_subject(_BODIES_OF, bare) or _join(bare):
        return True
    if _PARTNERS.search(bare):
        return page.has_partners(network) and _are_subject(_PARTNERS, bare)
    return True if _ALONE.fullmatch(bare) or _BODIES_IN.fullmatch(bare) else None


def _are_subject(nouns: re.Pattern[str], bare: str) -> bool:
    """Whether a noun for members stands as what the words are about, with no other verb behind it."""
    for noun in nouns.finditer(bare):
        before, after = _NEW_CLAUSE.split(bare[: noun.start()])[-1], bare[noun.end() :]
        if _PREPOSITION.search(before) or len(before.split()) > _FEW_WORDS:
            continue
        copula = _COPULA.match(after)
        if (copula and not _ELSEWHERE.search(copula["rest"])) or (not copula and _AFTER.match(after)):
            return True
    return False


def _join(bare: str) -> bool:
    """Whether the words tell of joining or signing something that is named."""
    return bool(_OPENING.match(bare) or (_JOINING.search(bare) and _TIED.search(bare)))


def _counted(bare: str, network: Match | None, page: PageContext) -> int | None:
    """The one exact number of bodies that the words tell, of a network that they name or with nothing else told."""
    numbers = find_numbers(bare, page.lang)
    if network is None or len(numbers) != 1 or numbers[0].comparator != "=":
        return None
    number = numbers[0]
    is_where = _LOCATIVE.search(bare) is not None
    if not is_where and _BARE_COUNT.fullmatch(bare[: number.start] + "#" + bare[number.end :]):
        return number.value
    if not (_TIED.search(bare) and _COUNTED.search(bare)):
        return None
    return number.value if (page.is_of_regions(network) if is_where else told_as_size(bare, numbers)) else None


def headings_over(document: Document, position: int) -> Iterator[str]:
    """The headings over a position, from the nearest up: each of a higher rank than the one before."""
    rank = _LOWEST_RANK
    for heading in reversed(document.headings):
        if heading.end <= position and heading.level < rank:
            rank = heading.level
            yield heading.text


def _is_wish(text: str, page: PageContext) -> bool:
    tense, modality = modality_of(text, page.lang)
    return modality != "is" or tense in ("future", "conditional") or negated(text, page.lang)

"""Stated numbers of members: "Jäseniä on tällä hetkellä 11 kuntaa", "There are already 98 of us!", "över 60 medlemmar".

What is stated is a claim and is kept as one, with its comparator and bounds; nothing is counted here. A goal, a wish
or a heading that states a goal as if it were reached gives no claim; of headings only the first person counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.assertion import Evidence, Headcount, Tense, UncertainDate
from extractors.language.dates import find_dates
from extractors.language.modality import clauses, modality_of, negated
from extractors.language.numbers import FoundNumber, find_numbers
from extractors.language.sentences import sentences
from extractors.pages.context import PageContext, refer
from extractors.readers.document import Document, Slice
from extractors.registers.gazetteer import Match

_FIRST_PERSON = re.compile(r"\bwe are\b|\bof us\b|\bmeitä on\b|\bolemme\b|\bvi är\b|\bav oss\b", re.IGNORECASE)
_BELONGING = re.compile(
    r"kuulu|jäsen|mukana|verkosto|liittyn|liittyi|allekirjoitta|kumppan|-?kunt(?:ia|aa)\b|tehdään|koostu"
    r"|medlem|nätverk|anslut|ingår|undertecknat|skrivit under|deltar"
    r"|member|network|joined|signed|signator|belong|partner|participat",
    re.IGNORECASE,
)
# What is counted, by the words for it; the first that fits wins.
_NOUNS = {
    "person": r"henkilöjäsen\w*|personmedlem\w*|(?:personal|individual) members?",
    "region": r"\w*maakun\w+|landskap\w*|\w*regioner\w*|regions?",
    "municipality": r"\w*kun(?:ta|taa|tia|nat|nista|nissa)|\w*kaupun(?:kia|git|keja|geissa)"
    r"|\w*kommun(?:er|erna)?|\w*städer\w*|municipalit\w+|cities|towns",
    "company": r"\w*yrity(?:stä|ksiä|kset)|\w*företag\w*|compan(?:y|ies)|businesses",
    "partner": r"\w*kumppan\w+|\w*partner(?:s|e|ne|na|er|erna)?",
    "organisation": r"\w*organisaatio\w+|\w*yhteisö\w*|organi[sz]ation\w*",
    "any": r"\w*jäsen(?:tä|iä|et|istä)?|medlemm\w+|members?|signator\w+",
}
_KINDS = tuple((kind, re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE)) for kind, nouns in _NOUNS.items())
_FEW_WORDS = re.compile(r"(?:[\s-]+[^\W\d_]+){1,4}")
_COPULA = re.compile(r"\s+(?:on|oli|är|var|are|were|is|was)\s+(?:[^\W\d_]+\s+){0,3}$", re.IGNORECASE)


def extract_headcounts(document: Document, page: PageContext) -> Iterator[Headcount]:
    """Every number of members that a page states of a network."""
    for block in document.blocks:
        if block.kind == "heading":
            if _FIRST_PERSON.search(block.text):
                yield from _of_us(Slice(block.text, block.start, block.end), page)
        elif block.kind == "paragraph":
            for sentence in sentences(block.text, block.start):
                yield from _of_us(sentence, page) if _FIRST_PERSON.search(sentence.text) else _stated(sentence, page)


def _of_us(sentence: Slice, page: PageContext) -> Iterator[Headcount]:
    """ "We are 98 already!": the network and the kind of its members are the page's."""
    numbers = find_numbers(sentence.text, page.lang)
    if page.network is None or len(numbers) != 1:
        return
    yield _headcount(sentence, numbers[0], page.member_kind, page.network, page.network.name, page.now())


def _stated(sentence: Slice, page: PageContext) -> Iterator[Headcount]:
    text = sentence.text
    if not _BELONGING.search(text):
        return
    named = page.system_in(text)
    network, mention = named or (page.network, page.network.name if page.network else "")
    if network is None:
        return
    for number in find_numbers(text, page.lang):
        kind = _kind_counted(text, number)
        clause = next((text[a:b] for a, b in clauses(text, page.lang) if a <= number.start < b), text)
        tense, modality = modality_of(clause, page.lang)
        # No goal, wish, plan or denial.
        is_fact = modality == "is" and tense in ("past", "present") and not negated(clause, page.lang)
        if kind is not None and is_fact:
            as_of = _as_of(clause, tense, page)
            yield _headcount(sentence, number, kind, network, mention, as_of, tense)


def _kind_counted(text: str, number: FoundNumber) -> str | None:
    """What a number counts: the first noun within four words of it, else what it is said of ("members are 11")."""
    after = _FEW_WORDS.match(text, number.end)
    found = [(m.start(), i) for i, (_, noun) in enumerate(_KINDS) if (m := noun.search(after[0] if after else ""))]
    if found:
        return _KINDS[min(found)[1]][0]
    before = text[max(number.start - 60, 0) : number.start]
    copula = _COPULA.search(before)
    if copula is None:
        return None
    said_of = before[: copula.start()]
    return next((kind for kind, noun in _KINDS if re.search(f"{noun.pattern}$", said_of, re.IGNORECASE)), None)


def _as_of(clause: str, tense: Tense, page: PageContext) -> UncertainDate:
    """The day a number stands for: the one date beside it; else now, or some day before it where it is told as past."""
    own = [f.date for f in find_dates(clause, page.lang, anchor=page.today) if f.date.edtf is not None]
    if len(own) == 1:
        return own[0]
    return page.now() if tense == "present" else UncertainDate(None, None, page.today, "before")


def _headcount(
    sentence: Slice,
    number: FoundNumber,
    kind: str,
    network: Match,
    mention: str,
    as_of: UncertainDate,
    tense: Tense = "present",
) -> Headcount:
    return Headcount(
        network=refer(network, mention),
        member_kind=kind,
        value=number.value,
        comparator=number.comparator,
        lower=number.lower,
        upper=number.upper,
        qualifier=number.qualifier,
        as_of=as_of,
        evidence=Evidence(sentence.text, (sentence.start, sentence.end)),
        method="rule",
        tense=tense,
    )

"""Numbers of those who joined or founded together, and of the networks that a body is in or has joined.

"Samtidigt med 900 andra städer" counts who signed at the same time (`co_signatory`), "grundades av fjorton företag" who
founded it (`founder`): neither is how many members there are. "Kuuluu useaan verkostoon" counts a body's networks, and
"on syksyn aikana liittynyt kolmen verkoston toimintaan" those it joined in a period, which must be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.assertion import Evidence, Headcount, Reference, UncertainDate
from extractors.assertion.membership import CountMetric
from extractors.context import PageContext, refer
from extractors.counts import words
from extractors.document import Document
from extractors.language.dates import find_dates
from extractors.language.member_nouns import NOUNS
from extractors.language.modality import modality_of, negated
from extractors.language.numbers import FoundNumber, find_numbers
from extractors.language.own_words import OWN
from extractors.language.patterns import any_of, by_language, opening
from extractors.prose.narrative import Told
from extractors.prose.parties import find_groups
from extractors.prose.target_dates import find_dues

_TOGETHER_WITH = any_of(rf"(?<!\w)(?:{words.TOGETHER_WITH})\s+(?:(?:the|de|some|about)\s+)?$")
_OTHERS_BEHIND = any_of(rf"\s+(?:{words.OTHERS_BEHIND})")
_WITH_BEHIND = any_of(words.WITH_BEHIND)
_JOINED_THEN = any_of(rf"(?<!\w)(?:{words.JOINED_THEN})(?!\w)")
_FOUNDED_BY = any_of(rf"(?<!\w)(?:{words.FOUNDED_BY})\s+$")
_FOUNDED_FOR = any_of(words.FOUNDED_FOR)
_NETWORKS = any_of(rf"(?:[\s,–-]++[^\W\d_][\w-]*+){{0,8}}?\s+(?P<noun>{words.NETWORKS})(?!\w)")
_IS_IN = any_of(rf"(?<!\w)(?:{words.IS_IN})(?!\w)")
_OWN = by_language(OWN)
_BODIES = tuple(opening(nouns) for nouns in (*NOUNS.values(), *words.GENITIVES.values(), words.ACTORS))
_FEW_NOUNS = re.compile(r"(?:[\s-]++[^\W\d_][\w-]*+){1,4}")


def extract_joiners(told: Told, page: PageContext) -> Iterator[Headcount]:
    """Those who joined or founded a network together, by their number."""
    text = told.text
    tense, modality = modality_of(text, page.lang)
    named = told.systems[0] if told.systems else None
    network = named.match if named else told.topic or page.network
    if network is None or modality != "is" or tense != "past" or negated(text, page.lang):
        return
    for number in find_numbers(text, page.lang):
        kind = _joined_as(text, number)
        if kind is None:
            continue
        dates = [due.date for due in find_dues(text, page.lang, anchor=None)]
        unknown = UncertainDate(None, None, page.today, "before")
        yield _count(
            told,
            refer(network, text[named.start : named.end] if named else network.name),
            number,
            kind,
            dates[0] if len(dates) == 1 else unknown,
        )


def _joined_as(text: str, number: FoundNumber) -> str | None:
    """Whether a number counts those who joined with somebody, or who founded; None where it does neither."""
    ahead = text[: number.start]
    behind = _FEW_NOUNS.match(text, number.end)
    if behind is None or not any(noun.search(behind[0]) for noun in _BODIES):
        return None
    if _FOUNDED_BY.search(ahead) or _FOUNDED_FOR.match(text, number.end):
        return "founder"
    others = _OTHERS_BEHIND.match(text, number.end) and _WITH_BEHIND.match(text, number.end)
    return "co_signatory" if (_TOGETHER_WITH.search(ahead) or others) and _JOINED_THEN.search(text) else None


def extract_joined_networks(told: Told, document: Document, page: PageContext) -> Iterator[Headcount]:
    """How many networks a body says it is in, or joined in a period."""
    text = told.text
    tense, modality = modality_of(text, page.lang)
    if modality != "is" or tense not in ("past", "present") or negated(text, page.lang):
        return
    for number in find_numbers(text, page.lang):
        networks = _NETWORKS.match(text, number.end)
        if networks is None:
            continue
        ahead = text[: number.start]
        joined, is_in = _JOINED_THEN.search(ahead), _IS_IN.search(ahead)
        verb = joined or is_in
        party = _subject(told, document, page, verb.start()) if verb else None
        dates = [f.date for f in find_dates(text, page.lang, anchor=page.anchor) if f.date.edtf is not None]
        if party is None or (joined and len(dates) != 1):
            continue
        metric: CountMetric = "networks_joined_in_period" if joined else "networks_joined"
        as_of = dates[0] if joined else page.now()
        mention = Reference(text[number.end : networks.end()].strip())
        yield _count(told, mention, number, "network", as_of, metric=metric, party=party)


def _subject(told: Told, document: Document, page: PageContext, verb: int) -> Reference | None:
    """The known body before a verb, else whom "the city" or "we" means."""
    known = [p for g in find_groups(told, document, page) for p in g.parties if p.body is not None and p.end <= verb]
    if known:
        return refer(known[0].body, told.text[known[0].start : known[0].end])
    subject = page.subject or page.owner
    own = _OWN(page.lang).search(told.text, 0, verb + 1)
    return refer(subject, own[0]) if subject and own else None


def _count(
    told: Told,
    network: Reference,
    number: FoundNumber,
    kind: str,
    as_of: UncertainDate,
    *,
    metric: CountMetric = "members",
    party: Reference | None = None,
) -> Headcount:
    return Headcount(
        network=network,
        member_kind=kind,
        value=number.value,
        comparator=number.comparator,
        lower=number.lower,
        upper=number.upper,
        qualifier=number.qualifier,
        as_of=as_of,
        metric=metric,
        party=party,
        evidence=Evidence(told.text, (told.sentence.start, told.sentence.end)),
        method="rule",
        tense="past" if metric != "networks_joined" else "present",
    )

"""Numbers of members told by the one that joined last: "blev den 52:a medlemmen", "liittyi verkoston 52. jäsenenä".

An ordinal straight before the noun for a member, or the noun with "number 52" behind it, where something is told of as
having come: then there are so many, as of that day. A place among the first, the members of a country or of an organ,
an anniversary and a wish number nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.assertion import Evidence, Headcount, UncertainDate
from extractors.context import PageContext, refer
from extractors.counts import words
from extractors.counts.kinds import accepted
from extractors.language.dates import find_dates
from extractors.language.modality import modality_of, negated
from extractors.language.patterns import any_of
from extractors.prose.narrative import Told
from extractors.registers.gazetteer import Match

_ORDINAL = r"(?<![\w.,:/–-])(?P<{0}>\d{{1,4}})(?:\.|:(?:a|e|s|nnen|nneksi|ntena|nne)|st|nd|rd|th)"
_PREFIX = r"(?:[\w-]*-|jäsen|medlems|klimat|ilmasto|member )?"
_NUMBERED = tuple(
    (
        kind,
        any_of(
            rf"{_ORDINAL.format('n')} {_PREFIX}(?P<noun>{nouns})(?![\w-])"
            rf"|(?<![\w-]){_PREFIX}(?P<labelled>{nouns}) (?:numero|nro|nummer|nr|number|no\.?)"
            rf" (?P<m>\d{{1,4}})(?![\w:–-]|[.,]\d)"
        ),
    )
    for kind, nouns in words.NUMBERED.items()
)
_COMING = any_of(rf"(?<!\w)(?:{words.COMING})(?!\w)")
_ORGANS = any_of(words.ORGANS)
# "The 5th city in Finland to join": what stands behind says of which members it is the fifth.
_WITHIN = re.compile(r"\s(?:in|from|of|i|från|av|till)(?:\sthe)?\s(?=[A-ZÅÄÖ])")
_OWNER = re.compile(r"(?P<word>[^\W\d_][\w:'’-]*)\s$")
_OF_NETWORK = re.compile(
    r"(?:\w*(?:verkosto|sopimukse|liito|hankkee|jäsenistö)n|network['’]s|nätverkets|den|the|as|som)$", re.IGNORECASE
)
_LEAST = 2


def extract_numbered(told: Told, page: PageContext) -> Iterator[Headcount]:
    """How many members there are by the number of the one that came last."""
    text = told.text
    network, mention = _network(told, page)
    if network is None or not any(map(str.isdigit, text)) or not _COMING.search(text) or _ORGANS.search(text):
        return
    tense, modality = modality_of(text, page.lang)
    if modality != "is" or tense not in ("past", "present") or negated(text, page.lang):
        return
    for kind, pattern in _NUMBERED:
        match = pattern.search(text)
        value = int(match["n"] or match["m"]) if match else 0
        member_kind = accepted(kind, network, page)
        if match is None or value < _LEAST or member_kind is None or not _is_of_all(told, match):
            continue
        yield Headcount(
            network=refer(network, mention),
            member_kind=member_kind,
            value=value,
            comparator="=",
            lower=value,
            upper=value,
            qualifier=None,
            as_of=_as_of(text, page),
            evidence=Evidence(text, (told.sentence.start, told.sentence.end)),
            method="rule",
            tense="past",
        )
        return


def _network(told: Told, page: PageContext) -> tuple[Match | None, str]:
    """The system that a sentence names first, else the one spoken of, else the page's."""
    if told.systems:
        named = told.systems[0]
        return named.match, told.text[named.start : named.end]
    network = told.topic or page.network
    return network, network.name if network else ""


def _is_of_all(told: Told, match: re.Match[str]) -> bool:
    """Whether a member is numbered among all, not among those of a country or of something else that is named."""
    behind = _WITHIN.match(told.text, match.end())
    if behind and not any(f.start <= behind.end() < f.end for f in told.systems):
        return False
    owner = _OWNER.search(told.text, 0, match.start())
    if owner is None or any(f.start <= owner.start() < f.end or f.end == owner.end("word") for f in told.systems):
        return True
    word = owner["word"]
    is_owner = word.endswith(("n", "s", "’s", "'s"))
    return _OF_NETWORK.search(word) is not None or not is_owner


def _as_of(text: str, page: PageContext) -> UncertainDate:
    """The one day told, that of the joining; else some day before the page was read."""
    days = [f.date for f in find_dates(text, page.lang, anchor=page.anchor) if f.date.edtf is not None]
    if len(days) == 1 and days[0].relation != "since":
        return days[0]
    return UncertainDate(None, None, page.today, "before")

"""Where a body has its twin towns, as a sentence names it: Description `areas` of a twinning, by ISO 3166-1 codes.

`NORDIC` stands for the Nordic countries, named as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.assertion import Description, Evidence
from extractors.pages.context import PageContext, refer
from extractors.prose.narrative import Told

_AREAS = (
    ("NORDIC", r"pohjoismai\w*|norden|nordiska länder\w*|nordic countries"),
    ("CN", r"kiina\w*|kina|china"),
    ("DE", r"saksa\w*|tyskland|germany"),
    ("DK", r"tanska\w*|danmark|denmark"),
    ("EE", r"viro\w*|estland|estonia"),
    ("HU", r"unkari\w*|ungern|hungary"),
    ("IS", r"islan(?:ti|ni)\w*|island|iceland"),
    ("JP", r"japani\w*|japan"),
    ("LT", r"liettua\w*|litauen|lithuania"),
    ("LV", r"latvia\w*|lettland"),
    ("NO", r"norja\w*|norge|norway"),
    ("PL", r"puola\w*|polen|poland"),
    ("RU", r"venäjä\w*|ryssland|russia"),
    ("SE", r"ruotsi\w*|sverige|sweden"),
    ("UA", r"ukraina\w*|ukraine"),
    ("US", r"yhdysval\w+|usa|united states"),
)
_PATTERNS = tuple((code, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for code, words in _AREAS)


def extract_areas(told: Sequence[Told], page: PageContext) -> Iterator[Description]:
    """The areas of each sentence that names a twinning, in the order of their codes' table."""
    for sentence in told:
        for found in sentence.systems:
            areas = tuple(code for code, pattern in _PATTERNS if pattern.search(sentence.text, found.end))
            if page.gazetteer.systems[found.match.id].kind == "twinning" and areas:
                yield Description(
                    network=refer(found.match, sentence.text[found.start : found.end]),
                    attribute="areas",
                    values=areas,
                    evidence=Evidence(sentence.text, (sentence.sentence.start, sentence.sentence.end)),
                    method="rule",
                )

"""Where a body has its twin towns, as a sentence names it: Description `areas` of a twinning.

The codes are those of `language.countries`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.assertion import Description, Evidence
from extractors.context import PageContext, refer
from extractors.language.countries import spoken_of
from extractors.language.patterns import whole
from extractors.prose.narrative import Told

# On the page of a Finnish town "Finland" says where it is itself.
_AREAS = tuple((code, whole(words)) for code, words in spoken_of().items() if code != "FI")


def extract_areas(told: Sequence[Told], page: PageContext) -> Iterator[Description]:
    """The areas of each sentence that names a twinning, in the order of their codes' table."""
    for sentence in told:
        for found in sentence.systems:
            areas = tuple(code for code, pattern in _AREAS if pattern.search(sentence.text, found.end))
            if page.gazetteer.systems[found.match.id].kind == "twinning" and areas:
                yield Description(
                    network=refer(found.match, sentence.text[found.start : found.end]),
                    attribute="areas",
                    values=areas,
                    evidence=Evidence(sentence.text, (sentence.sentence.start, sentence.sentence.end)),
                    method="rule",
                )

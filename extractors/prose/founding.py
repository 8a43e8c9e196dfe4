"""When systems were founded, as a page tells it: founders without a date of their own founded them then."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.assertion import UncertainDate
from extractors.pages.context import PageContext
from extractors.prose.dating import start_and_end
from extractors.prose.narrative import Told
from extractors.prose.relations import Trigger

_FOUNDING = re.compile(
    r"(?<!\w)(?:perustettiin|perustettu|syntyi|sai alkunsa|käynnistettiin|käynnistyi|aloitti toimintansa"
    r"|grundades|grundat|bildades|bildat|startade|startades|was founded|founded|established|launched|set up)(?!\w)",
    re.IGNORECASE,
)


def founding_dates(told: Sequence[Told], page: PageContext) -> dict[str, UncertainDate]:
    """The first date of founding that the sentences tell of each system, by the system's id."""
    founded: dict[str, UncertainDate] = {}
    for sentence in told:
        verb = _FOUNDING.search(sentence.text)
        system = sentence.systems[0].match if sentence.systems else sentence.topic
        if verb is None or system is None or system.id in founded:
            continue
        trigger = Trigger("founded", "doing", verb.start(), verb.end(), verb[0])
        start, _ = start_and_end(sentence, trigger, [trigger], page)
        if start is not None:
            founded[system.id] = start
    return founded

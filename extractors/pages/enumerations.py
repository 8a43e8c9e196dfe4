"""Members in a sentence: "Jäseniä on 11 kuntaa: Forssa, … ja Vaasa", "The members are Turku, Lahti and Oulu".

What stands before the colon or the "are" is the lead; what follows must be names, most of them known. Sentences that
tell of joining with a verb of their own are not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.assertion import Evidence, Participation
from extractors.context import PageContext, refer
from extractors.document import Document, Slice
from extractors.language.modality import modality_of
from extractors.language.sentences import sentences
from extractors.pages.lead import Lead, read_lead
from extractors.pages.names import enumerated, is_phrase, may_be_name
from extractors.registers.gazetteer import Match

_FEWEST = 2
_JOINT = re.compile(
    r":\s+|\s(?:ovat|olivat|är|var|are|were|sind|er|on)\s+(?=[^\W\da-zåäöéüõšž]|(?:mm|t\.\s?ex|e\.\s?g|esim|bl\.\s?a)\.)"
    r"|\s(?:ovat|är|are)\s+(?=muun muassa|esimerkiksi|till exempel|bland annat|for example)"
    r"|,\s(?=(?:including|such as)\s)"
)

_FIRST = re.compile(r"(?:ensimmäiset|(?:de )?första|the first)\s", re.IGNORECASE)


def extract_enumerations(document: Document, page: PageContext) -> Iterator[Participation]:
    """One participation a name of each sentence that enumerates members."""
    for block in document.blocks:
        if block.kind == "paragraph":
            for sentence in sentences(block.text, block.start):
                yield from _enumerated(document, sentence, page)


def _enumerated(document: Document, sentence: Slice, page: PageContext) -> Iterator[Participation]:
    joint = _JOINT.search(sentence.text)
    if joint is None:
        return
    head = sentence.text[: joint.start()]
    lead = read_lead(head, page)
    network = lead.network or page.network
    names = enumerated(sentence.text[joint.end() :], sentence.start + joint.end(), page)
    bodies = [page.gazetteer.body(n.text, lang=page.lang) for n in names]
    if network is None or any(document.names_person(n) for n in names):
        return
    if not _are_members([n.text for n in names], bodies, lead, network, page):
        return
    tense, _ = modality_of(sentence.text[: joint.end()], page.lang)
    # Who was there first was there when it began.
    role = lead.role or ("founder" if _FIRST.match(head) and lead.start is None else page.member_role(network))
    for name, body in zip(names, bodies, strict=True):
        yield Participation(
            network=refer(network, lead.network_mention or network.name),
            party=refer(body, name.text),
            role=role,
            state=lead.state,
            basis=page.basis,
            start=lead.start,
            evidence=Evidence(sentence.text, (sentence.start, sentence.end)),
            method="rule",
            tense=tense,
        )


def _are_members(names: list[str], bodies: list[Match | None], lead: Lead, network: Match, page: PageContext) -> bool:
    """Whether the lead announces so many names, most of them are known, and none is anything else than a name."""
    known = [body for body in bodies if body is not None]
    # All but a few municipalities of the country are in the registers; companies are not.
    enough = len(names) * 2 / 3 if page.is_of_places_at_home(network) else len(names) / 2
    if not lead.speaks_of_members:
        enough = len(names)
    return (
        len(names) >= _FEWEST
        and lead.announces(len(names))
        and len(known) >= enough
        and all(body or (may_be_name(name) and not is_phrase(name)) for name, body in zip(names, bodies, strict=True))
        and all(page.may_be_member(body, network) for body in known)
    )

"""What a body did earlier, by way of which systems: "Aiemmin kaupunki on tehnyt yhteistyötä mm. UBC:n kautta".

Such words do not say that anything ended: the state is `earlier`, and there are no dates but "before now".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.assertion import Evidence, Participation
from extractors.context import PageContext, refer
from extractors.document import Document
from extractors.language.modality import negated
from extractors.language.patterns import by_language
from extractors.prose.narrative import Told
from extractors.prose.parties import Party, find_groups
from extractors.prose.relation_words import COOPERATION, EARLIER
from extractors.registers.entries import JOINABLE_KINDS

_EARLIER, _COOPERATION = by_language(EARLIER), by_language(COOPERATION)
_CASES = ("base", "local")


def extract_earlier(told: Sequence[Told], document: Document, page: PageContext) -> Iterator[Participation]:
    """One participation a body and system of each sentence that tells of earlier cooperation or membership."""
    for sentence in told:
        if not sentence.systems or not _tells(sentence.text, page.lang):
            continue
        parties = [g.parties[0] for g in find_groups(sentence, document, page) if g.case in _CASES]
        known = next((p for p in parties if p.body is not None and p.body.kind != "eu_body"), None)
        if known is None and page.subject is not None:
            known = Party(-1, -1, page.subject.name, page.subject, "base")
        if known is None or known.body is None:
            continue
        for found in sentence.systems:
            kind = page.gazetteer.systems[found.match.id].kind
            if kind in JOINABLE_KINDS or kind == "twinning":
                yield Participation(
                    network=refer(found.match, sentence.text[found.start : found.end]),
                    party=refer(known.body, sentence.text[known.named] if known.start >= 0 else known.name),
                    role=page.member_role(found.match),
                    state="earlier",
                    basis="explicit",
                    evidence=Evidence(sentence.text, (sentence.sentence.start, sentence.sentence.end)),
                    method="rule",
                    tense="past",
                )


def _tells(text: str, lang: str) -> bool:
    told = _EARLIER(lang).search(text) and _COOPERATION(lang).search(text)
    return told is not None and not negated(text, lang)

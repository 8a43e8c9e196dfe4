"""A body's own page of the networks it is in: it says once that it belongs to several, then names each.

The networks stand as list items, as headings or at the head of paragraphs. Only a name at the very head counts, so
that a network which is merely spoken of ("… belongs to the international ICN") gives its members nothing: membership
is never passed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.assertion import Evidence, Participation
from extractors.language.modality import negated
from extractors.pages.context import PageContext, refer
from extractors.readers.document import Block, Document

_BELONGS = re.compile(
    r"(?:kuulu|jäsen|mukana|osallistu|sitoutu).*(?:verkosto|sopimu|sitoumu|yhteistyö)"
    r"|(?:verkosto|sopimu|sitoumu)\w*.*(?:kuulu|jäsen|mukana|osallistu)"
    r"|(?:medlem|med i|hör till|deltar|anslut).*(?:nätverk|avtal|förbund)"
    r"|(?:member|belongs?|participates?|takes part|joined|signed).*(?:network|agreement|accord|covenant)"
    r"|(?:network|agreement)s?\b.*(?:member|belongs?|participates?|takes part)",
    re.IGNORECASE | re.DOTALL,
)
_HEADS = ("item", "heading", "paragraph")


def extract_own_networks(document: Document, page: PageContext) -> Iterator[Participation]:
    """One participation of the page's owner in each network that the page lists."""
    if page.owner is None:
        return
    told = next((i for i, b in enumerate(document.blocks) if _says_belonging(b, page)), None)
    if told is None:
        return
    for block in document.blocks[told + 1 :]:
        if block.kind not in _HEADS:
            continue
        found = page.systems_in(block.text)
        if not found or found[0].start > 0 or not page.gazetteer.systems[found[0].match.id].is_joinable:
            continue
        network = found[0].match
        yield Participation(
            network=refer(network, block.text[: found[0].end]),
            party=refer(page.owner, page.owner.name),
            role=page.member_role(network),
            basis="listed_on_own_page",
            evidence=Evidence(block.text, (block.start, block.end)),
            method="structure" if block.kind != "paragraph" else "rule",
        )


def _says_belonging(block: Block, page: PageContext) -> bool:
    return block.kind == "paragraph" and bool(_BELONGS.search(block.text)) and not negated(block.text, page.lang)

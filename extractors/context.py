"""What is known of a page before it is read for members: whose it is, and which network its lists are lists of."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from extractors.assertion import Basis, Reference, Role, UncertainDate
from extractors.catalogue import PageKind, Rank, Source
from extractors.document import Document
from extractors.readers.deadline import check_deadline
from extractors.registers.gazetteer import Found, Gazetteer, Match

_EVERY_KIND: tuple[PageKind, ...] = ("member_table", "member_list", "coordinators", "own_networks")
_BASIS: dict[Rank, Basis] = {
    "register": "register",
    "network_list": "official_list",
    "own_page": "listed_on_own_page",
    "news": "news",
}


# A page in a language without rules of its own, or with too few words to tell, is read by those of English: they find
# digits, dates and names, and no verb that is not there.
_RULED = frozenset({"fi", "sv", "en", "de", "et", "no", "da"})
_OF_MEMBERS = frozenset({"network", "agreement", "declaration", "programme"})
_PLACES = frozenset({"municipality", "region"})
_KNOWN_COUNTRIES = frozenset({"FI", "SE"})
_PARTNERED = re.compile(r"partner|kumppan", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageContext:
    """`network` is what the source says its lists are of, else the first system that the title or a heading names.

    `owner` is the body whose page it is, None where nobody said; `member_kind` is what the source says its members
    are, "any" where nobody said. `today` is the day that "now" means on the page, None where only the fetch log knows.
    `dated` is the day that the page bears itself, and `told_on` the latest day of which it tells as past: the year of
    "during the autumn" comes from the first of these that there is (`anchor`). `subject` is whom "the city" means: the
    owner where there is one.
    """

    url: str
    lang: str
    kinds: tuple[PageKind, ...]
    network: Match | None
    owner: Match | None
    member_kind: str
    basis: Basis
    today: dt.date | None
    gazetteer: Gazetteer
    dated: dt.date | None = None
    told_on: dt.date | None = None
    subject: Match | None = None
    _met: dict[str, list[Found]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(
        cls,
        url: str,
        source: Source | None,
        document: Document,
        gazetteer: Gazetteer,
        today: dt.date | None,
        dated: dt.date | None = None,
    ) -> PageContext:
        """The context of a page of `source`, or of a page that no source is known for."""
        lang = document.lang if document.lang in _RULED else "en"
        if source is None:
            network = _named_in_headings(document, gazetteer) or _only_named(document, gazetteer)
            return cls(url, lang, _EVERY_KIND, network, None, "any", "explicit", today, gazetteer, dated)
        network = gazetteer.system_by_id(source.network) if source.network else None
        return cls(
            url,
            lang,
            source.kinds,
            network or _named_in_headings(document, gazetteer) or _only_named(document, gazetteer),
            gazetteer.body_by_id(source.owner),
            source.member_kind,
            _BASIS[source.rank],
            today,
            gazetteer,
            dated,
        )

    @property
    def anchor(self) -> dt.date | None:
        """The day that words without a year of their own are measured from."""
        return self.dated or self.told_on or self.today

    def system_in(self, text: str) -> tuple[Match, str] | None:
        """The first system that a text names, with the words that name it."""
        found = self.systems_in(text)
        return (found[0].match, text[found[0].start : found[0].end]) if found else None

    def systems_in(self, text: str) -> list[Found]:
        """Every system that a text names; names that several systems share are settled by whose page it is.

        Kept for the page, for many ask of the same sentence.
        """
        if text not in self._met:
            check_deadline()
            self._met[text] = self.gazetteer.systems_in(
                text, lang=self.lang, owner=self.owner.id if self.owner else None
            )
        return self._met[text]

    def member_role(self, network: Match) -> Role:
        """The role that a plain listing in a network gives."""
        return self.gazetteer.systems[network.id].member_role

    @property
    def is_network_list(self) -> bool:
        """Whether the page is known as a network's own list, or as a register."""
        return self.basis in ("official_list", "register")

    def has_partners(self, network: Match | None) -> bool:
        """Whether a network calls its members partners: by its name, or as an agreement."""
        if network is None:
            return False
        system = self.gazetteer.systems[network.id]
        names = " ".join(filter(None, (system.name_fi, system.name_sv, system.name_en)))
        return system.kind == "agreement" or _PARTNERED.search(names) is not None

    def may_be_member(self, body: Match, network: Match) -> bool:
        """Whether a known place is of a kind that a network takes; of anything else it is not judged."""
        kinds = self.gazetteer.systems[network.id].member_kinds
        return body.kind not in _PLACES or not _PLACES.intersection(kinds) or body.kind in kinds

    def is_of_regions(self, network: Match) -> bool:
        """Whether a network has regions for members and no municipalities, so that where it works says who they are."""
        kinds = self.gazetteer.systems[network.id].member_kinds
        return "region" in kinds and "municipality" not in kinds

    def is_of_places_at_home(self, network: Match) -> bool:
        """Whether its members here are municipalities or regions of one country, all of which the registers know."""
        system = self.gazetteer.systems[network.id]
        kinds = {self.member_kind} if self.member_kind in _PLACES else set(system.member_kinds)
        return system.country in _KNOWN_COUNTRIES and bool(kinds) and _PLACES.issuperset(kinds)

    def now(self) -> UncertainDate:
        """The date of an undated present: no later than today."""
        return UncertainDate(None, None, self.today, "as_of")


def refer(match: Match | None, mention: str) -> Reference:
    """A reference by the words met, with the id where the registers know it."""
    if match is None:
        return Reference(mention)
    return Reference(mention, match.id, match.name)


def _named_in_headings(document: Document, gazetteer: Gazetteer) -> Match | None:
    for text in (document.title, *(h.text for h in document.headings)):
        if text and (found := gazetteer.systems_in(text, lang=document.lang)):
            return found[0].match
    return None


def _only_named(document: Document, gazetteer: Gazetteer) -> Match | None:
    """The one network or agreement that a page's paragraphs name, where they name no other: all is told of it."""
    named: dict[str, Match] = {}
    for block in document.blocks:
        if block.kind == "paragraph":
            for found in gazetteer.systems_in(block.text, lang=document.lang):
                if gazetteer.systems[found.match.id].kind in _OF_MEMBERS:
                    named.setdefault(found.match.id, found.match)
        if len(named) > 1:
            return None
    return next(iter(named.values()), None)

"""What the words before a list or table make of it: members, founders, former members, or nothing of the kind.

A lead is the paragraph or heading that introduces a list, in Finnish, Swedish or English. It names the network, the
role and the date that all of the list share ("Signed on 26 September 2012:").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.assertion import Role, State, UncertainDate
from extractors.language.dates import find_dates
from extractors.language.modality import modality_of, negated
from extractors.pages.context import PageContext
from extractors.readers.document import Document
from extractors.registers.gazetteer import Match

MEMBER_WORDS = re.compile(
    r"jäsen|kumppan|kun(?:ta|nat|tia|nissa|tien|taa)\b|kaupun(?:ki|git|kia|geissa)|maakun|mukana|allekirjoitt|liittyn"
    r"|osallistu|kuulu|medlem|kommun|städer|undertecknat|anslutit|ingår|deltar|deltagare"
    r"|member|municipalit|cities|towns|regions|signator|signed|joined|participa|partner",
    re.IGNORECASE,
)
_NOT_MEMBERS = re.compile(
    r"kiinnost|hakija|hakemu|ehdok|yhteyshenk|yhteystied|koordinaattor|tapahtum|tehtäv|tavoit|toimenpi|hyöty|palvelu"
    r"|intresse|sökande|kandidat|kontakt|koordinator|uppgift|mål\b|åtgärd|tjänst"
    r"|interest|applicant|candidate|contact|coordinator|event|task|goal|action|benefit|service|related|read more",
    re.IGNORECASE,
)
_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"tukijäsen|stödmedlem|supporting member|associate", re.IGNORECASE), "supporting_member"),
    (
        re.compile(r"perusta(?:ja|jäsen|neet)|grundare|grundades av|grundande|founder|founding", re.IGNORECASE),
        "founder",
    ),
    (re.compile(r"tarkkailij|observatör|observer", re.IGNORECASE), "observer"),
)
_FORMER = re.compile(r"enti(?:nen|set|siä)|aiem(?:mat|pia)|tidigare|f\.d\.|former|previous|past member", re.IGNORECASE)
_DATING = re.compile(
    r"allekirjoitt|liitty|perust|undertecknat?|undertecknade|anslöt|grundade|signed|signing|joined|founded|vuodesta"
    r"|sedan|since|signatories|allekirjoituks",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lead:
    """What a list's introduction says: `speaks_of_members` is None where it says nothing either way."""

    network: Match | None
    network_mention: str | None
    role: Role | None
    state: State
    start: UncertainDate | None
    speaks_of_members: bool | None


def read_lead(text: str, page: PageContext) -> Lead:
    """Read the words before a list. An empty text gives a lead that says nothing."""
    named = page.system_in(text) if text else None
    role = next((role for pattern, role in _ROLES if pattern.search(text)), None)
    speaks: bool | None = None
    if _NOT_MEMBERS.search(text) or _is_wish(text, page.lang):
        speaks = False
    elif role is not None or MEMBER_WORDS.search(text):
        speaks = True
    return Lead(
        network=named[0] if named else None,
        network_mention=named[1] if named else None,
        role=role,
        state="earlier" if _FORMER.search(text) else "active",
        start=joining_date(text, page),
        speaks_of_members=speaks,
    )


def joining_date(text: str, page: PageContext) -> UncertainDate | None:
    """The date on which a text says that somebody joined, signed or founded: None where it says no such date."""
    if not _DATING.search(text):
        return None
    dates = [f.date for f in find_dates(text, page.lang, anchor=page.today) if f.date.edtf is not None]
    return dates[0] if len(dates) == 1 else None


def heading_before(document: Document, position: int) -> str:
    """The nearest heading before a position, empty where there is none."""
    return next((h.text for h in reversed(document.headings) if h.end <= position), "")


def _is_wish(text: str, lang: str) -> bool:
    _, modality = modality_of(text, lang)
    return modality != "is" or negated(text, lang)

"""Pages that came with status 200 and are an error all the same.

Takes a title or first heading and the text that was read; raises UnreadableDocument("error_page") where the heading
says that a page is missing, refused, down or guarded, and little else stands on it, and where a page holds no text
until a script runs.
"""

from __future__ import annotations

import re

from extractors.readers.unreadable import UnreadableDocument

# An error page explains itself and offers a search; an article about errors has more to say.
LITTLE = 900
SHELL = 300

_CODE = "40[0-9]|410|429|50[0-4]"
_ERROR = re.compile(
    r"(?i)\W*+(?:"
    rf"(?:http|error|virhe|fel|fehler|status)\W*+(?:(?:code|koodi|kod)\W*+)?(?:{_CODE})\b|(?:{_CODE})\W*(?:$|[-–|:]|error|page|not|forbidden)"
    r"|(?:error|virhe|fel|fehler)\W*$|(?:oops|hups|ups|hoppsan|tyvärr|sorry)\b.{0,40}$"
    r"|.{0,40}\b(?:page|site|file|document|content|url)\b.{0,30}\b(?:not (?:be )?found|not exist|not available"
    r"|unavailable|missing|has moved)\b|not found|nothing (?:was )?found"
    r"|.{0,30}\bsivu(?:a|n)?\b.{0,30}\bei\b.{0,25}\b(?:löyty|löydy|ole olemassa|saatavilla)"
    r"|.{0,30}\bei löyty(?:nyt|ny)\b"
    r"|.{0,30}\bsidan?\b.{0,30}\b(?:inte hittas|saknas|(?:hittades|finns|existerar) (?:inte|ej))\b"
    r"|.{0,30}\bhittades inte\b"
    r"|.{0,30}\bseite\b.{0,30}\bnicht (?:gefunden|verfügbar|vorhanden)\b"
    r"|.{0,20}\bleh(?:t|te|ekülge)\b.{0,15}\bei (?:leitud|leitu)\b"
    r"|.{0,20}\bsiden?\b.{0,20}\b(?:ble |blev )?ikke (?:funnet|fundet)\b"
    r"|access (?:is )?(?:denied|forbidden)|forbidden|unauthori[sz]ed|pääsy (?:estetty|evätty)|åtkomst nekad"
    r"|zugriff verweigert|ingen åtkomst|ei käyttöoikeutta"
    r"|(?:internal )?server error|(?:service|temporarily) unavailable|bad gateway|gateway time-?out|palvelinvirhe"
    r"|.{0,40}\b(?:under|scheduled|down for) maintenance\b|maintenance(?: mode)?\W*$|.{0,30}\bhuoltokatko\w*"
    r"|.{0,30}\bon huollossa\b|.{0,20}\b(?:pågående|planerat) underhåll|underhållsarbete pågår|.{0,20}\bwartungsmodus\b"
    r"|just a moment|attention required|checking your browser|are you (?:a )?(?:human|robot)|.{0,30}\bcaptcha\b"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|security check|one more step"
    r")"
)
_SHELL = re.compile(
    r"(?i)enable\W+java\s?script|java\s?script\W+(?:is|must|has|needs?)\W+.{0,20}(?:enabled|disabled|required|on)\b"
    r"|requires?\W+java\s?script|java\s?script.{0,40}(?:käyttöön|käytössä|päälle|aktivera|aktivier|einschalten)"
    r"|aktivera\W+java\s?script|captcha|cf-browser-verification|checking your browser"
)


def says_error(heading: str) -> bool:
    """Whether a title or heading is that of an error page."""
    return len(heading) <= 120 and _ERROR.match(heading) is not None


def refuse_error_page(heading: str | None, text: str) -> None:
    """Raise where a heading says error and little else is there."""
    if heading and len(text) <= LITTLE and says_error(heading):
        raise UnreadableDocument("error_page", f"the page says {heading[:80]!r} and little else")


def refuse_script_shell(text: str, unseen: str) -> None:
    """Raise where hardly any text is there and what is shown without scripts asks for them, or for a captcha."""
    if len(text) <= SHELL and (met := _SHELL.search(text) or _SHELL.search(unseen)):
        raise UnreadableDocument("error_page", f"the page holds no text of its own and says {met[0]!r}")

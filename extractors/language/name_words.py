"""Words in the names of bodies and between them: legal forms, nouns for bodies, and what joins the last of a row.

Takes the words of a text, knows no registers. Data are alternatives of regular expressions.
"""

from __future__ import annotations

import re

LEGAL_FORMS = r"oyj?|abp?|ry|rf|ky|osk|ltd|inc|plc|gmbh|as|asa|a/s"
# Between the last two names of a row, by language.
JOINTS = {
    "fi": r"ja|sekä|että",
    "sv": r"och|samt",
    "en": r"and|as well as|&(?= )",
    "de": r"und|sowie",
    "no": r"og|samt",
    "da": r"og|samt",
    "et": r"ja|ning",
}
# These join the last of a row rather than the parts of one name.
STRONG_JOINTS = ("sekä", "samt", "as well as", "sowie", "ning")
_BODY_WORD = re.compile(
    rf"\b(?:{LEGAL_FORMS}|säätiö|\w*yliopisto|\w*korkeakoulu|\w*liitto|\w*keskus|\w*virasto|\w*laitos|\w*yhtymä"
    r"|\w*yhdistys|\w*seura|\w*seurakunta|\w*kaupunki|\w*kunta|\w*yhtiöt?|\w*konserni|\w*osuuskunta|\w*energia"
    r"|\w*pankki|kommun|stad|region\w*|län|landsting|\w*förbund|\w*förening|universitet\w*|\w*högskola\w*"
    r"|stiftelse\w*|university|institute|agency|foundation|association|council|group|company|city|town|municipality"
    r"|county|kommune|linn|vald)\b",
    re.IGNORECASE,
)


def names_body(text: str) -> bool:
    """Whether a text says by a word of its own that it names a body ("… Oy", "… liitto")."""
    return _BODY_WORD.search(text) is not None

"""Words that stand in a cell in a number's place or before it, in Finnish, Swedish and English.

`MISSING` says why there is no figure, by the cell's words in small letters without closing points. CDP's cities write
the notation keys of the GPC (NE, NO, IE) too. `COMPARATORS` are patterns of what may stand before a figure.
"""

from __future__ import annotations

import re
from typing import Literal

from extractors.reports.report import MissingReason

Comparator = Literal["approx", "less", "at_most", "more", "at_least"]

_REASONS: dict[MissingReason, str] = {
    "dash": "-|–|—|−|‒|‑|--|---|––|- -",
    "unknown": (
        "ei tiedossa|ei tietoa|ei tiedetä|ei saatavilla|ei ilmoitettu|tieto puuttuu|puuttuu|tuntematon|et|e.t"
        "|ej känt|ej känd|inte känt|okänt|okänd|vet ej|vet inte|uppgift saknas|saknas|ej tillgängligt|ej angivet"
        "|ingen uppgift|n/a|n.a|na|unknown|not known|do not know|don't know|no data|not available|not reported"
        "|not stated|missing|n.k|?|??|???"
    ),
    "not_calculated": (
        "ei laskettu|ei ole laskettu|ei laskettuna|laskematta|ei arvioitu|ei mitattu|ej beräknat|ej beräknad"
        "|ej beräknade|inte beräknat|inte beräknad|ej uppmätt|ej uppskattat|not calculated|not estimated|not measured"
        "|not yet calculated|ne"
    ),
    "not_applicable": (
        "ei sovellu|ei sovelleta|ei koske|ei relevantti|ej tillämpligt|ej tillämplig|ej aktuellt|ej relevant"
        "|inte tillämpligt|not applicable|not relevant|not occurring|no|included elsewhere|ie"
    ),
}
MISSING: dict[str, MissingReason] = {word: reason for reason, words in _REASONS.items() for word in words.split("|")}

_BEFORE: tuple[tuple[Comparator, str], ...] = (
    (
        "approx",
        (
            r"~|≈|∼|n\.|noin\b|arviolta\b|suunnilleen\b|ca\b\.?|cirka\b|circa\b|c\.|ungefär\b|omkring\b"
            r"|uppskattningsvis\b|about\b|approx(?:imately)?\b\.?|around\b|appr\."
        ),
    ),
    ("at_most", r"≤|<=|=<|enintään\b|korkeintaan\b|max\b\.?|högst\b|som mest\b|at most\b|up to\b"),
    ("less", r"<|alle\b|under\b|mindre än\b|less than\b|fewer than\b|below\b"),
    ("at_least", r"≥|>=|=>|vähintään\b|ainakin\b|väh\.|min\b\.?|minst\b|åtminstone\b|at least\b"),
    ("more", r">|yli\b|över\b|mer än\b|more than\b|over\b|above\b"),
)
COMPARATORS = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _BEFORE), re.IGNORECASE)

_YES = "kyllä|k|on|x|yes|y|true|1|ok|joo|ja|j|kyllä/ja|kyllä/yes|ja/yes|kyllä/ja/yes|sallittu|tillåtet|allowed"
_NO = "ei|e|no|n|false|0|nej|ei/nej|ei/no|ei/nej/no|kielletty"
YES = frozenset(_YES.split("|"))
NO = frozenset(_NO.split("|"))

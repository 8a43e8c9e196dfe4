"""Words around the names of bodies, in Finnish, Swedish and English: data only, alternatives of regular expressions."""

from __future__ import annotations

from extractors.language.countries import NORDIC, in_cases

# Organs that decide for a body: what they decide, it does.
ORGANS = {
    "fi": r"(?:kaupungin|kunnan|maakunta)?(?:valtuusto|hallitus)|(?:kaupungin|kunnan)(?:valtuusto|hallitus)"
    r"|maakuntahallitus|lautakunta|edustajisto|yhtymävaltuusto|yhtymähallitus",
    "sv": r"(?:stads|kommun|region)(?:fullmäktige|styrelse|styrelsen)|fullmäktige|styrelsen|landskapsstyrelse",
    "en": r"council|board|assembly|administration",
}
# Offices that sign for a body.
OFFICES = {
    "fi": r"(?:apulais)?(?:kaupungin|kunnan|maakunta|toimitus)johtaja|pormestari|apulaispormestari",
    "sv": r"(?:biträdande )?(?:stads|kommun)direktör(?:en)?|borgmästare(?:n)?|kommunalråd(?:et)?",
    "en": r"mayor|deputy|director|ceo",
}
# A place in the genitive before these is no actor.
CITIZENS = {
    "fi": r"(?:alue|seu|asukk|keskust|ympärist(?!ökesk)|satam|raja|historia|ilmasto(?!kump)|päästö|tavoit)",
    "sv": r"(?:invånare|område|centrum|hamn|klimat(?!partn)|utsläpp|mål)",
    "en": r"(?:residents|area|region|centre|harbour|emissions|goals?|targets?)",
}
# Capitalised words that are no bodies.
NO_NAME = (
    rf"{in_cases()}|{NORDIC}|nordic|eu|eu:n|eurooppa|euroopan|europe|europa|europas|euroopan unionin?|european union"
    r"|europeiska unionen|yk|yk:n|fn|un|the|this|these|our|we|he|she|it|co2|i|a|an|agenda 2030|pariisin|paris"
    r"|parisavtalet|covid|covid-19|leader|life|oy|ab|ry|www|facebook|twitter|linkedin|instagram|pdf"
)
# What a name with "and" within it opens with.
KINDS_FIRST = r"Föreningen|Förbundet|Stiftelsen|Sällskapet|Yhdistys|The Association|Association|Society|Foundation"
# The commonest given names: a name of two words that opens with one is a person's.
GIVEN_NAMES = (
    r"Maria|Anna|Anne|Anu|Eeva|Eva|Tuula|Päivi|Kaisa|Laura|Sari|Minna|Hanna|Johanna|Kirsi|Mari|Katja|Sanna|Riitta"
    r"|Tiina|Elina|Heidi|Jaana|Outi|Satu|Juha|Matti|Timo|Jari|Mikko|Antti|Pekka|Markku|Kari|Hannu|Jukka|Janne|Petri"
    r"|Ville|Tuomas|Sami|Marko|Heikki|Erik|Lars|Karl|Anders|Johan|Per|Nils|Jan|Mikael|Hans|Peter|Fredrik|Magnus"
    r"|Björn|Karin|Kristina|Lena|Kerstin|Ingrid|Birgitta|Malin|Sofia|Emma|Elin|Sara|John|David|Michael|James|Robert"
    r"|William|Richard|Thomas|Paul|Mark|George|Mary|Jennifer|Elizabeth|Susan|Sarah|Jane|Helen|Emily|Andrew|Simon"
)

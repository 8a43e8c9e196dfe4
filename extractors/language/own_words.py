"""By what words a body speaks of itself on its own page, by language: "the city", "yhtiömme", "vi".

Data only: alternatives of regular expressions, in Finnish, Swedish and English, with a few of the neighbours.
"""

from __future__ import annotations

TOWN = {
    "fi": r"(?:kaupunki|kunta)(?:mme)?",
    "sv": r"staden|kommunen",
    "en": r"(?:the|our) (?:city|town|municipality)",
    "no": r"kommunen|byen",
    "da": r"kommunen|byen",
}
# The same in the cases in which it owns or does something.
TOWN_IN_CASES = {
    "fi": r"(?:kaupun(?:ki|gin|gilla|gissa)|kun(?:ta|nan|nalla))(?:mme)?",
    "sv": r"staden?s?|kommunens?",
    "en": rf"{TOWN['en']}(?:'s|’s)?",
    "no": r"kommunens?|byens?",
    "da": r"kommunens?|byens?",
}
OTHER_BODY = {
    "fi": r"maakunta(?:mme)?|yrity(?:s|ksemme)|yhtiö(?:mme)?",
    "sv": r"regionen|företaget|bolaget",
    "en": r"(?:the|our) (?:region|company)",
    "no": r"bedriften|selskapet",
    "da": r"virksomheden|selskabet",
}
# The first person as the subject of what a body is or does.
WE = {
    "fi": r"me|olemme|kuulumme|liityimme|osallistumme",
    "sv": r"vi",
    "en": r"we",
    "no": r"vi",
    "da": r"vi",
}
# Any word of the first person, also of what is its own.
FIRST_PERSON = {
    "fi": r"\w{4,}mme|olemme",
    "sv": r"vi|vår[at]?",
    "en": r"we|our",
    "no": r"vi|vår[et]?",
    "da": r"vi|vor(?:es)?",
}
OWN = {lang: "|".join((TOWN[lang], OTHER_BODY[lang], WE[lang])) for lang in TOWN}

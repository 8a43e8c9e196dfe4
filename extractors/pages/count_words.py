"""The words around a number that make it a count of members, or show that it is none, in Finnish, Swedish and English.

Data only: alternatives of regular expressions.
"""

from __future__ import annotations

# What is counted, by the words for it; the first that fits wins.
NOUNS = {
    "person": r"henkilöjäsen(?:tä|iä)|personmedlemmar|(?:personal|individual) members",
    "region": r"\w*maakunta(?:a)?|\w*maakunti?a|landskap|regioner(?:na)?|regions",
    "municipality": r"(?!\w*(?:maa|seura|toimi|lauta|neuvottelu|ylioppilas|edus|osa|valio|henkilö)kun)"
    r"[\w-]*kun(?:ta|taa|tia|nat)|\w*kaupun(?:ki|kia|git|keja)|\w*kommuner(?:na)?|(?!bo)\w{0,20}?(?<!bo)städer(?:na)?"
    r"|municipalities|cities|towns",
    "company": r"\w*yrity(?:stä|ksiä|kset)|\w*företag(?:en)?|companies|businesses",
    "partner": r"\w*kumppan(?:ia|eita|it)|\w*partner(?:s|e|ne|na|er|erna)|(?:klimat|avtals)partner",
    "organisation": r"\w*organisaatio(?:ta|ita|t)|\w*yhteisö(?:ä|jä|t)|organi[sz]ations|organisationer(?:na)?",
    "any": r"\w*jäsen(?:tä|iä|et)|\w*jäsenmäärä|medlemmar(?:na)?|members|signatories|allekirjoittajaa|undertecknare",
}
# A region that work is done in stands for a member only where the members are regions.
REGION_OF_WORK = r"maakunnassa|maakunnan"

BELONGING = (
    r"kuulu|jäsen|mukana|verkosto|liittyn|allekirjoitta|kumppan|\w-kunt(?:ia|aa)\b|tehdään|koostu"
    r"|medlem|nätverk|anslut|ingår|undertecknat|skrivit under"
    r"|member|network|joined|signed|signator|belong|partner|participat"
)
# A clause that goes on about what the one before it named.
GOES_ON = (
    r"(?:ja|och|and)\s+(?:siinä|siihen|sillä|se|it|they|den|det|de)\b"
    r"|(?:siinä|siihen|joista|varav|av vilka|of which|of whom)\b"
)

# Between a number and its noun, one of these parts them.
PARTING = (
    r"of|for|in|to|with|by|from|and|or|at|on|as|that|who|which|per|av|för|i|till|med|från|och|eller|på|som|vid|hos"
    r"|ja|sekä|tai|joissa|joista|jotka|\w*osaa|new|uutta|uusi|nya|nytt|ny|other|more|further|muuta|muun|andra|övriga"
    r"|fler|flera|lisää"
)
# Straight before a number: it counts places, a part, or those that came first.
LOCATING = r"in|across|from|for|among|between|at|by|i|på|från|för|bland|mellan|inom|pour|over i|rundt i"
RISING_TO = r"to|till|til"
RISING = r"grew|grown|rose|risen|increas|kasvoi|kasvanut|nousi|noussut|växte|vuxit|ökade|ökat|steg\b|stigit"
PART = (
    r"ensimmäi\w+|first|första|viimei\w+|last|sista|next|seuraava\w*|top|new|uu(?:si|det|sia)|nya|toiset|other"
    r"|another"
    r"|the|of the|muu(?:t|ta)|muita|andra|further"
)

# How many there are is told by having, holding or belonging, straight before the number (`HOLDING`, with `ADVERBS`
# between) or behind what it counts (`BELONG_BEHIND`). Any other verb tells what was done to so many, or by them.
HOLDING = (
    r"on(?: liittynyt| allekirjoittanut)?|ovat(?: liittyneet| allekirjoittaneet)?|oli|olivat|kuulu(?:u|i|vat|ivat)"
    r"|koostuu|koostui|muodostuu|käsittää|kokoaa|yhdistää|kaikki"
    r"|(?:har|hade)(?: \w*(?:nätverk|avtal|förbund)\w*| [A-ZÅÄÖ]\w+)?|består av|bestod av|omfattar|samlar"
    r"|finns(?: det)?"
    r"|ingår|är|var|alla|nätverk (?:av|med|på)"
    r"|has|have|had|consists? of|consisted of|compris\w+|include[sd]?|counts|numbers|brings? together|unites"
    r"|there are"
    r"|there were|made up of|network (?:of|with)|is|was|are|were|all(?: of)?(?: the)?|har nå|hat|zählt|zählte"
    r"|umfasst|on kokku"
)
BELONG_BEHIND = (
    r"kuulu|(?:on|ovat|oli|olivat) (?:mukana|jäsen|liitty|allekirjoitt)"
    r"|(?:är|var) (?:\w+ ){0,2}?(?:med\b|medlem|anslut)|ingår|hör till|deltar i|har (?:anslutit|skrivit under"
    r"|undertecknat|gått med)"
    r"|belong|(?:are|were) (?:\w+ )?(?:members|part of|signatories|partners)|(?:have|had"
    r"|has) (?:already )?(?:joined|signed)"
    r"|participate in|take part in|altogether|in total|yhteensä|totalt|sammanlagt|strong\b"
)
# What is told in one breath with a number: "70 kuntaa ja 4 maakuntaa", "98 members, of which 4".
AND_ALSO = (
    r"(?:[\s-]+[^\W\d_][\w-]*){0,4}\s*(?:[,:;]|,?\s(?:ja|sekä|och|samt|and|og|und))\s+"
    r"(?:(?:joista|varav|av vilka|of which|of whom|[\w-]*(?:verkosto|nätverk)\w*)\s+)?"
)

# What makes a clause tell of something else than how many there are.
OTHER_CLAUSE = (
    # events
    r"seminaari|kokou[ks]|tapahtum|tilaisuu|työpaj|koulutu|kilpailu|kysely|möte|seminari|konferens|evenemang|tävling"
    r"|enkät|seminar|meeting|conference|\bevents?\b|workshop|training|webinar|competition|survey"
    # organs
    r"|hallitukse|johtoryhm|ohjausryhm|työryhm|toimikun|valiokun|styrelse|styrgrupp|arbetsgrupp|\bboard|committee"
    r"|steering"
    r"|working group|secretariat|\bteam\b"
    # leaving
    r"|erosi|eronn|kiinnostun|hakenut|intressera|ansökt|interested|applied|open to|avoin|poistu|lämna|\bleft\b"
    r"|\bleave|withdr"
    # each, every year
    r"|vuosittain|joka vuosi|kukin|jokainen|jokaise|årligen|varje|per år|every|annual|\beach\b|per year"
    r"|a year(?! ago)"
    # joining at some time: so many came, not so many are
    r"|liittyi|(?<!have )(?<!has )(?<!had )\bjoined|anslöt|gick med|allekirjoitti"
    r"|(?<!have )(?<!has )(?<!had )\bsigned"
    r"|undertecknade|join the|tuli mukaan"
)
# A part of what was counted before: "Suomessa on 309 kuntaa, joista verkostoon kuuluu 11".
OF_WHICH = r",\s(?=(?:joista|joilla|joissa|varav|av vilka|of which|of whom)\s)"
# Some other undertaking, where no network is named beside it.
UNDERTAKING = r"hankkee(?:ssa|seen)|projekti(?:ssa|in)|kampanja|\bprojekt|kampanj|\bproject|campaign|pilot"
FOUNDING = r"perust|synty|found|grunda|bildad|establish|launch|stift"
NOW = r"nyt|tällä hetkellä|tänään|nykyään|nu|idag|i dag|för närvarande|now|today|currently|at present|nå|heute|jetzt"

# "We are 98 already!", "Meitä on jo 98", "There are now 98 of us": the number ends the words, or its noun follows.
ADVERBS = (
    r"jo|nyt|tänään|nykyisin|edelleen|tuolloin|silloin|yhteensä|mukana|tällä hetkellä|redan|nu|i dag|idag"
    r"|för närvarande"
    r"|totalt|sammanlagt|då|already|now|today|currently|altogether|together|then|still|at present|in total|nå|jetzt"
)
FIRST_PERSON = r"we are|there are|meitä on|olemme|vi är|all"
OF_US = r"of us|av oss|meistä"
GOALS = r"tavoit|\bmål|goal|target|\baim"

"""The words around a number that make it a count of members, or show that it is none, in Finnish, Swedish and English.

Data only: alternatives of regular expressions.
"""

from __future__ import annotations

# Nouns for members where their number is spoken of: "kuntien määrä", "antalet kommuner", "the number of members".
NUMBER_OF = {
    "region": r"maakuntien määrä|antalet (?:landskap|regioner)|number of (?:\w+ )?regions",
    "municipality": r"\w*(?:kuntien|kaupunkien) (?:luku)?määrä|\w*kuntamäärä|antalet (?:\w*kommuner|\w*städer)"
    r"|number of (?:\w+ )?(?:municipalities|cities|towns)",
    "company": r"\w*yritysten (?:luku)?määrä|antalet \w*företag|number of (?:\w+ )?companies",
    "partner": r"\w*kumppan(?:ien|eiden|eitten) (?:luku)?määrä|\w*kumppanimäärä|antalet \w*partner"
    r"|number of (?:\w+ )?partners",
    "organisation": r"\w*organisaatioiden (?:luku)?määrä|antalet organisationer|number of (?:\w+ )?organi[sz]ations",
    "any": r"\w*jäsen(?:ten|ien) (?:luku)?määrä|\w*jäsenmäärä|antal(?:et)? medlemmar|medlemsantalet"
    r"|number of (?:\w+ )?(?:members|signatories)|membership",
}
# A region that work is done in stands for a member only where the members are regions.
REGION_OF_WORK = r"maakunnassa|maakunnan"

BELONGING = (
    r"kuulu|jäsen|mukana|verkosto|liittyn|allekirjoitta|kumppan|\w-kunt(?:ia|aa)\b|tehdään|koostu|mitglied"
    r"|osallistuu|medlem|nätverk|anslut|ingår|deltar|undertecknat|skrivit under"
    r"|member|network|joined|signed|signator|belong|partner|participat"
)
# What a network is made of: a network by name that does so tells of its members.
COMPOSED = (
    r"koostuu|muodostuu|käsittää|kokoaa|yhdistää|edustaa|består av|omfattar|samlar|företräder|representerar"
    r"|(?:förening|förbund) (?:av|med|för)"
    r"|consists? of|comprises|brings? together|unites|represents|is made up of|(?:association|alliance|coalition) of"
    r"|umfasst"
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
# The parts of a network: what stands behind these is no place where something is.
DIVIDED = r"jakautu(?:u|nut)|uppdelat? (?:i|på)|indelat? i|fordelt på|divided into|split into"
# Straight before a number: it counts places, a part, or those that came first.
LOCATING = r"in|across|from|for|among|between|at|by|i|på|från|för|bland|mellan|inom|pour|over i|rundt i"
RISING_TO = r"to|till|til"
# A genitive between a number and "verkosto" is what the network is one of: "98 kunnan verkosto".
NETWORK_OF = r"(?:\s+[^\W\d_][\w-]*n){1,3}\s+[\w-]*(?:verkosto|liitto|liittoutuma|yhteenliittymä)(?!\w)"
GENITIVES = {
    "region": r"\w*maakunnan",
    "municipality": r"\w*kunnan|\w*kaupungin",
    "company": r"\w*yrityksen",
    "organisation": r"\w*organisaation|\w*yhteisön",
    "partner": r"\w*kumppanin",
    "any": r"\w*jäsenen",
}
# A number that has been passed is less than how many there are.
PASSING = (
    r"passer(?:te|ade|at|ede)|(?:on )?ylit(?:ti|tyi|tänyt|tynyt)|överskr(?:ed|idit)|exceed(?:ed|s)|surpassed|passed"
    r"|topped"
)
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
    r"|ingår|är|var|alla|(?:nätverk|förening|förbund) (?:av|med|på|för)"
    r"|has|have|had|consists? of|consisted of|compris\w+|include[sd]?|counts|numbers|brings? together|unites"
    r"|there are"
    r"|there were|made up of|(?:network|association|alliance|coalition) (?:of|with)"
    r"|is|was|are|were|all(?: of)?(?: the)?|har nå|hat|zählt|zählte"
    r"|represents|edustaa|företräder|representerar"
    r"|(?:brings? together|unites|represents|edustaa|företräder) (?:\w+ ){1,5}?(?:of|av)"
    r"|umfasst|zählte? es|on kokku|jakautu(?:u|nut)|uppdelat? (?:i|på)|indelat? i|fordelt på|divided into|split into"
)
BELONG_BEHIND = (
    r"kuulu|koostuv|muodostuv|(?:on|ovat|oli|olivat) (?:mukana|jäsen|liitty|allekirjoitt)"
    r"|(?:är|var) (?:\w+ ){0,2}?(?:med\b|medlem|anslut)|ingår|hör till|deltar i|har (?:anslutit|skrivit under"
    r"|undertecknat|gått med)"
    r"|belong|(?:are|were) (?:\w+ )?(?:members|part of|signatories|partners)|(?:have|had"
    r"|has) (?:already )?(?:joined|signed)"
    r"|participate in|take part in|altogether|in total|yhteensä|totalt|sammanlagt|strong\b"
)
# What is told in one breath with a number: "70 kuntaa ja 4 maakuntaa", "98 members, of which 4".
AND_ALSO = (
    r"(?:[\s-]++[^\W\d_][\w-]*+){0,4}\s*(?:[,:;]|,?\s(?:ja|sekä|och|samt|and|og|und))\s+"
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
    r"|liittyi|(?<!have )(?<!has )(?<!had )(?<!already )\bjoined|anslöt|gick med|allekirjoitti"
    r"|(?<!have )(?<!has )(?<!had )(?<!already )\bsigned"
    r"|undertecknade|join the|tuli mukaan"
)
# A part of what was counted before: "Suomessa on 309 kuntaa, joista verkostoon kuuluu 11".
OF_WHICH = r",\s(?=(?:joista|joilla|joissa|varav|av vilka|of which|of whom)\s)"
# What follows the count of a clause and is told in another mood: "…, and is to rise to 50".
TOLD_BESIDE = r",\s(?=(?:ja|mutta|och|men|and|but|und|aber|og|bis)\s)"
# Of several kinds told in one number: "475 cities, counties and associations".
OR_ALSO = r"(?:\s*+,\s*+|\s++(?:ja|tai|sekä|och|eller|samt|and|or|as well as|&)\s++)"
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
FIRST_PERSON = r"we are|there are|meitä on|olemme|vi är|är vi|all"
OF_US = r"of us|av oss|meistä"
GOALS = r"tavoit|\bmål|goal|target|\baim"

# Those who joined at the same time, in the words before and behind their number.
TOGETHER_WITH = (
    r"samtidigt med|tillsammans med|ihop med|jämte|together with|along with|alongside|at the same time as"
    r"|sammen med|samtidig med"
)
OTHERS_BEHIND = r"(?:muun|muuta|muiden|andra|övriga|other|others|more)(?!\w)"
WITH_BEHIND = r"(?:\s++[^\W\d_][\w-]*+){1,5}?\s++kanssa(?!\w)"
ACTORS = r"toimij(?:an|oiden)|tahon|osapuolen|aktörer|parter|actors|parties|others|andra(?=\s*[.,]|$)"
JOINED_THEN = (
    r"liitty(?:i|ivät|nyt|neet)|allekirjoitt(?:i|ivat|anut|aneet)|sitoutu(?:i|ivat|nut|neet)|tuli(?:vat)? mukaan"
    r"|undertecknade|undertecknat|skrev under|skrivit under|anslöt|anslutit|gick med|gått med|förband"
    r"|signed|joined|became (?:a )?members?|committed"
)
FOUNDED_BY = (
    r"(?:stiftet|grundades?|grundats|bildades?|bildats|startades|founded|established|set up|launched|formed|gegründet)"
    r" (?:av|by|af|von)"
)
FOUNDED_FOR = r"(?:\s+[^\W\d_][\w-]*){1,4}?\s+(?:perustama|perustaman)\w*"

# A body's own networks by their number: "kuuluu useaan verkostoon", "is a member of three networks".
NETWORKS = r"\w*verkosto(?:on|ssa|n|a|ja|ihin|issa|jen)|\w*nätverk(?:en|et)?|networks"
IS_IN = (
    r"kuuluu|kuulumme|on (?:\w+ )?(?:jäsenenä|jäsen|mukana)|osallistuu|toimii"
    r"|hör till|tillhör|är (?:\w+ )?(?:med|medlem)|deltar|ingår|medverkar"
    r"|belongs? to|is (?:a |an )?(?:\w+ )?(?:member|part|involved|active)|are (?:\w+ )?members?"
    r"|participates?|takes part|take part"
)

# "Most of them are companies".
OF_THEM = (
    r"av dem|av medlemmarna|av parterna|heistä|niistä|jäsenistä|kumppaneista|(?:of )?(?:them|these|(?:its|the) members)"
)

# The newest member by its number: "den 52:a medlemmen", "52. jäsenenä", "the 52nd city to join".
NUMBERED = {
    "municipality": r"kun(?:ta|tana|naksi)|kaupun(?:ki|kina|giksi)|kommun(?:en)?|stad(?:en)?|municipality|city|town",
    "region": r"maakun(?:ta|tana|naksi)|region(?:en)?",
    "company": r"yrity(?:s|ksenä|kseksi)|företag(?:et)?|company",
    "partner": r"kumppani(?:na|ksi)?|partner(?:n)?",
    "any": r"jäsen(?:enä|eksi|ensä)?|medlem(?:men)?|member|signatory|undertecknare",
}
COMING = (
    r"liitty\w+|tuli|tullut|sai|uusin|hyväksytt\w+|hyväksyi|mukaan"
    r"|blev|blivit|bli(?:r)?|gick (?:\w+ ){0,3}?med|gått med|anslöt|anslutit|välkom(?:na\w*|men|met)|antogs|antagits"
    r"|ny(?:a|aste)? medlem"
    r"|became|become|becoming|joined|join|joins|welcom\w+|admitted|accepted|newest|latest"
)
ORGANS = (
    r"hallitukse|johtoryhm|työryhm|toimikun|valtuust|styrelse|arbetsgrupp|fullmäktige|\bboard|committee|council"
    r"|panel"
)

# A label and its value: "Jäseniä: 98", "Antal medlemmar: 49".
LABELS = {
    "partner": r"\w*kumppan(?:it|eita|eja)|\w*partner(?:s|na)|kumppaneiden määrä|antal partner|number of partners",
    "any": r"jäsen(?:et|iä|määrä)|jäsenten (?:luku)?määrä|medlemmar(?:na)?|antal medlemmar|medlemsantal|members"
    r"|number of members|membership",
}
# "140 of Europe's largest cities".
OF_PLACE = r"\s+(?:of|av)\s+[A-ZÅÄÖ]\w+(?:['’]s|s)(?=\s)"

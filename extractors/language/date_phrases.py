"""The phrases that stand around a date and tie it to what is said of it, in seven languages.

Data only; in a phrase a space stands for any white space. For the bonds see `calendar_words`.
"""

from __future__ import annotations

from extractors.language.calendar_words import Bond

# Words straight before a date. A space stands for any white space. Longer phrases come first within a language.
BEFORE: dict[str, tuple[tuple[Bond, str], ...]] = {
    "fi": (
        ("by", "viimeistään(?: vuonna| vuoden)?"),
        ("before", "ennen(?: vuotta| vuoden)?"),
        ("start", "alkuvuo(?:desta|nna|den|delle)"),
        ("end", "loppuvuo(?:desta|nna|den|delle)"),
        (
            "range",
            r"vuosina|vuosien|vuosille|vuosiksi|\w{2,30}kau(?:si|den|della|delle|deksi)|kau(?:si|den|della|delle)",
        ),
        ("of", "vuoden"),
        ("to", "vuoteen"),
        ("since", "vuodesta"),
        ("in", "vuonna|vuodelle|vuodelta|vuodeksi"),
        ("at", "tänään,?"),
    ),
    "sv": (
        ("by_end", "(?:senast|före|till|innan|fram till)(?: i| vid)? (?:slutet|utgången) av(?: år)?"),
        ("until_end", "till och med (?:slutet|utgången) av(?: år)?"),
        ("since_start", "sedan början av(?: år)?"),
        ("end", "(?:i|vid|mot) slutet av(?: år)?"),
        ("start", "(?:i|vid) början av(?: år)?"),
        ("until", r"till och med(?: år| den)?|t\.o\.m\.(?: år| den)?"),
        ("by", "senast(?: den| i| år| under| våren| hösten)?|fram till(?: år| den)?|till(?: år| den)?"),
        ("before", "före(?: år| den)?|innan(?: år| den)?"),
        ("since", r"(?:allt)?sedan(?: år| den| i)?|från och med(?: år| den)?|fr\.o\.m\.(?: år| den)?"),
        ("during", "under(?: år| året| loppet av)?"),
        ("range", r"(?:mellan |för |under |i )?åren|mellan|\w{0,30}perioden"),
        ("from", "från(?: år| den)?"),
        ("in", "(?:i )?år|året"),
        ("at", "i|den|idag,?(?: den)?|i dag,?(?: den)?"),
    ),
    "en": (
        ("by_end", "(?:by|before|no later than) (?:the )?end of"),
        ("until_end", "(?:until|till|to) the end of"),
        ("since_start", "since (?:early|the (?:beginning|start) of)"),
        ("end", "(?:(?:at|towards|near) the end of|in late|late in|late)"),
        ("start", "(?:(?:at|in) the (?:beginning|start) of|in early|early in|early)"),
        ("by", "by(?: the year)?|(?:no|not) later than"),
        ("before", "before|prior to"),
        ("since", "(?:ever )?since|as from|starting (?:from|in|on)"),
        ("until", "until|till|up to"),
        ("during", "during|throughout|in the course of"),
        ("range", "between|(?:for|in|during) the (?:years|period)|for"),
        ("from", "from"),
        ("in", "in the year|in|as of"),
        ("at", "on the|on|the|of|today,?"),
    ),
    "de": (
        ("by_end", "bis(?: zum)? ende"),
        ("since_start", "seit anfang"),
        ("end", "ende(?: des jahres)?"),
        ("start", "anfang(?: des jahres)?"),
        ("by", "bis(?: zum jahre?| spätestens| zum)?|spätestens(?: im jahre?| am)?"),
        ("before", "vor(?: dem(?: jahre?)?)?"),
        ("since", "seit(?: dem(?: jahre?)?)?|ab(?: dem(?: jahre?)?)?"),
        ("during", "während(?: des jahres)?|im laufe des jahres"),
        ("range", "(?:in )?den jahren|zwischen"),
        ("from", "von|vom"),
        ("in", "im jahre?|des jahres"),
        ("at", "im|am|den"),
    ),
    "et": (
        ("since", "alates(?: aastast)?"),
        ("by", "hiljemalt(?: aastal| aastaks)?"),
        ("before", "enne"),
        ("range", "aastatel"),
        ("in", "aastal"),
    ),
    "no": (
        ("by_end", "(?:innen|senest ved|før) (?:utgangen|slutten) av"),
        ("end", "(?:i|ved) (?:slutten|utgangen) av"),
        ("start", "(?:i|ved) (?:begynnelsen|starten) av"),
        ("until", "til og med"),
        ("by", "innen(?: år)?|senest(?: i| den)?|fram (?:til|mot)"),
        ("before", "før"),
        ("since", "siden(?: år)?|fra og med"),
        ("during", "i løpet av|under"),
        ("range", "(?:i )?årene|mellom|perioden"),
        ("from", "fra"),
        ("in", "i(?: år)?|året"),
        ("at", "den"),
    ),
    "da": (
        ("by_end", "(?:inden|senest ved|før) (?:udgangen|slutningen) af"),
        ("end", "(?:i|ved) (?:slutningen|udgangen) af"),
        ("start", "(?:i|ved) (?:begyndelsen|starten) af"),
        ("until", "til og med"),
        ("by", "inden(?: år)?|senest(?: i| den)?|frem (?:til|mod)"),
        ("before", "før"),
        ("since", "siden(?: år)?|fra og med"),
        ("during", "i løbet af|under"),
        ("range", "(?:i )?årene|mellem|perioden"),
        ("from", "fra"),
        ("in", "i(?: år)?|året"),
        ("at", "den"),
    ),
}

# Words straight after a date. Those that begin with a space must be apart from it.
AFTER: dict[str, tuple[tuple[Bond, str], ...]] = {
    "fi": (
        ("by_end", " loppuun mennessä"),
        ("until_end", " loppuun(?: asti| saakka)"),
        ("by_end", " loppu(?:un|a)"),
        ("since_start", " alusta(?: alkaen| lähtien)?"),
        ("end", " (?:lopussa|lopulla|loppupuolella)"),
        ("start", " (?:alussa|alkupuolella)"),
        ("by", " mennessä"),
        ("until", " (?:saakka|asti)"),
        ("since", " (?:alkaen|lähtien)"),
        ("during", " (?:aikana|kuluessa)"),
        ("after", " jälkeen"),
        ("base", r" (?:päästö)?tas\w{1,6}| verrattuna"),
    ),
    "sv": (("base", r"(?: års)? ?-?nivå\w{0,4}| jämfört"), ("of", " års")),
    "en": (("since", " onwards?"), ("base", "(?:'s|’s)?[ -](?:levels?|baselines?|values?)")),
    "de": (("since", " an"), ("base", "-?(?: )?niveau")),
    "et": (
        ("by_end", r"\.? aasta lõpuks"),
        ("end", r"\.? aasta lõpus"),
        ("start", r"\.? aasta alguses"),
        ("by", r"\.? aastaks"),
        ("until", r"\.? aastani"),
        ("since", r"\.? aastast(?: alates)?"),
        ("in", r"\.? aastal"),
        ("of", r"\.? aasta"),
    ),
    "no": (("base", "[ -]nivå"),),
    "da": (("base", "[ -]niveau"),),
}

# Between the two ends of an interval, besides a dash.
JOINTS: dict[str, str] = {
    "fi": "vuoteen",
    "sv": "till(?: år| den| och med)?",
    "en": "to|until|till|through",
    "de": "bis(?: zum)?",
    "et": "kuni",
    "no": "til(?: og med)?",
    "da": "til(?: og med)?",
}

# The present day, whatever day that is.
NOW: dict[str, str] = {
    "fi": "tällä hetkellä|tähän mennessä|nyt|nykyisin|nykyään|parhaillaan|tänään",
    "sv": "för närvarande|för tillfället|just nu|i dag|idag|nu|numera",
    "en": "at the moment|at present|so far|currently|presently|nowadays|today|now",
    "de": "zur ?zeit|derzeit|aktuell|heute|jetzt",
    "et": "praegu|täna|nüüd",
    "no": "for tiden|for øyeblikket|i dag|nå",
    "da": "for tiden|i øjeblikket|i dag|nu",
}

# Some time before the present day, with the words that make it a distance from another one ("a year earlier").
EARLIER: dict[str, tuple[str, str, str]] = {
    "fi": ("aiemmin|aikaisemmin", "vuotta|vuosi|kuukautta|kuukausi|viikkoa|päivää", "kuin"),
    "sv": ("tidigare", "år|månader|månad|veckor|vecka|dagar|dag", "än"),
    "en": ("earlier|previously|formerly", "years?|months?|weeks?|days?", "than|this|in"),
    "de": ("früher", "jahre?|monate?|wochen?|tage?", "als"),
    "et": ("varem", "aastat?|kuud?|päeva", "kui"),
    "no": ("tidligere", "år|måneder|måned|uker|dager", "enn"),
    "da": ("tidligere", "år|måneder|måned|uger|dage", "end"),
}

# A season with no year of its own: it belongs to the year of the page.
SEASON_DURING: dict[str, str] = {
    "fi": r"(?P<season>kevään|kesän|syksyn|talven) aikana",
    "sv": r"under (?P<season>våren|sommaren|hösten|vintern)",
    "en": r"during the (?P<season>spring|summer|autumn|winter)",
    "no": r"i løpet av (?P<season>våren|sommeren|høsten|vinteren)",
    "da": r"i løbet af (?P<season>foråret|sommeren|efteråret|vinteren)",
}

# After these words a year may stand bare, if the clause ends or pauses there ("syntyi 1986, ja …",
# "klimatneutralitet 2030").
DATED_WORDS: dict[str, str] = {
    "fi": r"liitty(?:i|nyt|ivät|neet)|perustet(?:tiin|tu)|synty(?:i|nyt)|alkoi|aloitti|käynnisty(?:i|nyt)|mukaan"
    r"|jäseneksi|\w{0,20}neutraali\w{0,6}",
    "sv": r"grundad(?:es|e|t)?|bildad(?:es|e|t)?|startade(?:s|de)?|anslöt(?: sig)?|gick med|medlem|undertecknade"
    r"|\w{0,20}neutral\w{0,6}",
    "en": r"founded|established|joined|signed|launched|\w{0,20}neutral\w{0,4}",
    "de": r"gegründet|beigetreten|unterzeichnet|\w{0,20}neutral\w{0,6}",
    "no": r"stiftet|etablert|grunnlagt|startet|\w{0,20}nøytral\w{0,6}",
    "da": r"stiftet|etableret|grundlagt|startet|\w{0,20}neutral\w{0,6}",
}

# A number of four digits before one of these counts things and is no year.
COUNTED: dict[str, str] = {
    "fi": r"kun(?:taa|nan|nassa)|kaupun\w+|jäsen\w+|yrity\w+|asuk\w+|henki\w+|organisaatio\w+|euroa?|tonnia?"
    r"|maata",
    "sv": r"invånar\w+|kommun\w+|medlem\w+|företag\w*|städer|personer|partner\w*|organisation\w+|kronor"
    r"|euro|ton|länder",
    "en": r"inhabitants|residents|people|cities|towns|municipalities|members|compan\w+|organi[sz]ations|partners"
    r"|countries|tonnes|tons|euros?|households|participants|signatories|citizens|hectares",
    "de": r"einwohner\w*|städten?|gemeinden|mitglieder\w*|unternehmen|partnern?|tonnen|euro|ländern?",
    "et": r"elaniku\w*|liige\w*|liiget|linna|ettevõtet|tonni|eurot",
    "no": r"innbyggere|kommuner|medlemmer|bedrifter|virksomheter|partnere|byer|land|tonn|kroner",
    "da": r"indbyggere|kommuner|medlemmer|virksomheder|partnere|byer|lande|ton|kroner",
}

"""The verbs that tie a body to a system, in Finnish, Swedish and English: alternatives of regular expressions.

`doing` has the body for its subject ("Lahti liittyi", "Kramfors undertecknade"), `agent` has it behind ("samordnas av",
"founded by"), `participle` has it in the genitive straight before ("kaupungin koordinoima verkosto"), and `receiving`
has the system for its subject and the body behind it ("sai uuden jäsenen: …"). In a pattern a space stands for white
space, and `_` for up to five words in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RelationName = Literal[
    "joined", "joining", "decided", "planned", "belongs", "participates", "founded", "coordinates", "contact",
    "funds", "develops", "helps", "left", "adopts",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verbs:
    """One relation's patterns in one language; an empty pattern matches nothing."""

    doing: str = ""
    agent: str = ""
    participle: str = ""
    receiving: str = ""


RELATIONS: dict[str, dict[RelationName, Verbs]] = {
    "fi": {
        "joined": Verbs(
            doing=r"liitty(?:i|ivät|nyt|neet)"
            r"|(?:tuli|tulivat|tullut|tulleet|pääsi|pääsivät|päässyt|päässeet|lähti|lähtivät|lähtenyt|lähteneet"
            r"|(?:hyväksyt|valit|otet)tiin|(?:on|ovat) (?:hyväksytty|valittu|otettu)) _ (?:mukaan|jäsen(?:ek|ik)si)"
            r"|mukaan (?:tuli|tulivat|ovat tulleet|on tullut|pääsi|pääsivät|lähti|lähtivät)"
            r"|seurasi(?:vat)?|allekirjoitti(?:vat)?|allekirjoitta(?:nut|neet)|sitoutui(?:vat)?|sitoutu(?:nut|neet)"
            r"|(?:hyväksyttiin|valittiin|nimettiin|kutsuttiin)|(?:on|ovat) (?:hyväksytty|valittu|nimetty|kutsuttu)",
            receiving=r"(?:sai|saanut|saa) (?:\w+ ){0,2}?(?:uuden (?:jäsenen|kumppanin)|uusia (?:jäseniä|kumppaneita))"
            r"|(?:uusi (?:jäsen|kumppani) on|uudet (?:jäsenet|kumppanit) ovat|uusia (?:jäseniä|kumppaneita) ovat)",
        ),
        "joining": Verbs(doing=r"liittyy|liittyvät|allekirjoitta(?:a|vat)|sitoutuu|sitoutuvat"),
        "decided": Verbs(
            doing=r"päätti(?:vät)? _ liittyä|(?:on|ovat) päättän(?:yt|eet) _ liittyä|päätti(?:vät)? _ liittymisestä"
            r"|hyväksyi(?:vät)? _ (?:liittymisen|jäsenyyden)"
        ),
        "planned": Verbs(
            doing=r"(?:aiko(?:o|vat)|suunnitte(?:lee|levat)|valmistautu(?:u|vat)|halua(?:a|vat|isi|isivat)|esittää) _ "
            r"(?:liittyä|liittymistä|mukaan)|hake(?:e|vat) _ (?:jäseneksi|mukaan|jäsenyyttä)"
            r"|tule(?:e|vat) liittymään"
        ),
        "belongs": Verbs(
            doing=r"kuulu(?:u|vat|i|ivat|nut|neet)"
            r"|(?:on|ovat|oli|olivat|ollut|olleet) _ (?:jäsen|jäseniä|jäsenenä|jäseninä|jäsenkunta|jäsenkuntia"
            r"|jäsenkaupunki|jäsenkaupunkeja|jäsenyritys|kumppani|kumppanina|mukana(?! luo| perus| kehit))"
        ),
        "participates": Verbs(doing=r"osallistu(?:u|vat|i|ivat|nut|neet)"),
        "founded": Verbs(
            doing=r"perusti(?:vat)?|perusta(?:nut|neet)|(?:mukana )?(?:luomassa|perustamassa|käynnistämässä)"
            r"|(?:on|oli|ovat|olivat) _ perustajajäsen\w*",
            participle=r"perustama\w{0,4}",
        ),
        "coordinates": Verbs(
            doing=r"koordinoi(?:vat)?|koordinoin(?:ut|eet)|(?:vastaa|vastaavat|vastasi) _ koordinoinnista"
            r"|koordinoinnista (?:vastaa|vastaavat|vastasi)|(?:on|ovat) sitoutu(?:nut|neet) koordinoimaan"
            r"|toimii _ koordinaattorina",
            participle=r"koordinoima\w{0,4}|johtama\w{0,4}|ylläpitämä\w{0,4}",
        ),
        "contact": Verbs(
            doing=r"toimii _ kansallisena (?:yhteistyötahona|yhteyspisteenä|yhteystahona|koordinaattorina|edustajana)"
        ),
        "funds": Verbs(doing=r"rahoitta(?:a|vat)|rahoitti(?:vat)?", participle=r"rahoittama\w{0,4}"),
        "develops": Verbs(
            doing=r"toteutti(?:vat)?|kehitti(?:vät)?|laati(?:vat)?|rakensi(?:vat)?",
            participle=r"(?:toteutta|kehittä|laati)ma\w{0,4}",
        ),
        "helps": Verbs(doing=r"saa(?:vat)? (?:apua|tukea|neuvontaa|neuvoja)"),
        "left": Verbs(
            doing=r"erosi(?:vat)?|eron(?:nut|neet)|irtisanoutui(?:vat)?|jättäytyi(?:vät)? pois"
            # What is left behind may be much else: the whole network, and nothing of it or to it.
            r"|(?:jätti(?:vät)?|jättän(?:yt|eet))"
            r"(?= (?:[\w-]+ ){0,2}?[\w-]*(?:verkosto|sopimukse|liito|ryhmä)n"
            r"(?:\s*[.,;!]| \d| vuo| (?:kevä|kesä|syksy|talve)|$))"
        ),
        "adopts": Verbs(doing=r"toteutta(?:a|vat)|käyttä(?:ä|vät)|noudatta(?:a|vat)|sovelta(?:a|vat)"
                        r"|(?:on|ovat) ottan(?:ut|eet) käyttöön"),
    },
    "sv": {
        "joined": Verbs(
            doing=r"(?:gick|gått|kom|kommit) med|anslöt(?: sig)?|anslutit(?: sig)?|anslöts|anslutits"
            r"|(?:blev|blivit) _ (?:medlem|medlemmar|medlemskommun|partner|deltagare)|skrev (?:på|under)"
            r"|skrivit (?:på|under)|underteckna(?:de|t|des|ts)|(?:valdes|antogs|utsågs)"
            # "Samma år kom A, B och C med": the verb is parted by its subject.
            r"|(?:kom|gick)(?= [A-ZÅÄÖ][^.;]{1,120}? med(?![\w-]))|följde|anslöt (?!sig)",
            receiving=r"(?:fick|fått|får) (?:\w+ ){0,2}?(?:ny medlem|nya medlemmar|ny partner|nya partner)"
            r"|(?:ny medlem|nya medlemmar|nyaste medlem(?:men)?) (?:är|blev)",
        ),
        "joining": Verbs(
            doing=r"går med|ansluter(?: sig)?|ansluts|blir _ medlem\w*|skriver (?:på|under)|undertecknar|kommer med"
        ),
        "decided": Verbs(
            doing=r"(?:beslöt|beslutade|beslutat|bestämde|bestämt) _ (?:att )?"
            r"(?:gå med|ansluta|bli medlem|underteckna|skriva under)"
            r"|(?:beslöt|beslutade|beslutat|godkände|godkänt) _ (?:anslutning\w*|medlemskap\w*)"
        ),
        "planned": Verbs(
            doing=r"(?:ska|skall|vill|kommer att|planerar att|avser att|tänker|ansöker om att) _ "
            r"(?:gå med|ansluta|bli medlem|underteckna)|ansöker om medlemskap"
        ),
        "belongs": Verbs(
            doing=r"hör(?: redan| också| även| nu)? till|tillhör|tillhörde|ingår|ingick|ingått"
            r"|(?:är|var|varit) _ (?:med i|med bland|medlem|medlemmar|medlemskommun|medlemskommuner|partner|ansluten"
            r"|anslutna|anslutet)|(?:har|hade) varit _ (?:med|medlem|medlemmar)"
        ),
        "participates": Verbs(doing=r"deltar|deltog|deltagit"),
        "founded": Verbs(
            doing=r"grunda(?:de|t)|bilda(?:de|t)|startade"
            r"|(?:var|varit) med (?:om|och) (?:att )?(?:grunda|bilda|skapa)\w*"
            r"|(?:är|var) _ (?:grundare|grundarmedlem|grundande medlem)\w*",
            agent=r"(?:grunda|bilda|starta|inrätta|skapa)(?:d|t|de|des|ts|ades|ats) av",
        ),
        "coordinates": Verbs(
            doing=r"samordnar|samordnade|koordinerar|koordinerade"
            r"|(?:ansvarar|svarar) för (?:samordning|koordinering)\w*",
            agent=r"(?:samordnas|samordnades|koordineras|koordinerades|leds|leddes|drivs|drevs|upprätthålls) av",
        ),
        "contact": Verbs(doing=r"(?:är|fungerar som) (?:\w+ )?nationell (?:kontaktpunkt|kontakt|samarbetspart\w*)"),
        "funds": Verbs(doing=r"finansierar|finansierade", agent=r"finansiera(?:s|des|t|d|de) av"),
        "develops": Verbs(doing=r"utvecklade|tog fram", agent=r"(?:utveckla|genomför)(?:des|s|ts|d|t|de|ades|ats) av"),
        "helps": Verbs(doing=r"får (?:hjälp|stöd|råd)"),
        "left": Verbs(doing=r"lämna(?:de|t)|gick ur|gått ur|utträd(?:de|er|tt) ur|trädde ur"),
        "adopts": Verbs(doing=r"följer|använder|tillämpar|genomför|har tagit i bruk"),
    },
    "en": {
        "joined": Verbs(
            doing=r"(?:re-?)?joined|(?:has|have|had) _ joined|signed(?: up)?(?: to)?|(?:has|have|had) _ signed"
            r"|(?:became|become) _ (?:member|members|signatory|signatories|partner|partners|participant)"
            r"|(?:was|were|been) _ (?:admitted|accepted|selected|chosen|accredited)|acceded|committed to|followed",
            receiving=r"(?:has|have|got|gained|gets|gains|welcomes|welcomed) (?:\w+ ){0,2}?new (?:members?|partners?)"
            r"|(?:new|newest) (?:member|partner) is|new (?:members|partners) are",
        ),
        "joining": Verbs(doing=r"joins|join|signs|(?:is|are) (?:joining|signing)|becomes _ (?:member|signatory)"),
        "decided": Verbs(
            doing=r"decided _ (?:to )?(?:join|sign|become _ member)|voted _ to (?:join|sign)"
            r"|approved _ (?:joining|membership|accession|signing)"
        ),
        "planned": Verbs(
            doing=r"(?:will|plans? to|intends? to|wants? to|hopes? to|is to|are to|is preparing to|are preparing to) "
            r"(?:join|sign|become _ (?:member|signatory))|(?:has|have) applied|applies for"
        ),
        "belongs": Verbs(
            doing=r"belongs? to|belonged to|(?:is|are|was|were|been|remains|remain) _ "
            r"(?:members?|signator(?:y|ies)|partners?|part) (?:of|in|to)"
            r"|all _ (?:members|signatories|partners) (?:of|to|in)"
        ),
        "participates": Verbs(
            doing=r"participate[sd]?|participating|(?:takes?|took|taken) part|(?:is|are|was|were) (?:involved|active)"
        ),
        "founded": Verbs(
            doing=r"(?:co-?)?founded|(?:was|were|is|are) _ (?:founding|founder|charter) member\w*|helped (?:to )?"
            r"(?:found|create|launch|establish)|launched|established",
            agent=r"(?:founded|established|launched|set up|created|initiated|started) _ by",
        ),
        "coordinates": Verbs(
            doing=r"coordinates?|coordinated|co-ordinates?"
            r"|(?:is|are) responsible for (?:the )?(?:coordinat|running)\w*",
            agent=r"(?:coordinated|co-ordinated|managed|run|led|hosted|administered|maintained) by",
        ),
        "contact": Verbs(doing=r"(?:is|acts as|serves as) (?:the )?national (?:contact|focal|coordinat)\w*(?: point)?"),
        "funds": Verbs(doing=r"funds?|finances?|financed", agent=r"(?:funded|financed) by"),
        "develops": Verbs(doing=r"built|developed", agent=r"(?:developed|built|made|produced|implemented) by"),
        "helps": Verbs(doing=r"(?:gets?|receives?) (?:help|support|advice|assistance)"),
        "left": Verbs(doing=r"left|withdrew|withdrawn|has left|have left|pulled out|resigned"),
        "adopts": Verbs(doing=r"implements?|uses?|follows?|applies|(?:has|have) adopted|adopted"),
    },
}  # fmt: skip

# What a system is called where it is not named: only nouns that a network, agreement or project may be.
ANAPHORS = {
    "fi": r"(?:(?:ilmasto|ympäristö|energia|energiatehokkuus|kaupunki|kunta|kumppanuus|yhteistyö|kansain)[\w-]*?)?"
    r"(?:verkosto|ryhmä|sopimu|sitoumu|foorumi|hank|ohjelma|aloit|kumppanuu|julistu|koordinoin)\w*"
    r"|toimin(?:ta|taa|nan|nasta)|siihen|siinä|siitä|sitä|sen|sille|jonka|johon|jossa|jota|josta|joka|mukaan|mukana|jäsen\w*|kumppani\w*|perustajajäsen\w*",
    "sv": r"(?:klimat|miljö|energi|stads|kommun)?[\w-]*?(?:nätverk|avtal|åtagande|grupp|förbund|initiativ|deklaration"
    r"|samarbete|kampanj)\w*|verksamhet\w*|arbetet|projektet|programmet|det|den|som|vilket|med|medlem\w*|partner\w*|grundar\w*",
    "en": r"(?:network|agreement|commitment|accord|covenant|initiative|alliance|declaration|programme|project|pledge"
    r"|partnership|campaign|coalition|group)s?|activities|work|it|which|that|members?|signator(?:y|ies)|partners?",
}
# Straight behind a system's name, these are still the system, or membership of it; only Finnish tells by them.
HEADS = {
    "fi": r"jäsen\w*|toimin\w+|verkosto\w*|sopimu\w+|sitoumu\w+|kumppan\w+|hankkee\w+|hanke\w*|ohjelma\w*|kunta\w*"
    r"|kun(?:nat|niksi|niin)|kaupunkiryhm\w+|perusta\w+|koordin\w+|kansallise\w+|allekirjoit\w+|yhteistyö\w*|mukaan"
    r"|kautta|osana|vuonna",
}
# Between a verb and a system's name these make it another thing: one can go to a meeting without belonging.
EVENTS = (
    r"kokou[ks]|seminaari|tapahtum|tilaisuu|työpaj|koulutu|kilpailu|konferenss|vierailu|webinaari"
    r"|möte|seminari|konferens|evenemang|tävling|besök|enkät"
    r"|meeting|conference|seminar|event|workshop|webinar|training|competition|visit|survey|board|committee|campaign of"
)
EARLIER = {
    "fi": r"aiemmin|aikaisemmin|ennen",
    "sv": r"tidigare|förut",
    "en": r"earlier|previously|formerly|in the past",
}
COOPERATION = {
    "fi": r"yhteistyö\w*|jäsen\w*|mukana|osallistu\w+|kuulu\w+|toimin\w+",
    "sv": r"samarbet\w+|medlem\w*|med i|delta\w+|hör\w* till|verksam\w*",
    "en": r"cooperat\w+|co-operat\w+|collaborat\w+|member\w*|participat\w+|belonged|active|work\w*",
}
ALONGSIDE = {
    "fi": r"yhteistyössä|yhdessä",
    "sv": r"i samarbete med|tillsammans med",
    "en": r"in (?:co-?operation|collaboration|partnership) with|together with",
}
# "The same year": the date told last.
SAME_TIME = {
    "fi": r"samana (?:vuonna|päivänä)",
    "sv": r"samma (?:år|dag)",
    "en": r"(?:the|in the|that) same (?:year|day)",
}
TODAY = {"fi": r"tänään", "sv": r"idag|i dag", "en": r"today"}

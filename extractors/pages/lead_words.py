"""The words by which an introduction announces members, in Finnish, Swedish and English.

Data only: alternatives of regular expressions, to be met as whole words. In a text to be matched a system's name has
been replaced by `NETWORK`.
"""

from __future__ import annotations

NETWORK = "§"

# Members by name, in the case of a subject: what follows, or what stands before, says who they are.
MEMBERS = (
    r"[\w-]*jäsen(?:et|iä|inä|istö|luettelo|kunnat|kuntia|kuntina|kaupungit|kaupunkeja|maakunnat|yritykset|yrityksiä"
    r"|organisaatiot|yhteisöt|yhdistykset|kumppanit)(?:mme)?|allekirjoittajat|allekirjoittaneet|allekirjoittajakunnat"
    r"|perustajat|perustajina|tarkkailijat"
    r"|[\w-]*medlem(?:mar(?:na)?|s(?:kommuner|städer|företag|organisationer|regioner|lista)(?:na)?|men)|undertecknare"
    r"|undertecknarna|grundare|grundarna|observatörer"
    r"|(?:member|participating|signatory) (?:cities|towns|municipalities|regions|companies|organi[sz]ations)|members"
    r"|membership list|signatories|founders|observers|mitglieder|liikmed|medlemmene"
)
# Members only where the network calls its members so.
PARTNERS = r"[\w-]*kumppanit(?:mme)?|[\w-]*kumppaneita|[\w-]*kumppaneina|[\w-]*partner(?:na|s|e|ne|erna)?"
# Kinds of bodies, which are members only where a network or an agreement is named beside them.
BODIES = (
    r"kunnat|kuntia|kuntina|kaupungit|kaupunkeja|maakunnat|maakuntia|yritykset|yrityksiä|organisaatiot|organisaatioita"
    r"|kommuner|kommunerna|städer|städerna|regioner|regionerna|företag|företagen|organisationer|organisationerna"
    r"|municipalities|cities|towns|regions|companies|organi[sz]ations"
)
COUNTED_BODIES = rf"{BODIES}|kunta|kuntaa|kunnan|kunnassa|kaupunkia|kaupungin|maakuntaa|maakunnan|maakunnassa|yritystä"
TIES = (
    r"\w*(?:verkosto|sitoumu|sopimu|julistu|hanke|hankkee|nätverk|avtal|åtagande|kontrakt|deklaration)\w*"
    r"|networks?|agreement|accord|covenant|commitment|contracts?|charter|pledge|declaration|coalition|alliance"
)
# Verbs whose subject is members, where what they join is named.
JOINING = (
    r"allekirjoitt(?:i|ivat|aneet|anut)|kuulu(?:u|vat)|(?:on|ovat) mukana|mukana (?:on|ovat)|liitty(?:i|ivät|neet|nyt)"
    r"|osallistu(?:u|vat|i|ivat|neet)|undertecknat|undertecknade|anslutit sig|anslöt sig|gått med|gick med|ingår|deltar"
    r"|hör till|signed|joined|belong|belongs|participate|participates|participating|taking part"
)
OPENING = (
    r"allekirjoittivat|allekirjoittaneet|liittyneet|undertecknat av|undertecknade|anslutna|signed|joined|signed by"
)

COPULAS = r"on|ovat|oli|olivat|är|var|are|were|include|includes|have been|sind"
# A member word after one of these is no subject ("benefits for members").
PREPOSITIONS = r"for|to|with|about|among|between|from|by|at|för|till|om|med|åt|bland|av|från|hos"
# After the member word: what still says whose, which or when.
OF_WHAT = (
    r"by|in|of|as of|per|from|and|since|or|i|från|efter|och|den|år|inom|ja|sekä|tai|vuonna|vuosina|vuodesta|\w*ittain"
    r"|\w+järjestyksessä|aakkosittain|ordered|listed"
)
# After a copula: where or what for, not who.
ELSEWHERE = (
    r"from|in|at|to|for|on|with|by|about|i|från|på|vid|om|för|till|att|åt"
    r"|\w{3,}s[st][aä]|\w{3,}(?:neet|nut|nyt)|\w+ed"
)

# Bodies, people and things that are spoken of beside members, and what is not yet or no longer one.
OTHER_THINGS = (
    r"kiinnost|hakij|hake(?:neet|vat|mu)|\bhaki|ehdok|ehdolla|tulevat|mahdolli|ulkopuol|yhteyshenk|yhteystied|tapahtum"
    r"|seminaari|kiertue|tilaisuu|kokou[ks]|koulutu|työpaj|tehtäv|tavoit|toimenpi|toimipist|hyöty|hyödy|\w*edut\b"
    r"|palvelu|uuti[sn]|ajankohtai|blogi|päästö|voittaj|palkin|suurim|suurin|pienim|parhai|parhaa|linki|lataa|lomak"
    r"|säännöt|kirjaudu|lukumäär|vastuul|naapuri|maksu|\bohjeet"
    r"|intresse|sökande|kandidat|kontakt|evenemang|seminari|turné|möte|utbildning|uppgift|mål\b|mål:|målen|åtgärd"
    r"|tjänst|nyhet|aktuell|utsläpp|vinnare|största|minsta|\bbästa|länkar|ladda|\bantal|blivande|utanför|förmån|avgift"
    r"|kontor\b|grann"
    r"|interest|applic|applying|candidate|contact|event|seminar|\btour\b|meeting|training|workshop|conference|task|goal"
    r"|target|action|benefit|service|news|blog|emission|winner|award|largest|biggest|smallest|fastest|\bbest\b|links?\b"
    r"|download|\bforms?\b|\bfees?\b|number of|prospective|potential|future|upcoming|outside|related|read more|office"
    r"|neighbour|consider|invited|log ?in|duties|obligation|rights|projects?\b|responsib|vacanc|publication|document"
)
# Organs whose members are people or a few of the members.
ORGANS = (
    r"hallitu[ks]|johtoryhm|ohjausryhm|työryhm|työvaliokun|valiokun|neuvottelukun|toimikun|\braati|tiimi|henkilöstö"
    r"|\bboard|steering|committee|\bcouncil\b|working group|\bjury|\bteam|\bstaff|secretariat|executive|presidium"
    r"|styrelse|styrgrupp|arbetsgrupp|utskott|nämnd|kansli|koordinaattor|koordinator|coordinator"
)

ROLES = {
    "supporting_member": r"tukijäsen|stödmedlem|supporting member|associated? member",
    "founder": r"perusta(?:ja|jäsen|neet)|grundare|grundades av|grundande|founder|founding",
    "observer": r"tarkkailij|observatör|observer",
}
FORMER = r"enti(?:nen|set|siä)|aiem(?:mat|pia)|tidigare|f\.d\.|former|previous|past member"
LEFT = r"eronn|erosi|lämnat|lämnade|\bleft\b|withdr[ae]wn?"

# Words that make a date the day of joining; those of founding do so for founders alone.
JOINED = (
    r"allekirjoitt|liitty|liittyn|undertecknat|undertecknade|anslöt|anslutit|gick med|gått med|signed|signing|joined"
    r"|(?:jäsen|kunta)\w*\b.{0,12}\bvuodesta|mukana\b.{0,20}\bvuodesta|vuodesta\b.{0,20}\b(?:jäsen|mukana)"
    r"|(?:medlem|kommun)\w*\b.{0,12}\bsedan|\bmed\b.{0,4}\bsedan"
    r"|(?:member|signator|part of)[\w ]{0,24}\bsince|adhesion|adhered|became a member|tuli mukaan|blev medlem"
)
FOUNDED = r"perust|grunda|found(?:ed|er|ing)"

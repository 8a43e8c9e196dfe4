"""Verbs and adverbs of the steps of a plan, in Finnish, Swedish and English, with the neighbours for foundings.

Data only: alternatives of regular expressions, in which a space stands for any white space.
"""

from __future__ import annotations

# What came into being: "X perustettiin", "X grundades", "X was launched".
FOUNDED = (
    r"perustettiin|(?:on|oli) perustettu|sai alkunsa|syntyi|käynnistettiin|luotiin"
    r"|grundades|grundats|bildades|bildats|instiftades|lanserades|lanserats"
    r"|(?:was|were|been) (?:first |officially )?(?:founded|established|launched|formed|set up|created)|was born"
    r"|(?:(?<=, )|(?<=: )|(?<=\())(?:founded|established|launched) in"
    r"|ble stiftet|ble etablert|ble grunnlagt|blev stiftet|blev grundlagt|asutati|gegründet"
)
# What may stand between the name of a system and its founding: "X, the climate network, was at first founded".
BETWEEN = (
    r"on|oli|ensin|alun perin|alunperin|virallisesti|itse|jo|har|hade|ursprungligen|redan|officiellt|först|blev|själv"
    r"|was|were|has|had|been|originally|first|officially|itself|already|ble|wurde|nätverket|verkosto|network|hanke"
    r"|projektet|project|avtalet|agreement|sopimus|initiative|aloite|kampanja|ohjelma|programme|programmet|i|in|vuonna|år"
)
GENERIC = (
    r"verkosto|foorumi|kumppanuusverkosto|ilmastoverkosto|yhteenliittymä|nätverket|förbundet|föreningen|samarbetet"
    r"|the network|the association|the alliance|the partnership|the covenant|this network|nettverket|netværket"
    r"|das netzwerk|võrgustik"
)

# The steps of a plan, by what is done in them. Present passives; verbs of beginning and ending are active as well.
STEPS = {
    "version_1": r"(?!)",
    "founded": r"perustetaan|grundas|bildas|(?:be|being) (?:founded|established|formed|set up)",
    "calculate": r"lasketaan|räknas ut|beräknas|(?:be|are|is) calculated",
    "collect": r"kerätään|kartoitetaan|selvitetään|samlas (?:\w+ ){0,3}in|kartläggs|utreds"
    r"|(?:be|are|is) (?:collected|gathered|mapped)",
    "analyse": r"analysoidaan|arvioidaan|tutkitaan|analyseras|utvärderas|(?:be|are|is) (?:analysed|analyzed|assessed)",
    "compile": r"kootaan|laaditaan yhteenveto|sammanställs|(?:be|are|is) compiled",
    "organise": r"järjestetään|pidetään|ordnas|arrangeras|anordnas|hålls|(?:be|are|is) (?:organi[sz]ed|held|arranged)",
    "select": r"valitaan|päätetään|väljs|beslutas|(?:be|are|is) (?:selected|chosen|decided)",
    "plan": r"suunnitellaan|valmistellaan|planeras|bereds|förbereds|(?:be|are|is) (?:planned|prepared)",
    "draw_up": r"laaditaan|tehdään|luodaan|uppgörs|görs upp|utarbetas|tas fram|upprättas"
    r"|(?:be|are|is) (?:drawn up|drafted|written|created|developed)",
    "update": r"päivitetään|uusitaan|tarkistetaan|uppdateras|förnyas|revideras"
    r"|(?:be|are|is) (?:updated|revised|renewed)",
    "approve": r"hyväksytään|vahvistetaan|allekirjoitetaan|godkänns|antas|undertecknas"
    r"|(?:be|are|is) (?:approved|adopted|signed)",
    "publish": r"julkaistaan|ilmesty(?:y|vät)|julkistetaan|publiceras|offentliggörs|utkommer"
    r"|(?:be|are|is) (?:published|released)",
    "start": r"alka(?:a|vat)|käynnisty(?:y|vät)|käynnistetään|aloitetaan|avataan|otetaan käyttöön|pilotoidaan|testataan"
    r"|startar|inleds|börjar|startas|lanseras|öppnas|införs|testas"
    r"|(?:be|are|is) (?:started|launched|opened|introduced|tested|piloted)|(?:will|to) (?:start|begin|open)",
    "complete": r"valmistu(?:u|vat)|(?:on|ovat) (?:\w+ ){0,2}?(?:valmiina|valmiita|valmis|valmistua)"
    r"|päätty(?:y|vät)|saadaan valmiiksi|viimeistellään|toteutetaan|rakennetaan"
    r"|blir klar(?:a|t)?|är klar(?:a|t)?|vara klar(?:a|t)?|färdigställs|slutförs|avslutas|genomförs|byggs"
    r"|(?:be|are|is) (?:completed|finished|finali[sz]ed|ready|carried out|implemented|built)"
    r"|(?:will|to) (?:end|finish)",
    "help": r"saa(?:vat)? (?:\w+ )?(?:apua|tukea|koulutusta|ohjausta|neuvontaa)"
    r"|får (?:\w+ )?(?:hjälp|stöd|utbildning|rådgivning)"
    r"|(?:get|gets|receive|receives) (?:\w+ )?(?:help|support|training|advice)",
}
FIRST_VERSION = r"ensimmäi(?:nen|set|sen|sten) versio(?:t|n|iden)?|första version(?:en|erna)?|(?:the )?first versions?"
# Of several things done together these say least.
VAGUE_STEPS = ("plan", "analyse")

LAST = r"lopuksi|viimeiseksi|lopulta|slutligen|till sist|till slut|finally|lastly|in the end"
FIRST = r"ensin|ensiksi|ensimmäiseksi|aluksi|först|till att börja med|first|firstly|to begin with"
EVERY = (
    r"vuosittain|joka vuosi|kerran vuodessa|kertaa vuodessa|säännöllisesti|jatkuvasti|edelleen|joka \w+ vuosi|jatketaan"
    r"|årligen|varje år|gånger per år|regelbundet|fortlöpande|fortsatt|fortsättningsvis"
    r"|every year|annually|yearly|each year|times a year|regularly|continuously|still"
)
# A date beside one of these is the date of what it says, not of the clause.
PARTICIPLE_BEHIND = (
    r"\w+(?:nee(?:n|t|ssa|ssä|lla|llä|sta|stä|seen|lle)|nut|nyt|t(?:u|y)n?|tu(?:ssa|lla|sta|un|t)|ty(?:ssä|llä|stä|yn|t)"
    r"|tett(?:u|y)\w*|vassa|vässä)"
)
PARTICIPLE_BEFORE = (
    r"(?:inled|starta|grunda|bilda|påbörja|lansera|godkän|anta)(?:da|d|de|des|t|ts|dda|tt)"
    r"|(?:launched|founded|started|established|begun|adopted|approved|signed|published)"
)
GRAINS = {
    "municipality": r"kunnittain|kuntakohtaisesti|kommunvis|per kommun|för varje kommun|by municipality"
    r"|for each municipality|per municipality",
    "region": r"maakunnittain|alueittain|landskapsvis|per region|regionvis|by region|for each region",
}

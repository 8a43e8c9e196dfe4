"""The words by which a page says what is to be reached, in Finnish, Swedish and English, with a few of the neighbours.

Data only: alternatives of regular expressions, in which a space stands for any white space.
"""

from __future__ import annotations

# What a share is a share of, or a cut of.
EMISSIONS = (
    r"(?!päästökau|utsläppshand)(?:\w*päästö\w*|(?:hiili|ilmasto)jalanjäl\w*|hiilidioksid\w*|khk\w*"
    r"|\w*utsläpp\w*|(?:klimat|kol)avtryck\w*|klimatpåverkan|växthusgas\w*|koldioxid\w*"
    r"|emissions?|(?:carbon|climate) footprints?|climate impact|greenhouse gas(?:es)?|carbon dioxide"
    r"|\w*heitko\w*|\w*heitme\w*|\w*utslipp\w*|\w*udledning\w*|\w*emission\w*|co2\w*|co₂\w*)"
)
CARBON_DIOXIDE = r"hiilidioksid\w*|koldioxid\w*|carbon dioxide|\w*co2\w*|\w*co₂\w*|kohlendioxid\w*|süsihappegaas\w*"
GREENHOUSE_GASES = (
    r"kasvihuonekaasu\w*|khk\w*|växthusgas\w*|greenhouse gas\w*|ghg|\w*klimagass\w*|\w*drivhusgas\w*"
    r"|treibhausgas\w*|kasvuhoonegaas\w*"
)
ENERGY_USE = (
    r"\w*(?:energian?|sähkön|lämmön)(?:kulutu|käyt)\w*|\w*(?:energi|el|värme)(?:förbrukning|användning)\w*"
    r"|(?:energy|electricity|heat) (?:use|consumption|demand)|(?:use|consumption) of (?:energy|electricity)"
    r"|energiforbru[kg]\w*|energieverbrauch\w*"
)
ENERGY_SAVING = (
    r"\w*energian?säästö\w*|säästä\w* (?:\w+ ){0,2}energia\w*|energia\w* säästä\w*|\w*energiatehokk\w*"
    r"|\w*energibesparing\w*|\w*energieffektivi\w*|spara\w* (?:\w+ ){0,2}energi|energy savings?"
    r"|sav(?:e|es|ing) (?:\w+ ){0,2}energy|energy efficiency|energy efficient"
)
RENEWABLE = r"uusiutuv\w*|förny(?:bar|elsebar)\w*|renewables?|fornyb\w*|vedvarende|erneuerbar\w*|taastuv\w*"
# Other things that a share or a quantity of is promised.
FIELDS = (
    r"\w*jät(?:e|teet|teis|teen|että)\w*|\w*kierrät\w*|hyödynne\w*|\w*avfall\w*|\w*återvinn\w*|återanvän\w*"
    r"|\w*waste|recycl\w*|reus\w+"
    r"|luomu\w*|lähiruo\w+|kasvis\w*|ekologisk\w*|ekomat|organic|vegetarian"
    r"|pyöräil\w*|joukkoliiken\w*|kävel\w*|kulkutap\w*|cykl\w*|kollektivtrafik\w*|cycling|walking|public transport"
    r"|sähköauto\w*|biokaasu\w*|biopolttoaine\w*|elbil\w*|biogas|biodrivmedel\w*|electric (?:cars?|vehicles?)|biofuels?"
    r"|tuuli(?:voima|sähkö)\w*|aurinko(?:voima|sähkö|paneel|energia|kenno)\w*|vindkraft\w*|sol(?:kraft|energi|cell)\w*"
    r"|wind power|solar \w+|bioenergi\w*|bioenergy|puuenergi\w*|vedenkulutu\w*|vattenförbrukning\w*|water consumption"
)
NEUTRALITY = (
    r"(?:hiili|ilmasto|hiilidioksidi)neutra\w+|(?:hiili|ilmasto)(?:negatiivi|positiivi)\w*"
    r"|nollapäästö(?:t|jä|ihin|i[ns]\w+|ttöm\w+)|fossiilit(?:on|tom\w+|onta)|fossiilivapa\w+|päästöttöm\w+|päästötön(?:tä)?"
    r"|(?:klimat|koldioxid|kol|co2-?)neutral\w*|klimatpositiv\w*|(?:netto)?nollutsläpp\w*|nettonoll\w*"
    r"|koldioxidfri\w*|fossil(?:bränsle)?fri\w*|fossil[ -]free"
    r"|(?:carbon|climate)[ -]neutral\w*|net[ -]zero|zero[ -](?:emissions?|carbon)|carbon[ -](?:free|negative)"
    r"|(?:climate|carbon)[ -]positive"
    r"|free (?:of|from) fossil fuels|fri(?:a|tt)? från fossila? (?:bränslen|energi)|vapaa fossiilisista \w+"
    r"|(?:no|zero) net emissions|inte (?:\w+ ){1,3}?netto-?utsläpp\w*|(?:inga|noll) netto-?utsläpp|ei \w+ nettopäästöjä"
    r"|päästöt nollaan|utsläppen till noll|noll utsläpp|emissions to zero|klima(?:nøytral|neutral)\w*|kliimaneutraal\w*"
)

# What a share of something is called; of what, the words beside it say.
SHARES = r"\w*osuu(?:s|tta|den|s|ksi)\w*|\w*andel\w*|shares?|proportions?"

# The direction of a cut; a minus sign says as much.
CUTTING = (
    r"\w*vähen\w+|\w*pienen\w+|laske\w*|leik(?:a|kaa|kau)\w*|alen\w+|pudott\w+|supist\w+|karsi\w*|matal\w+|alhais\w+"
    r"|pienem\w+|vähem\w+|tehokkaam\w+|puolit\w+|keven\w+|kevye\w+|tehosta\w+|tehostet\w+"
    r"|\w*minsk\w+|sänk\w+|\w*reducer\w+|\w*reduktion\w*|ner|ned|lägre|mindre|effektiv(?:are|iser\w+)|halver\w+|krymp\w*|skär(?:a|s|er)?"
    r"|cut\w*|\w*reduc\w+|lower\w*|decreas\w+|down|slash\w*|halv(?:e|es|ed|ing)|less|fewer|fall\w*|drop\w*|declin\w*|shrink\w*|trim\w*"
    r"|sjunk\w*|vähetä|putoa\w*|vähenda\w*|reduser\w*|kutt\w*|lavere|nedbring\w*|senk\w*|reduzier\w*|verringer\w*|minder\w*"
)
HALVING = (
    r"puolitt?\w+|puoleen(?! väliin)|med hälften|till hälften|(?:by|in) half"
    r"|halver(?:a|as|ing|ingen|at|ats|ade|ades)|halv(?:e|es|ed|ing)(?! of)|halbier\w+|halver(?:e|es|er|ing)"
)

# Words of intent that `modality_of` does not count, for it looks for verbs.
INTENT = (
    r"tarkoitus on|halutaan|tahdotaan|aiotaan|tavoitel\w+|on määrä|sitoutu\w+|sitoumu\w+"
    r"|lupa(?:a|avat|si|sivat|us|uksen|utu\w+)"
    r"|luvan\w+|luvat\w+|päätt(?:i|ivät|änyt|äneet)|tule(?:e|vat) \w+[aä]|pitää \w+[aä]|tavoitte\w+|tavoite|päämäär\w+"
    r"|åta\w* sig|åtagit|åtog|förbund\w*|förbind\w*|beslutat|beslöt|\w*åtagande\w*|lova\w*|utlova\w*|målsätt\w+"
    r"|\w*mål(?:et|en|s)?|(?:väli|osa|ala)tavoit\w+"
    r"|decided|commit\w*|pledg\w*|promis\w*|undertak\w*|goals?|targets?|objectives?|aims?|sitoo|sitovat"
)
# What is reckoned with, not aimed at.
FORECAST = (
    r"arvioi(?:daan|tiin|vat|ta)|arvion mukaan|ennuste\w*|ennakoi\w*|odotetaan|laskelm\w+|skenaario\w*"
    r"|\w*potentiaali\w*|mallin mukaan|mallinnu\w+"
    r"|mahdollis(?!imman)\w+|(?:för)?väntas|beräknas|uppskatt\w+|prognos\w*|\w*potential\w*|scenari\w+|räkna\w* med"
    r"|expected to|estimated|estimates?|projected|projections?|forecasts?|predict\w*"
    r"|according to the (?:model\w*|calculations?)|modell(?:ed|ing)|enligt modellen|modellberäkn\w*"
)
# Verbs of change told as past, which endings alone do not show.
CHANGED = (
    r"vähen(?:i|ivät|si|sivät|tyi|tyivät|ettiin|etty|nyt|neet|tynyt|tyneet|tänyt|täneet)|laski(?:vat)?|lask(?:ettu|enut|eneet)"
    r"|piene(?:ni|nivät|nsi|nsivät|ntyi|ntyivät|nnyt|nneet)|alen(?:i|ivat|si|sivat|nettiin|tui|tuivat)|putosi(?:vat)?"
    r"|supistui(?:vat)?|kasvoi(?:vat)?|nousi(?:vat)?|puolittui(?:vat)?|lisääntyi(?:vät)?"
    r"|keve(?:ni|nivät|nsi|nnettiin|nnetty|ntänyt|ntyi)|kattoi(?:vat)?|vastasi(?:vat)?|paran(?:i|ivat|si|sivat|tui|nettiin)"
    r"|minskat|minskats|minskade|sjönk|sjunkit|sänkts|sänktes|sänkte|reducerats|halverats|ökat|krympt|krympte|skurit|skar"
    r"|täckte|utgjorde|uppgick|stod för|\w{3,}(?:[glnrv]des|[kpst]tes)"
    r"|fell|fallen|dropped|declined|shrank|shrunk|went down|accounted for|stood (?:at|for)"
    r"|amounted to|covered|(?<!be )(?<!been )(?:decreased|halved)"
)
# What was decided then, and not what is due then.
SETTING = (
    r"aset(?:ti|tivat|ettiin)|päätt(?:i|ivät)|päätettiin|hyväksy(?:i|ivät|ttiin)|sitoutui(?:vat)?|allekirjoitti(?:vat)?"
    r"|liittyi(?:vät)?|lupasi(?:vat)?|antog|antogs|beslöt|beslutade|satte|sattes|undertecknade|åtog|förband|anslöt"
    r"|adopted|decided|signed|joined|approved|pledged|promised"
    r"|(?<!is )(?<!are )(?<!be )(?<!been )(?<!has )(?<!have )(?:committed|set)"
)
BEYOND = r"go(?:es|ing)? beyond|exceed\w*|surpass\w*|ylit\w+|överträffa\w*|överskrid\w*|gå\w* längre än"
# A plain statement of how things are, which a year alone does not make a goal of.
COPULA = r"on|ovat|är|is|are|finns|has|have|har"
LATER_IF = r"jotta|jolloin|niin että|så att|för att|so that|in order to"

# Whose target it is, by the words for them.
ALL_EUROPEAN = (
    r"kaik\w+ euroopan (?:kaupun|kun)\w+|alla (?:europeiska|europas) (?:städer|kommuner)|all european (?:cities|towns"
    r"|municipalities)|all (?:the )?(?:cities|towns) (?:in|of|across) europe"
)
SELECTED = (
    r"valitut (?:kaupungit|kunnat)|valittujen (?:kaupunkien|kuntien)|(?:de )?utvalda (?:städer|kommuner)(?:na)?"
    r"|(?:the )?(?:selected|chosen|participating mission) (?:cities|towns|municipalities)"
)
EACH = (
    r"(?:jokai\w+|jokaise\w*|kukin|kunkin) (?:\w+ )?(?:jäsen\w*|kun\w+|kaupun\w+|yrity\w+|kumppani\w*|allekirjoitta\w+)"
    r"|(?:varje|var och en av) (?:\w+ )?(?:\w*medlem\w*|kommun\w*|stad|företag\w*|partner\w*|undertecknare)"
    r"|(?:each|every|an?) (?:[\w§-]+ )?(?:member|municipality|city|town|company|partner|signatory)(?: \w+)?"
)
OTHERS = r"muut|muiden|muita|de andra|andra|övriga|other|the other|further"
MEMBERS = (
    r"osallistuja(?:t|kaupungit|kunnat)|\w*jäsen(?:et|ten|ensä|kunnat|kuntien|kaupungit|maakunnat|organisaatiot|yritykset"
    r"|yhteisöt)|allekirjoitta(?:jat|jien|neet|jakunnat|jakaupungit)|sitoutuneet|liittyneet|liittyjät|\w*kumppanit"
    r"|sopimusosapuolet"
    r"|\w*medlemmar(?:na|nas)?|medlems(?:kommuner|städer|företag|organisationer)(?:na|nas)?|undertecknar(?:e|na|nas)"
    r"|de (?:anslutna|deltagande)|anslutna|deltagarna|\w*partner(?:na|s)|parterna"
    r"|signatories|members|member (?:cities|towns|municipalities|states|organi[sz]ations|companies)|participants"
    r"|participating \w+|liitujad|medlemmene"
    r"|kunnat|kaupungit|maakunnat|kuntia|kaupunkeja|kommuner(?:na)?|städer(?:na)?|regioner(?:na)?|cities|towns"
    r"|municipalities"
)

# How a strategy stands in a sentence: what a target follows, or where it was laid down.
ACCORDING_BEHIND = r"(?:\w++ ){0,2}?(?:mukai\w+|mukaan|puitteissa|linjassa)"
ACCORDING_BEFORE = (
    r"(?:enligt|i linje med|i enlighet med|inom ramen för|in line with"
    r"|according to|in accordance with|as part of|under)(?: the| den| det)?"
)
LAID_DOWN = (
    r"määrit\w+|aset(?:ettu|ettiin|ettu\w*|etun)|kirjat\w+|hyväksy\w+|linjat\w+|vahvist\w+|sovi\w+"
    r"|fastställ\w+|ställ(?:des|ts|da)|sat(?:tes|ts|ta)|anges|angiv\w+|definier\w+|formuler\w+|beslut\w+"
    r"|set|set out|defined|laid down|agreed|stated|adopted|approved"
)

# The growth of a network.
RAISING = (
    r"nost(?:aa|etaan|avat|amaan)|kasvat(?:taa|etaan|tavat|tamaan)|kasvaa|nousee|nousta|lisätä|lisätään|saada|saavuttaa"
    r"|öka\w*|höj(?:a|as|er)|växa|växer|nå|få"
    r"|raise[ds]?|increase[ds]?|grow|rise|reach"
)
# Straight before the number of members that a network is to have.
HAVING = (
    r"on|oli|olisi|olla|olevan|ovat|tavoitteena|tavoitteeksi|tavoite|tavoitt?el\w+|saada|hankkia|halu\w+|hae\w+|mukana|mukaan"
    r"|kuulu(?:u|isi|a)|liittyy|liittyisi|yhteensä|jossa|vuonna \d{4}|mennessä"
    r"|ha|har|få|är|var|vara|bli|på|målet|mål|siktar på|totalt|vara|omfatta|samla|med"
    r"|have|has|is|was|be|of|for|target|goal|reach|include|gather|attract"
)
NUMBER_OF = (
    r"(?:\w+ )?(?:luku)?määrä(?:ä|n|nsä|mme)?|\w*(?:jäsen|kumppani|kunta)määrä\w*|medlemsantalet|antalet|antal|"
    r"(?:the )?(?:number|membership)"
)
JOINING = (
    r"mukana|mukaan|verkosto(?:ssa|on|lla|n)|\w+verkosto(?:ssa|on|lla|n)|jäsen\w*|kumppan\w*|liitty\w*|kuulu\w*|liitet\w*"
    r"|nätverket|med i|medlem\w*|anslut\w*|gå med|ingå\w*|delta\w*|\w*nätverket"
    r"|members?|join\w*|belong\w*|part of|partners?|participat\w*|the network|in the network"
)
COMMUNITY = r"\w*yhteisö(?:ä|jä|t)|communities|samfund(?:en)?"

# What is told of a target that was set.
TARGET_NOUN = (
    r"\w*tavoite(?!l)\w*|\w*tavoitte(?!l|elli)\w*|\w*mål(?:et|en|sättning\w*)|mål|\w*goals?|targets?|objectives?"
)
ACHIEVED = (
    r"saavutettiin|ei (?:\w+ )?saavutettu"
    r"|(?:on|oli|ovat) (?:\w+ )?(?:saavutettu|täyttynyt|toteutunut|ylitetty)|saavutti(?:vat)?|saavuttanut"
    r"|täyttyi(?:vät)?|toteutui(?:vat)?|ylittyi(?:vät)?|ylitettiin"
    r"|(?:upp)?nåddes|(?:upp)?nådde|(?:har|hade) (?:\w+ )?(?:upp)?nåtts?|uppfylldes|har uppfyllts|överträffades"
    r"|(?:was|were|been) (?:\w+ )?(?:met|reached|achieved|attained|exceeded)|(?:has|have) (?:met|reached|achieved)"
    r"|(?:reached|achieved|met|exceeded) (?:its|the|their|our)"
)
LATE = (
    r"(?:on|oli|ovat) (?:\w+ )?(?:myöhässä|jäljessä|viivästynyt)|jäi (?:\w+ )?saavuttamatta|jäädään|jäätiin|viivästyi"
    r"|är (?:\w+ )?(?:försena[dt]e?|sena?)|försenades|missades|ligger efter|(?:har|hade) försenats"
    r"|(?:is|are|was|were) (?:\w+ )?(?:late|delayed|behind schedule|overdue|missed)|behind schedule|missed"
)
SAME_TARGETS = (
    r"sama(?:t|n|an|a|ssa|sta|ihin|oihin)? tavoit\w+|samoihin tavoit\w+|samoja tavoit\w+|samma mål\w*"
    r"|the same (?:goals?|targets?|objectives?|aims?)"
)

# A step on the way to a target told before, which says no more of what it measures.
SUB_GOAL = (
    r"(?:väli|osa|ala)tavoit\w+|\w*delmål\w*|etappmål\w*|mellanmål\w*"
    r"|(?:interim|intermediate|mid-term|partial|milestone) (?:goals?|targets?|objectives?)|sub-?(?:goals?|targets?)"
)

# "May reach the same goals 2050" is a possibility, however much it speaks of goals.
MAY = r"voi|voivat|voidaan|voisi(?:vat)?|kan|kunde|kunna|can|could|may"

# Rules for targets without a number.
IMPROVING = (
    r"(?:förbättr|överskrid|överträff|bättre än|längre än)\w*+.{0,40}?(?:nuvarande|nuläge|dagens)"
    r"|(?:paran|ylit|parem)\w*+.{0,40}?(?:nykyti|nykyis|nykyi|nyky)"
    r"|(?:nykyti|nykyis|nyky)\w*+.{0,40}?(?:paran|ylit|parem)"
    r"|(?:improv|better than|go(?:es)? beyond|exceed|surpass)\w*+.{0,40}?(?:current|present|existing|status quo)"
)
EXCEEDING_LAW = (
    r"(?:överskrid|överträff|går? (?:\w+ )?(?:längre än|utöver)|mer än|strängare än)\w*+"
    r".{0,60}?(?:\blag|lagstift|författning)"
    r"|(?:ylit|tiukem|pidemm|kunnianhimoisem|enemmän kuin)\w*+.{0,60}?(?:lainsäädän|\blaki|\blain|lakisääte)"
    r"|(?:lainsäädän|\blaki|\blain|lakisääte)\w*+.{0,60}?(?:ylit|tiukem|pidemm|kunnianhimoisem|enemmän)"
    r"|(?:exceed|go(?:es)? (?:\w+ )?(?:further than|beyond)|stricter than|more than|surpass)\w*+.{0,60}?"
    r"(?:\blaw|legislat|legal|statutory|regulat)"
)

OUGHT = r"tulee|pitää|täytyy|ska|skall|are to|is to|shall"

# Shares of these are no targets of climate work.
OTHER_SHARES = (
    r"väestö\w*|asuk\w*|väki\w*|befolkning\w*|invånar\w*|populations?|inhabitants|residents|people"
    r"|markkin\w*|pörss\w*|osak\w*|marknad\w*|aktie\w*|market\w*|kunnista|kommunerna|municipalities|jäsenistä|members"
    r"|\bbkt\b|\bgdp\b|liikevaih\w*|omsättning\w*|turnover|budjet\w*|budget\w*|kustannu\w*|kostnad\w*|costs?|tuki|tukea"
    r"|rahoit\w*|avustu\w*|stöd\w*|bidrag\w*|grants?|funding|subsid\w*"
)
UNITS = {
    "MW": r"MW|megawatti\w*|megawatts?|megawatt",
    "GW": r"GW|gigawatti\w*|gigawatts?",
    "kW": r"kW|kilowatti\w*|kilowatts?",
    "MWh": r"MWh|megawattitunti\w*|megawattimmar|megawatt[ -]hours?",
    "GWh": r"GWh|gigawattitunti\w*|gigawattimmar|gigawatt[ -]hours?",
    "TWh": r"TWh|terawattitunti\w*|terawattimmar|terawatt[ -]hours?",
    "t": r"tonnia|tonnin|ton|tonn|tonnes?|tons|t(?= co2| co₂)",
    "kt": r"kilotonnia|kt",
    "Mt": r"miljoonaa tonnia|megatonnia|Mt|miljoner ton|million (?:tonnes|tons)",
    "ha": r"hehtaaria|hehtaarin|ha|hektar|hectares?",
    "km": r"kilometriä|km|kilometer|kilometres?",
}

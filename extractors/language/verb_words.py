"""The verbs that tell tense and modality, in seven languages: alternatives of regular expressions for whole words.

Data only; in a pattern a space stands for white space.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verbs:
    """Patterns of one language. A space stands for white space; `reached` takes a goal's mark away."""

    conditional: str
    future: str
    past: str
    goal: str
    reached: str
    should: str
    may: str
    negation: str
    clause: str


# A gap of at most four words without a pause, as between "on" and "liittynyt".
_GAP = r"(?:[^\W_][\w’'-]* ){0,4}?"

VERBS: dict[str, Verbs] = {
    "fi": Verbs(
        # "kriisi", "viisi", "Pariisi" end in -iisi, which no conditional does.
        conditional=r"\w*[^\Wi]isi(?:vat|vät|mme)?|\w+t[aä]isiin",
        future=r"tule(?:e|vat) \w+m[aä]{2}n",
        past=rf"(?:on|ovat|oli|olivat|ei|eivät) {_GAP}\w{{2,}}"
        r"(?:[nlrs](?:ut|yt|eet)|[tslhn]t[uy]|aatu|uotu|iety|yöty|äyty)"
        r"|oli|olivat|tuli|tulivat|sai|saivat|kävi|pääsi|pääsivät|alkoi|haki|kasvoi|antoi|nousi|laski|teki"
        r"|tekivät|lähti|päätti|aloitti|allekirjoitti|käynnisti|hyväksyi|valitsi|voitti|täytti|kuului"
        r"|kuuluivat|toteutti|syntyi|rahoitti"
        r"|\w+(?:[^\We]tui|[lns]tyi|ttyi|ittyi|utui|ytyi|oitui|istui)(?:vat|vät)?"
        r"|(?!etsi|vaati)\w+[ts](?:ivat|ivät)"
        r"|\w*(?:[aouyäöi]ttiin|(?<!budj)(?<!pak)ettiin|tehtiin|nähtiin|oltiin|tultiin|mentiin|[ai]istiin)",
        goal=r"tavoitte(?:ena|eksi|enaan)|tavoite (?:on|oli|olisi)|\w*tavoite ?[:–]|tavoittel\w+|pyrk\w+|pyrit\w+"
        r"|aiko(?:o|vat|i)|aiotaan|aiottiin|aikom\w+|tähtä\w+|(?:on|oli) tarkoitus|tarkoituksena"
        r"|halu(?:aa|avat|si) \w+(?:a|ä)|taht(?:oo|ovat) \w+(?:a|ä)"
        r"|sitoutu\w* (?:[^\W_]\w* ){0,3}?\w+m[aä]{2}n|suunnitte(?:lee|levat)|lupa(?:a|avat|utu\w+)"
        r"|tavoittee\w{0,4} \d+",
        reached=r"myöhässä|saavutettiin|saavutettu|saavutti|saavuttanut|toteutui|toteutunut|ylittyi|ylitettiin"
        r"|ylitti|jäi|täyttyi",
        should=r"pitäisi|tulisi|täytyisi|kannattaisi|täytyy|on pakko|(?:on|ovat) \w+(?:tt?ava|tt?ävä)|olisi hyvä",
        may=r"voi|voivat|voidaan|voisi|voisivat|voitaisiin|saattaa|saattavat|on mahdollista|mahdollisesti|ehkä",
        negation=r"ei|eivät|emme|ette|en|eikä|eivätkä|älä|älkää|ilman",
        clause=r"jo(?:ka|nka|ta|hon|ssa|sta|lla|lle|ille|iden|tka|issa|ita|ihin)|sillä|koska|mutta|vaikka|kun"
        r"|ja siinä|ja se",
    ),
    "sv": Verbs(
        conditional=r"skulle",
        future=r"kommer att|kommer (?:\w+ )?att|ska|skall",
        past=rf"(?:har|hade) {_GAP}\w{{2,}}(?:at|ts|tt|it|rt|gt|lt|nt|kt)s?"
        r"|var|blev|gick|(?<=\w )kom|skrev|steg|fick|beslöt|anslöt|hade|tog|stod|gav|drog|fanns|hölls|grep"
        r"|bröt|fattade|gjorde|gjordes|(?!kallade)\w{3,}ades?|godkändes?|valdes?|inleddes?|infördes?"
        r"|bildades?|följde|köpte|tillkom|växte|ökade|nådde|nåddes|uppnåddes?",
        goal=r"(?:del|klimat|miljö|utsläpps)?mål(?:et|en)?(?:sättning\w*)? (?:är|var|att|om|på|för)"
        r"|mål(?:et|en|sättning\w*)? ?:|som mål|siktar|strävar|avser|planerar|ska|skall|vill|åtar sig att"
        r"|förbinder sig att|har för avsikt",
        reached=r"uppnåddes|nåddes|nådde|uppnått|uppnåtts|nått|nåtts|överträffa(?:de|des|t)|försenat|missades?",
        should=r"borde|bör|måste|skulle behöva",
        may=r"kan|kunde|kunna|eventuellt|kanske",
        negation=r"inte|ej|icke|aldrig|ingen|inget|inga|utan",
        clause=r"som|vilket|vilka|vars|där|eftersom|medan|men|då|och (?:nätverket|den|det|de)",
    ),
    "en": Verbs(
        conditional=r"would",
        future=r"will|shall|(?:is|are) going to",
        past=rf"(?:has|have|had) {_GAP}\w{{2,}}(?:ed|en|ne|wn|un|ome|ade|ept|ught|ut)"
        r"|was|were|had|did|became|began|came|went|took|won|made|got|grew|rose|left|held|met|chose|gave"
        r"|(?:has|have) been"
        r"|(?<!is )(?<!are )(?<!be )(?<!been )(?<!being )(?:joined|founded|launched|signed|established"
        r"|adopted|approved|started|committed|decided|accepted|selected|agreed|created|formed|opened|closed|reached|achieved"
        r"|increased|reduced|participated|expanded|announced|introduced|completed|ended|left)",
        goal=r"(?:goals?|targets?|aims?|objectives?) (?:is|are|was|were|to|that)|(?:goal|target|objective) of"
        r"|aims? (?:to|at|for)|aiming|plans? to|planning to|intends? to|wants? to|hopes? to|means to"
        r"|strives?|pledg\w+|commit(?:s|ted|ting)? (?:itself |themselves )?to|promises? to|is to|are to"
        r"|(?:goal|target) ?:",
        reached=r"(?:was|were|been|has|have) (?:reached|achieved|met|missed|exceeded)|achieved"
        r"|reached (?:its|the|their)|behind schedule|delayed",
        should=r"should|ought to|must|needs? to|has to|have to|required to",
        may=r"can|could|(?-i:may)|might|possibly|perhaps",
        negation=r"not|no|never|cannot|without|neither|nor|\w+n['’]t",
        clause=r"which|who|whose|where|because|since|but|while|whereas|when|and (?:it|they|the)",
    ),
    "de": Verbs(
        conditional=r"würden?|wäre|wären|hätten?",
        future=rf"(?:wird|werden) {_GAP}\w{{3,}}en",
        past=r"war|waren|wurden?|hatten?|kam|kamen|trat|traten|zählte|begann|gegründet"
        r"|(?:hat|haben|ist|sind) (?:[^\W_]\w* ){0,5}?\w*ge\w+(?:t|en)",
        goal=r"ziel ist|ziel:|zum ziel|soll|sollen|will|wollen|strebt|streben|plant|planen|beabsichtigt",
        reached=r"erreicht|verfehlt|übertroffen",
        should=r"sollten?|müss(?:en|te)|muss",
        may=r"kann|können|könnten?|darf|dürfen|vielleicht",
        negation=r"nicht|keine?[nmrs]?|nie|ohne",
        clause=r"der|die|das|welche[rs]?|weil|aber|während|jetzt",
    ),
    "et": Verbs(
        conditional=r"(?:ole|saa|või|pea|tule|tee|taha)ks(?:id)?",
        future=r"hakka(?:b|vad) \w+ma",
        past=r"oli|olid|ühines|ühinesid|tuli|tulid|sai|said|kirjutas|asutati|loodi|liitus|liitusid|alustas"
        r"|(?:on|oli) \w+(?:nud|tud|dud)",
        goal=r"eesmär\w+|kavatse\w+|plaani\w+|soovi\w+|püüd\w+|lubavad|lubab",
        reached=r"saavutati|saavutatud|täideti",
        should=r"peaks|peaksid|peab|peavad|tuleks",
        may=r"võib|võivad|saab|saavad",
        negation=r"ei|pole|ega|ilma",
        clause=r"kes|mis|mille|kuid|aga|sest|kui",
    ),
    "no": Verbs(
        conditional=r"ville|skulle",
        future=r"skal|vil|kommer til å",
        past=r"var|ble|kom|fikk|hadde|gikk|tok|passerte|startet|vedtok|\w{3,}erte"
        r"|(?:har|hadde) (?:[^\W_]\w* ){0,4}?\w{2,}(?:t|d)",
        goal=r"mål(?:et)? (?:er|var|om|på|å)|mål:|skal|ønsker å|planlegger|tar sikte på|forplikter seg til",
        reached=r"nådd|nådde|oppnådd|oppnådde",
        should=r"bør|burde|må",
        may=r"kan|kunne|kanskje",
        negation=r"ikke|ingen|aldri|uten",
        clause=r"som|der|fordi|men|mens|hvor",
    ),
    "da": Verbs(
        conditional=r"ville|skulle",
        future=r"skal|vil|kommer til at",
        past=r"var|blev|kom|fik|havde|gik|tog|\w{3,}ede|(?:har|havde) (?:[^\W_]\w* ){0,4}?\w{2,}(?:t|et)",
        goal=r"mål(?:et)? (?:er|var|om|på|at)|mål:|skal|ønsker at|planlægger|sigter|forpligter sig til",
        reached=r"nået|nåede|opnået|opnåede",
        should=r"bør|burde|må",
        may=r"kan|kunne|måske",
        negation=r"ikke|ingen|aldrig|uden",
        clause=r"som|der|fordi|men|mens|hvor",
    ),
}

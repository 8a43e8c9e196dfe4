"""The words around a number: comparators, vague amounts, and what makes digits no count.

Data only, by language (fi, sv, en, de, et, no, da); in phrases a space stands for any white space.
"""

from __future__ import annotations

from extractors.assertion import Comparator

# Straight before a number.
COMPARATORS: dict[str, tuple[tuple[Comparator, str], ...]] = {
    "fi": (
        (">", r"yli|enemmän kuin|useampi kuin|reilu\w{0,5}|runsa\w{1,5}"),
        (">=", "vähintään|ainakin|vähimmillään"),
        ("<=", "enintään|korkeintaan|enimmillään"),
        ("<", r"lähes|melkein|miltei|vaja(?:a|at|an|aan|assa|asta|alla|alle)|alle|vähemmän kuin"),
        ("~", r"noin|n\.|suunnilleen|arviolta"),
        ("=", "jo|vain|ainoastaan|yhteensä|tasan"),
    ),
    "sv": (
        (">", "över|mer än|mera än|fler än|drygt"),
        (">=", "minst|åtminstone"),
        ("<=", "högst|maximalt|upp till"),
        ("<", "nästan|närmare|knappt|under|färre än|mindre än"),
        ("~", r"cirka|circa|ca\.?|omkring|ungefär|runt"),
        ("=", "redan|bara|endast|totalt|sammanlagt"),
    ),
    "en": (
        (">", "more than|over|above|just over|in excess of"),
        (">=", "at least|no fewer than|no less than|a minimum of"),
        ("<=", "at most|up to|no more than|a maximum of"),
        ("<", "almost|nearly|just under|close to|under|fewer than|less than|below"),
        ("~", r"about|around|approximately|roughly|some|circa|ca\.?|c\."),
        ("=", "already|only|just|exactly|a total of|altogether"),
    ),
    "de": (
        (">", "über|mehr als"),
        (">=", "mindestens|wenigstens"),
        ("<=", "höchstens|maximal|bis zu"),
        ("<", "fast|beinahe|knapp|weniger als|unter"),
        ("~", r"rund|etwa|ungefähr|circa|ca\.?"),
        ("=", "bereits|schon|nur|insgesamt"),
    ),
    "et": (
        (">", "üle|rohkem kui|enam kui"),
        (">=", "vähemalt"),
        ("<=", "kuni|maksimaalselt"),
        ("<", "ligi|peaaegu|alla|vähem kui"),
        ("~", r"umbes|ca\.?"),
        ("=", "juba|ainult|kokku"),
    ),
    "no": (
        (">", "over|mer enn|flere enn|drøyt"),
        (">=", "minst"),
        ("<=", "høyst|maksimalt|opptil"),
        ("<", "nesten|knapt|under|færre enn|mindre enn"),
        ("~", r"omtrent|omkring|rundt|cirka|ca\.?"),
        ("=", "allerede|bare|kun|totalt"),
    ),
    "da": (
        (">", "over|mere end|flere end|godt"),
        (">=", "mindst"),
        ("<=", "højst|maksimalt|op til"),
        ("<", "næsten|knap|under|færre end|mindre end"),
        ("~", r"omtrent|omkring|cirka|ca\.?"),
        ("=", "allerede|kun|bare|i alt"),
    ),
}
SYMBOLS: tuple[tuple[Comparator, str], ...] = ((">=", "≥|>="), ("<=", "≤|<="), (">", ">"), ("<", "<"), ("~", "~|≈"))
# One of these may stand before another comparator: "jo yli 60".
ALREADY = "jo|redan|already|bereits|schon|juba|allerede"

# Straight after a number.
OR_MORE = (
    r"\+|\s(?:or more|tai enemmän|tai useampi\w{0,3}|eller flera?|eller flere|eller mer|oder mehr|või rohkem)(?!\w)"
)
OR_FEWER = r"\s(?:or fewer|or less|tai vähemmän|eller färre|eller færre|oder weniger)(?!\w)"

# Words that are a number and its comparator at once.
VAGUE: dict[str, tuple[tuple[Comparator, int, str], ...]] = {
    "fi": (
        (">=", 2, "useampi useamman useampaa useampaan useammassa useammasta useammalla useammalle useammalta"),
        (">=", 2, "useampia useampien useammat usea usean useaa useaan useassa useasta useita useiden useissa"),
        (">=", 2, "useista useisiin useilla useille useat"),
        (">=", 20, "kymmeniä kymmenien kymmenissä kymmenille kymmeniin"),
        (">=", 200, "satoja satojen sadoille satoihin"),
        (">=", 2000, "tuhansia tuhansien"),
        ("~", 5, "puolenkymmentä puolisenkymmentä"),
        ("~", 10, "kymmenkunta kymmenkunnan"),
        ("~", 20, "parikymmentä parinkymmenen parisenkymmentä"),
        ("~", 200, "parisataa"),
    ),
    "sv": (
        (">=", 2, "flera"),
        (">=", 20, "tiotals"),
        (">=", 24, "dussintals"),
        (">=", 200, "hundratals"),
        (">=", 2000, "tusentals"),
        ("~", 10, "tiotal"),
        ("~", 12, "dussin"),
        ("~", 15, "femtontal"),
        ("~", 20, "tjugotal"),
        ("~", 30, "trettiotal"),
        ("~", 50, "femtiotal"),
        ("~", 100, "hundratal"),
    ),
    "en": (
        (">=", 2, "several"),
        (">=", 20, "tens"),
        (">=", 24, "dozens"),
        (">=", 200, "hundreds"),
        (">=", 2000, "thousands"),
    ),
    "de": ((">=", 2, "mehrere mehreren"), (">=", 24, "dutzende"), (">=", 200, "hunderte")),
    "et": ((">=", 2, "mitu"), (">=", 20, "kümned kümneid"), (">=", 200, "sadu")),
    "no": ((">=", 2, "flere"), (">=", 20, "titalls"), (">=", 200, "hundrevis")),
    "da": ((">=", 2, "flere"), (">=", 40, "snesevis"), (">=", 200, "hundredvis")),
}

# "Of 60 members most are companies".
MOST = (
    "suurin osa|suurimman osan|valtaosa|enemmistö|useimmat|useimpien|de flesta|flertalet|majoriteten|merparten|most of"
    "|the majority of|die meisten|die mehrheit|enamik|de fleste|flertallet"
)

# Words after a number that make it a share, money, a measure of time of day or an ordinal.
NOT_COUNTED_AFTER = (
    r"[ \u00a0\u202f]?(?:%|‰|€|£|\$|°)"
    r"|[ \u00a0\u202f-]?(?:prosent|procent|per ?cent|prozent|protsen|pros\.)"
    r"|[ \u00a0\u202f](?:(?:euro|dollar)\w{0,5}|eur|sek|nok|dkk|usd|kr|kronor|kroner|pund|m€|t€|am|pm|a\.m|p\.m)(?!\w)"
    r"|[–-](?=[^\W\d_])"
    r"|:(?:a|e|s|nne|nnen|nteen|ntena|nnes|nneksi)(?!\w)"
)
# A full stop before a small letter makes an ordinal: "5. kaupunki". Case counts here.
ORDINAL_STOP = r"\.\s(?=[^\W\d_A-ZÅÄÖÕÜÆØ])"
# Words before a number that make it the name or the place of something, a time of day or money.
NOT_COUNTED_BEFORE = (
    r"[§#€£$@/]\s?$|(?<!\w)(?:klo|kello|kl|kl\.|nro|no\.|nr|nr\.|sivu|sivut|page|pages|art|artikla|artikel|article"
    r"|kohta|luku|kapitel|chapter|section|vaihe|phase|osa|part|versio|version|liite|bilaga|annex|figure|kuva|bild"
    r"|taulukko|tabell|table|scope|eur|sek)\s$"
)

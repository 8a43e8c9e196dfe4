"""The words of a correction file that are not those of a code, in the languages of partners."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.reports.codes import Language


@dataclass(frozen=True, slots=True)
class CorrectionWords:
    """`sheet` is the name of the sheet of remarks, `header` its columns, `intro` the lines above them. `shortened` is
    said of a sheet that is not shown whole ({sheet}, {rows}), `more` of remarks that are not listed ({count})."""

    sheet: str
    title: str
    intro: tuple[str, ...]
    header: tuple[str, ...]
    shortened: str
    left_out: str
    more: str


CORRECTION_WORDS: dict[Language, CorrectionWords] = {
    "fi": CorrectionWords(
        "Huomautukset",
        "Raportin korjattavat kohdat",
        (
            "Alla on jokainen kohta, jota ei voitu ottaa vastaan sellaisenaan. Muut tiedot on otettu vastaan.",
            "Kohdat on merkitty värillä myös seuraaville taulukoille. Korjaa ne ja lähetä tämä tiedosto takaisin.",
        ),
        ("Nro", "Taulukko", "Solu", "Kohta", "Solussa on", "Miksi se ei käy", "Mitä pitää tehdä", "Koodi"),
        "Taulukosta ”{sheet}” näytetään vain osa: {rows} riviä.",
        "Taulukkoa ”{sheet}” ei näytetä.",
        "Lisäksi {count} muuta huomautusta.",
    ),
    "sv": CorrectionWords(
        "Anmärkningar",
        "Att rätta i rapporten",
        (
            "Nedan finns varje uppgift som inte kunde tas emot som den är. Övriga uppgifter har tagits emot.",
            "Cellerna är också markerade med färg på de följande bladen. Rätta dem och skicka tillbaka den här filen.",
        ),
        ("Nr", "Blad", "Cell", "Uppgift", "I cellen står", "Varför det inte går", "Vad du ska göra", "Kod"),
        "Bladet ”{sheet}” visas bara delvis: {rows} rader.",
        "Bladet ”{sheet}” visas inte.",
        "Dessutom {count} andra anmärkningar.",
    ),
    "en": CorrectionWords(
        "Remarks",
        "What to correct in the report",
        (
            "Each item that could not be taken as it stands is listed below. All others have been taken.",
            "The cells are marked with colour on the sheets that follow. Correct them and send this file back.",
        ),
        ("No", "Sheet", "Cell", "Item", "The cell holds", "Why it cannot be taken", "What to do", "Code"),
        "The sheet “{sheet}” is shown in part: {rows} rows.",
        "The sheet “{sheet}” is not shown.",
        "And {count} more remarks.",
    ),
}

"""What the whole release is called, in three languages."""

from __future__ import annotations

from warehouse.dataset import Language

TITLES: dict[Language, str] = {
    "en": "Verkosto: who belongs to which climate network, since when, on what evidence",
    "fi": "Verkosto: kuka kuuluu mihinkin ilmastoverkostoon, mistä lähtien ja millä näytöllä",
    "sv": "Verkosto: vem hör till vilket klimatnätverk, sedan när och på vilka belägg",
}
ABSTRACTS: dict[Language, str] = {
    "en": "Memberships, commitments and reports of Finnish and Nordic climate networks by year, each row with the "
    "sentence behind it. What is not known stays unknown: dates and counts are bounds.",
    "fi": "Suomalaisten ja pohjoismaisten ilmastoverkostojen jäsenyydet, sitoumukset ja raportit vuosittain, "
    "jokaisella rivillä virke, johon se perustuu. Mitä ei tiedetä, jää tuntemattomaksi: päivät ja lukumäärät ovat "
    "rajoja.",
    "sv": "Medlemskap, åtaganden och rapporter i finländska och nordiska klimatnätverk per år, varje rad med meningen "
    "som den vilar på. Det som inte är känt förblir okänt: datum och antal är gränser.",
}
KEYWORDS: dict[Language, tuple[str, ...]] = {
    "en": ("climate", "networks", "municipalities", "memberships", "commitments", "emissions"),
    "fi": ("ilmasto", "verkostot", "kunnat", "jäsenyydet", "sitoumukset", "päästöt"),
    "sv": ("klimat", "nätverk", "kommuner", "medlemskap", "åtaganden", "utsläpp"),
}

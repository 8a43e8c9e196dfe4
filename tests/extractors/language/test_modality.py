"""Tense, modality and denial of sentences in three languages, and of clauses where a sentence says two things."""

from __future__ import annotations

import pytest

from extractors.language.modality import UnknownLanguageError, clauses, modality_of, negated
from tests.growth import TOLERATED, growth


@pytest.mark.parametrize(
    ("sentence", "lang", "tense", "modality"),
    [
        ("Lahti kuuluu verkostoon.", "fi", "present", "is"),
        ("Lahti liittyi verkostoon 10.9.2012.", "fi", "past", "is"),
        ("Verkosto perustettiin vuonna 2015.", "fi", "past", "is"),
        ("Lahti on syksyn aikana liittynyt kolmeen verkostoon.", "fi", "past", "is"),
        ("Kunnat liittyivät verkostoon.", "fi", "past", "is"),
        ("Kunta on ollut mukana vuodesta 2015.", "fi", "past", "is"),
        ("Verkostoa koordinoi Motiva.", "fi", "present", "is"),
        ("Pariisin sopimus ja kriisi koskevat viittä kuntaa, viisi lähti ei.", "fi", "past", "is"),
        ("Kriisi koskee Pariisin sopimuksen viittä kuntaa.", "fi", "present", "is"),
        ("Tavoite on, että mukana olisi 50 yritystä.", "fi", "conditional", "goal"),
        ("Verkoston tavoitteena on vähentää päästöjä.", "fi", "present", "goal"),
        ("Kunta tavoittelee hiilineutraaliutta.", "fi", "present", "goal"),
        ("Kunnat pyrkivät pienentämään päästöjä.", "fi", "present", "goal"),
        ("Varma aikoo keventää sijoituksiaan.", "fi", "present", "goal"),
        ("Osallistujat sitoutuvat vähentämään päästöjään.", "fi", "present", "goal"),
        ("Määrä on tarkoitus nostaa 50:een.", "fi", "present", "goal"),
        ("Kaupungit voivat saavuttaa samat tavoitteet.", "fi", "present", "may"),
        ("Kunnan pitäisi laskea päästöt.", "fi", "conditional", "should"),
        ("Omat tavoitteet on määritettävä.", "fi", "present", "should"),
        ("Tavoite saavutettiin keväällä 2024.", "fi", "past", "is"),
        ("Tavoite on myöhässä.", "fi", "present", "is"),
        ("Versiot valmistuvat keväällä 2020.", "fi", "present", "is"),
        ("Kunnat etsivät keinoja ja vaativat toimia.", "fi", "present", "is"),
        ("Kommunen skrev under avtalet.", "sv", "past", "is"),
        ("Kommunen har varit med sedan 2013.", "sv", "past", "is"),
        ("Två kommuner undertecknade avtalet.", "sv", "past", "is"),
        ("Kommunen hör redan till nätverket.", "sv", "present", "is"),
        ("Utsläppen ska minska med 20 procent.", "sv", "future", "goal"),
        ("EU:s mål är 40 procent lägre utsläpp.", "sv", "present", "goal"),
        ("Målen borde förbättra tillståndet.", "sv", "present", "should"),
        ("Företag kan delta.", "sv", "present", "may"),
        ("Nätverket skapar samarbete och framför önskemål om möten.", "sv", "present", "is"),
        ("Organisationer deltar som så kallade stödmedlemmar.", "sv", "present", "is"),
        ("Målet nåddes 2024.", "sv", "past", "is"),
        ("The city has joined the accord.", "en", "past", "is"),
        ("The city founded the network.", "en", "past", "is"),
        ("Cities were members in May 2021.", "en", "past", "is"),
        ("The city aims to reach zero emissions.", "en", "present", "goal"),
        ("The goal is 50 members.", "en", "present", "goal"),
        ("The city plans to cut emissions.", "en", "present", "goal"),
        ("Members should report.", "en", "present", "should"),
        ("Any city can join.", "en", "present", "may"),
        ("Newsletter of May 2012", "en", "present", "is"),
        ("The network will grow.", "en", "future", "is"),
        ("The target was reached in 2024.", "en", "past", "is"),
        ("The forest plan is adopted by the council.", "en", "present", "is"),
        ("ICN wächst und soll zehn Mitglieder haben.", "de", "present", "goal"),
        ("Klimapartnere ble stiftet i Bergen.", "nb", "past", "is"),
        ("Rakvere ühines paktiga.", "et", "past", "is"),
        ("Byen skal være klimaneutral.", "da", "future", "goal"),
    ],
)
def test_tense_and_modality(sentence, lang, tense, modality):
    assert modality_of(sentence, lang) == (tense, modality)


@pytest.mark.parametrize(
    ("sentence", "lang", "expected"),
    [
        ("Kunta ei ole jäsen.", "fi", True),
        ("Kunnat eivät liittyneet.", "fi", True),
        ("Kunta on jäsen.", "fi", False),
        ("Kommunen är inte medlem.", "sv", True),
        ("Kommunen är medlem.", "sv", False),
        ("The city is not a member.", "en", True),
        ("The city isn’t a member.", "en", True),
        ("The city is a notable member.", "en", False),
    ],
)
def test_denial(sentence, lang, expected):
    assert negated(sentence, lang) is expected


def test_a_fact_and_a_goal_in_one_sentence_are_two_clauses():
    sentence = "Accord on kuntaverkosto, jonka tavoitteena on terve kaupunki; siihen kuuluu 40 kuntaa."
    parts = [sentence[a:b] for a, b in clauses(sentence, "fi")]
    assert "".join(parts) == sentence
    assert [modality_of(part, "fi")[1] for part in parts] == ["is", "goal", "is"]


def test_what_depends_on_a_goal_stays_with_it():
    sentence = "Tavoite on, että vuonna 2021 mukana olisi 50 yritystä."
    assert clauses(sentence, "fi") == [(0, len(sentence))]


def test_a_language_without_rules_is_refused():
    with pytest.raises(UnknownLanguageError, match="lt"):
        modality_of("Miestas yra narys.", "lt")
    with pytest.raises(UnknownLanguageError):
        negated("Miestas yra narys.", "lt")


@pytest.mark.parametrize("piece", ["on mukana liittymässä ", "a", "sitoutui ", "har den "])
@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_time_grows_with_the_sentence_and_no_faster(piece, lang):
    for rule in (modality_of, negated, clauses):
        assert growth(lambda text, rule=rule: rule(text, lang), piece, 40_000) < TOLERATED

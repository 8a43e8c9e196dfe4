"""Plain texts, written for these tests, and what must be read of them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.readers import UnreadableDocument, read


def rows(table):
    return [[cell.text for cell in row] for row in table.rows]


def items(found):
    return [item.text for item in found.items]


def kinds(document):
    return [(block.kind, block.level, block.text) for block in document.blocks]


# Offsets and spelling


def test_the_text_is_kept_as_it_stands(read_plain):
    stored = "Otsikko\r\n\r\n  Kaksi  välilyöntiä\u00a0ja\trivi.\r\n\r\n \r\n"
    document = read_plain(stored)
    assert document.text == stored.replace("\u00a0", " ")
    assert kinds(document) == [("heading", 1, "Otsikko"), ("paragraph", 0, "Kaksi  välilyöntiä ja\trivi.")]


def test_a_span_in_the_file_is_a_span_in_the_document(read_plain):
    stored = "Verkostot\n\n\u00a0\n\nLahti liittyi 10.9.2012 kaupunginvaltuuston päätöksellä.\n"
    place = stored.index("10.9.2012")
    assert read_plain(stored).text[place : place + 9] == "10.9.2012"


def test_invisible_characters_go_and_letters_are_composed(read_plain):
    assert (
        read_plain("ilmasto\u00adkumppani\u200b on Ja\u0308rvenpa\u0308a\u0308.").text
        == "ilmastokumppani on Järvenpää."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_charsets(holds, encoding):
    text = "Nätverket består av åtta kommuner – Växjö, Örebro och sex till."
    assert holds(read(text.encode(encoding), media_type="text/plain")).text == text


def test_unreadable_texts():
    def code(body):
        with pytest.raises(UnreadableDocument) as raised:
            read(body, media_type="text/plain")
        return raised.value.code

    assert code(b" \n\n ") == "empty"
    assert code("– – –\n***".encode()) == "empty"
    assert code("\u00bc".encode()) == "empty"  # a number, and no text
    assert code(bytes(range(256)) * 50) == "undecodable"
    assert code(b"404 Not Found\n\nnginx") == "error_page"


# Headings and paragraphs

ACTION_PAGE = """\
Sisältöjulkaisija

Kehitetään verkostoa

Yhteistyö
Jatketaan kaupungin ja yritysten työtä verkostossa, jotta päästöt vähenevät.

Tehtävät

Mitä on tehty?

01.01.2015
Verkoston perustaminen
Verkosto perustettiin vuonna 2015 osana hanketta.
01.04.2024
Kaupungilla on 50 kumppania vuonna 2021
Tavoite on, että mukana olisi 50 yritystä.

Mitä on tehtävä?

Eteneminen

Valmis

Mittarit

Kumppaneiden lukumäärä
"""


def test_headings_of_an_action_page(read_plain):
    document = read_plain(ACTION_PAGE)
    assert document.title == "Kehitetään verkostoa"
    assert [block.text for block in document.headings] == [
        "Kehitetään verkostoa",
        "Yhteistyö",
        "Tehtävät",
        "Mitä on tehty?",
        "Verkoston perustaminen",
        "Kaupungilla on 50 kumppania vuonna 2021",
        "Mitä on tehtävä?",
    ]
    assert [block.text for block in document.blocks if block.kind == "paragraph"][-4:] == [
        "Eteneminen",
        "Valmis",
        "Mittarit",
        "Kumppaneiden lukumäärä",
    ]
    assert not document.lists


@pytest.mark.parametrize(
    "first", ["Hoppa till innehållet", "Hem > Klimat > Nätverk", "Nyhet 22.9.2016 kl. 11.59", "27 juni 2018"]
)
def test_what_is_no_title(read_plain, first):
    text = f"{first}\n\nKlimatpartnerna\n\nNätverket minskar utsläppen och det är öppet för alla.\n"
    assert read_plain(text).title == "Klimatpartnerna"


def test_a_text_that_starts_with_prose_has_no_title(read_plain):
    assert read_plain("Kaupungit liittyivät verkostoon tänä syksynä.\n\nTaustaa\n\nVerkosto on avoin.\n").title is None


def test_hard_wrapped_lines_are_one_paragraph(read_plain):
    text = "Verkosto kokoaa kunnat, jotka ovat päättäneet vähentää\npäästöjään nopeasti.\nToinen kappale alkaa tästä."
    assert [block.text for block in read_plain(text).blocks] == [
        "Verkosto kokoaa kunnat, jotka ovat päättäneet vähentää\npäästöjään nopeasti.",
        "Toinen kappale alkaa tästä.",
    ]


def test_language_and_stamps(read_plain):
    document = read_plain(
        "Partnerna\n\nNätverket är öppet för alla som vill minska utsläppen.\n\nUppdaterad 6.9.2019\n"
    )
    assert document.lang == "sv"
    assert document.stamp("updated").day == dt.date(2019, 9, 6)
    assert read_plain("Forssa\n\nIi.\n", lang="fi").lang == "fi"


# Lists


def test_bulleted_and_numbered_lists_with_leads(read_plain):
    document = read_plain(
        "Målen är:\n\n  1. Att minska utsläppen.\n  2. Att spara\n     energi\n\n"
        "Medlemmar\n\n- Lund\n• Malmö\n– Växjö\n\nSlut."
    )
    numbered, bulleted = document.lists
    assert (items(numbered), numbered.lead.text, numbered.numbered) == (
        ["Att minska utsläppen.", "Att spara\n     energi"],
        "Målen är:",
        True,
    )
    assert (items(bulleted), bulleted.lead.text, bulleted.numbered) == (["Lund", "Malmö", "Växjö"], "Medlemmar", False)


def test_inner_lists_by_indent(read_plain):
    outer, inner = read_plain("Verkostot:\n- Hinku\n    - Akaa\n    - Hanko\n- Fisu\n").lists
    assert (items(outer), outer.lead.text) == (["Hinku", "Fisu"], "Verkostot:")
    assert (items(inner), inner.lead.text) == (["Akaa", "Hanko"], "Hinku")


@pytest.mark.parametrize("line", ["1. maaliskuuta 2020 kaupunki liittyi.", "- ainoa viiva", "2019. Vuosi oli hyvä."])
def test_one_marked_line_is_no_list(read_plain, line):
    assert not read_plain(f"Otsikko\n\n{line}\n\nLoppu on tässä näin.\n").lists


def test_names_line_by_line_are_a_list(read_plain):
    found = read_plain(
        "Verkosto\n\nYrityksiä, jotka ovat kiinnostuneet:\n\nAlfa Oy\nBeta Ab, Karis\nOy Gamma Ab\n"
    ).lists[0]
    assert items(found) == ["Alfa Oy", "Beta Ab, Karis", "Oy Gamma Ab"]
    assert found.lead.text == "Yrityksiä, jotka ovat kiinnostuneet:"


def test_names_under_a_label_are_a_list_across_blank_lines(read_plain):
    found = read_plain(
        "Verkosto\n\nJäsenkunnat 2020: kaikki\n\nJäsenet\n\nA\n\nAkaa\n\nAsikkala\n\nH\n\nHanko\n"
    ).lists[0]
    assert items(found) == ["Akaa", "Asikkala", "Hanko"]
    assert found.lead.text == "Jäsenet"


def test_pairs_of_lines_under_a_colon_are_a_list_that_a_gap_ends(read_plain):
    pairs = "Uusimaa\n\nUudenmaan liitto\n\nPirkanmaa\n\nPirkanmaan liitto"
    document = read_plain(f"Koordinaattorit:\n\u00a0\n\n{pairs}\n\n\u00a0\n\nKatso lisää\n")
    assert items(document.lists[0]) == ["Uusimaa", "Uudenmaan liitto", "Pirkanmaa", "Pirkanmaan liitto"]
    assert document.blocks[-1].text == "Katso lisää"


# Tables whose markup was lost

NOTED = [["Akaa", "16 405", "2019"], ["Enontekiö (in Finnish)", "1 771", "2018"], ["Ii", "766", "2011"]]


def test_one_record_a_line_under_labels(read_plain):
    document = read_plain(
        "Municipalities\n\nWe are 96 already!\n\nMunicipality\n\nPopulation\n\n Joined in\n\n"
        "Akaa 16 405 2019\nEnontekiö (in Finnish) 1 771 2018\nIi 766 2011\n\nThe rest is elsewhere.\n"
    )
    assert document.tables[0].header == ("Municipality", "Population", "Joined in")
    assert rows(document.tables[0]) == NOTED
    assert [block.text for block in document.blocks if block.kind == "row"][1:] == [
        "Akaa 16 405 2019",
        "Enontekiö (in Finnish) 1 771 2018",
        "Ii 766 2011",
    ]
    assert document.blocks[-1].text == "The rest is elsewhere."


@pytest.mark.parametrize(
    ("labels", "header"),
    [
        ("Municipality Population Joined in", ("Municipality", "Population", "Joined in")),
        ("Kunta Väkiluku Liittymisvuosi", ("Kunta", "Väkiluku", "Liittymisvuosi")),
        ("They want cleaner air. Kunta Väkiluku Vuosi", ("Kunta", "Väkiluku", "Vuosi")),
        ("Kunnat", ()),
    ],
)
def test_all_records_on_one_line(read_plain, labels, header):
    line = f"{labels} Akaa 16 405 2019 Enontekiö (in Finnish) 1 771 2018 Ii 766 2011"
    document = read_plain(f"Kunnat\n\nMukana on jo 98 kuntaa.\n\n{line}\n\n[Loput puuttuvat tästä.]\n")
    assert document.tables[0].header == header
    assert rows(document.tables[0]) == NOTED


def test_other_columns_dates_shares_and_names_of_several_words(read_plain):
    document = read_plain(
        "Kommun Anslutning Andel Antal\nUpplands Väsby 3.5.2012 12,5 % 3\nMalmö stad 10.12.2014 7 % 10\n"
        "Lund 1.1.2016 - 1\nDals-Ed 4.6.2018 9 % 2\n"
    )
    assert document.tables[0].header == ("Kommun", "Anslutning", "Andel", "Antal")
    assert rows(document.tables[0]) == [
        ["Upplands Väsby", "3.5.2012", "12,5 %", "3"],
        ["Malmö stad", "10.12.2014", "7 %", "10"],
        ["Lund", "1.1.2016", "-", "1"],
        ["Dals-Ed", "4.6.2018", "9 %", "2"],
    ]


def test_letters_between_records_and_a_record_that_does_not_fit(read_plain):
    document = read_plain(
        "A\nAkaa 16 405 2019\nAura 3 900 2020\nE\nEura 11 000 2014\nEspoo 300 000 1 2021\n"
        "H\nHanko 7 721 2013\nHeinola 18 100 2019\n"
    )
    assert [row[0] for row in rows(document.tables[0])] == ["Akaa", "Aura", "Eura", "Hanko", "Heinola"]
    assert "Espoo 300 000 1 2021" in [block.text for block in document.blocks if block.kind != "row"]


@pytest.mark.parametrize(
    "text",
    [
        "Tavoite on vähentää päästöjä 80 % vuodesta 2007 vuoteen 2030 ja 95 % vuoteen 2050.",
        "Lahti liittyi 2012, Turku 2013 ja Oulu 2014, kertoo Tampere 2015.",
        "Vuonna 2015 perustettu verkosto. Vuonna 2019 Helsinki liittyi. Vuonna 2020 Turku liittyi.",
        "Akaa 12 345 678\nIi 123 456 789\n",
    ],
)
def test_prose_with_figures_is_no_table(read_plain, text):
    assert not read_plain(f"Otsikko\n\n{text}\n").tables


def test_cells_parted_by_tabs_and_bars(read_plain):
    tabs, bars = read_plain(
        "Otsikko\n\nKunta\tVuosi\tSäädös\nAkaa\t2019\t\nIi\t2012\tkv § 4\n\nSeuraavaksi muuta, ja se on selvä.\n\n"
        "| Kommun | År |\n|---|---|\n| Lund | 2014 |\n| Malmö | 2012 |\n"
    ).tables
    assert tabs.header == ("Kunta", "Vuosi", "Säädös")
    assert rows(tabs) == [["Akaa", "2019", ""], ["Ii", "2012", "kv § 4"]]
    assert bars.header == ("Kommun", "År")
    assert rows(bars) == [["Lund", "2014"], ["Malmö", "2012"]]


# Any text

SAMPLE = (
    "| |Forssa|- Ii|  - Turku|1. Yksi|2. Kaksi|Akaa 16 405 2019|Ii 9 766 2012|Hanko\t7\t2013|a¦b|¦---¦|Mukana:"
    "|Mitä on tehty?|Lause päättyy tähän näin.|3.5.2019|jatkuu pienellä|A|Lahti 1 2012 Turku 2 2013 Oulu 3 2014"
    "|\u00ad\u00a0|e\u0301|\x0c|%|Julkaistu 3.5.2019 klo 13.31"
)
LINES = st.sampled_from([line.replace("¦", "|") for line in SAMPLE.split("|")])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(LINES, min_size=1, max_size=40), end=st.sampled_from(["\n", "\r\n", "\n\n", "\u2028"]))
def test_any_lines_give_true_spans_or_a_named_error(holds, lines, end):
    try:
        holds(read(end.join(lines).encode(), media_type="text/plain"))
    except UnreadableDocument as error:
        assert error.code == "empty"  # noqa: PT017 (which page is refused is chance)

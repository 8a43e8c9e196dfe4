"""The mess of layouts (domain.md 5.2), each as a small sheet."""

from __future__ import annotations

from decimal import Decimal

from extractors.reports.report import ReportFile
from tests.extractors.reports.made import figure, only, read, sheet

HEADER = ("Organisaatio", "Y-tunnus", "Vuosi", "Scope 1", "Scope 2", "Scope 3")
CARD = (
    ("Ilmastokumppanin vuosiraportti", "", ""),
    ("", "", ""),
    ("Organisaatio", "Koe Oy", ""),
    ("Y-tunnus", "9999990-9", ""),
    ("Vuosi", 2024.0, ""),
    ("Suorat päästöt (scope 1)", 1234.5, "t CO2e"),
    ("Ostoenergia (scope 2)", 2.5, "kt"),
    ("Muut epäsuorat päästöt (scope 3)", "", ""),
    ("Energia", 12500.0, "MWh"),
    ("Vertailuvuoden päästöt 2019", "1 000", ""),
    ("Yhteyshenkilö", "Maija Mallikas", ""),
    ("Lupa julkaista", "kyllä", ""),
)


def names(report: ReportFile) -> list[str | None]:
    """The organisations of a report's rows."""
    return [figure(row, "org_name").text or figure(row, "org_name").missing for row in report.rows]


def by_year(report: ReportFile, field: str) -> list[tuple[str | None, int, Decimal | None]]:
    """Who, year and figure of each row."""
    return [
        (figure(row, "org_name").text, int(figure(row, "report_year").value or 0), figure(row, field).value)
        for row in report.rows
    ]


def test_title_rows_totals_and_notes_are_no_reports() -> None:
    report = read(
        sheet(
            ("Kumppanien päästöt 2024",),
            ("Koonnut: verkoston toimisto",),
            (),
            HEADER,
            ("Koe Oy", "9999990-9", 2024, 1.0, 2.0, 3.0),
            ("Summa Oy", "9999996-8", 2024, 1.0, 2.0, 3.0),
            ("Hiljainen Oy", "", "", "", "", ""),
            ("", "", "", "", "", ""),
            ("Yhteensä", "", "", 2.0, 4.0, 6.0),
            ("Totalt:", "", "", 2.0, 4.0, 6.0),
            ("",),
            ("* Luvut ovat kumppanien itse ilmoittamia.",),
            ("Huom! Tarkistamaton.",),
        )
    )
    assert names(report) == ["Koe Oy", "Summa Oy", "Hiljainen Oy"]
    assert [row.number for row in report.rows] == [5, 6, 7]


def test_a_row_in_which_nothing_can_be_read_is_still_a_row() -> None:
    report = read(sheet(HEADER, ("", "", "", "paljon", "x", "?"), ("", "", "", "1.2.2025", "", "")))
    assert len(report.rows) == 2
    assert [problem.code for problem in report.rows[0].problems] == ["Q04", "Q04"]


def test_groups_over_columns_and_units_below_them() -> None:
    report = read(
        sheet(
            ("Kumppanit 2024", "", "", "", "", ""),
            ("Organisaatio", "Y-tunnus", "Päästöt, t CO2e", "", "", "Energia"),
            ("", "", "Scope 1", "Scope 2", "Scope 3", "GWh"),
            ("Koe Oy", "9999990-9", 1.0, 2.0, 3.0, 1.5),
        )
    )
    row = only(report)
    assert [figure(row, field).value for field in ("scope1", "scope2", "scope3", "energy_total")] == [1, 2, 3, 1500]


def test_merged_headers_are_filled_already() -> None:
    report = read(
        sheet(
            ("Organisaatio", "Ostoenergia", "Ostoenergia", "Scope 1"),
            ("Organisaatio", "sijaintiperusteinen", "markkinaperusteinen", "Scope 1"),
            ("Koe Oy", 5.0, 4.0, 1.0),
            merged=frozenset({(0, 2), (1, 0), (1, 3)}),
        )
    )
    row = only(report)
    assert (figure(row, "scope2_location").value, figure(row, "scope2_market").value) == (5, 4)
    assert row.figure("scope2") is None


def test_units_in_headers_and_cells_over_them() -> None:
    report = read(
        sheet(("Organisaatio", "Scope 1 (kg)", "Energia [GWh]"), ("Koe Oy", 1500.0, 2.0), ("Toinen Oy", "3 t", "5 MWh"))
    )
    assert [figure(row, "scope1").value for row in report.rows] == [Decimal("1.5"), 3]
    assert [figure(row, "energy_total").value for row in report.rows] == [2000, 5]


def test_a_year_in_the_header_is_the_years_of_the_figures() -> None:
    report = read(
        sheet(("Organisaatio", "Scope 1 (tCO2e, 2022)", "Scope 2 (tCO2e, 2022)"), ("Koe Oy", 1.0, 2.0)), year=2024
    )
    year = figure(only(report), "report_year")
    assert (year.value, year.flags) == (2022, ("from_header",))


def test_a_fiscal_year_is_of_the_year_with_most_of_its_days() -> None:
    header = ("Organisaatio", "Tilikausi", "Scope 1")
    report = read(
        sheet(header, ("A Oy", "1.4.2023–31.3.2024", 1.0), ("B Oy", "kalenterivuosi", 1.0), ("C Oy", "", 1.0)),
        year=2024,
    )
    assert by_year(report, "scope1") == [("A Oy", 2023, 1), ("B Oy", 2024, 1), ("C Oy", 2024, 1)]
    assert figure(report.rows[0], "period").text == "2023-04-01/2024-03-31"
    assert figure(report.rows[0], "report_year").flags == ("from_period",)
    assert figure(report.rows[1], "period").text == "calendar"


def test_a_second_column_of_a_field_is_told_of() -> None:
    report = read(sheet(("Organisaatio", "Scope 1", "s1", "Scope 3"), ("A Oy", 1.0, 2.0, 3.0)))
    assert [(p.code, p.address, p.hint) for p in report.problems] == [
        ("Q12", "C1", "another column is of this field already")
    ]


def test_years_as_columns_are_reports_of_their_own() -> None:
    report = read(
        sheet(
            ("Organisaatio", "Y-tunnus", 2022.0, 2023.0),
            ("Koe Oy", "9999990-9", 1.0, 2.0),
            ("Toinen Oy", "", "", 5.0),
            ("Yhteensä", "", 1.0, 7.0),
            name="Kokonaispäästöt (tCO2e)",
        )
    )
    assert by_year(report, "total") == [("Koe Oy", 2022, 1), ("Koe Oy", 2023, 2), ("Toinen Oy", 2023, 5)]


def test_years_below_the_fields() -> None:
    report = read(
        sheet(
            ("Organisaatio", "Scope 1", "", "Scope 2", ""),
            ("", "2022", "2023", "2022", "2023"),
            ("Koe Oy", 1.0, 2.0, 3.0, 4.0),
        )
    )
    assert by_year(report, "scope2") == [("Koe Oy", 2022, 3), ("Koe Oy", 2023, 4)]


def test_labels_of_two_languages_in_one_header() -> None:
    report = read(
        sheet(
            ("Organisaatio / Organisation", "Vuosi / År", "Direkta utsläpp", "Ostoenergia"),
            ("Koe Oy", 2024, "1,234", 1.0),
        )
    )
    assert report.lang is None
    # Both languages have the comma: that settles it.
    assert figure(only(report), "scope1").value == Decimal("1.234")


def test_the_language_is_that_of_the_labels() -> None:
    assert read(sheet(HEADER, ("Koe Oy", "", 2024, 1.0, 2.0, 3.0))).lang == "fi"
    assert read(sheet(("Företag", "År", "Direkta utsläpp"), ("Test Ab", 2024, 1.0))).lang == "sv"
    assert read(sheet(("Company", "Year", "Direct emissions"), ("Test Ltd", 2024, 1.0))).lang == "en"
    assert read(sheet(("org_name", "report_year", "scope1", "total"), ("Test", 2024, 1.0, 2.0))).lang is None


def test_hidden_sheets_are_read_only_where_nothing_else_is_a_report() -> None:
    hidden = sheet(HEADER, ("Salainen Oy", "", 2024, 1.0, 2.0, 3.0), name="Piilo", is_hidden=True)
    shown = sheet(HEADER, ("Koe Oy", "", 2024, 1.0, 2.0, 3.0))
    assert names(read(hidden, shown)) == ["Koe Oy"]
    only_hidden = read(hidden, sheet(("Hei",), name="Kansi"))
    assert names(only_hidden) == ["Salainen Oy"]
    assert figure(only(only_hidden), "scope1").flags == ("hidden_sheet",)


def test_a_pdf_table_goes_on_without_its_header() -> None:
    first = sheet(HEADER, ("Koe Oy", "", 2024, "1", "2", "3"), page=1)
    second = sheet(("Toinen Oy", "", 2024, "4", "5", "6"), name="2", page=2)
    third = sheet(
        HEADER, ("Kolmas Oy", "", 2024, "7", "8", "9"), HEADER, ("Neljäs Oy", "", 2024, "1", "1", "1"), name="3", page=3
    )
    assert names(read(first, second, third)) == ["Koe Oy", "Toinen Oy", "Kolmas Oy", "Neljäs Oy"]


def test_a_card_is_one_report() -> None:
    row = only(read(sheet(*CARD)))
    assert (row.number, row.problems) == (1, ())
    assert figure(row, "scope1").value == Decimal("1234.5")
    assert figure(row, "scope1").address == "B6"
    assert figure(row, "scope2").value == 2500
    assert figure(row, "scope3").missing == "blank"
    assert (figure(row, "base_total").value, figure(row, "base_year").value) == (1000, 2019)
    assert figure(row, "contact").flags == ("personal",)
    assert "Mallikas" not in repr(row.cells)


def test_a_card_in_two_languages_with_help_beside_it() -> None:
    rows = (
        ("Organisaatio", "Organisation", "Koe Oy", "virallinen nimi"),
        ("Vuosi", "År", 2024.0, "vvvv"),
        ("Suorat päästöt", "Direkta utsläpp", 1.5, "tonneina"),
        ("Ostoenergia", "Köpt energi", "", "tonneina"),
    )
    row = only(read(sheet(*rows)))
    assert (figure(row, "org_name").text, figure(row, "scope1").value) == ("Koe Oy", Decimal("1.5"))
    assert figure(row, "scope2").missing == "blank"


def test_a_card_with_years_is_a_report_a_year() -> None:
    rows = (
        ("Organisaatio", "Koe Oy", "", ""),
        ("Y-tunnus", "9999990-9", "", ""),
        ("", 2022.0, 2023.0, 2024.0),
        ("Scope 1", 1.0, 2.0, 3.0),
        ("Scope 2", 4.0, "", 6.0),
    )
    assert by_year(read(sheet(*rows)), "scope1") == [("Koe Oy", 2022, 1), ("Koe Oy", 2023, 2), ("Koe Oy", 2024, 3)]


def test_cards_below_each_other_are_reports_of_their_own() -> None:
    card = (("Organisaatio", "A Oy"), ("Vuosi", 2024.0), ("Scope 1", 1.0))
    other = (("Organisaatio", "B Oy"), ("Vuosi", 2024.0), ("Scope 1", 2.0))
    report = read(sheet(*card, ("", ""), *other))
    assert by_year(report, "scope1") == [("A Oy", 2024, 1), ("B Oy", 2024, 2)]


def test_measures_belong_to_the_card() -> None:
    measures = sheet(
        ("Toimenpide", "Luokka", "Tila", "Säästö"),
        ("LED-valot", "Rakennukset", "valmis", "12 MWh"),
        ("Sähköautot", "Liikenne", "kesken", "850 kg"),
        ("Ruokahävikki", "Ruoka", "peruttu", ""),
        name="Toimenpiteet",
    )
    row = only(read(sheet(*CARD), measures, sheet(("Täytä näin",), name="Ohje")))
    told = [
        {f.field: f.text or (f.value, f.unit) for f in measure.figures if not f.missing} for measure in row.measures
    ]
    assert told == [
        {"measure": "LED-valot", "category": "buildings", "state": "done", "saving": (12, "MWh")},
        {"measure": "Sähköautot", "category": "transport", "state": "going", "saving": (Decimal("0.85"), "t")},
        {"measure": "Ruokahävikki", "category": "food", "state": "dropped"},
    ]


def test_measures_of_several_organisations_find_theirs() -> None:
    reports = sheet(HEADER, ("Koe Oy", "9999990-9", 2024, 1.0, 2.0, 3.0), ("Toinen Oy", "", 2024, 1.0, 2.0, 3.0))
    measures = sheet(
        ("Organisaatio", "Toimenpide", "Tila"),
        ("KOE OY", "LED-valot", "valmis"),
        ("Vieras Oy", "Tuulivoima", "valmis"),
        name="Toimenpiteet",
    )
    report = read(reports, measures)
    assert [len(row.measures) for row in report.rows] == [1, 0]
    assert [(problem.code, problem.raw) for problem in report.problems] == [("Q01", "vieras oy")]

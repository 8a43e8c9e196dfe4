"""Each code that a file alone can tell, with the cell it is of; the good cells of the row stay."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from extractors.reports.report import Figure, ReportRow
from extractors.reports.sheet import CellValue
from tests.extractors.reports.made import codes, figure, only, read, sheet

HEADER = ("Organisaatio", "Vuosi", "Scope 1", "Ostoenergia", "Scope 3")


def row(label: str, value: CellValue, *, lang: str = "fi", **more: object) -> ReportRow:
    """A row of an organisation with one more column."""
    names = {
        "fi": ("Organisaatio", "Vuosi"),
        "sv": ("Företag", "År"),
        "en": ("Company", "Year"),
        None: ("org", "report_year"),
    }
    return only(read(sheet((*names[lang], label, "s2"), ("Koe Oy", 2024, value, 5.0), **more)))


def one(value: CellValue, *, lang: str | None = "fi", label: str = "s1", field: str = "scope1") -> Figure:
    return figure(row(label, value, lang=lang), field)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [
        ("1 234,5", None, "1234.5"),
        ("1.234,5", None, "1234.5"),
        ("1,234.5", None, "1234.5"),
        ("1,234", "fi", "1.234"),
        ("1,234", "sv", "1.234"),
        ("1,234", "en", "1234"),
        ("12,3 kt", None, "12300"),
        ("0,0123 Mt", None, "12300"),
        ("850 kg", None, "0.85"),
        ("30 tCO2-ekv", "fi", "30"),
        ("30 t CO₂e", "fi", "30"),
        ("30 ton CO2-ekv.", "sv", "30"),
        ("30 tn", "fi", "30"),
        ("0", None, "0"),
        (0.1 + 0.2, None, "0.3"),
        (1234.0, None, "1234"),
        (7, None, "7"),
    ],
)
def test_a_cell_gives_its_figure_in_tonnes(value: CellValue, lang: str | None, expected: str) -> None:
    found = one(value, lang=lang)
    assert (found.value, found.unit, found.problem) == (Decimal(expected), "t", None)


@pytest.mark.parametrize(
    ("value", "expected"), [("1,2 GWh", 1200), ("3600 GJ", 1000), ("500000 kWh", 500), (12.5, "12.5")]
)
def test_energy_is_in_megawatt_hours(value: CellValue, expected: object) -> None:
    found = one(value, label="Energia", field="energy_total")
    assert (found.value, found.unit) == (Decimal(str(expected)), "MWh")


def test_bounds_and_gaps_are_kept_apart_from_values() -> None:
    assert (one("<1").value, one("<1").upper) == (None, 1)
    assert (one("10–12").value, one("10–12").lower, one("10–12").upper) == (None, 10, 12)
    assert one("").missing == "blank"
    assert one("–").missing == "dash"
    assert one("ei tiedossa").missing == "unknown"
    assert one("ej beräknat", lang="sv").missing == "not_calculated"
    assert one("0").missing is None
    assert one("n. 30 t").flags == ("approx",)


@pytest.mark.parametrize("value", ["30 %", 30.0, "30"])
def test_a_share_is_in_percent(value: CellValue) -> None:
    assert one(value, label="Uusiutuvan osuus", field="renewable_share").value == 30


def test_a_cell_that_is_formatted_as_percent_shows_a_hundred_times_its_number() -> None:
    found = figure(row("Uusiutuvan osuus", 0.3, percents=frozenset({(1, 2)})), "renewable_share")
    assert (found.value, found.flags) == (30, ("from_percent_format",))


def test_q02_a_wrong_y_tunnus() -> None:
    bad = row("Y-tunnus", "9999995-0")
    assert codes(bad) == [("Q02", "y_tunnus")]
    assert figure(bad, "scope2").value == 5
    assert figure(row("Y-tunnus", "FI99999909"), "y_tunnus").text == "9999990-9"
    assert figure(row("Y-tunnus", 99999909.0), "y_tunnus").text == "9999990-9"
    assert figure(row("Y-tunnus", ""), "y_tunnus").missing == "blank"


def test_q03_no_year_anywhere() -> None:
    rows = sheet(("Organisaatio", "Scope 1", "Scope 3"), ("Koe Oy", 1.0, 2.0))
    assert codes(only(read(rows, year=None))) == [("Q03", "report_year")]
    told = figure(only(read(rows, year=2023)), "report_year")
    assert (told.value, told.flags) == (2023, ("from_intake",))


def test_the_rows_own_year_wins_over_the_intakes() -> None:
    assert figure(only(read(sheet(HEADER, ("Koe Oy", 2022, 1.0, 2.0, 3.0)), year=2024)), "report_year").value == 2022


@pytest.mark.parametrize(
    "value",
    [
        "paljon",
        "1.2.2025",
        dt.date(2025, 2, 1),
        dt.datetime.combine(dt.date(2025, 2, 1), dt.time()),
        True,
        float("inf"),
        "#REF!",
    ],
)
def test_q04_a_number_that_is_none(value: CellValue) -> None:
    bad = row("Scope 1", value)
    assert codes(bad) == [("Q04", "scope1")]
    found = figure(bad, "scope1")
    assert (found.value, found.missing, found.problem) == (None, None, "Q04")
    assert (found.sheet, found.address) == ("Raportti", "C2")


def test_q05_an_ambiguous_number() -> None:
    assert one("1,234", lang=None).problem == "Q05"


def test_q05_where_two_hands_wrote_the_file_its_language_settles_nothing() -> None:
    report = read(sheet(HEADER, ("Koe Oy", 2024, "1,234", "", ""), ("Toinen Oy", 2024, "12.4 t", "", "")))
    assert [codes(found) for found in report.rows] == [[("Q05", "scope1")], []]


def test_q06_an_unknown_unit_and_one_of_another_kind() -> None:
    assert one("5 pulloa").problem == "Q06"
    assert one("5 MWh").problem == "Q06"
    assert one("5 t", label="Energia", field="energy_total").problem == "Q06"


@pytest.mark.parametrize("value", ["−5", "-5", -5.0, -5, "-10–-5"])
def test_q07_less_than_nothing(value: CellValue) -> None:
    assert one(value).problem in ("Q07", "Q04") if value == "-10–-5" else one(value).problem == "Q07"


def total(s1: CellValue, s2: CellValue, s3: CellValue, whole: CellValue) -> Figure:
    header = ("Organisaatio", "Vuosi", "s1", "s2", "s3", "Yhteensä")
    return figure(only(read(sheet(header, ("Koe Oy", 2024, s1, s2, s3, whole)))), "total")


def test_q08_a_total_that_is_not_the_sum() -> None:
    assert total(40.0, 40.0, 10.0, 100.0).problem == "Q08"
    assert total(40.0, 40.0, 10.0, 100.0).value is None
    assert total(40.0, 40.0, 10.0, 90.0).value == 90
    assert total(4000.0, 4000.0, 1000.0, 9040.0).value == 9040  # half a percent
    assert total(40.0, 40.0, 10.0, 90.9).value == Decimal("90.9")  # a tonne of rounding
    # Scope 3 that is not told may be in the total: only less than the others is wrong.
    assert total(40.0, 40.0, "", 100.0).value == 100
    assert total(40.0, 40.0, "", 60.0).problem == "Q08"
    assert total("", "", "", 60.0).value == 60
    assert total("n. 40", 40.0, 10.0, 100.0).value == 100
    assert total("<1", 40.0, 10.0, 50.5).value == Decimal("50.5")


def test_q08_takes_either_method_of_scope_2_and_never_both() -> None:
    header = ("Organisaatio", "s1", "Scope 2 sijaintiperusteinen", "Scope 2 markkinaperusteinen", "s3", "Yhteensä")
    for whole, problem in ((60.0, None), (35.0, None), (85.0, "Q08")):
        found = figure(only(read(sheet(header, ("Koe Oy", 10.0, 50.0, 25.0, 0.0, whole)))), "total")
        assert found.problem == problem


def test_q12_a_header_that_no_form_knows_shows_the_closest() -> None:
    report = read(sheet((*HEADER, "Skope 1 päästöt"), ("Koe Oy", 2024, 1.0, 2.0, 3.0, 4.0)))
    (problem,) = report.problems
    assert (problem.code, problem.raw, problem.address) == ("Q12", "Skope 1 päästöt", "F1")
    assert "scope 1 päästöt" in (problem.hint or "")
    assert only(report).figure("scope1").value == 1  # type: ignore[union-attr]
    assert ("F2", "4") in only(report).cells


def test_q12_a_sheet_of_no_form() -> None:
    report = read(sheet(("a", "b"), (1.0, 2.0)))
    assert (report.form_id, report.rows, [problem.code for problem in report.problems]) == (None, (), ["Q12"])


def test_q13_nothing_to_read() -> None:
    for sheets in ((), (sheet(),), (sheet(("", ""), ("", "")),)):
        report = read(*sheets)
        assert (report.form_id, report.rows, [problem.code for problem in report.problems]) == (None, (), ["Q13"])


def test_q14_a_formula_without_its_value() -> None:
    bad = row("Scope 1", "", bare_formulas={(1, 2): "=SUM(A1:A2)"})
    assert codes(bad) == [("Q14", "scope1")]
    assert figure(bad, "scope1").raw == "=SUM(A1:A2)"


@pytest.mark.parametrize(
    "text", ["soita 040 1234567", "lisää: etunimi.sukunimi@example.fi", "toimitusjohtaja Maija Mallikas kertoo"]
)
def test_q15_personal_data_in_free_text_is_masked_everywhere(text: str) -> None:
    bad = row("Huomautukset", text)
    assert codes(bad) == [("Q15", "note")]
    assert "1234567" not in repr(figure(bad, "note"))
    assert "@" not in repr(figure(bad, "note")) + repr(bad.problems) + repr(bad.cells)
    assert "Mallikas" not in repr(figure(bad, "note")) + repr(bad.problems)
    assert "[…]" in figure(bad, "note").raw


def test_a_personal_field_is_kept_flagged_and_shown_nowhere_else() -> None:
    found = row("Yhteyshenkilö", "Maija Mallikas")
    contact = figure(found, "contact")
    assert (contact.text, contact.raw, contact.flags) == ("Maija Mallikas", "[…]", ("personal",))
    assert "Mallikas" not in repr(found.cells)


def test_q17_a_year_to_come() -> None:
    bad = only(read(sheet(HEADER, ("Koe Oy", 2042, 1.0, 2.0, 3.0))))
    assert codes(bad) == [("Q17", "report_year")]
    assert figure(bad, "report_year").raw == "2042"


def test_q18_a_base_year_after_the_report() -> None:
    bad = row("Vertailuvuosi", 2025)
    assert codes(bad) == [("Q18", "base_year")]


@pytest.mark.parametrize("value", ["130 %", 101.0, "-1"])
def test_q19_a_share_that_cannot_be(value: CellValue) -> None:
    assert codes(row("Tavoite", value)) == [("Q19", "target_pct")]


def test_q20_another_network() -> None:
    assert codes(row("Verkosto", "toinen-verkosto")) == [("Q20", "network")]
    assert figure(row("Verkosto", "Demo-kumppanit"), "network").text == "demo-kumppanit"
    assert figure(row("Verkosto", ""), "network").flags == ("from_intake",)


def test_codes_and_consent_are_read_in_three_languages() -> None:
    assert figure(row("Rajaus", "Operatiivinen määräysvalta"), "boundary").text == "operational"
    assert figure(row("Laskentamenetelmä", "GHG Protocol"), "method").text == "ghg_protocol"
    assert figure(row("Tila", "pågår"), "status").text == "going"
    assert figure(row("Tila", "huomenna"), "status").flags == ("unknown_code",)
    assert figure(row("Lupa julkaista", "Kyllä"), "consent_publish").text == "yes"
    assert figure(row("Lupa julkaista", "nej"), "consent_publish").text == "no"
    assert figure(row("Lupa julkaista", "ehkä"), "consent_publish").flags == ("unknown_code",)

"""The acceptance file of partner reports (domain.md 5.4): invented organisations, twelve rows, in every format."""

import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tests.extractors.reports.papers import Paper
from tests.extractors.reports.test_acceptance_sheet import DAY, HEADERS
from tests.extractors.reports.test_acceptance_sheet import ROWS as GIVEN
from tests.warehouse.reports import Demo, collected

pytestmark = pytest.mark.usefixtures("invented")

HEADER = (*HEADERS["no language"], "lupa julkaista")
ROWS = tuple((*row, "kyllä") for row in GIVEN)
# The year before: a base of 1000 t for 2019.
BEFORE = (("Oikaistu Oy", "9999998-4", "2023", "350", "450", "", "", "", "2019", "1000", "2024-03-01", "", "kyllä"),)


def as_xlsx(rows: tuple[tuple[str, ...], ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in (HEADER, *rows):
        book.worksheets[0].append(list(row))
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def as_csv(rows: tuple[tuple[str, ...], ...]) -> bytes:
    lines = (";".join(row) for row in (HEADER, *rows))
    return "\r\n".join(lines).encode("cp1252")


def as_html(rows: tuple[tuple[str, ...], ...]) -> bytes:
    marked = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (HEADER, *rows))
    return f'<html><head><meta charset="utf-8"></head><body><table>{marked}</table></body></html>'.encode()


def as_pdf(rows: tuple[tuple[str, ...], ...]) -> bytes:
    # The en dash is in Windows-1252, as the fonts of a PDF have it.
    return Paper().table(10, 40, [list(row) for row in (HEADER, *rows)], width=80).saved()


def d(number: str) -> Decimal:
    return Decimal(number)


FORMATS = {"xlsx": as_xlsx, "csv": as_csv, "html": as_html, "pdf": as_pdf}


@pytest.fixture(scope="module", params=FORMATS)
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, invented: None) -> Iterator[Demo]:
    make = FORMATS[request.param]
    with collected(tmp_path_factory.mktemp("demo")) as demo:
        demo.hand_in(make(BEFORE), f"raportti-2023.{request.param}", on="2024-03-01", year=2023)
        demo.hand_in(make(ROWS), f"raportti-2024.{request.param}", on=DAY)
        demo.check()
        yield demo


def test_twelve_rows_have_their_states(demo: Demo) -> None:
    states = demo.sql(
        "SELECT r.position, r.party_id, r.state, r.version_no FROM core.report AS r "
        "WHERE r.intake_year = 2024 ORDER BY r.position"
    )
    assert [(position, state) for position, _, state, _ in states] == [
        (1, "accepted"),
        (2, "accepted"),
        (3, "partial"),
        (4, "superseded"),
        (5, "accepted"),
        (6, "quarantined"),
        (7, "duplicate"),
        (8, "quarantined"),
        (9, "partial"),
        (10, "quarantined"),
        (11, "accepted"),
        (12, "accepted"),
    ]
    assert [(party, version) for position, party, _, version in states if position in (4, 5)] == [
        ("nayte", 1),
        ("nayte", 2),
    ]
    assert demo.sql(
        "SELECT n_rows, n_accepted, n_partial, n_superseded, n_duplicate, n_quarantined FROM marts.report_file "
        "WHERE intake_year = 2024"
    ) == [(12, 5, 2, 1, 1, 3)]


def test_the_codes_are_those_of_the_rows(demo: Demo) -> None:
    found = demo.sql(
        "SELECT q.row_number, q.code, q.field FROM core.report_quarantine AS q "
        "JOIN core.report_reading AS g USING (document_id) WHERE g.intake_year = 2024 ORDER BY q.row_number, q.code"
    )
    assert {(code, field) for _, code, field in found} == {
        ("Q05", "scope1"),
        ("Q02", "y_tunnus"),
        ("Q07", "scope1"),
        ("Q08", "total"),
        ("Q17", "report_year"),
    }
    assert len(found) == 5


def test_the_years_figures(demo: Demo) -> None:
    rows = demo.sql(
        "SELECT party_id, scope1_t, scope2_t, scope3_t, total_t, completeness, report_state, flags "
        "FROM marts.partner_report_year WHERE year = 2024 ORDER BY party_id"
    )
    assert rows == [
        ("arvio", d("30"), d("0"), None, d("30"), "s12", "accepted", ["approx"]),
        ("esimerkki", d("1234.5"), d("800"), None, d("2034.5"), "s12", "accepted", []),
        ("mallikas", d("0.85"), d("12.4"), d("1234"), d("1247.25"), "s123", "accepted", []),
        ("nayte", None, None, None, d("520"), None, "accepted", []),
        ("oikaistu", d("300"), d("400"), None, d("700"), "s12", "accepted", ["restated"]),
        ("summa", d("40"), d("40"), d("10"), None, "s123", "partial", []),
        ("testi", None, d("5"), None, None, "s2", "partial", []),
    ]


def test_a_restated_base_tells_what_it_is_worth(demo: Demo) -> None:
    [row] = demo.sql(
        "SELECT base_year, base_total_t, restated, progress_pct, progress_on_old_base_pct, restatement_effect_pp "
        "FROM marts.partner_report_year WHERE party_id = 'oikaistu' AND year = 2024"
    )
    assert row == (2019, Decimal(900), True, Decimal("22.22"), Decimal("30.00"), Decimal("-7.78"))


def test_the_rate_of_the_year(demo: Demo) -> None:
    [row] = demo.sql(
        "SELECT n_expected_lower, n_expected_upper, n_received, n_accepted, n_partial, n_quarantined, rate_lower, "
        "rate_upper, n_on_time, n_late, n_revised FROM marts.reporting_rate_year WHERE year = 2024"
    )
    assert row == (10, 10, 9, 5, 2, 2, Decimal("0.5"), Decimal("0.9"), 9, 0, 1)


def test_sums_hold_three_partners_at_least(demo: Demo) -> None:
    rows = demo.sql(
        "SELECT completeness, n_reports, scope1_t, total_t FROM marts.network_emissions_year WHERE year = 2024"
    )
    assert rows == [("s12", 3, Decimal("1564.5"), Decimal("2764.5"))]


def test_the_same_file_again_is_counted_and_not_read(tmp_path: Path) -> None:
    with collected(tmp_path) as demo:
        assert demo.hand_in(as_csv(ROWS), "a.csv").n_rows == 12
        again = demo.hand_in(as_csv(ROWS), "b.csv", on="2025-03-11")
        assert (again.n_files, again.n_again, again.n_rows) == (1, 1, 0)
        demo.derive()
        assert demo.sql("SELECT n_times, n_rows FROM marts.report_file") == [(2, 12)]


def test_who_did_not_agree_is_in_sums_alone(tmp_path: Path) -> None:
    rows = tuple((*row[:-1], "ei" if row[0] == "Esimerkki Oy" else "") for row in ROWS)
    with collected(tmp_path) as demo:
        demo.hand_in(as_csv(rows), "a.csv")
        demo.derive()
        assert demo.sql("SELECT count(*) FROM marts.partner_report_year") == [(0,)]
        assert demo.sql("SELECT n_reports FROM marts.network_emissions_year") == [(3,)]
        assert demo.sql("SELECT count(*) FROM marts.party WHERE party_id = 'virhe'") == [(0,)]

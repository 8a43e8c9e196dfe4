"""Any sheets at all: no error, no hang, and every row is told of once."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.reports.reader import read_report
from extractors.reports.sheet import Sheet, Sheets
from tests.extractors.reports.made import TODAY

_LABELS = (
    "Organisaatio|Y-tunnus|Vuosi|År|Scope 1|Scope 2 (t CO2e)|Yhteensä|Total|2022|2023|t|Toimenpide|Tila|Säästö|City|Kod"
    "|Yhteyshenkilö|Vertailuvuoden päästöt 2019|Account Number|Emissions Row Name|Emissions Response Answer|Namn"
    "|Reporting Year|Huomautukset|Verkosto"
)
LABELS = st.sampled_from(_LABELS.split("|"))
WORDS = st.sampled_from(
    ["1 234,5", "1,234", "-5", "–", "n/a", "<1", "10–12", "9999995-0", "1.2.2025", "30 %", "=1+1", "x@y.fi", ""]
)
CELLS = st.one_of(
    LABELS,
    WORDS,
    st.just(""),
    st.text(max_size=12),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(min_value=dt.timedelta(0), max_value=dt.timedelta(days=99999)),
)
PLACES = st.tuples(st.integers(0, 8), st.integers(0, 6))
SHEETS = st.builds(
    Sheet,
    name=st.sampled_from(["Raportti", "Toimenpiteet", "Ohje", "", "Total"]),
    rows=st.lists(st.lists(CELLS, max_size=7), max_size=9),
    is_hidden=st.booleans(),
    percents=st.frozensets(PLACES, max_size=3),
    bare_formulas=st.dictionaries(PLACES, st.just("=A1"), max_size=2),
    page=st.sampled_from([None, 1, 2]),
)


@settings(max_examples=400, deadline=2000)
@given(st.lists(SHEETS, max_size=3), st.sampled_from([None, ",", "."]), st.sampled_from([None, 2024]))
def test_nothing_breaks_the_reader(sheets: list[Sheet], sign: object, year: int | None) -> None:
    file = Sheets("xlsx", tuple(sheets), decimal_sign=sign)  # type: ignore[arg-type]
    report = read_report(file, network="n", year=year, today=TODAY)
    assert report == read_report(file, network="n", year=year, today=TODAY) or "nan" in repr(sheets)
    assert report.rows or report.problems or report.form_id
    for row in report.rows:
        assert len({found.field for found in row.figures}) == len(row.figures)
        assert {problem.field for problem in row.problems if problem.field} <= {
            found.field for found in (*row.figures, *(f for measure in row.measures for f in measure.figures))
        }
        for found in row.figures:
            if found.problem:
                assert (found.value, found.lower, found.upper, found.text, found.missing) == (None,) * 5


@settings(max_examples=200, deadline=2000)
@given(st.lists(st.tuples(*[CELLS.filter(lambda v: v != "")] * 3), max_size=12))
def test_each_row_of_a_table_is_one_report_or_none(lines: list[tuple[object, ...]]) -> None:
    header = ["org_name", "y_tunnus", "scope1", "note"]
    named = [[f"Yritys {n}", "", *line[:2]] for n, line in enumerate(lines)]
    file = Sheets("csv", (Sheet("t", [header, *named]),))  # type: ignore[list-item]
    report = read_report(file, network="n", year=2024, today=TODAY)
    assert [row.number for row in report.rows] == [n + 2 for n in range(len(lines))]

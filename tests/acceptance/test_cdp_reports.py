"""Cities' reports to CDP of three years, whose headers differ: every row has a state, and Finnish cities are ours."""

import csv
from pathlib import Path

import pytest

from tests.warehouse.reports import collected

YEARS = (2016, 2018, 2020)


@pytest.mark.system
def test_rows_in_are_the_sum_of_the_states(tmp_path: Path, shared: Path) -> None:
    given = {}
    with collected(tmp_path, members=()) as demo:
        for year in YEARS:
            file = shared / "data" / "cdp" / f"cdp_citywide_{year}.csv"
            with file.open(encoding="utf-8-sig", newline="") as rows:
                given[year] = sum(1 for _ in csv.DictReader(rows))
            demo.hand_in(file.read_bytes(), file.name, on=f"{year}-12-01", year=year, network="cdp-cities")
        demo.check()
        told = demo.sql(
            "SELECT intake_year, n_rows, n_accepted + n_partial + n_superseded + n_duplicate + n_quarantined, form_id "
            "FROM marts.report_file ORDER BY 1"
        )
        assert told == [(year, given[year], given[year], "cdp-citywide") for year in YEARS]
        ours = demo.sql(
            "SELECT party_id, year, scope1_t::INTEGER, scope2_t::INTEGER, total_t::INTEGER "
            "FROM marts.partner_report_year "
            "WHERE party_id IN ('helsinki', 'lahti', 'turku') AND year < 2020 ORDER BY ALL"
        )
        assert ours == [
            ("helsinki", 2016, 2096206, 2789724, 2789724),
            ("helsinki", 2018, 2184276, 483663, None),
            ("lahti", 2016, 922120, 123680, 685460),
            ("lahti", 2018, 717200, None, None),
            ("turku", 2016, 421200, 686300, 1107500),
            ("turku", 2018, 412100, 513500, None),
        ]

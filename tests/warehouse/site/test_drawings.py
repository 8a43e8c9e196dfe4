"""Where spans and tiles lie."""

import datetime as dt

from warehouse.site.spans import MARGIN, WIDEST_YEAR, Span, draw
from warehouse.site.tiles import REGIONS, lay, lines

KNOWN_ON = dt.date(2025, 1, 1)


def _span(**changes: object) -> Span:
    given = {"network_id": "n", "role": "member", "runs": ((2020, 2022, "certain"), (2023, 2024, "possible"))}
    days = {"start_earliest": None, "start_latest": None, "end_earliest": None, "end_latest": None}
    return Span(**(given | days | changes))  # type: ignore[arg-type]


def _at(year: float, first: int) -> float:
    """Where a year lies on an axis that begins a year before `first`, none of whose years is squeezed."""
    return MARGIN + (year - first + 1) * WIDEST_YEAR


def test_runs_of_years_are_bars() -> None:
    (line,) = draw([_span(start_earliest=dt.date(2020, 1, 1), start_latest=dt.date(2020, 1, 1))], KNOWN_ON).lines
    assert [(bar.x, bar.width, bar.state) for bar in line.bars] == [
        (_at(2020, 2020), 3 * WIDEST_YEAR, "certain"),
        (_at(2023, 2020), 2 * WIDEST_YEAR, "possible"),
    ]
    assert (line.whiskers, line.opens_at, line.ends_open_at) == ((), None, None)


def test_uncertain_ends_are_drawn_as_such() -> None:
    timeline = draw(
        [
            _span(start_earliest=dt.date(2019, 1, 1), start_latest=dt.date(2021, 1, 1)),
            _span(end_earliest=dt.date(2022, 1, 1)),
            _span(end_earliest=dt.date(2022, 1, 1), end_latest=dt.date(2024, 1, 1)),
        ],
        KNOWN_ON,
    )
    between, open_end, closed = timeline.lines
    assert between.whiskers == ((_at(2019, 2019), _at(2021, 2019)),)
    assert between.opens_at is None
    assert open_end.opens_at is not None
    assert open_end.opens_at < open_end.bars[0].x
    assert open_end.ends_open_at is not None
    assert open_end.ends_open_at > open_end.bars[-1].x + open_end.bars[-1].width
    assert closed.whiskers == ((_at(2022, 2019), _at(2024, 2019)),)
    assert closed.ends_open_at is None


def test_an_open_year_ends_with_the_release() -> None:
    (line,) = draw(
        [_span(runs=((2024, 2024, "certain"),), start_latest=dt.date(2024, 1, 1))], dt.date(2024, 7, 2)
    ).lines
    assert line.bars[0].width == round(WIDEST_YEAR * 183 / 366, 1)


def test_every_region_has_a_place_of_its_own() -> None:
    tiles = lay({"01": 8, "19": 1, "05": 4})
    assert len({(tile.x, tile.y) for tile in tiles}) == len(REGIONS) == 19
    assert {tile.region_code: (tile.n, tile.shade) for tile in tiles if tile.n} == {
        "01": (8, 4),
        "05": (4, 2),
        "19": (1, 1),
    }
    assert lay({})[0].shade == 0
    assert (lines("Etelä-Pohjanmaa"), lines("Egentliga Finland"), lines("Kainuu")) == (
        ("Etelä-", "Pohjanmaa"),
        ("Egentliga", "Finland"),
        ("Kainuu",),
    )

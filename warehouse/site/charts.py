"""Charts as SVG, drawn by Vega-Lite without any network: numbers and years only, so one drawing serves each language.

A chart is the inside of an `<svg>` element with its size. The page around it adds title, description, legend and a
table of the same numbers. Series differ in shape, dash and lightness as well as in colour, so that they can be told
apart in grey. Colours are names of the style sheet (`var(--ink)`), for a page may be light or dark, and letters are
whatever sans-serif the reader has.

Drawing takes some 60 milliseconds a chart; the specification is made once and gets each network's rows.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import vl_convert
from markupsafe import Markup

from warehouse.site.release import Row

WIDTH, HEIGHT = 640, 230
# Colours that stand for names of the style sheet until the drawing is made.
_INK, _GRID, _BEST, _BAND, _CLAIM, _LIST = "#010203", "#020304", "#030405", "#040506", "#050607", "#060708"
_NAMES = {_INK: "ink", _GRID: "grid", _BEST: "series", _BAND: "band", _CLAIM: "claim", _LIST: "list"}
_SVG = re.compile(r'<svg [^>]*viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"[^>]*>(?P<body>.*)</svg>', re.DOTALL)
_BACKGROUND = re.compile(r'^<rect width="[\d.]+" height="[\d.]+" fill="white"/>')
# What Vega writes for programs that read a drawing aloud; the page has a description and a table for that.
_SPOKEN = re.compile(r' (?:role|aria-[a-z]+|class|font-family|pointer-events)="[^"]*"')
_EMPTY = re.compile(r'<path d="M0,0h0v0h0Z"/>|<path d="" display="none"/>')

_JOINED = ("joiners", "joiners_lower", "joiners_upper")
_LEFT = ("leavers", "leavers_lower", "leavers_upper")


@dataclass(frozen=True, slots=True)
class Chart:
    """The inside of an SVG drawing, and the size of its view box."""

    body: Markup
    width: float
    height: float


def members_chart(years: list[Row]) -> Chart:
    """Members over the years: the derived count in its band, what is claimed, what the list names.

    Takes rows of `Networks.by_year`. A claim is a diamond with a line between its bounds, a list a square.
    """
    rows = []
    for row in years:
        claims = [c for c in row["claims"] if c["claimed_value"] is not None or c["claimed_lower"] is not None]
        claim = max(claims, key=lambda c: c["claimed_value"] or c["claimed_lower"], default=None)
        rows.append(
            {
                "year": row["year"],
                "lower": row.get("n_end_lower"),
                "best": row.get("n_end"),
                "upper": row.get("n_end_upper"),
                "list": row["listed"],
                "claim": claim and (claim["claimed_value"] or claim["claimed_lower"]),
                "claim_lower": claim and claim["claimed_lower"],
                "claim_upper": claim and claim["claimed_upper"],
            }
        )
    return _drawn(_members_spec(), rows)


def moves_chart(years: list[Row]) -> Chart:
    """Who joined (upwards) and who left (downwards) in each year, with the bounds of both as lines."""
    rows = [
        {
            "year": row["year"],
            # A bar or line of no length is still drawn, as a dash: years without any have none.
            **{key: row[key] if row["joiners_upper"] else None for key in _JOINED},
            **{key: -row[key] if row["leavers_upper"] else None for key in _LEFT},
        }
        for row in years
        if "joiners" in row
    ]
    return _drawn(_moves_spec(), rows)


def states_chart(years: list[Row]) -> Chart:
    """Memberships in each year by how sure they are: certain, carried, possible, one above the other."""
    sums = []
    for row in years:
        certain, carried = row["n_certain"], row["n_certain"] + row["n_carried"]
        sums.append({"year": row["year"], "a": certain, "b": carried, "c": carried + row["n_possible"]})
    return _drawn(_states_spec(), sums)


def _drawn(spec: dict[str, Any], rows: list[Row]) -> Chart:
    """One chart of a specification and rows."""
    filled = {**copy.deepcopy(spec), "data": {"values": rows}}
    found = _SVG.search(vl_convert.vegalite_to_svg(filled))
    if found is None:  # pragma: no cover (vl-convert always gives one)
        raise ValueError("vl-convert gave no drawing")
    body = _EMPTY.sub("", _SPOKEN.sub("", _BACKGROUND.sub("", found["body"])))
    for colour, name in _NAMES.items():
        body = body.replace(f'"{colour}"', f'"var(--{name})"')
    # The drawing holds numbers only: every word of it is ours.
    return Chart(Markup(body), float(found["width"]), float(found["height"]))  # noqa: S704


@cache
def _members_spec() -> dict[str, Any]:
    alt = _altair()
    base = alt.Chart(alt.Data(values=[])).encode(x=_year_axis(alt))
    count = alt.Y("upper:Q", title=None, scale=alt.Scale(zero=True, nice=True))
    return _spec(
        alt,
        base.mark_area(color=_BAND, opacity=1).encode(y=count, y2="lower:Q"),
        base.mark_line(color=_BEST, strokeWidth=2.5).encode(y="best:Q"),
        base.mark_circle(color=_BEST, size=26, opacity=1).encode(y="best:Q"),
        base.mark_rule(color=_CLAIM, strokeDash=[2, 2], strokeWidth=2).encode(y="claim_lower:Q", y2="claim_upper:Q"),
        base.mark_point(color=_LIST, shape="square", size=90, strokeWidth=2, opacity=1).encode(y="list:Q"),
        base.mark_point(color=_CLAIM, shape="diamond", size=90, filled=True, opacity=1).encode(y="claim:Q"),
    )


@cache
def _moves_spec() -> dict[str, Any]:
    alt = _altair()
    base = alt.Chart(alt.Data(values=[])).encode(x=_year_axis(alt))
    # Who left stands below zero; a number of bodies has no sign.
    axis = alt.Axis(labelExpr="abs(datum.value)", tickMinStep=1, format="d")
    joined = alt.Y("joiners:Q", title=None, axis=axis)
    return _spec(
        alt,
        base.mark_bar(color=_BEST, width={"band": 0.6}, size=14).encode(y=joined),
        base.mark_bar(color=_BAND, stroke=_INK, strokeWidth=1, size=14).encode(y="leavers:Q"),
        base.mark_rule(color=_INK, strokeWidth=1.5).encode(y="joiners_lower:Q", y2="joiners_upper:Q"),
        base.mark_rule(color=_INK, strokeWidth=1.5).encode(y="leavers_lower:Q", y2="leavers_upper:Q"),
        height=150,
    )


@cache
def _states_spec() -> dict[str, Any]:
    alt = _altair()
    base = alt.Chart(alt.Data(values=[])).encode(x=_year_axis(alt))
    return _spec(
        alt,
        base.mark_area(color=_BAND, opacity=0.55, line={"color": _INK, "strokeDash": [3, 3]}).encode(
            y=alt.Y("c:Q", title=None)
        ),
        base.mark_area(color=_LIST, opacity=0.75, line={"color": _INK, "strokeWidth": 1}).encode(y="b:Q"),
        base.mark_area(color=_BEST, opacity=1).encode(y="a:Q"),
    )


def _altair() -> Any:
    """Altair takes a second to import, and only pages need it."""
    import altair  # noqa: PLC0415

    return altair


def _year_axis(alt: Any) -> Any:
    axis = alt.Axis(format="d", tickMinStep=1, grid=False, labelFlush=False, labelOverlap="parity", labelSeparation=6)
    return alt.X("year:Q", title=None, axis=axis, scale=alt.Scale(zero=False, nice=False, padding=14))


def _spec(alt: Any, *layers: Any, height: int = HEIGHT) -> dict[str, Any]:
    drawing = alt.layer(*layers).properties(width=WIDTH, height=height)
    axes = {"labelColor": _INK, "domainColor": _INK, "tickColor": _INK, "gridColor": _GRID, "labelFontSize": 13}
    spec: dict[str, Any] = (
        drawing.configure(aria=False, padding=4).configure_axis(**axes).configure_view(stroke=None).to_dict()
    )
    return spec

"""The night's report as a page of Markdown: what changed and why, what the checks say, what waits, who is silent.

Takes the report of a run and what the current release knows around it; asks nobody and writes nothing.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.markdown import plain, table
from flows.report import NightReport, release_words
from warehouse.ask import ask
from warehouse.current import current_release
from warehouse.nights import Nights

_MOST_ROWS = 20
_NIGHTS_SHOWN = 30
_WAITING = """
    SELECT subject AS what, mention AS name, proposal_name AS "closest known", n_waiting AS "facts wait"
    FROM review
    ORDER BY n_waiting DESC, subject, mention
"""
_STATEMENTS = "SELECT source_id, url, CAST(count(*) AS INTEGER) FROM assertion GROUP BY ALL"


@dataclass(frozen=True, slots=True)
class Around:
    """What the current release knows around a night; all empty before the first release. `statements` are counted by
    source and page."""

    waiting: tuple[dict[str, Any], ...] = ()
    statements: tuple[tuple[str, str, int], ...] = ()

    @classmethod
    def of(cls, releases: Path) -> Around:
        """What the release says that is current now: this night's, or the one before where it is held."""
        try:
            current_release(releases)
        except FileNotFoundError:
            return cls()
        waiting = ask(releases, _WAITING)
        return cls(
            tuple(dict(zip(waiting.columns, row, strict=True)) for row in waiting.rows),
            tuple((source_id, url, n) for source_id, url, n in ask(releases, _STATEMENTS).rows),
        )


def night_page(
    report: NightReport, nights: Nights, around: Around, *, silent_nights: int, chart: str | None = None
) -> str:
    """The report. A source is silent that was not taken for `silent_nights` of its nights; `chart` is an SVG."""
    states = Counter(visit.state for visit in report.visits)
    told = ", ".join(f"{n} {state.replace('_', ' ')}" for state, n in states.most_common())
    parts = [
        f"# {plain(report.run.flow)} {plain(report.run.run_id)}",
        _release_words(report),
        f"Pages: {told or 'none'}. Rows in: {report.rows_seen}, of which {report.rows_inserted} are new.",
    ]
    if chart:
        parts.append(
            f"![Pages by night and state](data:image/svg+xml;base64,{base64.b64encode(chart.encode()).decode()})"
        )
    parts += _changes(report)
    parts += _checks(report)
    parts += _queue(report, around)
    silent = [s for s in nights.silent if s.n_nights >= silent_nights]
    parts += ["## Silent sources"]
    parts.append(
        table([{"source": s.source_id, "taken last": s.last_on, "nights": s.n_nights, "why": s.why} for s in silent])
        or f"None for {silent_nights} nights or more."
    )
    if report.broken:
        parts += ["## Readers that broke", table([{"source": s, "error": e} for s, e in sorted(report.broken.items())])]
    if report.left_in_inbox:
        parts += ["## Left in the inbox", "\n".join(f"- {plain(words)}" for words in report.left_in_inbox)]
    if report.healed:
        parts.append(f"Caught up with {plain(', '.join(report.healed))}, which had been broken off.")
    return "\n\n".join(parts) + "\n"


def chart_of_nights(states: Sequence[tuple[dt.date, str, int]]) -> str:
    """An SVG of pages by night and state, the newest nights to the right; hatched by lightness, so readable in grey."""
    # Half a second to import, a second to draw: only where somebody looks.
    import altair as alt  # noqa: PLC0415
    import vl_convert  # noqa: PLC0415

    nights = sorted({day for day, _, _ in states})[-_NIGHTS_SHOWN:]
    rows = [{"night": f"{day}", "state": state, "pages": n} for day, state, n in states if day in set(nights)]
    order = ["read", "unchanged", "held", "failed"]
    chart = (
        alt.Chart({"values": rows}, width=560, height=160, title="Pages by night and state")
        .mark_bar(stroke="#333333", strokeWidth=0.5)
        .encode(
            x=alt.X("night:O", title=None, axis=alt.Axis(labelAngle=-40)),
            y=alt.Y("pages:Q", title="pages", axis=alt.Axis(tickMinStep=1)),
            color=alt.Color(
                "state:N",
                sort=order,
                title=None,
                scale=alt.Scale(domain=order, range=["#1b5e7b", "#9cc4d6", "#f2c14e", "#a3262a"]),
            ),
            order=alt.Order("state:N"),
        )
    )
    return str(vl_convert.vegalite_to_svg(chart.to_json()))


def source_rows(report: NightReport, around: Around, seconds: dict[str, float]) -> list[dict[str, Any]]:
    """A row a page for the table of sources: those that were not taken first."""
    statements = {(source_id, url): n for source_id, url, n in around.statements}
    taken = ("read", "unchanged")
    return [
        {
            "source": visit.source_id,
            "state": visit.state,
            "why": visit.detail or visit.reason or "",
            "members": visit.n_members,
            "statements": statements.get((visit.source_id, visit.url), 0),
            "seconds": round(seconds.get(visit.source_id, 0.0), 2),
            "page": visit.url,
        }
        for visit in sorted(report.visits, key=lambda v: (v.state in taken, v.state, v.source_id, v.url))
    ]


def _release_words(report: NightReport) -> str:
    if report.release is None:
        return "**Held**: no release until an operator confirms; the one before stays."
    return f"Release {plain(report.release.release_id)}: {release_words(report)}."


def _changes(report: NightReport) -> list[str]:
    counted: Counter[tuple[str, str]] = Counter()
    for moved in report.moved:
        counted[moved.dataset, moved.cause] += moved.n_rows
    rows = [{"dataset": d, "cause": c, "rows": n} for (d, c), n in sorted(counted.items())]
    return ["## What changed", table(rows) or "No row of any dataset."]


def _checks(report: NightReport) -> list[str]:
    if report.derived is None:
        return ["## Checks", "Not run: nothing was derived. The release says what they found."]
    rows = [
        {"check": f.check.check_id, "does": f.check.on_failure, "rule": f.check.rule, "rows": f.n_rows}
        for f in report.derived.findings
    ]
    return ["## Checks", table(rows) or "All hold."]


def _queue(report: NightReport, around: Around) -> list[str]:
    n = len(around.waiting)
    shown = f", the first {_MOST_ROWS} of which:" if n > _MOST_ROWS else ":"
    words = f"{n} names or readings wait{shown}" if n else "No name waits."
    return [
        "## What waits for a person",
        words,
        *([table(around.waiting[:_MOST_ROWS])] if n else []),
        *([f"Rows in quarantine: {report.derived.rows.get('quarantine', 0)}."] if report.derived else []),
    ]


def release_links(base: str, release_id: str) -> list[tuple[str, str, str]]:
    """Key, words and address of what a release shows, where a server shows it at `base`."""
    at = f"{base}/releases/{release_id}"
    return [
        ("release", f"release {release_id}", f"{at}/"),
        ("release-site", "its pages", f"{at}/index.html"),
        ("release-changes", "what changed in it", f"{at}/CHANGES.md"),
    ]

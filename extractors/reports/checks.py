"""What one report says against itself: year, sum, base year, network.

`finish_row` takes the figures of a report as they were read, adds what the intake knows (network and year, where the
report does not say them), and marks the figures that cannot be: a year to come (Q17) or missing (Q03), a total that is
not its parts' sum (Q08), a base year after the year that is reported (Q18), another network (Q20). A marked figure
loses its value and keeps its words; the others of the row stay.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from extractors.reports.context import Context
from extractors.reports.report import Code, Figure, Measure, Problem, ReportRow
from extractors.reports.wording import words_of

_SHARE = Decimal("0.005")
_ROUNDING = Decimal(1)
_SCOPE_2 = ("scope2", "scope2_location", "scope2_market")
_SCOPES = ("scope1", *_SCOPE_2, "scope3")
_INEXACT = frozenset({"approx"})


def finish_row(
    sheet: str,
    number: int,
    figures: list[Figure],
    problems: list[Problem],
    cells: tuple[tuple[str, str], ...],
    context: Context,
    *,
    header_year: int | None = None,
    measures: tuple[Measure, ...] = (),
) -> ReportRow:
    """One report, checked against itself."""
    at = {figure.field: place for place, figure in enumerate(figures)}
    year = _set_year(sheet, figures, problems, at, context, header_year)
    _set_network(sheet, figures, problems, at, context)
    if "total" in at and context.labels.form.total_is_sum:
        _check_sum(figures, problems, at)
    if "base_year" in at and year is not None:
        base = figures[at["base_year"]]
        if base.value is not None and base.value > year:
            hint = "the base year comes before the year that is reported"
            _mark(figures, problems, at["base_year"], "Q18", hint)
    if context.flags:
        figures = [replace(figure, flags=(*figure.flags, *context.flags)) for figure in figures]
    return ReportRow(sheet, number, tuple(figures), cells, measures, tuple(problems))


def _mark(figures: list[Figure], problems: list[Problem], place: int, code: Code, hint: str) -> None:
    figure = figures[place]
    figures[place] = Figure(figure.field, figure.sheet, figure.address, figure.raw, flags=figure.flags, problem=code)
    problems.append(Problem(code, figure.raw, figure.field, figure.sheet, figure.address or None, hint))


def _set_year(
    sheet: str,
    figures: list[Figure],
    problems: list[Problem],
    at: dict[str, int],
    context: Context,
    header_year: int | None,
) -> int | None:
    place = at.get("report_year")
    stated = figures[place] if place is not None else None
    if stated is None or stated.missing is not None:
        known, flag = _year_elsewhere(figures, at, context, header_year)
        address, raw = (stated.address, stated.raw) if stated else ("", "")
        value = None if known is None else Decimal(known)
        flags = () if known is None else (flag,)
        stated = Figure("report_year", sheet, address, raw, value, flags=flags)
        if place is None:
            place = at["report_year"] = len(figures)
            figures.append(stated)
        else:
            figures[place] = stated
        if known is None:
            _mark(figures, problems, place, "Q03", "say which year the report is of")
            return None
    if stated.value is None or place is None:
        return None
    if stated.value > context.today.year:
        _mark(figures, problems, place, "Q17", f"the year is after {context.today.year}")
        return None
    return int(stated.value)


def _year_elsewhere(
    figures: list[Figure], at: dict[str, int], context: Context, header_year: int | None
) -> tuple[int | None, str]:
    """The year of a report that does not say it: that of its header, its period (most of whose days are in it), or the
    intake's."""
    if header_year is not None:
        return header_year, "from_header"
    period = figures[at["period"]] if "period" in at else None
    if period is not None and period.value is not None:
        return int(period.value), "from_period"
    return context.year, "from_intake"


def _set_network(
    sheet: str, figures: list[Figure], problems: list[Problem], at: dict[str, int], context: Context
) -> None:
    place = at.get("network")
    if place is None:
        figures.append(Figure("network", sheet, "", "", text=context.network, flags=("from_intake",)))
        return
    stated = figures[place]
    if stated.missing is not None:
        figures[place] = replace(stated, missing=None, text=context.network, flags=("from_intake",))
    elif stated.text is not None:
        if _is_network(stated.text, context.network):
            figures[place] = replace(stated, text=context.network)
        else:
            _mark(figures, problems, place, "Q20", f"the report was handed in to {context.network}")


@lru_cache(maxsize=1024)
def _is_network(stated: str, network: str) -> bool:
    if words_of(stated) == words_of(network):
        return True
    # Imported where a report gives its network a name: the registers take longer to read than a report.
    from extractors.registers.gazetteer import load_gazetteer  # noqa: PLC0415

    found = load_gazetteer().system(stated[:200])
    return found is not None and found.id == network


def _check_sum(figures: list[Figure], problems: list[Problem], at: dict[str, int]) -> None:
    """The total against scopes 1 to 3. Where a scope has no figure the total may hold more than the others, never less.
    The two methods of scope 2 are two figures of one thing: the total is right with either."""
    total = figures[at["total"]]
    if total.value is None or not _INEXACT.isdisjoint(total.flags):
        return
    parts = {field: figures[at[field]] for field in _SCOPES if field in at}
    if any(part.flags and not _INEXACT.isdisjoint(part.flags) for part in parts.values()):
        return
    direct, other = _least(parts.get("scope1")), _least(parts.get("scope3"))
    bought = [figure for field in _SCOPE_2 if (figure := _least(parts.get(field))) is not None]
    told = [part for part in (direct, other) if part is not None]
    if not told and not bought:
        return
    sums = [sum(told, Decimal(0)) + part for part in bought] or [sum(told, Decimal(0))]
    is_whole = direct is not None and other is not None and bool(bought) and _all_exact(parts)
    if not any(_agree(total.value, whole, is_whole=is_whole) for whole in sums):
        told_sums = " or ".join(f"{whole:f}" for whole in sums)
        _mark(figures, problems, at["total"], "Q08", f"the parts are {told_sums} together")


def _least(figure: Figure | None) -> Decimal | None:
    if figure is None:
        return None
    return figure.value if figure.value is not None else figure.lower


def _all_exact(parts: dict[str, Figure]) -> bool:
    return all(part.lower is None and part.upper is None for part in parts.values())


def _agree(total: Decimal, whole: Decimal, *, is_whole: bool) -> bool:
    tolerance = max(abs(whole) * _SHARE, _ROUNDING)
    return abs(total - whole) <= tolerance if is_whole else total >= whole - tolerance

"""Rows of the log's tables of partner reports, made of what the reader of a file gives.

Figures and problems hold what the cells say; contact details stand in `restricted` alone. Reporters that a collection
numbers itself get an id of that number, or that of the body of our registers which has their name and country.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from extractors.fingerprint import content_id
from extractors.language.countries import COUNTRY_CODES
from extractors.registers.gazetteer import Gazetteer
from extractors.reports.collections import Collection, collection_of
from extractors.reports.forms import load_forms
from extractors.reports.intake import Intake
from extractors.reports.report import Figure, Problem, ReportFile, ReportRow
from warehouse.log_rows import naive

Rows = dict[str, list[dict[str, Any]]]

# What tells the rows of each table apart.
REPORT_KEYS: dict[str, tuple[str, ...]] = {
    "raw.report_intake": ("intake_id",),
    "obs.report_reading": ("report_reading_id",),
    "obs.report_row": ("report_row_id",),
    "obs.report_figure": ("report_row_id", "measure_no", "field", "address"),
    "obs.report_problem": ("report_problem_id",),
    "obs.report_body": ("report_reading_id", "body_id"),
    "restricted.report_contact": ("report_row_id", "address"),
}
_LARGEST = Decimal(10) ** 20
_STEP = Decimal("0.00000001")


def report_reading_id(intake: Intake, reader_version: str) -> str:
    """The id of what one version of the code reads in a file of a network and year."""
    return content_id(intake.document_id, intake.network_id, str(intake.year), reader_version)


def intake_row(intake: Intake) -> dict[str, Any]:
    """The row of `raw.report_intake`."""
    return {
        "intake_id": intake.intake_id,
        "run_id": intake.run_id,
        "document_id": intake.document_id,
        "network_id": intake.network_id,
        "year": intake.year,
        "file_name": intake.file_name,
        "way": intake.way,
        "received_on": intake.received_on,
        "known_at": naive(intake.taken_at),
    }


def add_report(
    rows: Rows, report: ReportFile, intake: Intake, gazetteer: Gazetteer, reader_version: str, known_from: dt.datetime
) -> None:
    """Add the rows of a file that was read: the reading, its reports, their figures and all that is wrong with them."""
    reading_id = report_reading_id(intake, reader_version)
    rows["obs.report_reading"].append(
        {
            "report_reading_id": reading_id,
            "document_id": intake.document_id,
            "network_id": intake.network_id,
            "year": intake.year,
            "reader_version": reader_version,
            "file_format": report.file_format,
            "form_id": report.form_id,
            "lang": report.lang,
            "encoding": report.encoding,
            "delimiter": report.delimiter,
            "decimal_sign": report.decimal_sign,
            "n_rows": len(report.rows),
            "total_is_sum": any(form.id == report.form_id and form.total_is_sum for form in load_forms()),
            "known_from": naive(known_from),
        }
    )
    collection = collection_of(intake.network_id)
    rows["obs.report_problem"].extend(_problem_rows(reading_id, None, report.problems))
    for position, row in enumerate(report.rows, start=1):
        _add_row(rows, row, position, reading_id, collection, gazetteer, intake.network_id)


def _add_row(
    rows: Rows,
    row: ReportRow,
    position: int,
    reading_id: str,
    collection: Collection,
    gazetteer: Gazetteer,
    network_id: str,
) -> None:
    row_id = content_id(reading_id, str(position))
    by_field: dict[str, Figure] = {}
    for figure in row.figures:
        by_field.setdefault(figure.field, figure)
    mention = next((said for name in collection.named_by if (said := _text(by_field.get(name)))), None)
    body_id = _body(rows, by_field, reading_id, collection, gazetteer, network_id, mention)
    consent = by_field.get("consent_publish")
    rows["obs.report_row"].append(
        {
            "report_row_id": row_id,
            "report_reading_id": reading_id,
            "position": position,
            "sheet": row.sheet,
            "row_number": row.number,
            "org_mention": mention,
            "parent_mention": _text(by_field.get("parent_org")),
            "y_tunnus": _text(by_field.get("y_tunnus")),
            "body_id": body_id,
            "report_year": _whole(by_field.get("report_year")),
            "received_on": _day(by_field.get("received")),
            "consent": collection.public or (consent is not None and consent.text == "yes"),
            "codes": sorted({p.code for p in row.problems}),
            "cells": json.dumps(dict(row.cells), ensure_ascii=False),
        }
    )
    rows["obs.report_problem"].extend(_problem_rows(reading_id, row_id, row.problems))
    seen: set[tuple[int, str, str]] = set()
    measured = ((m.number, figure) for m in row.measures for figure in m.figures)
    for number, figure in (*((0, figure) for figure in row.figures), *measured):
        if (key := (number, figure.field, figure.address)) in seen:
            continue
        seen.add(key)
        if "personal" in figure.flags:
            if figure.text:
                contact = {"report_row_id": row_id, "address": figure.address, "words": figure.text}
                rows["restricted.report_contact"].append(contact)
            continue
        rows["obs.report_figure"].append(_figure_row(row_id, number, figure))


def _figure_row(row_id: str, measure_no: int, figure: Figure) -> dict[str, Any]:
    return {
        "report_row_id": row_id,
        "measure_no": measure_no,
        "field": figure.field,
        "sheet": figure.sheet,
        "address": figure.address,
        "raw": figure.raw,
        "value": _fitting(figure.value),
        "lower": _fitting(figure.lower),
        "upper": _fitting(figure.upper),
        "unit": figure.unit,
        "text": figure.text,
        "missing": figure.missing,
        "flags": list(figure.flags),
        "problem": figure.problem,
    }


def _problem_rows(reading_id: str, row_id: str | None, problems: tuple[Problem, ...]) -> Iterator[dict[str, Any]]:
    for number, problem in enumerate(problems):
        yield {
            "report_problem_id": content_id(reading_id, row_id, str(number)),
            "report_reading_id": reading_id,
            "report_row_id": row_id,
            "code": problem.code,
            "field": problem.field,
            "sheet": problem.sheet,
            "address": problem.address,
            "raw": problem.raw,
            "hint": problem.hint,
        }


def _body(
    rows: Rows,
    by_field: dict[str, Figure],
    reading_id: str,
    collection: Collection,
    gazetteer: Gazetteer,
    network_id: str,
    mention: str | None,
) -> str | None:
    """The body of a reporter that the collection numbers; one that only it knows is added to those of the reading."""
    number = _text(by_field.get(collection.numbered_by or ""))
    if number is None:
        return None
    country = COUNTRY_CODES.get((_text(by_field.get("country")) or "").casefold())
    if mention is not None and country is not None:
        kinds = (collection.body_kind,)
        for name in collection.named_by:
            said = _text(by_field.get(name))
            if said and (match := gazetteer.body(said, kinds=kinds, country=country)):
                return match.id
    body_id = f"{network_id}-{''.join(c if c.isalnum() else '-' for c in number.lower())}"
    body = {
        "report_reading_id": reading_id,
        "body_id": body_id,
        "kind": collection.body_kind,
        "name": mention or number,
        "country": country,
    }
    rows["obs.report_body"].append(body)
    return body_id


def _text(figure: Figure | None) -> str | None:
    return figure.text if figure is not None and figure.text else None


def _whole(figure: Figure | None) -> int | None:
    return int(figure.value) if figure is not None and figure.value is not None else None


def _day(figure: Figure | None) -> dt.date | None:
    if figure is None or not figure.text:
        return None
    try:
        return dt.date.fromisoformat(figure.text)
    except ValueError:
        return None


def _fitting(number: Decimal | None) -> Decimal | None:
    """A number as the column holds it: eight decimals. What is too large for any figure of a report has no value."""
    if number is None or abs(number) >= _LARGEST:
        return None
    return number.quantize(_STEP)

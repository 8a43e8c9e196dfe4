"""What a cell of the form that is sent out may hold: drop-down lists, bounds of numbers, years and shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from openpyxl.worksheet.datavalidation import DataValidation

from extractors.reports.codes import Language
from extractors.reports.forms import FormField
from extractors.reports.sample_layout import Sample, SampleField

_LONGEST_LIST = 255
_LAST_YEAR = 2100
_TO_COME = "target_year"


def validation_of(field: FormField, asked: SampleField, sample: Sample, lang: Language) -> DataValidation | None:
    """The check of a field's cells; None where any text will do.

    A number is only warned of: "ei laskettu" or "<1" are answers too, and the intake reads them. What stands in a list,
    a year and a share are refused.
    """
    check = _check(field, asked, sample, lang)
    note = asked.note.of(lang) if asked.note is not None else ""
    if check is None and not note:
        return None
    check = check or DataValidation(allow_blank=True)
    check.showInputMessage = bool(note)
    check.prompt = note or None
    check.showErrorMessage = check.type is not None
    check.error = sample.refused.of(lang) if check.type is not None else None
    return check


def _check(field: FormField, asked: SampleField, sample: Sample, lang: Language) -> DataValidation | None:
    low = field.min if field.min is not None else 0
    if choices := choices_of(field, asked, sample, lang):
        return DataValidation(type="list", formula1=_as_list(choices), allow_blank=True, errorStyle="stop")
    match field.type:
        case "number":
            return DataValidation(
                type="decimal", operator="greaterThanOrEqual", formula1=str(low), allow_blank=True, errorStyle="warning"
            )
        case "percent":
            high = field.max if field.max is not None else 100
            return _between("decimal", low, str(high))
        case "year":
            return _between("whole", low, str(_LAST_YEAR) if field.id == _TO_COME else "YEAR(TODAY())")
        case "y_tunnus":
            return DataValidation(
                type="textLength", operator="equal", formula1="9", allow_blank=True, errorStyle="warning"
            )
    return None


def _between(kind: Literal["whole", "decimal"], low: int, high: str) -> DataValidation:
    return DataValidation(
        type=kind, operator="between", formula1=str(low), formula2=high, allow_blank=True, errorStyle="stop"
    )


def choices_of(field: FormField, asked: SampleField, sample: Sample, lang: Language) -> Sequence[str]:
    """What may be chosen: the first word of each code, yes and no, or what the sample gives; () where anything may be
    written."""
    if field.type == "code":
        return [(said.get(lang) or said.get("any") or (code,))[0] for code, said in field.codes.items()]
    return sample.yes_no.of(lang) if field.type == "yes_no" else asked.choices


def _as_list(choices: Sequence[str]) -> str:
    text = ",".join(choices)
    if len(text) > _LONGEST_LIST or any("," in choice or '"' in choice for choice in choices):
        raise ValueError(f"a list in a cell holds {_LONGEST_LIST} signs, and no comma or quote in a choice: {text}")
    return f'"{text}"'

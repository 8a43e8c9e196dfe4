"""What the form that is sent out asks for, as data: `sample.toml`, held to the form that reads it back.

Each label must be one of the form's, and mean the field it stands for; a heading must be none. Raises `SampleError` at
load with the file, the field and the reason.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractors.reports.codes import Language, Words
from extractors.reports.forms import Form, load_forms
from extractors.reports.labels import FormLabels

SAMPLE = Path(__file__).with_name("sample.toml")
_LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
_LONGEST_NOTE = 250  # a prompt of a spreadsheet program holds 255


class SampleError(ValueError):
    """A sample that cannot be made: the message names the file, the field and the reason."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Lines(_Entry):
    """Several texts in each language."""

    fi: tuple[str, ...]
    sv: tuple[str, ...]
    en: tuple[str, ...]

    def of(self, lang: Language) -> tuple[str, ...]:
        """The texts in one language."""
        return {"fi": self.fi, "sv": self.sv, "en": self.en}[lang]


class SampleField(_Entry):
    """A field that is asked for: its label, a note on it, a heading above it, and choices the form does not have."""

    id: str
    label: Words
    note: Words | None = None
    heading: Words | None = None
    choices: tuple[str, ...] = ()


class Sample(_Entry):
    """The form that is sent out."""

    form: str
    version: str
    title: Words
    intro: Lines
    header: Lines
    sheet: Words
    yes_no: Lines
    refused: Words
    measures_sheet: Words
    measures_title: Words
    measures_rows: int = Field(ge=1, le=500)
    fields: tuple[SampleField, ...] = Field(min_length=1)
    measures: tuple[SampleField, ...] = Field(min_length=1)


@cache
def load_sample(path: Path = SAMPLE) -> tuple[Sample, Form]:
    """The sample and the form that it is of."""
    try:
        sample = Sample.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SampleError(f"{path.name}: not a TOML file in UTF-8: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise SampleError(f"{path.name}: {'.'.join(str(part) for part in first['loc'])}: {first['msg']}") from error
    form = next((form for form in load_forms() if form.id == sample.form), None)
    if form is None:
        raise SampleError(f"{path.name}: form: no form {sample.form}")
    labels = FormLabels(form)
    for field in (*sample.fields, *sample.measures):
        _refuse_misread(path.name, labels, field, is_measure=field in sample.measures)
    return sample, form


def _refuse_misread(name: str, labels: FormLabels, field: SampleField, *, is_measure: bool) -> None:
    for lang in _LANGUAGES:
        text = field.label.of(lang)
        label = labels.match_measure(text) if is_measure else labels.match(text)
        if label is None or label.field is None or label.field.id != field.id:
            raise SampleError(f"{name}: {field.id}: {text!r} is no label of it in the form")
        if field.heading is not None and labels.match(field.heading.of(lang)) is not None:
            raise SampleError(f"{name}: {field.id}: the heading {field.heading.of(lang)!r} is a label of the form")
        if field.note is not None and len(field.note.of(lang)) > _LONGEST_NOTE:
            raise SampleError(f"{name}: {field.id}: the note in {lang} is longer than {_LONGEST_NOTE}")

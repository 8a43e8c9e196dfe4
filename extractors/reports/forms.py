"""The forms that partners fill in, as data: one TOML file a form, refused at load with file, key and reason.

A form says which labels mean which field in Finnish, Swedish and English, of which type and unit a field is, and which
words its codes have. `labels.any` are those of no language (a field's id is one by itself). Where labels change every
year, `patterns` find a field by words that its label has (`all`, one of `any`) and has not (`none`); they come after
every exact label, and one that names more words wins. Nothing is ever matched by likeness. A new layout is a new file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from extractors.reports.wording import words_of

FORMS = Path(__file__).parent / "forms"

FieldId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
FormId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
FieldType = Literal[
    "number", "integer", "year", "period", "date", "percent", "code", "text", "yes_no", "y_tunnus", "personal"
]
NUMBERS = frozenset({"number", "integer", "percent"})
FormUnit = Literal["t", "MWh", "%", "any"]
Layout = Literal["table", "card", "long"]
LabelLanguage = Literal["fi", "sv", "en", "any"]
Words = tuple[str, ...]


class FormError(ValueError):
    """A form that cannot be used: the message names the file, the key and the reason."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Pattern(_Entry):
    """Words a label must have: `all` of these, one of `any` where there are some, and `none` of those."""

    all: Words = Field(min_length=1)
    any: Words = ()
    none: Words = ()


class FormField(_Entry):
    """One field. `min` and `max` bound its value (below 0: Q07; a percent beyond them: Q19); `free_text` may hold what
    is personal and is searched for it. `label_year` is the field that a year in this one's label is of ("Base 2019"):
    in all others it is the year that is reported."""

    id: FieldId
    type: FieldType
    unit: FormUnit | None = None
    needed: bool = False
    min: int | None = None
    max: int | None = None
    free_text: bool = False
    label_year: FieldId | None = None
    labels: dict[LabelLanguage, Words] = Field(default_factory=dict)
    patterns: tuple[Pattern, ...] = ()
    codes: dict[str, dict[LabelLanguage, Words]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _codes_are_of_codes(self) -> FormField:
        if bool(self.codes) != (self.type == "code"):
            raise ValueError("a code needs its values in [codes], and no other type has any")
        if self.unit == "any" and self.type != "number":
            raise ValueError("only a number may come in any unit")
        return self

    @cached_property
    def code_of(self) -> dict[str, str]:
        """The code of each of its words, in any language, as they are compared: small letters and plain spaces."""
        spoken = [(word, code) for code, said in self.codes.items() for words in said.values() for word in words]
        return {words_of(word): code for word, code in (*spoken, *((code, code) for code in self.codes))}


class LongLayout(_Entry):
    """Columns of a table with one line for each answer: `row_label` says which field `answer` belongs to. Where
    `column_label` is given, only lines whose cell there has one of the words of `of_column` are answers."""

    row_label: Words
    answer: Words
    column_label: Words = ()
    of_column: Words = ()


class Form(_Entry):
    """A form. A table or card is this form's when it has at least `min_fields` of its fields and one of `identity`.
    `wide_field` is what bare years as columns hold, `asides` are words in brackets that change no label's meaning.
    `ignored` labels and sheets are known and not read; `value_labels` stand over the values of a card. Scopes 1 to 3
    add up to the total where `total_is_sum`."""

    id: FormId
    title: str
    layouts: tuple[Layout, ...] = ("table",)
    identity: tuple[FieldId, ...] = Field(min_length=1)
    min_fields: int = Field(default=3, ge=2)
    wide_field: FieldId | None = None
    total_is_sum: bool = True
    fields: tuple[FormField, ...] = Field(min_length=1)
    measures: tuple[FormField, ...] = ()
    asides: Words = ()
    ignored: Words = ()
    ignored_patterns: tuple[Pattern, ...] = ()
    ignored_sheets: Words = ()
    value_labels: Words = ()
    long: LongLayout | None = None

    @model_validator(mode="after")
    def _whole(self) -> Form:
        ids = [field.id for field in self.fields]
        if len(set(ids)) != len(ids):
            raise ValueError("a field stands twice")
        named = {*self.identity, self.wide_field, *(field.label_year for field in self.fields)}
        if unknown := {name for name in named if name is not None} - set(ids):
            raise ValueError(f"no field {min(unknown)}")
        if ("long" in self.layouts) != (self.long is not None):
            raise ValueError("the layout long needs its columns in [long], and they need the layout")
        return self

    def field(self, field_id: str) -> FormField:
        """A field by its id. Raises KeyError."""
        return next((f for f in self.fields if f.id == field_id), None) or _no_field(self.id, field_id)


def _no_field(form_id: str, field_id: str) -> FormField:
    raise KeyError(f"{form_id} has no field {field_id}")


@cache
def load_forms(folder: Path = FORMS) -> tuple[Form, ...]:
    """Every form in a folder, in the order of their ids. Raises `FormError` for the first that is wrong."""
    forms = tuple(_forms(folder))
    if not forms:
        raise FormError(f"{folder}: no forms")
    return forms


def _forms(folder: Path) -> Iterator[Form]:
    for path in sorted(folder.glob("*.toml")):
        yield read_form(path)


def read_form(path: Path) -> Form:
    """One form. Raises `FormError` with file, key and reason."""
    try:
        form = Form.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FormError(f"{path.name}: not a TOML file in UTF-8: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "(file)"
        raise FormError(f"{path.name}: {key}: {first['msg']}") from error
    if form.id != path.stem:
        raise FormError(f"{path.name}: id: {form.id!r} is not the file's name")
    return form

"""What the columns of a register mean: the table `[register_sheet]` of a source whose one sheet has a row a member.

Takes the table as TOML tells it and gives a `RegisterSheet`. Every column of the sheet is named here, with what it
means or with the reason why it is not read, so that another register needs another file and no code. Pydantic refuses,
and names the key of, a column that is named twice, a state without a status column, a system or a kind of body that
the registers do not know. Whether the sheet has these columns is seen when it is read (pages/register_sheet.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from extractors.assertion import Role
from extractors.registers.entries import BODY_KINDS
from extractors.registers.gazetteer import load_gazetteer

# An ignored row is no member by its own status (a draft, a withdrawn entry): it is kept as rejected, never asserted.
RowState = Literal["active", "suspended", "ended", "ignored"]


def _known_system(system_id: str) -> str:
    if load_gazetteer().system_by_id(system_id) is None:
        raise ValueError(f"{system_id!r} is no system of the registers")
    return system_id


def _known_kind(kind: str) -> str:
    if kind not in BODY_KINDS:
        raise ValueError(f"{kind!r} is none of {', '.join(sorted(BODY_KINDS))}")
    return kind


_System = Annotated[str, AfterValidator(_known_system)]
_Kind = Annotated[str, AfterValidator(_known_kind)]
_Label = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
_Why = Annotated[str, StringConstraints(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Columns(_Entry):
    """The labels of the columns that say who the member is, since when, and in which state.

    `group_id` and `group_name` say of which group a member is; `is_group` that the row itself is one.
    """

    id: _Label
    name: _Label
    country_code: _Label | None = None
    start: _Label | None = None
    end: _Label | None = None
    status: _Label | None = None
    group_id: _Label | None = None
    group_name: _Label | None = None
    is_group: _Label | None = None

    def labels(self) -> Iterator[str]:
        return (label for name in Columns.model_fields if (label := getattr(self, name)) is not None)


class DatedBy(_Entry):
    """Where a workbook says how old it is: beside a label that stands first in a row of a sheet."""

    sheet: str
    label: str


class RegisterSheet(_Entry):
    """What a register's sheet means.

    `prefix` begins the ids of bodies that only this register knows; they are of `body_kind`, its groups of
    `group_kind`. `none` are the cells that say nothing, `yes` and `no` those of flags. `status` says what each value of
    the status column means, `flags` in which system a flag makes the row's body take part, and `values` are all that a
    column can hold that is not read for anything else: another value says that the row is not what it seems.
    `role` is the one that a row gives in the network, by default that of the network's plain lists.
    """

    sheet: str | None = None
    prefix: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    body_kind: _Kind = "municipality"
    group_kind: _Kind = "association"
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    role: Role | None = None
    none: tuple[str, ...] = ()
    yes: tuple[str, ...] = ("TRUE",)
    no: tuple[str, ...] = ("FALSE",)
    dated_by: DatedBy | None = None
    columns: Columns
    status: dict[str, RowState] = Field(default_factory=dict)
    flags: dict[_Label, _System] = Field(default_factory=dict)
    values: dict[_Label, tuple[str, ...]] = Field(default_factory=dict)
    ignored: dict[_Label, _Why] = Field(default_factory=dict)
    personal: dict[_Label, _Why] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _each_column_once(self) -> RegisterSheet:
        named = Counter((*self.read_labels(), *self.ignored, *self.personal))
        if twice := sorted(label for label, count in named.items() if count > 1):
            raise ValueError(f"named twice: {', '.join(twice)}")
        return self

    @model_validator(mode="after")
    def _complete(self) -> RegisterSheet:
        if (self.columns.status is None) != (not self.status):
            raise ValueError("a status column needs its values in [register_sheet.status], and they need the column")
        if (self.columns.country_code is None) == (self.country is None):
            raise ValueError("the country is either a column or one for the whole register")
        return self

    def __hash__(self) -> int:
        # Its dictionaries have no hash; sources are kept in caches.
        return hash((self.sheet, self.prefix, self.columns))

    def read_labels(self) -> tuple[str, ...]:
        """The labels of the columns that are read for something."""
        return (*self.columns.labels(), *self.flags, *self.values)

"""The cells of a register's row: what each column must hold, what a cell that does not fit is called, and which may be
shown.

Takes a cell's text (None where it says nothing) and what the source's file says of its column. Pure.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from extractors.assertion import UncertainDate
from extractors.language.dates import find_dates
from extractors.language.edtf_bounds import bounds
from extractors.register_sheet import RegisterSheet
from extractors.registered import RejectReason

_ISO = re.compile(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?")
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_LETTER = re.compile(r"[^\W\d_]")
_MASK = "[…]"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a column must hold: `fits` tells it of a cell, `reason` and `words` say what is wrong where it does not."""

    reason: RejectReason
    words: str
    fits: Callable[[str | None], bool]


def rules_of(register: RegisterSheet, lang: str) -> dict[str, Rule]:
    """The rule of each column that must hold something certain, by its label."""
    columns = register.columns
    truths = frozenset((*register.yes, *register.no))

    def is_date(text: str | None) -> bool:
        return text is None or cell_date(text, lang) is not None

    rules = {label: Rule("unknown_value", "is none of its values", _one_of(v)) for label, v in register.values.items()}
    for label in (*register.flags, columns.is_group):
        if label is not None:
            rules[label] = Rule("bad_flag", "is neither yes nor no", lambda text: text is None or text in truths)
    for label in (columns.start, columns.end):
        if label is not None:
            rules[label] = Rule("bad_date", "is no date", is_date)
    if columns.status is not None:
        rules[columns.status] = Rule("unknown_status", "is a status that nothing is known of", _one_of(register.status))
    if columns.country_code is not None:
        rules[columns.country_code] = Rule(
            "bad_country", "is no two-letter code", lambda text: bool(text and _COUNTRY.fullmatch(text))
        )
    rules[columns.id] = Rule("missing_id", "is no id", lambda text: bool(slug_of(text or "")))
    rules[columns.name] = Rule("missing_name", "is no name", lambda text: bool(text and _LETTER.search(text)))
    return rules


def misfits(
    register: RegisterSheet, rules: Mapping[str, Rule], said: Mapping[str, str | None]
) -> Iterator[tuple[RejectReason, str]]:
    """Why a row cannot be read, cell by cell in the order of the sheet."""
    for label, text in said.items():
        rule = rules.get(label)
        if rule is not None and not rule.fits(text):
            yield rule.reason, f"{label} holds {_quoted(register, text)}, which {rule.words}"


def shown(
    register: RegisterSheet, rules: Mapping[str, Rule], said: Mapping[str, str | None]
) -> tuple[tuple[str, str], ...]:
    """The cells of a rejected row that may be shown: of the columns that are read, those that say something. Words
    where they should not be are masked in a register that names people: they may have slipped from another column."""
    cells: list[tuple[str, str]] = []
    for label in said.keys() & register.read_labels():
        if text := said[label]:
            slipped = label in rules and not rules[label].fits(text) and _may_name(register, text)
            cells.append((label, _MASK if slipped else text))
    return tuple(sorted(cells))


def cell_date(text: str, lang: str) -> UncertainDate | None:
    """A date as a cell gives it: a day, month or year as ISO 8601 writes it, or one date in words; else None."""
    if _ISO.fullmatch(text):
        try:
            if len(text) == len("2012-09-10"):
                day = dt.date.fromisoformat(text)
                return UncertainDate(text, day, day, "on")
            return UncertainDate(text, *bounds(text), "in")
        except ValueError:
            return None
    found = find_dates(text, lang)
    is_whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(text)
    return found[0].date if is_whole and found[0].date.edtf else None


def slug_of(register_id: str) -> str:
    """An id of a register as part of an id of ours; "" where it has no letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", register_id.lower()).strip("-")


def _one_of(values: Mapping[str, object] | tuple[str, ...]) -> Callable[[str | None], bool]:
    return lambda text: (text or "") in values


def _quoted(register: RegisterSheet, text: str | None) -> str:
    if not text:
        return "nothing"
    return _MASK if _may_name(register, text) else repr(text)


def _may_name(register: RegisterSheet, text: str) -> bool:
    return bool(register.personal) and _LETTER.search(text) is not None

"""What every reader of a report's rows needs to know, handed down as one value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.reports.labels import FormLabels
from extractors.reports.numbers import Sign, Signs

_COMMA = frozenset({"fi", "sv"})


@dataclass(frozen=True, slots=True)
class Context:
    """The form, what the file says of its decimal sign, and what the intake says of the report: its network and year.
    `today` bounds the years that can be reported. `flags` go to every figure."""

    labels: FormLabels
    signs: Signs
    network: str
    year: int | None
    today: dt.date
    flags: tuple[str, ...] = ()


def languages_of(found: Iterable[frozenset[str]]) -> frozenset[str]:
    """The languages of a file by those of its labels: what all labels have in common; where that is nothing, those of
    the labels that only one language has. Labels of no language say nothing."""
    told = [langs for langs in found if langs]
    common = frozenset.intersection(*told) if told else frozenset()
    return common or frozenset().union(*(langs for langs in told if len(langs) == 1))


def sign_of_languages(langs: frozenset[str]) -> Sign | None:
    """The decimal sign of a file's languages; None where they are none or differ."""
    if not langs:
        return None
    if langs <= _COMMA:
        return ","
    return "." if langs == {"en"} else None

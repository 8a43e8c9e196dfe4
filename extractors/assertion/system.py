"""What is said of a system itself: its links to others, its names, what it is, and which offices it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from extractors.assertion.vocabulary import Assertion, Reference, UncertainDate

LinkKind = Literal[
    "member_of",
    "part_of",
    "founded_at",
    "backed_by",
    "initiated_by",
    "implements",
    "based_on",
    "funded_by",
    "supports",
    "measures",
    "linked_from",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Assertion):
    """`network` stands in a relation to another system or body, `target`."""

    kind: ClassVar[str] = "link"
    link: LinkKind
    target: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Assertion):
    """A name of the system in a language, as a page gives it."""

    kind: ClassVar[str] = "name"
    text: str
    lang: str
    name_type: Literal["official", "alias", "abbr", "former"] = "alias"


@dataclass(frozen=True, slots=True, kw_only=True)
class Description(Assertion):
    """One attribute of the system, with all the values that the sentence gives it.

    For `started` and `ended` the value is the EDTF string, and `on` its bounds. `is_open_list` is true after "e.g.".
    """

    kind: ClassVar[str] = "description"
    attribute: str
    values: tuple[str, ...]
    on: UncertainDate | None = None
    is_open_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Assertion):
    """An office that has a function in the system; the person who held it is nowhere here."""

    kind: ClassVar[str] = "office"
    function: Literal["signatory", "chair", "contact"]
    office: str
    org: Reference

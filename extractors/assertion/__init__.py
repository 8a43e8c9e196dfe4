"""The only vocabulary extractors speak: who says what of whom, since when, and in which words.

Each kind of assertion is one frozen type; all are pure values. Nothing here reads a clock or a file.
"""

from extractors.assertion.encoding import KINDS, from_json, to_json
from extractors.assertion.membership import Headcount, Participation
from extractors.assertion.promise import Milestone, Obligation, Target
from extractors.assertion.system import Description, Link, Name, Office
from extractors.assertion.vocabulary import (
    MEMBER_ROLES,
    Assertion,
    Basis,
    Certainty,
    Comparator,
    Evidence,
    Method,
    Modality,
    Reference,
    Relation,
    Role,
    State,
    Tense,
    UncertainDate,
)

__all__ = [
    "KINDS",
    "MEMBER_ROLES",
    "Assertion",
    "Basis",
    "Certainty",
    "Comparator",
    "Description",
    "Evidence",
    "Headcount",
    "Link",
    "Method",
    "Milestone",
    "Modality",
    "Name",
    "Obligation",
    "Office",
    "Participation",
    "Reference",
    "Relation",
    "Role",
    "State",
    "Target",
    "Tense",
    "UncertainDate",
    "from_json",
    "to_json",
]

"""What the registers hold: one frozen type a kind of row, and the vocabularies of their columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BODY_KINDS = _words(
    "municipality region regional_council company university uas institute ministry agency eu_body association "
    "city_unit foundation cluster"
)
SYSTEM_KINDS = _words(
    "network programme project agreement declaration working_group working_area intergovernmental_forum twinning "
    "award indicator_set strategy policy action_plan plan_instrument commitment_instrument roadmap roadmap_model "
    "standard target goal_set action indicator tool service event event_series data_collection report_collection "
    "process role_set role_class newsletter feedback_channel contact_page website"
)
MEMBER_KINDS = BODY_KINDS | {"expert", "government", "organisation", "research_institute", "network"}
FIRST_YEAR = 2000
# The oldest register of regions by year that is held: it serves the years before it.
FIRST_REGIONS = 2013
# Statistics Finland's classification of industries (TOL), by version: which sections (its letters) each has.
TOL_SECTIONS = {"2008": frozenset("ABCDEFGHIJKLMNOPQRSTU"), "2025": frozenset("ABCDEFGHIJKLMNOPQRSTUV")}
MemberRole = Literal["member", "signatory", "participant", "project_region", "adopter"]
MEMBER_ROLES: dict[str, MemberRole] = {role: role for role in get_args(MemberRole)}
JOINABLE_KINDS = _words("network programme project agreement declaration intergovernmental_forum")
BODY_NAME_TYPES = frozenset({"alias", "abbr", "former"})
SYSTEM_NAME_TYPES = BODY_NAME_TYPES | {"common", "own_page"}
ChangeKind = Literal["merge", "split", "rename", "region_move"]
CHANGE_KINDS: dict[str, ChangeKind] = {kind: kind for kind in get_args(ChangeKind)}
SystemState = Literal["planned", "modelled", "extracted", "tested", "works", "merged_into"]
SYSTEM_STATES: dict[str, SystemState] = {state: state for state in get_args(SystemState)}


@dataclass(frozen=True, slots=True)
class Region:
    """A region (maakunta) of Finland. `code` is two digits as text."""

    code: str
    id: str
    name_fi: str
    name_sv: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality over a run of years with the same names and region; `last_year` is None while it stands.

    `code` is the national code as text: three digits in Finland, four in Sweden. A Swedish one has its one name in all
    three places, no region and no years. The register begins in 2000 (`FIRST_YEAR`): that `first_year` means that it
    stood in 2000 at least, any later one that the run began on 1 January of it.
    """

    code: str
    id: str
    name_fi: str
    name_sv: str
    name_en: str
    country: str
    region_code: str | None = None
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """Any other body. `municipality_id` is the city that it is a unit of; `y_tunnus` its Finnish business id."""

    id: str
    kind: str
    name_fi: str | None = None
    name_sv: str | None = None
    name_en: str | None = None
    country: str | None = None
    region_code: str | None = None
    municipality_id: str | None = None
    y_tunnus: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a body on a day.

    `merge`: all of the predecessor went to the successor. `split`: part of it did, a row a part. `rename` and
    `region_move` are of one body, which is both predecessor and successor: the name in the language `lang`, or the
    region, that it had and got.
    """

    id: str
    kind: ChangeKind
    on: dt.date
    predecessor_id: str
    successor_id: str
    lang: str | None = None
    old_name: str | None = None
    new_name: str | None = None
    from_region: str | None = None
    to_region: str | None = None


@dataclass(frozen=True, slots=True)
class Exonym:
    """Another name of a place of a country, for any register that holds one of the two."""

    country: str
    name: str
    other_name: str
    lang: str


@dataclass(frozen=True, slots=True)
class Sector:
    """The section of a version of TOL that an organisation belongs to, and what says so."""

    body_id: str
    tol_section: str
    tol_version: str
    source: str


@dataclass(frozen=True, slots=True)
class System:
    """A network, project or other system. `country` is None for one of more than one country."""

    id: str
    kind: str
    name_fi: str | None
    name_sv: str | None
    name_en: str | None
    parent_id: str | None
    region_code: str | None
    country: str | None
    counts_as_network: bool
    member_kinds: tuple[str, ...]
    member_role: MemberRole
    coordinator_id: str | None

    @property
    def name(self) -> str:
        """The name in the country of the system, the English one where it has no country."""
        own = {"FI": self.name_fi, "SE": self.name_sv}.get(self.country or "", self.name_en)
        return own or self.name_en or self.name_fi or self.name_sv or self.id

    @property
    def is_joinable(self) -> bool:
        """Whether a body can belong to it: an award, a strategy or a standard has no members."""
        return self.kind in JOINABLE_KINDS


@dataclass(frozen=True, slots=True)
class RegisteredSystem:
    """How far the project has come with a system that it set out to cover, and by which accepted values that is seen.

    A row is never taken out: a system that turns out to be another is `merged_into` it.
    """

    system_id: str
    state: SystemState
    merged_into: str | None
    acceptance: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name beside the official ones, of a body or a system."""

    id: str
    name: str
    lang: str
    name_type: str


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers. `municipalities` has a row a run of years; `exceptions` goes from (language, form) to name.

    `exonyms` is None for registers that bring none of their own: those of the package serve them.
    """

    regions: tuple[Region, ...]
    municipalities: tuple[Municipality, ...]
    organisations: tuple[Organisation, ...]
    body_names: tuple[OtherName, ...]
    systems: tuple[System, ...]
    system_names: tuple[OtherName, ...]
    exceptions: Mapping[tuple[str, str], str]
    register: tuple[RegisteredSystem, ...] = ()
    changes: tuple[Change, ...] = ()
    exonyms: tuple[Exonym, ...] | None = None
    sectors: tuple[Sector, ...] = ()

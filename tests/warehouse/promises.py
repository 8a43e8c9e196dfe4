"""What the five seed pages say of targets, numbers and themselves, as assertions made by hand: the real extractors'
work is tested elsewhere, what becomes of it here. Each page is dated as the seeds are, and all are seen on one day."""

from extractors.assertion import Assertion, Description, Headcount, Milestone, Target, UncertainDate
from tests.warehouse.told import Sheet, date, member, ref, said, stamped

SEEN = "2026-11-21"
JOENSUU = "joensuu-ilmastokumppanit"


def count(network: str, kind: str, value: int | None, comparator: str = "=", **fields: object) -> Headcount:
    """A stated number of members, with the bounds that its comparator gives; it speaks of its page's day."""
    lower, upper = {"=": (value, value), ">": ((value or 0) + 1, None), ">=": (value, None), "~": (None, None)}[
        comparator
    ]
    as_of = UncertainDate(None, None, None, "as_of")
    plain = {"member_kind": kind, "value": value, "comparator": comparator, "lower": lower, "upper": upper}
    return said(Headcount, network, **(plain | {"as_of": as_of} | fields))


def goal(network: str, value: float, due: str, **fields: object) -> Target:
    """A number of partners to be reached in a year."""
    plain = {"metric": "partner_count", "value": value, "unit": "partner", "due": date(due), "modality": "goal"}
    return said(Target, network, **(plain | fields))


def joensuu() -> list[Assertion]:
    """Seed 002: a goal of 50 partners in 2021, 40 at the end of 2021, 50 in spring 2024."""
    return [
        goal(
            JOENSUU, 50, "2021", member_kinds=("company", "community"), set_in=ref("joensuu-edellinen-ilmasto-ohjelma")
        ),
        goal(JOENSUU, 50, "2021", status="late", status_on=date("2021-12-31", "on"), modality="is"),
        goal(JOENSUU, 50, "2021", status="achieved", status_on=date("2024-21"), modality="is", tense="past"),
        count(JOENSUU, "company", 40, as_of=date("2021-22", "by"), qualifier="jo"),
        count(JOENSUU, "partner", 40, as_of=date("2021-12-31", "by")),
        said(Milestone, JOENSUU, label="Joensuulla on 50 ilmastokumppania vuonna 2021", event="task", list_order=5),
        said(Milestone, JOENSUU, label="Ilmastokumppaneiden määrän kasvattaminen", event="task", list_order=4),
        said(Description, "joensuu-toimenpide", attribute="progress", values=("complete",)),
        said(Description, "joensuu-toimenpide", attribute="schedule", values=("continuous",)),
    ]


def lahti() -> list[Assertion]:
    """Seed 001: three networks joined in autumn 2012, one of them founded in June; 20 % by 2020."""
    return [
        said(
            Headcount,
            "verkostot",
            party="lahti",
            member_kind="network",
            value=3,
            comparator="=",
            lower=3,
            upper=3,
            as_of=date("2012-23", "during"),
            metric="networks_joined_in_period",
        ),
        member("covenant-of-mayors", "lahti", start=date("2012-09-10", "on")),
        member("iclei-eco-cities", "lahti", "founder", start=date("2012-06")),
        member("gscn", "lahti", start=date("2012-23", "during")),
        member("iclei", "lahti", state="earlier"),
        member("ubc", "lahti", state="earlier"),
        said(
            Target,
            "covenant-of-mayors",
            metric="emission_reduction_pct",
            applies_to="all_members",
            gas="CO2",
            value=20.0,
            unit="percent",
            comparator=">=",
            due=date("2020", "by"),
            framework=ref("europe-2020"),
        ),
        said(Description, "covenant-of-mayors", attribute="scope", values=("european",)),
        count("cem", "government", 23),
    ]


def lappeenranta() -> list[Assertion]:
    """Seed 000: eight networks, 11 members of one, and the goals of NetZeroCities."""
    eight = ("hinku", "fisu", "iclei", "covenant-of-mayors", "green-city-accord", "green-leaf-network", "ebn")
    neutral = {"metric": "carbon_neutrality", "comparator": "reach"}
    return [
        *(member(network, "lappeenranta", basis="listed_on_own_page") for network in eight),
        member("netzerocities", "lappeenranta", "participant"),
        member("un-sdg-indicators", "lappeenranta", "adopter"),
        said(
            Headcount,
            "verkostoon",
            party="lappeenranta",
            member_kind="network",
            value=2,
            comparator=">=",
            lower=2,
            upper=None,
            as_of=UncertainDate(None, None, None, "as_of"),
            metric="networks_joined",
        ),
        count("fisu", "municipality", 11),
        said(Target, "netzerocities", applies_to="selected_members", due=date("2030"), modality="goal", **neutral),
        said(
            Target, "netzerocities", applies_to="all_european_cities", due=date("2050", "by"), modality="may", **neutral
        ),
        said(Description, "covenant-of-mayors", attribute="scope", values=("global",)),
    ]


def canemure() -> list[Assertion]:
    """Seed 003: seven regions, all named."""
    regions = (
        "uusimaa",
        "varsinais-suomi",
        "satakunta",
        "pirkanmaa",
        "paijat-hame",
        "etela-karjala",
        "pohjois-pohjanmaa",
    )
    return [count("canemure", "region", 7), *(member("canemure", region, "project_region") for region in regions)]


def helsinki() -> list[Assertion]:
    """Seed 004: over 60 members, most of them companies."""
    return [
        count("helsinki-ilmastokumppanit", "any", 60, ">", qualifier="över"),
        count("helsinki-ilmastokumppanit", "company", None, ">=", lower=31, upper=None, basis="derived"),
    ]


def seeds() -> dict[str, dict[str, Sheet | list[Assertion]]]:
    """The five pages on the night on which they are seen."""
    return {
        SEEN: {
            "seed000": lappeenranta(),
            "seed001": stamped("2012-11-06", *lahti()),
            "seed002": stamped("2024-05-31", *joensuu()),
            "seed003": stamped("2019-06-19", *canemure()),
            "seed004": stamped("2021-11-15", *helsinki()),
        }
    }

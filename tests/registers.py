"""A small register of members as a workbook, and the source that says what its columns mean.

    read_page(workbook(), url=ADDRESS, source=source(), lang="en")

Eleven rows: five towns (two of the registers, one of them inflected), a group with two members and one whose group has
no row, and rows that cannot be read. All names of people and of places unknown to the registers are made up.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from extractors.catalogue import Page, Source
from extractors.register_sheet import RegisterSheet
from tests import tiny_web
from tests.extractors.readers.books import xlsx

ADDRESS = "https://register.example/signatories.xlsx"
HEADER = (
    "id",
    "town",
    "cc",
    "head",
    "pop",
    "group",
    "group name",
    "p2020",
    "p2030",
    "how",
    "status",
    "joined",
    "is group",
)


def row(id_: Any, town: Any, cc: str = "fi", joined: Any = dt.date(2012, 9, 10), **said: Any) -> list[Any]:
    """A row of the register; what is not given stands as in most of them."""
    cells = {
        "id": id_,
        "town": town,
        "cc": cc,
        "head": "Ann Example",
        "pop": 1000.0,
        "group": "-",
        "group_name": "-",
        "p2020": True,
        "p2030": False,
        "how": "alone",
        "status": "published",
        "joined": joined,
        "is_group": False,
    }
    return list((cells | said).values())


LAHTI = row(101.0, "Lahti", p2030=True)
ON_HOLD = row(102.0, "Umeås", "se", dt.date(2011, 1, 25), status="on_hold")
ABROAD = row("103_med", "Fiktivopolis", "it", "2014", p2020=False)
GROUP = row(200.0, "Union of the Two Valleys", "it", is_group=True, how="together")
IN_GROUP = [
    row(201.0, "Valle Alta", "it", group=200.0, group_name="Union of the Two Valleys ", how="together"),
    row(202.0, "Valle Bassa", "it", group=200.0, group_name="Union of the Two Valleys ", how="together"),
]
LOST_GROUP = row(203.0, "Valle Terza", "it", group=299.0, group_name="Union that is not listed", how="together")
# One cell too many before the town: everything stands one column to the right of its own.
SHIFTED = [301.0, "", *row(301.0, "Slipped", "fi")[1:-1]]
TWICE = row(101.0, "Lahti again")
UNKNOWN_STATUS = row(302.0, "Statusless", status="pending")
BAD_DATE = row(303.0, "Dateless", joined="soon")
NAMELESS = row(304.0, "-")
DRAFT = row(305.0, "Drafted", status="draft")
SLIP = row(306.0, "Slipping", how=1.0)

GOOD = [LAHTI, ON_HOLD, ABROAD, GROUP, *IN_GROUP, LOST_GROUP]
BAD = [SHIFTED, TWICE, UNKNOWN_STATUS, BAD_DATE, NAMELESS, DRAFT, SLIP]


def workbook(rows: Sequence[Sequence[Any]] = (*GOOD, *BAD), header: Sequence[str] = HEADER) -> bytes:
    """The register: a page about it, and a sheet with a title row, a header and the rows."""
    about = [("Title", "Signatories"), ("Last update", "January, 2024"), ("Contact", "Bo Example")]
    return xlsx({"About": about, "1": [("Signatories of the covenant",), header, *rows]})


def source(**changes: Any) -> Source:
    """The source of the register, with some keys of its table changed."""
    told: dict[str, Any] = {
        "sheet": "1",
        "prefix": "covenant",
        "none": ("-",),
        "dated_by": {"sheet": "About", "label": "Last update"},
        "columns": {
            "id": "id",
            "name": "town",
            "country_code": "cc",
            "start": "joined",
            "status": "status",
            "group_id": "group",
            "group_name": "group name",
            "is_group": "is group",
        },
        "status": {"published": "active", "on_hold": "suspended", "draft": "ignored"},
        "flags": {"p2020": "com-2020", "p2030": "com-2030"},
        "values": {"how": ("alone", "together")},
        "ignored": {"pop": "from statistics"},
        "personal": {"head": "the name of a person"},
    }
    return tiny_web.source(
        id="small-register",
        network="covenant-of-mayors",
        member_kind="any",
        kinds=("register_sheet",),
        rank="register",
        exhaustive=False,
        crawl="never",
        pages=(Page(lang="en", url=ADDRESS),),
        register_sheet=RegisterSheet.model_validate(told | changes),
    )

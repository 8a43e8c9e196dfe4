"""How each network collects its yearly reports, as data: by when, from whom, and how its reporters are known.

A network that has no entry of its own in `collections.toml` collects as `default` says.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

_FILE = Path(__file__).parent / "collections.toml"


class Collection(BaseModel):
    """The rules of one collection.

    `due` is the last day (month-day) on which a report is on time: of the year after the one that is reported, or of
    that year itself (`due_in_year`). `reporters` says who is to report: the network's members, or anybody who wants to.
    Where the collection has numbers of its own, `numbered_by` is the field that holds them, `named_by` are the fields
    with the reporter's name, the best first, and `body_kind` what a reporter is. Reports to a `public` one are
    published by it, so that nobody's leave is needed.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    due: str = Field(pattern=r"^\d\d-\d\d$")
    due_in_year: bool = False
    reporters: Literal["members", "anybody"] = "members"
    supporters_report: bool = False
    numbered_by: str | None = None
    named_by: tuple[str, ...] = ("org_name",)
    body_kind: str = "company"
    public: bool = False

    def due_on(self, year: int) -> dt.date:
        """The last day on which the report of a year is on time."""
        return dt.date.fromisoformat(f"{year + (not self.due_in_year)}-{self.due}")


@cache
def load_collections() -> dict[str, Collection]:
    """The collections with rules of their own, by network, and `default`."""
    return {name: Collection(**body) for name, body in tomllib.loads(_FILE.read_text("utf-8")).items()}


def collection_of(network_id: str) -> Collection:
    """The rules by which a network collects its reports."""
    collections = load_collections()
    return collections.get(network_id, collections["default"])

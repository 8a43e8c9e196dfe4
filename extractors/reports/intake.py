"""A report file that somebody handed in: which bytes, for which network and year, when it came.

One line of the archive's log each, so that the warehouse can be made anew from the archive alone. The same bytes handed
in twice are two lines: that it came again is a fact too.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Literal

from pydantic import AwareDatetime, ConfigDict, TypeAdapter, ValidationError

Way = Literal["inbox", "command", "flow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """One file that was handed in. `received_on` is the day on which the network had it, `taken_at` the moment at which
    it was taken in here; `year` is that of the reports where they do not say it themselves."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    run_id: str
    document_id: str
    size: int
    network_id: str
    year: int | None
    file_name: str
    received_on: dt.date
    taken_at: AwareDatetime
    way: Way

    @property
    def intake_id(self) -> str:
        """32 hex digits: the same file in the same run is taken in once."""
        parts = (self.run_id, self.document_id, self.network_id, str(self.year))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

    def to_json(self) -> str:
        """One line of JSON, without the line's end."""
        return _LINES.dump_json(self).decode()

    @staticmethod
    def from_json(line: str | bytes) -> Intake:
        """The intake of a line that `to_json` wrote. Raises ValueError."""
        try:
            return _LINES.validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(k) for k in first["loc"]) or "(line)"
            raise ValueError(f"not an intake: {key}: {first['msg']}") from error


_LINES = TypeAdapter(Intake)

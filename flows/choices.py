"""What a field of a form may hold: what the catalogue and the registers know, days that have come, plain words."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints

from extractors.catalogue import load_catalogue
from extractors.fetch import RecordingError
from extractors.fetch.errors import FetchError
from extractors.fetch.guard import Guard, host_of, whole_address
from extractors.registers.gazetteer import load_gazetteer
from flows.night import recorded_nights
from flows.settings import Settings

_FIRST_YEAR = 1990


def _source_ids() -> list[str]:
    return [source.id for source in load_catalogue()]


def _network_ids() -> list[str]:
    return sorted(load_gazetteer().systems)


def _night_days() -> list[str]:
    settings = Settings()
    if settings.transport == "live":
        return []
    try:
        return [f"{night:%Y-%m-%d}" for night in recorded_nights(settings)]
    except RecordingError:  # whoever plays it says so in a line; a form must not keep all flows from being imported
        return []


def _one_of(what: str, known: list[str], given: str) -> str:
    if given and given not in known:
        close = get_close_matches(given, known, n=3)
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        raise ValueError(f"nobody knows a {what} {given!r}{hint}")
    return given


def _some_night(given: str) -> str:
    if given and given not in (known := _night_days()):
        raise ValueError(
            f"{given} is no recorded night; there are {', '.join(known)}"
            if known
            else "the live web has no other time than now: leave the night empty"
        )
    return given


def _some_source(given: str) -> str:
    return _one_of("source", _source_ids(), given)


def known_network(given: str) -> str:
    """The id of a network, as given. Raises `ValueError`, with the closest ids, for one that no register knows."""
    return _one_of("network", _network_ids(), given)


def _public(address: str) -> str:
    """An address on the public Internet, as far as its own words tell; the name is resolved when it is asked."""
    if address:
        try:
            Guard(None, allow_private=False).check_host(host_of(whole_address(address)))
        except FetchError as error:
            raise ValueError(f"{address!r} is not fetched: {error.detail or error.reason}") from error
    return address


def _plain(note: str) -> str:
    """Words of a person, which stand on pages and in files later: no markup, no marks that nobody sees."""
    if any(unicodedata.category(mark) in ("Cc", "Cf") for mark in note) or "<" in note or ">" in note:
        raise ValueError("write plain words: no <, no >, no line breaks")
    return note


def _over(year: int) -> int:
    if year and year >= dt.datetime.now(dt.UTC).year:
        raise ValueError(f"{year} is not over: its numbers may still change")
    return year


def _not_ahead(day: dt.date | None) -> dt.date | None:
    # Somewhere it is tomorrow already.
    if day is not None and day > dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1):
        raise ValueError(f"{day} is still to come")
    return day


def _choices(known: Callable[[], list[Any]], first: list[Any]) -> Callable[[dict[str, Any]], None]:
    """The schema of a choice, made when the deployments are applied."""

    def tell(schema: dict[str, Any]) -> None:
        schema["enum"] = [*first, *known()]

    return tell


def _years_over() -> list[int]:
    return list(range(dt.datetime.now(dt.UTC).year - 1, _FIRST_YEAR - 1, -1))


def _years() -> list[int]:
    return [dt.datetime.now(dt.UTC).year, *_years_over()]


SourceId = Annotated[str, AfterValidator(_some_source), Field(json_schema_extra=_choices(_source_ids, []))]
AnySource = Annotated[str, AfterValidator(_some_source), Field(json_schema_extra=_choices(_source_ids, [""]))]
NetworkId = Annotated[str, AfterValidator(known_network), Field(json_schema_extra=_choices(_network_ids, []))]
YearOver = Annotated[int, AfterValidator(_over), Field(json_schema_extra=_choices(_years_over, [0]))]
ReportYear = Annotated[int, Field(json_schema_extra=_choices(_years, [0]))]
Address = Annotated[str, Field(pattern=r"^(https?://\S+)?$", max_length=2000), AfterValidator(_public)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=500), AfterValidator(_plain)]
Person = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100), AfterValidator(_plain)]
Given = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
RecordedNight = Annotated[str, AfterValidator(_some_night), Field(json_schema_extra=_choices(_night_days, [""]))]
PastDay = Annotated[dt.date | None, AfterValidator(_not_ahead)]
InboxFile = Annotated[str, StringConstraints(max_length=500)]

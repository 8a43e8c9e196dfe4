"""The catalogue of sources: one TOML file a source, refused at load with file, key and reason when it is wrong.

A source is one publication that is read as a whole: its pages by language, who publishes it, whose page it is (so that
"the city" can be resolved), what kinds of structure to look for, its licence, how often it may be fetched, what is
expected of it, what a person read in its sentences (pinned.py) and, of a register's sheet, what its columns mean
(register_sheet.py). Facts observed about a source stand as dated
`notes` in its file, never in code.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator, model_validator

from extractors.pinned import PinnedReading
from extractors.register_sheet import RegisterSheet

SOURCES = Path(__file__).parent / "sources"

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
PageKind = Literal["member_table", "member_list", "coordinators", "own_networks", "register_sheet"]
Licence = Literal["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "EC-2011-833", "none-stated"]
Crawl = Literal["nightly", "weekly", "never"]
Rank = Literal["register", "network_list", "own_page", "news"]
Language = Literal["fi", "sv", "en", "de", "et", "no", "da"]


class CatalogueError(ValueError):
    """A source file that cannot be used: the message names the file, the key and the reason."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Page(_Entry):
    """One address of a source in one language."""

    lang: Language
    url: str

    @field_validator("url")
    @classmethod
    def _fetchable(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or "..." in url:
            raise ValueError("an address is a whole http or https URL")
        return url


class Bounds(_Entry):
    """Numbers of listed members that are believable; outside them a reading is held."""

    min_members: int = Field(ge=0)
    max_members: int = Field(ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> Bounds:
        if self.min_members > self.max_members:
            raise ValueError("min_members is larger than max_members")
        return self


class Note(_Entry):
    """A fact that was observed about the source, with the day it was seen."""

    on: dt.date
    fact: str


class Source(_Entry):
    """One source. `network` is the system its lists are lists of, where the page does not say it itself."""

    id: Slug
    title: str
    publisher: Slug
    owner: Slug
    network: Slug | None = None
    member_kind: Literal["municipality", "region", "company", "organisation", "any"] = "any"
    kinds: tuple[PageKind, ...] = Field(min_length=1)
    rank: Rank
    licence: Licence
    crawl: Crawl = "nightly"
    exhaustive: bool = False
    bounds: Bounds | None = None
    pages: tuple[Page, ...] = Field(min_length=1)
    ignore: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    readings: tuple[PinnedReading, ...] = ()
    register_sheet: RegisterSheet | None = None

    @model_validator(mode="after")
    def _register_is_described(self) -> Source:
        """A sheet is a register and nothing else: its rows are no prose, and no other kind finds anything in it."""
        if ("register_sheet" in self.kinds) != (self.register_sheet is not None):
            raise ValueError("the kind register_sheet needs a table [register_sheet], and the table the kind")
        if self.register_sheet is not None and (self.kinds != ("register_sheet",) or self.network is None):
            raise ValueError("a register has the one kind register_sheet and a network")
        return self

    @model_validator(mode="after")
    def _list_of_something(self) -> Source:
        if self.exhaustive and self.network is None:
            raise ValueError("an exhaustive list needs the network it is a list of")
        return self

    @model_validator(mode="after")
    def _readings_have_their_page(self) -> Source:
        langs: list[str] = [page.lang for page in self.pages]
        for number, reading in enumerate(self.readings):
            lang = reading.lang or langs[0]
            if langs.count(lang) != 1:
                how_many = "more than one page" if lang in langs else "no page"
                raise ValueError(f"readings.{number}.lang: the source has {how_many} in {lang!r}")
        return self

    def lang_of(self, url: str) -> Language | None:
        """The language of the source's page at an address; None where it has none there."""
        return next((page.lang for page in self.pages if _address(page.url) == _address(url)), None)


class Catalogue:
    """All sources by id, and the source of an address."""

    def __init__(self, sources: list[Source]) -> None:
        self.sources = {s.id: s for s in sorted(sources, key=lambda s: s.id)}
        self._by_address = {_address(p.url): s for s in self.sources.values() for p in s.pages}

    def __getitem__(self, source_id: str) -> Source:
        try:
            return self.sources[source_id]
        except KeyError:
            raise CatalogueError(f"no source {source_id!r} in the catalogue") from None

    def __iter__(self) -> Iterator[Source]:
        return iter(self.sources.values())

    def __len__(self) -> int:
        return len(self.sources)

    def of_address(self, url: str) -> Source | None:
        """The source that an address belongs to, whatever its scheme, `www.` or closing slash."""
        return self._by_address.get(_address(url))


def load_catalogue(folder: Path = SOURCES) -> Catalogue:
    """Read and check every `*.toml` in `folder`. Raises `CatalogueError` for the first that is wrong."""
    sources: dict[str, Source] = {}
    addresses: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        source = read_source(path)
        for page in source.pages:
            other = addresses.setdefault(_address(page.url), source.id)
            if other != source.id:
                raise CatalogueError(f"{path.name}: pages: {page.url} belongs to {other} already")
        sources[source.id] = source
    if not sources:
        raise CatalogueError(f"{folder}: no source files")
    return Catalogue(list(sources.values()))


def read_source(path: Path) -> Source:
    """One source file. Raises `CatalogueError` with file, key and reason."""
    try:
        source = Source.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path.name}: not a TOML file in UTF-8: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(k) for k in first["loc"]) or "(file)"
        raise CatalogueError(f"{path.name}: {key}: {first['msg']}") from error
    if source.id != path.stem:
        raise CatalogueError(f"{path.name}: id: {source.id!r} is not the file's name")
    return source


def _address(url: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" + (f"?{parts.query}" if parts.query else "")

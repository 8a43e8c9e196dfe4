"""Under which licence each source stands, and the words by which it is to be named: `LICENSES.csv`.

Sources are the pages of the catalogue and the registers that come with the project (`extractors/registers`). A source
that states no licence gives facts alone; it is named all the same.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extractors.catalogue import Source
from extractors.fingerprint import PACKAGE
from extractors.registers.gazetteer import load_gazetteer

HEADER = ("id", "title", "publisher", "licence", "licence_address", "attribution", "pages")


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its name, and where its words stand (empty where there are none)."""

    title: str
    address: str


CC_BY = Licence("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/")
LICENCES = {
    "CC-BY-4.0": CC_BY,
    "CC-BY-SA-4.0": Licence(
        "Creative Commons Attribution-ShareAlike 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"
    ),
    "CC0-1.0": Licence("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "EC-2011-833": Licence("Commission Decision 2011/833/EU", "http://data.europa.eu/eli/dec/2011/833/oj"),
    "none-stated": Licence("no licence stated; facts only", ""),
}


@dataclass(frozen=True, slots=True)
class Credit:
    """One source, and how it is to be named."""

    id: str
    title: str
    publisher: str
    licence: str
    pages: tuple[str, ...]

    @property
    def attribution(self) -> str:
        return f"Source: {self.publisher}: {self.title} ({LICENCES[self.licence].title})"


def sources_of(catalogue: Iterable[Source]) -> list[Credit]:
    """The sources of a catalogue, and the registers, each by its id."""
    gazetteer = load_gazetteer()
    names = {i: s.name for i, s in gazetteer.systems.items()} | {i: b.name for i, b in gazetteer.bodies.items()}
    pages = [
        Credit(
            id=source.id,
            title=source.title,
            publisher=names.get(source.publisher, source.publisher),
            licence=source.licence,
            pages=tuple(page.url for page in source.pages),
        )
        for source in catalogue
    ]
    return pages + _registers()


@cache
def _registers() -> list[Credit]:
    registers = tomllib.loads((PACKAGE / "registers" / "registers.toml").read_text("utf-8"))
    return [
        Credit(f"register:{name}", body["title"], body["source"], body["licence"], ())
        for name, body in registers.items()
    ]


def licences_csv(catalogue: Iterable[Source]) -> str:
    """The rows of `LICENSES.csv`; several pages are parted by semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for credit in sources_of(catalogue):
        writer.writerow(
            (
                credit.id,
                credit.title,
                credit.publisher,
                credit.licence,
                LICENCES[credit.licence].address,
                credit.attribution,
                ";".join(credit.pages),
            )
        )
    return text.getvalue()

"""The real pages and files that hostile ones are made of: the recorded web, forms, made reports, and `../shared`."""

from __future__ import annotations

import functools
import random
from dataclasses import dataclass
from pathlib import Path

from tests.extractors.reports.mutated import FORMATS, HEADER, ROWS, written

PROJECT = Path(__file__).parent.parent.parent
SHARED = PROJECT.parent / "shared"
_SHEETS = {".xlsx", ".xls", ".ods", ".csv", ".pdf"}
_LARGEST = 400_000


@dataclass(frozen=True, slots=True)
class Fixture:
    """A page or file: what it is called, its bytes and what they are announced as."""

    name: str
    body: bytes
    media_type: str


@functools.cache
def recorded_pages() -> tuple[Fixture, ...]:
    """The bodies of the recorded web that hold something."""
    found = []
    for path in sorted((PROJECT / "deploy" / "recorded").rglob("*.http")):
        body = path.read_bytes().partition(b"\n\n")[2]
        if len(body) > 200:
            found.append(Fixture(str(path.relative_to(PROJECT)), body, "text/html"))
    return tuple(found)


@functools.cache
def pages() -> tuple[Fixture, ...]:
    """All pages: of the recorded web, and the texts of real ones where they are here."""
    texts = sorted((SHARED / "pages").glob("*.txt"))
    return (*recorded_pages(), *(Fixture(path.name, path.read_bytes(), "text/plain") for path in texts))


@functools.cache
def files() -> tuple[Fixture, ...]:
    """All report files: made ones in each format, the forms that are sent out, and real ones where they are here."""
    made = [Fixture(f"raportti.{kind}", written(kind, [HEADER, *ROWS], random.Random(7)), "") for kind in FORMATS]
    forms = sorted((PROJECT / "deploy" / "forms").glob("*.xlsx"))
    real = [p for p in sorted(SHARED.rglob("*")) if p.suffix in _SHEETS and p.is_file() and "score" not in p.parts]
    kept = [path for path in (*forms, *real) if path.stat().st_size <= _LARGEST]
    return (*made, *(Fixture(path.name, path.read_bytes(), "") for path in kept))

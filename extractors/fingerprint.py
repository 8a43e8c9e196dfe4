"""Names that follow from content: of readings, of the code that makes them, and of whatever else is told by its parts.

Nothing here reads a page, so what only names things does not wait for the readers to be imported.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.catalogue import Source

PACKAGE = Path(__file__).parent


@cache
def code_version() -> str:
    """Twelve hex digits that change with any code or register of this package, but not with a source's file."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".py", ".csv"}:
            digest.update(f"{path.relative_to(PACKAGE)}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def reader_version(source: Source | None) -> str:
    """The version of everything that a reading of `source` depends on besides the bytes and the address."""
    own = source.model_dump_json() if source else ""
    return hashlib.sha256(f"{code_version()}\0{own}".encode()).hexdigest()[:12]


def reading_id(
    document_id: str,
    url: str,
    source: Source | None,
    *,
    lang: str | None = None,
    media_type: str | None = None,
    charset: str | None = None,
) -> str:
    """The name of a reading before it is made, from all that it depends on: 32 hex digits."""
    source_id = source.id if source else None
    return content_id(document_id, url, source_id, reader_version(source), lang, media_type, charset)


def content_id(*parts: str | None) -> str:
    """32 hex digits of SHA-256 over parts, each with its length before it so that no two lists of parts meet."""
    framed = "".join("-;" if part is None else f"{len(part)}:{part};" for part in parts)
    return hashlib.sha256(framed.encode()).hexdigest()[:32]

"""Bytes by name, compressed and written durably: bodies under their SHA-256, readings under a key.

A body's name proves its bytes: `get` checks it on every read. A reading is a cache, what a reader made of a document;
one that is damaged counts as absent, and is made again.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from extractors.archive.durable import write_durably

_DOCUMENT_ID = re.compile(r"[0-9a-f]{64}")
_DAMAGE = (EOFError, gzip.BadGzipFile, zlib.error)


class ArchiveError(Exception):
    """The archive does not hold what it should."""


class MissingDocumentError(ArchiveError):
    """No body with that id."""


class CorruptDocumentError(ArchiveError):
    """The bytes that are kept are not the bytes that were put."""


class Bodies:
    """Documents' bytes under `folder`, two levels of folders deep: `ab/cd/abcd….gz`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, body: bytes) -> str:
        """Keep `body` and give its id. Known bytes are not written again; damaged ones are."""
        document_id = hashlib.sha256(body).hexdigest()
        path = self._path(document_id)
        if not (path.exists() and self._problem(path) is None):
            write_durably(path, gzip.compress(body, mtime=0))
        return document_id

    def get(self, document_id: str) -> bytes:
        """The bytes. Raises `MissingDocumentError` or `CorruptDocumentError`."""
        path = self._path(document_id)
        try:
            packed = path.read_bytes()
        except FileNotFoundError:
            raise MissingDocumentError(f"no document {document_id} in {self._folder}") from None
        try:
            body = gzip.decompress(packed)
        except _DAMAGE as error:
            raise CorruptDocumentError(f"{path}: cannot be decompressed: {error}") from error
        if hashlib.sha256(body).hexdigest() != document_id:
            raise CorruptDocumentError(f"{path}: its bytes have another SHA-256 than its name")
        return body

    def has(self, document_id: str) -> bool:
        """Whether a body with that id is kept; its bytes are checked by `get` and `problems`."""
        return _DOCUMENT_ID.fullmatch(document_id) is not None and self._path(document_id).exists()

    def problems(self) -> Iterator[str]:
        """A line for each body that is not what its name says."""
        for path in sorted(self._folder.glob("*/*/*.gz")):
            problem = self._problem(path)
            if problem is not None:
                yield problem

    def _problem(self, path: Path) -> str | None:
        document_id = path.name.removesuffix(".gz")
        if not _DOCUMENT_ID.fullmatch(document_id) or path != self._path(document_id):
            return f"{path}: not named and placed as a document is"
        try:
            self.get(document_id)
        except ArchiveError as error:
            return str(error)
        return None

    def _path(self, document_id: str) -> Path:
        if not _DOCUMENT_ID.fullmatch(document_id):
            raise MissingDocumentError(f"{document_id!r} is no document id: 64 hex digits in lower case")
        return self._folder / document_id[:2] / document_id[2:4] / f"{document_id}.gz"


class Readings:
    """What readers made of documents, by any key (say, document id and extractor version)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, key: str, payload: bytes) -> None:
        """Keep `payload` under `key`, in place of what was kept before."""
        write_durably(self._path(key), gzip.compress(payload, mtime=0))

    def get(self, key: str) -> bytes | None:
        """The payload, None where there is none that can be read."""
        try:
            return gzip.decompress(self._path(key).read_bytes())
        except (FileNotFoundError, *_DAMAGE):
            return None

    def problems(self) -> Iterator[str]:
        """A line for each reading that cannot be decompressed."""
        for path in sorted(self._folder.glob("*/*.gz")):
            try:
                gzip.decompress(path.read_bytes())
            except _DAMAGE as error:
                yield f"{path}: a reading that cannot be decompressed and will be made again: {error}"

    def _path(self, key: str) -> Path:
        # A key may hold any character and be of any length; its hash is always a good file name.
        name = hashlib.sha256(key.encode()).hexdigest()
        return self._folder / name[:2] / f"{name}.gz"

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

from extractors.archive.store import Store

_DOCUMENT_ID = re.compile(r"[0-9a-f]{64}")
_BODIES, _READINGS = "bodies", "readings"
_DAMAGE = (EOFError, gzip.BadGzipFile, zlib.error)


class ArchiveError(Exception):
    """The archive does not hold what it should."""


class MissingDocumentError(ArchiveError):
    """No body with that id."""


class CorruptDocumentError(ArchiveError):
    """The bytes that are kept are not the bytes that were put."""


class Bodies:
    """Documents' bytes in `bodies`, two levels of folders deep: `ab/cd/abcd….gz`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, body: bytes) -> str:
        """Keep `body` and give its id. Known bytes are not written again; damaged ones are."""
        document_id = hashlib.sha256(body).hexdigest()
        name = _body_name(document_id)
        if not self.is_sound(document_id):
            self._store.write(name, gzip.compress(body, mtime=0))
        return document_id

    def get(self, document_id: str) -> bytes:
        """The bytes. Raises `MissingDocumentError` or `CorruptDocumentError`."""
        name = _body_name(document_id)
        try:
            packed = self._store.read(name)
        except FileNotFoundError:
            raise MissingDocumentError(f"no document {document_id} in {self._store.place(_BODIES)}") from None
        try:
            body = gzip.decompress(packed)
        except _DAMAGE as error:
            raise CorruptDocumentError(f"{self._store.place(name)}: cannot be decompressed: {error}") from error
        if hashlib.sha256(body).hexdigest() != document_id:
            raise CorruptDocumentError(f"{self._store.place(name)}: its bytes have another SHA-256 than its name")
        return body

    def has(self, document_id: str) -> bool:
        """Whether a body with that id is kept; its bytes are checked by `get` and `problems`."""
        return _DOCUMENT_ID.fullmatch(document_id) is not None and self._store.exists(_body_name(document_id))

    def is_sound(self, document_id: str) -> bool:
        """Whether a body with that id is kept and has that hash."""
        try:
            self.get(document_id)
        except ArchiveError:
            return False
        return True

    def problems(self) -> Iterator[str]:
        """A line for each body that is not what its name says."""
        for name in self._store.names(_BODIES, ".gz"):
            problem = self._problem(name)
            if problem is not None:
                yield problem

    def _problem(self, name: str) -> str | None:
        document_id = name.rpartition("/")[2].removesuffix(".gz")
        if not _DOCUMENT_ID.fullmatch(document_id) or name != _body_name(document_id):
            return f"{self._store.place(name)}: not named and placed as a document is"
        try:
            self.get(document_id)
        except ArchiveError as error:
            return str(error)
        return None


class Readings:
    """What readers made of documents, by any key (say, document id and extractor version), in `readings`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, key: str, payload: bytes) -> None:
        """Keep `payload` under `key`, in place of what was kept before."""
        self._store.write(_reading_name(key), gzip.compress(payload, mtime=0))

    def get(self, key: str) -> bytes | None:
        """The payload, None where there is none that can be read."""
        try:
            return gzip.decompress(self._store.read(_reading_name(key)))
        except (FileNotFoundError, *_DAMAGE):
            return None

    def has(self, key: str) -> bool:
        """Whether anything is kept under `key`; whether it can be read, `get` finds out."""
        return self._store.exists(_reading_name(key))

    def problems(self) -> Iterator[str]:
        """A line for each reading that cannot be decompressed."""
        for name in self._store.names(_READINGS, ".gz"):
            try:
                gzip.decompress(self._store.read(name))
            except _DAMAGE as error:
                place = self._store.place(name)
                yield f"{place}: a reading that cannot be decompressed and will be made again: {error}"


def _body_name(document_id: str) -> str:
    if not _DOCUMENT_ID.fullmatch(document_id):
        raise MissingDocumentError(f"{document_id!r} is no document id: 64 hex digits in lower case")
    return f"{_BODIES}/{document_id[:2]}/{document_id[2:4]}/{document_id}.gz"


def _reading_name(key: str) -> str:
    # A key may hold any character and be of any length; its hash is always a good file name.
    name = hashlib.sha256(key.encode()).hexdigest()
    return f"{_READINGS}/{name[:2]}/{name}.gz"

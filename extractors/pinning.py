"""Pinning a reading: from a phrase of at most six words to the stanza that a source's file holds it by.

Takes the bytes of a page and a phrase and gives the passage that holds it, with its stanza. The stanza carries the
phrase and the passage's SHA-256 and nothing else of the page; what the passage says is for the person to add.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from extractors.catalogue import Source
from extractors.passages import Passages
from extractors.pinned import short_phrase
from extractors.readers import read


class PinError(ValueError):
    """A phrase that finds no passage, or more than one."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A passage of a page, for the eye, and how a source's file holds it."""

    passage: str
    phrase: str
    sha256: str

    def stanza(self, by: str, on: dt.date) -> str:
        """The head of a `[[readings]]` table; what the passage says goes below it."""
        # A JSON string is a TOML string too.
        phrase, reader = (json.dumps(text, ensure_ascii=False) for text in (self.phrase, by))
        return f'[[readings]]\nphrase = {phrase}\nsha256 = "{self.sha256}"\nby = {reader}\non = {on.isoformat()}'


def pin(body: bytes, phrase: str, *, url: str, source: Source | None = None, media_type: str | None = None) -> Pin:
    """The one passage of a page that holds a phrase.

    Raises `PinError`, `ValueError` for a phrase that is too long or empty, `UnreadableDocument` for the page.
    """
    sought = short_phrase(phrase)
    document = read(body, media_type=media_type, url=url, ignore=source.ignore if source else ())
    found = Passages(document).find(sought)
    if not found:
        raise PinError("no sentence of the page holds the phrase")
    if len(found) > 1:
        raise PinError(f"{len(found)} sentences of the page hold the phrase; choose one that tells them apart")
    return Pin(document.text[found[0].start : found[0].end], sought, found[0].sha256)

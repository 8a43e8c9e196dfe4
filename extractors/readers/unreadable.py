"""The one error of the readers: a body that gives no Document, with a code for the report and words for a person."""

from __future__ import annotations

from typing import Literal

UnreadableCode = Literal[
    "empty",
    "undecodable",
    "encrypted",
    "scanned",
    "no_table",
    "error_page",
    "too_deep",
    "too_large",
    "malformed",
    "unknown_format",
    "bad_selector",
    "time_limit",
    "unknown_columns",
]


class UnreadableDocument(ValueError):  # noqa: N818 - the name says what is wrong, as the report words it
    """A body that cannot be read. `code` is for the report and for tests, the message for a person."""

    def __init__(self, code: UnreadableCode, words: str) -> None:
        super().__init__(f"{code}: {words}")
        self.code = code
        self.words = words

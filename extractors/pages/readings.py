"""Pinned readings on a page: the assertions of those whose sentence still stands, and a word on those that are stale.

Takes a document, what is known of its page and the source whose TOML file holds the readings. A sentence that reads
otherwise than when it was pinned asserts nothing until a person has read it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from extractors.assertion import Assertion, Evidence, to_json
from extractors.catalogue import Source
from extractors.context import PageContext
from extractors.document import Document
from extractors.passages import Passages

# Where an assertion stands, how it was found and how sure it is are not what it says.
_NOT_SAID = frozenset({"quote", "span", "locator", "method", "certainty"})


@dataclass(frozen=True, slots=True)
class StaleReading:
    """A pinned reading whose sentence is not the one that was read.

    `span` is the place of the sentence that holds the phrase now; None where the phrase is gone.
    """

    phrase: str
    reason: Literal["changed", "gone"]
    span: tuple[int, int] | None = None


def extract_readings(
    document: Document, page: PageContext, source: Source | None
) -> tuple[tuple[Assertion, ...], tuple[StaleReading, ...]]:
    """What the source's readings in the page's language assert, in the order of its file, and which are stale."""
    if source is None or not source.readings:
        return (), ()
    lang = source.lang_of(page.url) or document.lang
    passages = Passages(document)
    assertions: list[Assertion] = []
    stale: list[StaleReading] = []
    for reading in source.readings:
        if (reading.lang or source.pages[0].lang) != lang:
            continue
        found = passages.find(reading.phrase)
        same = next((passage for passage in found if passage.sha256 == reading.sha256), None)
        if same is None:
            place = (found[0].start, found[0].end) if found else None
            stale.append(StaleReading(reading.phrase, "changed" if found else "gone", place))
            continue
        evidence = Evidence(document.text[same.start : same.end], (same.start, same.end))
        for saying in reading.says:
            assertions += saying.asserted(evidence)
    return tuple(assertions), tuple(stale)


def not_said_by(others: Iterable[Assertion], readings: Iterable[Assertion]) -> list[Assertion]:
    """The readings that say what none of `others`, and no reading before, says of the same network."""
    readings = list(readings)
    said = {_meaning(assertion) for assertion in others} if readings else set()
    fresh = []
    for assertion in readings:
        meaning = _meaning(assertion)
        if meaning not in said:
            said.add(meaning)
            fresh.append(assertion)
    return fresh


def _meaning(assertion: Assertion) -> str:
    body = to_json(assertion)
    return repr({name: _who(value) for name, value in body.items() if name not in _NOT_SAID})


def _who(value: Any) -> Any:
    """A reference by its id where it has one: the same body may be met by several names."""
    if isinstance(value, dict) and value.get("id"):
        return value["id"]
    return value

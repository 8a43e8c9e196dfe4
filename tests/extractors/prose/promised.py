"""What a small page promises or plans: one line of setting for the tests of targets and milestones."""

from __future__ import annotations

from typing import Any

from extractors.assertion import Milestone, Target
from extractors.context import PageContext
from extractors.document import Document
from extractors.pages.action_page import find_tasks
from extractors.prose.milestones import extract_milestones
from extractors.prose.narrative import Told, narrate
from extractors.prose.targets import extract_targets
from tests.extractors.pages.said import known, opened, when


def page_of(text: str, heading: str = "Verkosto") -> str:
    """A page of one paragraph; markup, and plain text of more lines, stay as they are."""
    if text.lstrip().startswith("<") or "\n" in text:
        return text
    return f"<html><body><main><h1>{heading}</h1><p>{text}</p></main></body></html>"


def targets(text: str, lang: str, **source: Any) -> list[Target]:
    """The targets of a page; each quote is checked against the text."""
    told, document, page = _told(text, lang, **source)
    found = list(extract_targets(told, document, page))
    for target in found:
        _check(document, target)
    return found


def milestones(text: str, lang: str, **source: Any) -> list[Milestone]:
    """The milestones of a page's prose; each quote is checked against the text."""
    told, document, page = _told(text, lang, **source)
    found = list(extract_milestones(told, page))
    for milestone in found:
        _check(document, milestone)
    return found


def short(target: Target) -> str:
    """A target in one line: metric, value, base year, due, whose."""
    value = "" if target.value is None else f" {target.comparator}{target.value:g} {target.unit}"
    base = f" from {target.base_year}" if target.base_year else ""
    due = f" {when(target.due)}" if target.due else ""
    whose = known(target.holder) if target.holder else target.applies_to
    status = "" if target.status == "set" else f" {target.status} {when(target.status_on)}"
    return f"{target.metric}{value}{base}{due}{status}, {whose}"


def _told(text: str, lang: str, **source: Any) -> tuple[list[Told], Document, PageContext]:
    document, page = opened(page_of(text), lang, **source)
    return list(narrate(document, page, {task.title.start for task in find_tasks(document)})), document, page


def _check(document: Document, assertion: Target | Milestone) -> None:
    span = assertion.evidence.span
    assert span is not None
    assert document.text[span[0] : span[1]] == assertion.evidence.quote

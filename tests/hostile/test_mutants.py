"""Spoilt pages and files are read, or refused by name; nothing else comes out."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.catalogue import load_catalogue
from extractors.reading import Reading, from_bytes, read_page, to_bytes
from extractors.reports.reader import read_report_file
from extractors.reports.report import ReportFile
from tests.hostile.mutants import spoilt_file, spoilt_page
from tests.reliability import Found

PARTS = 20
PAGES, FILES = 7_000, 3_200
LANGUAGES = (None, "fi", "sv", "en", "de", "xx", "")
TODAY = dt.date(2025, 6, 1)


def read_spoilt_page(number: int) -> Reading:
    """What is read of a page; its evidence is in its text, and it comes back from the archive as it went."""
    body, media_type, charset = spoilt_page(number)
    chance = random.Random(-number)
    source = chance.choice([*load_catalogue(), None])
    reading = read_page(
        body,
        url="https://example.org/a",
        source=source,
        media_type=media_type,
        charset=charset,
        lang=chance.choice(LANGUAGES),
    )
    assert reading.problem != "time_limit", number
    assert from_bytes(to_bytes(reading)) == reading, number
    for assertion in reading.assertions:
        start, end = assertion.evidence.span
        assert reading.text is not None
        assert reading.text[start:end] == assertion.evidence.quote, number
    return reading


def read_spoilt_file(number: int) -> ReportFile:
    body, name = spoilt_file(number)
    return read_report_file(body, name=name, network="demo-kumppanit", year=2024, today=TODAY)


def test_some_spoilt_pages_and_files() -> None:
    problems = Counter(read_spoilt_page(number).problem for number in range(40))
    assert problems[None] > 10  # refusals alone would show little
    for number in range(40):
        read_spoilt_file(number)


@pytest.mark.hostile
@pytest.mark.parametrize("part", range(PARTS))
def test_seven_thousand_spoilt_pages(part: int, found: Found) -> None:
    numbers = range(1_000 + part, 1_000 + PAGES, PARTS)
    problems = Counter(read_spoilt_page(number).problem for number in numbers)
    found(
        "spoilt pages",
        "read or refused by name, seeded",
        len(numbers),
        "none raised",
        held_from_start=False,
        remark="a number of more than 4,300 digits was a ValueError",
    )
    assert problems[None] > len(numbers) / 3


@pytest.mark.hostile
@pytest.mark.parametrize("part", range(PARTS))
def test_three_thousand_spoilt_files(part: int, found: Found) -> None:
    numbers = range(1_000 + part, 1_000 + FILES, PARTS)
    read = sum(read_spoilt_file(number).file_format is not None for number in numbers)
    found("spoilt report files", "read or refused by name, seeded", len(numbers), "none raised")
    assert read > len(numbers) / 3


@pytest.mark.hostile
@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    st.text(alphabet=st.characters(blacklist_categories=()), max_size=300),
    st.sampled_from(("<html><body><p>", "<table><tr><td>", "Lahti liittyi Hinku-verkostoon ", "", '{"@context":')),
    st.sampled_from((None, "text/html", "text/plain", "text/csv")),
)
def test_any_text(text: str, head: str, media_type: str | None) -> None:
    read_page((head + text).encode("utf-8", "surrogatepass"), url="https://example.org/", media_type=media_type)


@pytest.mark.hostile
def test_any_text_is_counted(found: Found) -> None:
    found(
        "spoilt pages",
        "any text, by hypothesis",
        600,
        "none raised",
        held_from_start=False,
        remark="nothing but a sign that counts as a digit, such as ¼, was an IndexError; it is refused as empty",
    )

"""Regular expressions on texts that are made to be hard for them: no more than quadratic, so that no sentence hangs.

Measured as a growth, at twice the length: four for quadratic, eight for cubic. A text that is not a page's longest word
or sentence is cut before it comes here (`extractors.prose.narrative`).
"""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from extractors.reading import read_page
from tests.hostile.patterns import attacks, compiled_patterns
from tests.reliability import Found

LENGTH = 1_000
# Under it a text of this length is no attack, however it grows: a clock's ticks are four thousandths of a second.
NOTICED = 0.012
MEASURED = 0.08
GROWTH = 6.0
HOPELESS = 1.5  # seconds for a thousand characters: the engine is ended, for it would not end by itself


class _Hopeless(Exception):  # noqa: N818 (raised by the alarm below alone)
    pass


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(*_: object) -> None:
        raise _Hopeless

    before = signal.signal(signal.SIGVTALRM, ring)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _cpu(search: Callable[[Any], object], text: Any, patience: float = HOPELESS) -> float:
    begun = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, patience)
    search(text)
    return time.process_time() - begun


def _blows_up(pattern: re.Pattern[Any], attack: Callable[[int], Any]) -> str | None:
    """What is wrong with a pattern, in words; None where it holds."""
    length = LENGTH
    try:
        if _cpu(pattern.search, attack(length)) < NOTICED:
            return None
        while (short := min(_cpu(pattern.search, attack(length)) for _ in range(2))) < MEASURED:
            length *= 2
        # Four times the time is no more than quadratic, however long that is.
        growth = _cpu(pattern.search, attack(2 * length), max(HOPELESS, 2 * GROWTH * short)) / short
    except _Hopeless:
        return f"takes too long for {length} to {2 * length} characters like {attack(30)!r}"
    return f"grows {growth:.1f} times from {length} characters like {attack(30)!r}" if growth > GROWTH else None


def _wrong(chosen: Iterable[tuple[re.Pattern[Any], str]]) -> tuple[dict[str, str], int]:
    """What is wrong with patterns, each given with the module that made it, and how many attacks were tried."""
    wrong, count = {}, 0
    with _alarm():
        for pattern, owner in chosen:
            for attack in attacks(pattern):
                count += 1
                if words := _blows_up(pattern, attack):
                    wrong[f"{owner}: {str(pattern.pattern)[:80]}"] = words
                    break
    return wrong, count


@pytest.mark.hostile
@pytest.mark.parametrize("part", range(4))
def test_no_pattern_blows_up(part: int, found: Found) -> None:
    every = sorted(compiled_patterns().items(), key=lambda found: (str(found[0].pattern), found[0].flags))
    assert len(every) > 800  # as many as a mistake in the ear would leave out
    wrong, count = _wrong(every[part::4])
    assert wrong == {}
    found(
        "regular expressions",
        "attacks on every pattern",
        count,
        "none beyond quadratic",
        held_from_start=False,
        remark="words with many hyphens, comments before a page and a dozen patterns with white space side by side "
        "were cubic or worse; they take what they can and give nothing back now",
    )


def test_a_pattern_that_blows_up_is_noticed() -> None:
    assert _wrong([(re.compile(r"(?:[\w-]*-)+x"), "here")])[0] != {}


@pytest.mark.parametrize(
    "sentence",
    [
        "Hinku-verkostoon liittyi 12 {}.",  # seven words in any number of ways: hours for a word of 200 letters
        "Hinku-verkoston perustivat 12 {} 3.",
        "Hinku-verkostoon 98 {} x.",
    ],
)
def test_a_word_of_many_hyphens_hangs_nothing(sentence: str) -> None:
    body = f"<html><body><h1>Hinku</h1><p>{sentence.format('a-' * 400)}".encode()
    with _alarm():
        signal.setitimer(signal.ITIMER_VIRTUAL, 20 * HOPELESS)
        assert read_page(body, url="https://example.org/", media_type="text/html").problem is None


@pytest.mark.parametrize("media_type", [None, "text/csv", "application/octet-stream"])
def test_a_page_of_comments_hangs_nothing(media_type: str | None) -> None:
    with _alarm():
        signal.setitimer(signal.ITIMER_VIRTUAL, 20 * HOPELESS)
        read_page(b"<!--a-->" * 5_000 + b"x", url="https://example.org/", media_type=media_type)

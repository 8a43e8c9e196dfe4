"""Every regular expression of the product, and texts that are hard for each.

`compiled_patterns` imports the whole product with an ear at `re`, reads the recorded web, and walks what the modules
hold, so that patterns of tables, of catalogue files and of single calls are found as well. `attacks` takes a pattern
apart by Python's own parser: what is repeated in it, behind what has to stand before it, is a text that it may stumble
over once its end is spoilt.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
import re._constants as sre
import re._parser as parser
import sys
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType
from typing import Any

from extractors.reading import read_page
from tests.hostile.fixtures import recorded_pages

PACKAGES = ("extractors", "warehouse", "flows")
# Beyond it a repeat is as good as without end.
MANY = 4
MOST_REPEATS = 40
_TYPICAL = "a1 A.,-(\n;:\"'<>=/%ä–&x\u00a0"
ANYWHERE = ("a", "A", "1", " ", "Aa ", "1 ", "a,", "a-", ".", "(", "\n", '"', "\u00a0 ", "a\n", "<a ", "&")


@functools.cache
def compiled_patterns() -> dict[re.Pattern[Any], str]:
    """The product's patterns, each with the module that made it."""
    heard: dict[re.Pattern[Any], str] = {}
    compile_one = re._compile  # type: ignore[attr-defined]

    def listening(pattern: Any, flags: Any) -> re.Pattern[Any]:
        compiled: re.Pattern[Any] = compile_one(pattern, flags)
        if owner := _owner(sys._getframe(1)):
            heard.setdefault(compiled, owner)
        return compiled

    re._compile = listening  # type: ignore[attr-defined]
    try:
        for module in _modules():
            for found in _held(vars(module).values(), depth=4):
                heard.setdefault(found, module.__name__)
        for page in recorded_pages():
            read_page(page.body, url="https://example.org/", media_type=page.media_type)
    finally:
        re._compile = compile_one  # type: ignore[attr-defined]
    return heard


def _modules() -> Iterator[ModuleType]:
    """The modules below flows, whose imports are slow and whose few patterns see only forms."""
    for name in PACKAGES[:2]:
        package = importlib.import_module(name)
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def _owner(frame: Any) -> str | None:
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if name.partition(".")[0] in PACKAGES:
            return str(name)
        if name not in ("re", "functools"):
            return None
        frame = frame.f_back
    return None


def _held(values: Iterable[Any], depth: int) -> Iterator[re.Pattern[Any]]:
    for value in values:
        if isinstance(value, re.Pattern):
            yield value
        elif depth and isinstance(value, dict):
            yield from _held(value.values(), depth - 1)
        elif depth and isinstance(value, tuple | list | set | frozenset):
            yield from _held(value, depth - 1)
        elif depth and callable(value) and getattr(value, "__closure__", None):
            yield from _held((cell.cell_contents for cell in value.__closure__), depth - 1)


def attacks(pattern: re.Pattern[Any]) -> Iterator[Callable[[int], Any]]:
    """Texts of a wanted length: what has to stand before, a piece over and over, and an end that fits nothing."""
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    repeats: list[tuple[str, str]] = []
    _sample(parser.parse(pattern.pattern, flags), repeats, "")
    own = [(before, piece) for before, piece in dict.fromkeys(repeats) if piece][:MOST_REPEATS]
    alone = [("", piece) for _, piece in own]
    for before, piece in dict.fromkeys([*own, *alone, *(("", piece) for piece in ANYWHERE)]):
        yield functools.partial(_text, before, piece, as_bytes=isinstance(pattern.pattern, bytes))


def _text(before: str, piece: str, length: int, *, as_bytes: bool) -> Any:
    text = before + piece * (length // len(piece) + 1) + "\x01"
    return text.encode("latin-1", "replace") if as_bytes else text


def _sample(parsed: Any, repeats: list[tuple[str, str]], before: str) -> str:  # noqa: C901 (a line a kind)
    """A text that a pattern takes, its repeats noted with what stands before them."""
    text = ""
    for kind, value in parsed:
        if kind is sre.LITERAL:
            text += chr(value)
        elif kind is sre.NOT_LITERAL:
            text += "b" if value == ord("a") else "a"
        elif kind is sre.ANY:
            text += "a"
        elif kind is sre.IN:
            text += _one_of(value)
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            least, most, body = value
            inner = _sample(body, repeats, before + text)
            if most is sre.MAXREPEAT or most > MANY:
                repeats.append((before + text, inner))
            text += inner * max(least, 1)
        elif kind is sre.SUBPATTERN:
            text += _sample(value[-1], repeats, before + text)
        elif kind is sre.ATOMIC_GROUP:
            text += _sample(value, repeats, before + text)
        elif kind is sre.BRANCH:
            ways = [_sample(way, repeats, before + text) for way in value[1]]
            repeats.extend((before + text, way) for way in ways[:MANY])
            text += ways[0]
        elif kind is sre.ASSERT and value[0] > 0:
            _sample(value[1], repeats, before + text)
    return text


def _one_of(items: Any) -> str:
    is_negated = items[0][0] is sre.NEGATE
    typical = next((c for c in _TYPICAL if any(_takes(i, c) for i in items) is not is_negated), None)
    first = next((i for i in items if i[0] in (sre.LITERAL, sre.RANGE)), None)
    if typical is not None or first is None:
        return typical or "a"
    return chr(first[1] if first[0] is sre.LITERAL else first[1][0])


def _takes(item: Any, character: str) -> bool:
    kind, value = item
    if kind is sre.LITERAL:
        return bool(ord(character) == value)
    if kind is sre.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    if kind is not sre.CATEGORY:
        return False
    name = str(value)
    is_in = {
        "SPACE": character.isspace(),
        "DIGIT": character.isdecimal(),
        "WORD": character.isalnum() or character == "_",
    }[name.rpartition("_")[2]]
    return is_in is not ("_NOT_" in name)

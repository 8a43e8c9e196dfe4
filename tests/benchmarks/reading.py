"""How long reading a page takes, against what any reader of web pages does: parse it and look up its words.

The pages of the recorded web are read twice over: as they are (some 4 KB each, nearly all of it text), and as sites
serve them, with menus, a footer and scripts around the text (some 30 KB). Half of the pages warm both sides up
(dictionaries, regular expressions), the other half is measured, each page once; what the readers remember of texts and
words is forgotten before. The figures are medians over rounds of CPU time.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import simplemma
from bs4 import BeautifulSoup
from simplemma import lemmatizer

from extractors.language import dates, modality, numbers
from extractors.reading import read_page
from extractors.registers import endings
from extractors.registers.gazetteer import load_gazetteer
from tests.benchmarks.result import Row, at_most, figure, made

RECORDED = Path(__file__).resolve().parents[2] / "deploy" / "recorded"
TITLE = "Reading a page, against parsing it and looking up its words"
ROUNDS = 5
_WORD = re.compile(r"[^\W\d_]+")
_LANG = re.compile(rb'lang="(fi|sv|en)')
_LINK = '<li class="menu-item level-{0}"><a href="/palvelut/osio-{1}"><span>Palvelut, osio {1}</span></a></li>'
_MENU = "<nav><ul>" + "".join(_LINK.format(i % 3, i) for i in range(120)) + "</ul></nav>"
_FOOT = "<footer>" + "".join(f'<div class="col"><a href="/l{i}">Linkki {i}</a></div>' for i in range(40)) + "</footer>"
_SCRIPT = "<script>" + "var a=function(){return 1};" * 400 + "</script>"


def recorded_pages() -> list[bytes]:
    """The bodies of the recorded HTML pages."""
    answers = (path.read_bytes() for path in sorted(RECORDED.rglob("*.http")))
    bodies = (answer.partition(b"\n\n")[2] for answer in answers)
    return [body for body in bodies if b"<body" in body]


def dressed(body: bytes) -> bytes:
    """A page as a site serves it."""
    start = body.index(b">", body.index(b"<body")) + 1
    end = body.rindex(b"</body")
    return body[:start] + _MENU.encode() + body[start:end] + (_FOOT + _SCRIPT).encode() + body[end:]


def parse(pages: Sequence[bytes]) -> None:
    for page in pages:
        BeautifulSoup(page, "lxml")


def parse_and_look_up(pages: Sequence[bytes]) -> None:
    for page in pages:
        lang = found[1].decode() if (found := _LANG.search(page)) else "en"
        for word in _WORD.findall(BeautifulSoup(page, "lxml").get_text(" ")):
            simplemma.lemmatize(word, lang=lang)


def read(pages: Sequence[bytes]) -> None:
    for page in pages:
        read_page(page, url="https://example.org/page", media_type="text/html", observed_on=dt.date(2026, 11, 21))


def measure(pages: Sequence[bytes], what: str, rounds: int) -> tuple[list[Row], float]:
    """Rows of both ratios, and the one that is bound: to parsing and words."""
    warm, measured = pages[::2], pages[1::2]
    for work in (parse, parse_and_look_up, read):
        work(warm)
    taken: dict[str, list[float]] = {"reading": [], "words": [], "parsing": []}
    for _ in range(rounds):
        _forget()
        taken["reading"].append(_cpu(read, measured))
        _forget()
        taken["words"].append(_cpu(parse_and_look_up, measured))
        taken["parsing"].append(_cpu(parse, measured))
    size = f"{len(measured)} pages of {sum(map(len, measured)) // len(measured):,} bytes"
    to_words, to_parsing = (
        median(one / other for one, other in zip(taken["reading"], taken[against], strict=True))
        for against in ("words", "parsing")
    )
    cpu = {name: figure(median(times)) for name, times in taken.items()}
    return [
        Row(what=f"{what}: parsed with BeautifulSoup on lxml", size=size, cpu_s=cpu["parsing"]),
        Row(what=f"{what}: parsed, and every word looked up by simplemma", size=size, cpu_s=cpu["words"]),
        Row(what=f"{what}: read, against parsing and words", size=size, cpu_s=cpu["reading"], ratio=figure(to_words)),
        Row(what=f"{what}: read, against parsing", size=size, cpu_s=cpu["reading"], ratio=figure(to_parsing)),
    ], to_words


def _cpu(work: Callable[[Sequence[bytes]], None], pages: Sequence[bytes]) -> float:
    begun = time.process_time()
    work(pages)
    return time.process_time() - begun


def _forget() -> None:
    """Empty what both sides remember of texts and words: a page is new to them, the dictionaries stay loaded."""
    words = lemmatizer._legacy_lemmatizer_for(False, False)._cached_lemmatize
    # The gazetteer has no use for forgetting but this one, so its private cache is emptied from here.
    names = load_gazetteer()._candidates
    remembers = (dates._dates, numbers._numbers, modality.modality_of, modality._clauses, endings._lemmas, words, names)
    for remembered in remembers:
        remembered.cache_clear()


def main(arguments: list[str]) -> None:
    pages, rounds = (recorded_pages()[:6], 1) if arguments == ["--small"] else (recorded_pages(), ROUNDS)
    bare, to_words = measure(pages, "bare pages", rounds)
    served, served_to_words = measure([dressed(page) for page in pages], "as sites serve them", rounds)
    bounds = [
        at_most("bare pages, against parsing and words", to_words, 3),
        at_most("pages as sites serve them, against parsing and words", served_to_words, 3),
    ]
    print(made("reading", TITLE, [*bare, *served], bounds, also=("beautifulsoup4",)).to_json())


if __name__ == "__main__":
    main(sys.argv[1:])

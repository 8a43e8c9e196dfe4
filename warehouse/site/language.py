"""One language of the pages: its words, and its manner of writing numbers and dates.

The words stand in `words/<code>.toml`: the table `text` holds the sentences of the pages, each other table the words
for one vocabulary of the datasets (roles, states, kinds). All languages have the same words, else `SiteError`; so has
a page that asks for a sentence nobody wrote. A code without a word, which only newer data can have, is shown as it is:
no release waits for a translation.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from warehouse.dataset import LANGUAGES
from warehouse.dataset import Language as Code

WORDS = Path(__file__).parent / "words"
_NARROW = "\N{NO-BREAK SPACE}"
_SEASON = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_EDTF = re.compile(r"(?P<year>\d{4})(?:-(?P<part>\d\d)(?:-(?P<day>\d\d))?)?")
# Letters that stand at the end of the alphabet, in its order.
_LAST: dict[Code, str] = {"fi": "åäö", "sv": "åäö", "en": ""}
_LIKE = str.maketrans({"æ": "ä", "ø": "ö"})


class SiteError(ValueError):
    """Pages that cannot be made: a word is missing, or languages differ in their words."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language by table and key; `texts` are its sentences as markup."""

    code: Code
    tables: dict[str, dict[str, str]]
    texts: dict[str, Markup]

    def text(self, key: str, **values: object) -> Markup:
        """A sentence of the pages, with values in their places; what is no markup of ours is escaped."""
        try:
            words = self.texts[key]
        except KeyError:
            raise SiteError(f"words/{self.code}.toml: text.{key} is missing") from None
        return words.format(**values) if values else words

    def count(self, key: str, number: int) -> Markup:
        """A number with its noun, in the singular (`<key>_one`) or plural (`<key>_many`)."""
        return self.text(f"{key}_one" if number == 1 else f"{key}_many", n=self.number(number))

    def word(self, table: str, code: str | None) -> str:
        """The word for a code of a dataset, or the code itself where there is none."""
        if code is None:
            return ""
        return self.tables[table].get(code, code.replace("_", " "))

    def number(self, value: float | Decimal | None, places: int = 0) -> str:
        """A number in groups of three; an empty text where it is not known."""
        if value is None:
            return ""
        written = f"{value:,.{places}f}"
        if self.code == "en":
            return written
        return written.replace(",", _NARROW).replace(".", ",")

    def trimmed(self, value: Decimal | float | None) -> str:
        """A number with as many decimals as it has, at most four."""
        if value is None:
            return ""
        places = len(f"{value:.4f}".rstrip("0").partition(".")[2])
        return self.number(value, places)

    def percent(self, share: Decimal | float | None) -> str:
        """A share as whole percent: 0.8462 is 85 %."""
        if share is None:
            return ""
        sign = "%" if self.code == "en" else f"{_NARROW}%"
        return self.number(Decimal(share) * 100) + sign

    def bounds(self, lower: float | Decimal | None, upper: float | Decimal | None) -> str:
        """Two bounds as one text; one number where they meet."""
        if lower is None or upper is None:
            return self.compared(">=", lower) or self.compared("<=", upper)
        return self.trimmed(lower) if lower == upper else f"{self.trimmed(lower)}–{self.trimmed(upper)}"

    def date(self, day: dt.date | None) -> str:
        """A day as the language writes it."""
        if day is None:
            return ""
        if self.code == "en":
            return f"{day.day} {self.tables['month'][f'{day.month:02}'][:3]} {day.year}"
        return f"{day.day}.{day.month}.{day.year}"

    def stated(self, edtf: str) -> str:
        """A date as a source states it (EDTF): a day, a month, a season or a year; any other form stands as it is."""
        found = _EDTF.fullmatch(edtf)
        if not found:
            return edtf
        year, part, day = found["year"], found["part"], found["day"]
        if part in _SEASON:
            return str(self.text(_SEASON[part], year=year))
        if day is None:
            month = self.tables["month"].get(part) if part else ""
            return edtf if month is None else f"{month} {year}".strip()
        try:
            return self.date(dt.date.fromisoformat(edtf))
        except ValueError:
            return edtf

    def when(self, edtf: str | None, earliest: dt.date | None, latest: dt.date | None) -> str:
        """A date with bounds in words: as stated, else between its bounds, else an empty text."""
        if edtf:
            return self.stated(edtf)
        if earliest and latest:
            if earliest == latest:
                return self.date(earliest)
            return str(self.text("between", first=self.date(earliest), last=self.date(latest)))
        if latest:
            return str(self.text("no_later_than", day=self.date(latest)))
        if earliest:
            return str(self.text("no_earlier_than", day=self.date(earliest)))
        return ""

    def compared(self, comparator: str | None, value: float | Decimal | None) -> str:
        """A number as it is meant: at least 60, about 20."""
        if value is None:
            return ""
        words = self.tables["comparator"].get(comparator or "=", "{n}")
        return words.format(n=self.trimmed(value))

    def order(self, name: str) -> tuple[tuple[int, str], ...]:
        """What to sort names by: the language's alphabet, marks of other letters left out."""
        last = _LAST[self.code]
        letters = (c if c in last else fold(c) for c in name.casefold().translate(_LIKE if last else {}))
        return tuple((1 + last.index(c), c) if c and c in last else (0, c) for c in letters)


def fold(text: str) -> str:
    """Letters without case and marks: "Jyväskylä" is "jyvaskyla". `search.js` folds what is typed alike."""
    plain = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for letter, written in (("ø", "o"), ("æ", "ae"), ("œ", "oe"), ("ð", "d"), ("đ", "d"), ("þ", "th"), ("ł", "l")):
        plain = plain.replace(letter, written)
    return plain


@cache
def load_languages(folder: Path = WORDS) -> dict[str, Language]:
    """Every language by its code. Raises `SiteError` where one lacks a word that another has."""
    loaded = {code: _read(folder / f"{code}.toml") for code in LANGUAGES}
    known = {(table, key) for tables in loaded.values() for table, words in tables.items() for key in words}
    for code, tables in loaded.items():
        lacking = sorted(f"{table}.{key}" for table, key in known if not tables.get(table, {}).get(key))
        if lacking:
            raise SiteError(f"words/{code}.toml: {', '.join(lacking)} is missing")
    return {
        code: Language(code, tables, {key: escape(words) for key, words in tables["text"].items()})
        for code, tables in loaded.items()
    }


def _read(path: Path) -> dict[str, dict[str, Any]]:
    return tomllib.loads(path.read_text("utf-8"))

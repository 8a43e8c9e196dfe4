"""The codes Q01 to Q20 in words: what is wrong and what to do, for operators in English, for partners in fi, sv and en.

`load_codes` gives the entries of `codes.toml`, refused at load with code, key and reason; `say` gives what a
partner is told of one problem. Readers write their hints in English: what a hint adds is said in the partner's language
where the code has words for it, and left out where it has none.
"""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator

from extractors.reports.report import Code, Problem, Severity

CODES = Path(__file__).with_suffix(".toml")

Language = Literal["fi", "sv", "en"]
About = Literal["cell", "row", "file"]

_LONGEST = 80
_EMPTY: dict[Language, str] = {"fi": "(tyhjä)", "sv": "(tom)", "en": "(empty)"}


class CodesError(ValueError):
    """Codes that cannot be used: the message names the file, the code with its key, and the reason."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Entry):
    """The same in the three languages of partners."""

    fi: str
    sv: str
    en: str

    def of(self, lang: Language) -> str:
        """The words in one language."""
        return {"fi": self.fi, "sv": self.sv, "en": self.en}[lang]


class Detail(Words):
    """What a reader's hint adds, where `hint` is found in it. The pattern's groups are placeholders of the words."""

    hint: str
    to: Literal["wrong", "todo"] = "wrong"

    @field_validator("hint")
    @classmethod
    def _is_a_pattern(cls, hint: str) -> str:
        try:
            re.compile(hint)
        except re.error as error:
            raise ValueError(f"not a pattern: {error}") from error
        return hint

    @model_validator(mode="after")
    def _groups_are_there(self) -> Detail:
        _refuse_unknown((self.fi, self.sv, self.en), set(re.compile(self.hint).groupindex))
        return self


class CodeEntry(_Entry):
    """One code. `about` is what it holds back: the cell, the organisation's row, or the whole file. `title` and
    `operator` are for those who run the intake, `wrong` and `todo` for the partner."""

    severity: Severity
    about: About
    title: str
    operator: str
    wrong: Words
    todo: Words
    details: tuple[Detail, ...] = ()

    @model_validator(mode="after")
    def _placeholders_are_known(self) -> CodeEntry:
        for words in (self.wrong, self.todo):
            _refuse_unknown((words.fi, words.sv, words.en), {"raw", "field"})
        return self


def _refuse_unknown(texts: tuple[str, ...], known: set[str]) -> None:
    for text in texts:
        for _, name, _, _ in string.Formatter().parse(text):
            if name is not None and name not in known:
                raise ValueError(f"no placeholder {{{name}}}")


@dataclass(frozen=True, slots=True)
class Said:
    """What a partner is told: what is wrong, and what to do."""

    wrong: str
    todo: str


@cache
def load_codes(path: Path = CODES) -> dict[Code, CodeEntry]:
    """Every code with its words, Q01 to Q20. Raises `CodesError`."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CodesError(f"{path.name}: not a TOML file in UTF-8: {error}") from error
    codes: tuple[Code, ...] = get_args(Code)
    for code in (*codes, *told):
        if code not in told or code not in codes:
            raise CodesError(f"{path.name}: {code}: " + ("no such code" if code in told else "missing"))
    return {code: _entry(path, code, told[code]) for code in codes}


def _entry(path: Path, code: Code, told: object) -> CodeEntry:
    try:
        return CodeEntry.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in (code, *first["loc"]))
        raise CodesError(f"{path.name}: {key}: {first['msg']}") from error


def say(problem: Problem, lang: Language, *, field: str | None = None) -> Said:
    """What a partner is told of a problem. `field` is the label of the problem's field in that language."""
    entry = load_codes()[problem.code]
    raw = " ".join(problem.raw.split()) or _EMPTY[lang]
    given = {
        "raw": raw if len(raw) <= _LONGEST else raw[: _LONGEST - 1] + "…",
        "field": field or problem.field or "",
    }
    said = {"wrong": [entry.wrong.of(lang).format(**given)], "todo": [entry.todo.of(lang).format(**given)]}
    for to, words in _details(entry, problem.hint or "", lang):
        said[to].append(words)
    return Said(" ".join(said["wrong"]), " ".join(said["todo"]))


def _details(entry: CodeEntry, hint: str, lang: Language) -> Iterator[tuple[str, str]]:
    for detail in entry.details:
        if found := re.search(detail.hint, hint):
            yield detail.to, detail.of(lang).format(**{name: said or "" for name, said in found.groupdict().items()})
            return

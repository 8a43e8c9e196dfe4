"""The codes in words: all twenty, in three languages, with what a hint adds; a bad file of codes is refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from extractors.reports.codes import CODES, CodesError, Language, load_codes, say
from extractors.reports.report import Code, Problem

LANGUAGES: tuple[Language, ...] = get_args(Language)


@pytest.mark.parametrize("code", get_args(Code))
def test_every_code_says_what_is_wrong_and_what_to_do_in_three_languages(code: Code) -> None:
    said = [say(Problem(code, "12 {x}", "scope1"), lang) for lang in LANGUAGES]
    for one in said:
        for sentence in (one.wrong, one.todo):
            assert sentence.endswith(".")
            assert "{raw}" not in sentence
            assert "{field}" not in sentence
    assert len({one.wrong for one in said}) == len({one.todo for one in said}) == 3


def test_words_for_people_do_not_name_the_code() -> None:
    for entry in load_codes().values():
        assert not re.search(r"Q[0-9][0-9]", f"{entry.operator} {entry.wrong} {entry.todo}")


@pytest.mark.parametrize(
    ("problem", "lang", "expected"),
    [
        (Problem("Q08", "100", "total", hint="the parts are 90 together"), "fi", "Osat ovat yhteensä 90."),
        (Problem("Q08", "100", "total", hint="the parts are 90 or 95 together"), "sv", "sammanlagt 90 eller 95."),
        (Problem("Q12", "Skoop", hint="closest known labels: scope 1, s1"), "fi", "tunnetut otsikot: scope 1, s1."),
        (Problem("Q04", "2025-02-01", hint="a date stands here: the sheet may have"), "sv", "innehåller ett datum"),
        (Problem("Q06", "5 MWh", hint="MWh cannot be: this field is in t"), "en", "The unit here is t."),
        (Problem("Q13", "", hint="too_large: 9 bytes are more than 8"), "fi", "liian suuri"),
        (Problem("Q13", "", hint="no sheet holds anything: an empty file, or a scan"), "sv", "bara en bild"),
        (Problem("Q19", "130", hint="a share is between 0 and 100 percent"), "en", "between 0 and 100"),
        (Problem("Q20", "fisu", hint="the report was handed in to hinku"), "fi", "verkostolle hinku."),
        (Problem("Q05", "2023–2024", hint="two years stand here: write the one"), "fi", "kaksi vuotta"),
    ],
)
def test_a_hint_is_said_in_the_language_of_the_partner(problem: Problem, lang: Language, expected: str) -> None:
    said = say(problem, lang)
    assert expected in f"{said.wrong} {said.todo}"


def test_a_hint_without_words_is_left_out() -> None:
    said = say(Problem("Q07", "-5", "scope1", hint="less than nothing cannot be"), "fi")
    assert "less than" not in f"{said.wrong} {said.todo}"


def test_long_and_empty_cells_are_told_shortly() -> None:
    assert "”" + "x" * 79 + "…”" in say(Problem("Q04", "x" * 500), "fi").wrong
    assert "”a b”" in say(Problem("Q04", "a \n b"), "sv").wrong
    assert "(tyhjä)" in say(Problem("Q12", ""), "fi").wrong


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("[Q20]", "[Q21]", "codes.toml: Q20: missing"),
        ('about = "file"', 'about = "page"', "codes.toml: Q09.about: "),
        ("”{raw}” on virheellinen", "”{row}” on virheellinen", "no placeholder {row}"),
        ("{labels}.", "{label}.", "no placeholder {label}"),
        ('hint = "two years"', 'hint = "(two"', "not a pattern"),
        ('severity = "low"', 'severity = "low"\nextra = 1', "Q09.extra"),
        ("[Q01]", "[Q01", "not a TOML file"),
    ],
)
def test_a_bad_file_is_refused_with_code_key_and_reason(tmp_path: Path, old: str, new: str, reason: str) -> None:
    text = CODES.read_text("utf-8")
    assert old in text
    path = tmp_path / "codes.toml"
    path.write_text(text.replace("Q20.", "Q21.").replace(old, new) if old == "[Q20]" else text.replace(old, new))
    with pytest.raises(CodesError, match=re.escape(reason)):
        load_codes(path)


def test_a_code_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "codes.toml"
    path.write_text(CODES.read_text("utf-8") + '\n[Q21]\nseverity = "low"\n')
    with pytest.raises(CodesError, match="Q21: no such code"):
        load_codes(path)


def test_the_table_of_the_documentation_says_what_the_codes_say() -> None:
    page = (Path(__file__).parents[3] / "docs/reports.md").read_text("utf-8")
    told = [line for line in page.splitlines() if line.startswith("| Q")]
    assert told == [
        f"| {code} | {entry.title} | {entry.about} | {entry.severity} | {entry.operator} |"
        for code, entry in load_codes().items()
    ]

"""Words of pages and files where people meet them: a terminal, a log, Prefect's pages, a release, its web pages."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest

from flows.markdown import on_a_line, plain, table
from flows.report import NightReport, print_night
from flows.terminal import Terminal
from tests import tiny_web
from tests.nights import Played
from warehouse.log_rows import Run
from warehouse.package import Description
from warehouse.rules import Rules
from warehouse.site import write_site
from warehouse.visit import Visit

EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'); DROP TABLE obs.assertion; --",
    "'; ATTACH '/tmp/x' AS x; SELECT * FROM read_csv('/etc/passwd'); --",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "-2+3",
    "[x](javascript:alert(1))",
    "{{ 7*7 }}{% include '/etc/passwd' %}",
    "</title></head><svg onload=alert(1)>",
)
TOWNS = (
    "Lahti", "Turku", "Forssa", "Ii", "Vaasa", "Kemi", "Joensuu", "Lappeenranta", "Kuopio", "Hyvinkää", "Jyväskylä",
)  # fmt: skip
DAY = "2024-11-12"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """A night on a list whose sentences begin with attacks, under a title that is one."""
    told = [f"{evil} {town} liittyi Hinku-verkostoon vuonna 2014." for evil, town in zip(EVIL, TOWNS, strict=True)]
    lead = "</p><p>".join(words.replace("&", "&amp;").replace("<", "&lt;") for words in told)
    page = tiny_web.page(*TOWNS, lead=lead)
    source = tiny_web.source(title=EVIL[0])
    return tiny_web.house(tmp_path_factory.mktemp("evil"), {DAY: page}, source).play(tiny_web.at(DAY))


def test_what_a_page_says_is_words_to_sql(played: Played) -> None:
    quotes = " ".join(quote for (quote,) in played.sql("SELECT quote FROM assertion"))
    assert EVIL[2] in quotes
    assert EVIL[3] in quotes


def test_no_cell_of_a_release_is_a_formula(played: Played) -> None:
    met = 0
    for path in sorted(played.release.path.glob("*.csv")):
        for row in csv.reader(io.StringIO(path.read_text("utf-8"))):
            for cell in row:
                met += cell.startswith("'=cmd")
                assert len(cell) < 2 or cell[0] not in "=+-@\t\r" or re.fullmatch(r"-[\d.]+", cell), (path.name, cell)
    assert met > 0
    book = openpyxl.load_workbook(played.release.path / "verkosto.xlsx")
    assert [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"] == []


def test_no_name_is_markup_on_the_pages(played: Played, tmp_path: Path) -> None:
    folder = tmp_path / "release"
    folder.mkdir()
    for file in played.release.path.iterdir():
        (folder / file.name).symlink_to(file)
    made = Description(
        played.run.run_id, played.run.known_at, "recorded", "test", Rules(), played.derived, ("CC-BY-4.0",)
    )
    write_site(folder, made)
    pages = [path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))]
    assert any("&lt;script&gt;alert(1)" in page for page in pages)
    for page in pages:
        for evil in ("<script>alert", "<img src=x", "<svg onload", 'href="javascript:'):
            assert evil not in page


def test_a_terminal_obeys_no_page() -> None:
    shown = Terminal(file=io.StringIO(), force_terminal=True, width=60)
    shown.print("Lah\x1b[2Jti\x1b]0;owned\x07 \u202eoknE\r\x08", markup=False, highlight=False)
    assert shown.file.getvalue() == "Lah[2Jti]0;owned oknE\n"  # type: ignore[attr-defined]


def test_the_table_of_a_night_obeys_no_site() -> None:
    shown = Terminal(file=io.StringIO(), width=120)
    visit = Visit("hinku", "https://a.example/", "source_unavailable", "wrong_type", "it is [/x] and not [red]HTML")
    run = Run.at(tiny_web.at(DAY), "recorded")
    print_night(shown, NightReport(run, (visit,), {"fisu": "[/y] broke"}, 1, 1, (), None, (), None))
    told = shown.file.getvalue()  # type: ignore[attr-defined]
    assert "it is [/x] and not [red]HTML" in told
    assert "[/y] broke" in told


def test_a_word_is_one_line_of_a_log() -> None:
    assert on_a_line("gone\n02:15 | INFO | all is well\x1b[0m") == "gone 02:15 | INFO | all is well [0m"
    assert len(on_a_line("x" * 10_000)) == 200


@pytest.mark.parametrize("evil", EVIL)
def test_markdown_shows_it_letter_for_letter(evil: str) -> None:
    shown = table([{"name": evil}])
    assert shown.count("\n") == 2
    assert not re.search(r"(?<!\\)[<\[*`]", plain(evil))

"""The pages as a whole: numbers, links, escaping, bounds, what is said where there is nothing, the same bytes."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.warehouse.site.html import all_pages, broken_links, read, row_of
from tests.warehouse.site.released import ALPHA, EVIL, LONG, alpha, released
from warehouse.site import bounds, write_site

_FOREIGN = re.compile(r"https?:")


def test_a_networks_numbers_stand_side_by_side(pages: Path) -> None:
    page = read(pages / "site" / "en" / "network" / f"{ALPHA}.html")
    assert row_of(page, "Alfa: derived, claimed and listed by year", "2024")[:6] == [
        "1 (1–2)",
        "at least 3 municipalities",
        "2",
        "–",
        "0",
        "1 (0–1)",
    ]
    assert row_of(page, "Members of Alfa, 2024", "Helsinki")[:4] == ["member", "● certain", "May 2023", "–"]
    assert row_of(page, "Members of Alfa, 2024", "Alfa")[:4] == [
        "member",
        "○ possible",
        "by 1 Feb 2023",
        "not before 1 Dec 2023",
    ]


def test_each_language_has_its_names_and_manner(pages: Path) -> None:
    finnish = read(pages / "site" / "fi" / "party" / "helsinki.html")
    swedish = read(pages / "site" / "sv" / "party" / "helsinki.html")
    assert (finnish.html["lang"], finnish.h1.get_text()) == ("fi", "Helsinki")
    assert (swedish.html["lang"], swedish.h1.get_text()) == ("sv", "Helsingfors")
    assert row_of(finnish, "Helsinki: jäsenyydet", "Alfa")[:4] == ["jäsen", "varma 2023–2024", "toukokuu 2023", "–"]
    assert {a["hreflang"] for a in finnish.select("link[rel=alternate]")} == {"fi", "sv", "en"}


def test_a_number_leads_to_its_sentence(pages: Path) -> None:
    page = read(pages / "site" / "en" / "network" / f"{ALPHA}.html")
    links = {a.get_text(strip=True): a["href"] for a in page.select("a.proof")}
    assert links["at least 3"] == "../evidence/alpha-network.html#a-a-claim"
    assert links["May 2023"] == "../evidence/alpha-network.html#m-helsinki"
    evidence = read(pages / "site" / "en" / "evidence" / f"{ALPHA}.html")
    block = evidence.find(id="m-helsinki").parent
    assert block.blockquote.get_text(strip=True) == "Alfaan kuuluvat Helsinki ja Kemi."
    assert block.blockquote["lang"] == "fi"
    assert block.select_one("a.address")["href"] == "https://example.org/list"
    assert "speaks of 1 Jun 2024 (the page's own date)" in " ".join(block.get_text().split())


def test_every_link_leads_somewhere(pages: Path) -> None:
    assert len(all_pages(pages)) == 3 * (9 + 2 + 2 + 2)  # the single ones, network, evidence, bodies, years
    assert broken_links(pages) == []


def test_nothing_is_asked_of_any_host(pages: Path) -> None:
    for file in all_pages(pages):
        asked = [t.get("src") or t.get("href") for t in read(file).select("script[src], img, link, iframe, object")]
        assert not [address for address in asked if address is None or _FOREIGN.match(str(address))]
    for name in ("style.css", "search.js"):
        assert not _FOREIGN.search((pages / "site" / name).read_text("utf-8"))
    assert (pages / "site" / "style.css").stat().st_size < 20_000


def test_hostile_names_stay_words(hostile: Path) -> None:
    for file in all_pages(hostile):
        page = read(file)
        if file.name == "data.html":
            continue  # it shows no name and no quote
        assert page.find("img") is None, file
        assert not [tag for tag in page.select("*") if any(name.startswith("on") for name in tag.attrs)], file
        text = file.read_text("utf-8")
        assert "\x00" not in text
        assert not [a for a in page.select("[href]") if str(a["href"]).lstrip().startswith("javascript")]
        # A mark that turns the direction of writing stands only where it is isolated.
        for tag in page.find_all(string=re.compile("\u202e")):
            assert tag.find_parent("bdi") is not None or tag.find_parent("script") is not None, file
    names = (hostile / "site" / "names.js").read_text("utf-8")
    assert "<" not in names
    quote = read(hostile / "site" / "en" / "evidence" / f"{ALPHA}.html").blockquote
    assert quote.get_text(strip=True) == EVIL.replace("\x00", "\ufffd")


def test_the_same_release_has_the_same_bytes(pages: Path, again: Path) -> None:
    names = sorted(p.relative_to(pages) for p in (pages / "site").rglob("*") if p.is_file())
    assert names == sorted(p.relative_to(again) for p in (again / "site").rglob("*") if p.is_file())
    # The page of data tells how many rows the description gives, which the second has none of.
    differ = {n.name for n in names if (pages / n).read_bytes() != (again / n).read_bytes()}
    assert differ <= {"data.html"}
    assert (pages / "index.html").read_bytes() == (again / "index.html").read_bytes()


def test_every_page_is_built_to_be_heard(pages: Path) -> None:
    for file in all_pages(pages):
        page = read(file)
        levels = [int(h.name[1]) for h in page.select("h1, h2, h3")]
        assert levels[0] == 1, file
        assert levels.count(1) == 1, file
        assert all(after - before <= 1 for before, after in pairwise(levels)), (file, levels)
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(ids)), file
        assert page.select_one("main#content") is not None, file
        assert page.select_one("a.skip[href='#content']") is not None, file
        for table in page.select("table"):
            assert table.caption is not None, file
            assert all(th.get("scope") for th in table.select("th")), file
        for drawing in page.select("svg"):
            assert drawing.get("aria-hidden") == "true" or (drawing.title and drawing.desc), file


@pytest.mark.usefixtures("only_english")
def test_a_release_without_rows_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    write_site(folder, released(folder, {}))
    assert "no source that could be read names a member" in read(folder / "index.html").get_text()
    for name, words in (
        ("conflicts", "no two statements of this release exclude each other"),
        ("changes", "this is the first release"),
        ("overlaps", "No two networks"),
        ("sources", "No source was visited"),
        ("turned-away", "No row of a register was turned away"),
    ):
        assert words in read(folder / "site" / "en" / f"{name}.html").get_text()


@pytest.mark.usefixtures("only_english")
def test_what_lies_beyond_a_bound_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ROWS", "PARTIES", "YEARS", "EVIDENCE_PARTIES", "EVIDENCE_PAGES"):
        monkeypatch.setattr(bounds, name, 1)
    folder = tmp_path / "bounded"
    write_site(folder, released(folder, alpha()))
    network = read(folder / "site" / "en" / "network" / f"{ALPHA}.html")
    assert "1 of 2 are shown. All are in membership_year.csv" in network.get_text()
    assert len(list((folder / "site" / "en" / "party").iterdir())) == 1
    assert [p.name for p in (folder / "site" / "en" / "year").iterdir()] == ["2024.html"]
    evidence = read(folder / "site" / "en" / "evidence" / f"{ALPHA}.html")
    assert "1 of 2 are shown. All are in assertion.csv" in evidence.get_text()


@pytest.mark.usefixtures("only_english")
def test_a_quote_is_never_longer_than_manners_allow(tmp_path: Path) -> None:
    folder = tmp_path / "long"
    write_site(folder, released(folder, alpha(quote=LONG)))
    quote = read(folder / "site" / "en" / "evidence" / f"{ALPHA}.html").blockquote
    assert quote.get_text(strip=True) == LONG[:200]


def test_the_search_has_all_names(pages: Path) -> None:
    script = (pages / "site" / "names.js").read_text("utf-8")
    entries = json.loads(script.removeprefix("var VERKOSTO_NAMES = ").removesuffix(";\n"))
    by_path = {entry[0]: entry for entry in entries}
    assert by_path["party/helsinki.html"][1:5] == ["municipality", "Helsinki", "Helsingfors", "Helsinki"]
    assert by_path["network/alpha-network.html"] == [
        "network/alpha-network.html",
        "network",
        "Alfa",
        "Alfa",
        "Alfa",
        [],
    ]

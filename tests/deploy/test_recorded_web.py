"""The recorded web as data: well-formed messages at catalogue addresses, the facts it promises, no copied sentences."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag
from protego import Protego

from extractors.catalogue import load_catalogue

ROOT = Path(__file__).parents[2]
RECORDED = ROOT / "deploy" / "recorded"
SHARED = ROOT.parent / "shared"
FILES = sorted(RECORDED.rglob("*.http"))
REASONS = {200: "OK", 404: "Not Found", 410: "Gone", 503: "Service Unavailable"}
BLOCKS = ["title", "h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "td", "th", "figcaption", "label", "button"]

HINKU = "carbonneutralfinland.fi/en-US/Hinku/Hinku_municipalities"
CANEMURE = "carbonneutralfinland.fi/fi-FI/Canemure/Alueellinen_yhteistyoverkosto"
FISU = "fisunetwork.fi/mukaan-fisuun"
HELSINKI = "www.sttinfo.fi/tiedote?releaseId=59507442"
LAPPEENRANTA = "www.greenreality.fi/greenreality-lappeenranta/networks-and-commitments"
UBC = "www.ubc-sustainable.net/member-cites/lt/kaunas"
VIABLE = "landetsfria.nu/2021/nummer-283/23-kommuner-vill-bli-klimatneutrala-2030"
CLC = "clc.fi/fi/vuosiraportit/vuosikertomus-2020"
HOOR = "klimatkommunerna.se/2024/02/valkommen-hoors-kommun"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode(self.headers.get_content_charset("utf-8"))

    @property
    def html(self) -> BeautifulSoup:
        return BeautifulSoup(self.text, "lxml")


def read(path: Path) -> Answer:
    """One message, strictly: status line, `Name: value` lines, an empty line, a body; LF only."""
    raw = path.read_bytes()
    assert b"\r" not in raw
    head, empty, body = raw.partition(b"\n\n")
    assert empty
    assert body
    status_line, *header_lines = head.decode("ascii").split("\n")
    line = re.fullmatch(r"HTTP/1\.1 (\d{3}) (.+)", status_line)
    assert line, status_line
    assert REASONS[int(line[1])] == line[2]
    headers = Message()
    for header in header_lines:
        name, value = re.fullmatch(r"([A-Za-z-]+): (\S.*)", header).groups()  # type: ignore[union-attr]
        assert name not in headers
        headers[name] = value
    return Answer(int(line[1]), headers, body)


def night(address: str, number: int) -> Answer:
    """What an address answers on the night of that number, 1 to 3: the newest file on or before it."""
    day = nights()[number - 1].date().isoformat()
    return read(max(path for path in (RECORDED / address).glob("*.http") if path.stem <= day))


def nights() -> list[dt.datetime]:
    moments: list[dt.datetime] = tomllib.loads((RECORDED / "nights.toml").read_text("utf-8"))["nights"]
    return moments


def address_of(path: Path) -> str:
    *segments, last = path.parent.relative_to(RECORDED).parts
    name, mark, query = last.partition("?")
    return "https://" + "/".join([*segments, "" if name == "index" else name]) + mark + unquote(query)


def texts(elements: list[Tag]) -> list[str]:
    return [" ".join(element.get_text(" ").split()) for element in elements]


def test_there_are_three_nights_in_order() -> None:
    moments = nights()

    assert len(moments) == 3
    assert moments == sorted(set(moments))
    assert all(moment.tzinfo is not None for moment in moments)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(RECORDED)))
def test_each_file_is_one_answer_of_one_night(path: Path) -> None:
    answer = read(path)

    assert path.stem in {moment.date().isoformat() for moment in nights()}
    assert answer.text
    if path.parent.name == "robots.txt":
        assert answer.headers.get_content_type() == "text/plain"
    else:
        assert answer.headers.get_content_charset(), "a page says its charset"
        assert bool(answer.headers["ETag"]) == (answer.status == 200)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(RECORDED)))
def test_each_file_belongs_to_a_catalogue_address_or_is_a_robots_txt_of_one(path: Path) -> None:
    catalogue = load_catalogue()
    if path.parent.name == "robots.txt":
        hosts = {page.url.split("/")[2] for source in catalogue for page in source.pages}
        assert path.parent.parent.name in hosts
    else:
        source = catalogue.of_address(address_of(path))
        assert source is not None
        assert source.crawl != "never"
        assert path.relative_to(RECORDED).parts[0] in {page.url.split("/")[2] for page in source.pages}


def test_every_folder_of_an_address_answers_on_the_first_night() -> None:
    first = nights()[0].date().isoformat()

    assert all((path.parent / f"{first}.http").exists() for path in FILES)


def test_an_etag_stands_for_the_same_bytes() -> None:
    for folder in {path.parent for path in FILES}:
        answers = [read(path) for path in folder.glob("*.http")]
        tagged = {(a.headers["ETag"], a.body) for a in answers if a.headers["ETag"]}
        assert len({tag for tag, _ in tagged}) == len({body for _, body in tagged}) == len(tagged)


def test_only_the_forbidden_page_is_forbidden() -> None:
    forbidden = set()
    for path in FILES:
        rules = RECORDED / path.relative_to(RECORDED).parts[0] / "robots.txt"
        if path.parent.name != "robots.txt" and rules.exists():
            robots = Protego.parse(read(next(rules.glob("*.http"))).text)
            if not robots.can_fetch(address_of(path), "verkosto"):
                forbidden.add(address_of(path))

    assert forbidden == {"https://www.eumayors.eu/Finland-Mayors-of-the-six-biggest.html"}


def test_hinku_gains_one_name_and_keeps_its_stated_total_apart() -> None:
    def rows(answer: Answer) -> dict[str, tuple[str, str]]:
        cells = [texts(row.find_all("td")) for row in answer.html.select("tbody tr")]
        return {name.removesuffix(" (in Finnish)"): (population, joined) for name, population, joined in cells}

    first, second = rows(night(HINKU, 1)), rows(night(HINKU, 2))

    assert (len(first), len(second)) == (48, 49)
    assert "96 of us" in night(HINKU, 1).text
    assert "98 of us" in night(HINKU, 2).text
    assert set(second) - set(first) == {"Kemiönsaari"}
    assert set(first) <= set(second)
    assert second["Kemiönsaari"] == ("6 462", "2024")
    assert first["Lappeenranta"] == ("72 700", "2014")
    assert second["Lappeenranta"] == ("72 988", "2014")
    assert all(first[name][1] == second[name][1] for name in first)
    assert night(HINKU, 3).body == night(HINKU, 2).body


def test_fisu_names_8_then_13_then_11() -> None:
    names = []
    for number in (1, 2, 3):
        (sentence,) = [text for text in texts(night(FISU, number).html.select("p")) if "kuuluu nyt" in text]
        names.append(set(re.split(r", | ja ", sentence.partition(": ")[2].rstrip("."))))

    assert [len(found) for found in names] == [8, 13, 11]
    assert names[1] - names[0] == {"Hyvinkää", "Joensuu", "Kemi", "Riihimäki", "Siilinjärvi"}
    assert names[1] - names[2] == {"Kemi", "Siilinjärvi"}
    assert "22.9.2016" in night(FISU, 1).text
    assert not re.search(r"\d{1,2}\.\d{1,2}\.20\d\d|_time", night(FISU, 2).text + night(FISU, 3).text)


def test_canemure_pairs_seven_regions_with_seven_coordinators_and_two_links() -> None:
    page = night(CANEMURE, 1).html
    regions = page.select("main p > strong")
    coordinators = page.select("main p:has(> strong) + p")

    assert [region.get_text() for region in regions] == [
        "Etelä-Karjala",
        "Pirkanmaa",
        "Pohjois-Pohjanmaa",
        "Päijät-Häme",
        "Satakunta",
        "Uusimaa",
        "Varsinais-Suomi",
    ]
    assert [line.get_text().split(",")[0] for line in coordinators] == [
        "Lappeenrannan kaupunki",
        "Pirkanmaan liitto",
        "Oulun ammattikorkeakoulu OAMK",
        "Päijät-Hämeen liitto",
        "Satakunnan ammattikorkeakoulu SAMK",
        "Uudenmaan liitto",
        "Varsinais-Suomen ELY-keskus",
    ]
    assert [index for index, line in enumerate(coordinators) if line.find("a")] == [4, 6]


def test_lappeenranta_names_netzerocities_from_the_second_night() -> None:
    first, second, third = (texts(night(LAPPEENRANTA, number).html.select("main h3")) for number in (1, 2, 3))

    assert [name.split(" (")[0] for name in first] == [
        "Hinku-verkosto",
        "Fisu-verkosto",
        "ICLEI Local Governments for Sustainability",
        "Covenant of Mayors",
        "Green City Accord",
        "Green Leaf Network",
        "EBN",
    ]
    assert set(second) - set(first) == {"NetZeroCities"}
    assert len(second) == 8
    assert third == second


def test_ubc_fails_for_one_night_and_is_whole_on_the_others() -> None:
    first, second, third = (night(UBC, number) for number in (1, 2, 3))

    assert [first.status, second.status, third.status] == [200, 503, 200]
    assert first.body == third.body
    assert len(first.html.select("li.country")) == 8
    assert len(first.html.select("li.country li")) == 51


def test_viable_cities_shrinks_to_two_for_one_night() -> None:
    lists = [texts(night(VIABLE, number).html.select(".artikel li")) for number in (1, 2, 3)]

    assert [len(names) for names in lists] == [23, 2, 23]
    assert lists[1] == ["Borås", "Borlänge"]
    assert lists[0] == lists[2]
    assert lists[0][-2:] == ["Örebro", "Östersund"]


def test_clc_kinds_sum_to_the_total_and_seven_founded_it() -> None:
    page = night(CLC, 1).html
    total, *kinds = [int(value.get_text()) for value in page.select("dl.avainluvut dd")]

    assert total == sum(kinds) == 82
    assert len(page.select("ul.perustajat li")) == 7
    assert night(CLC, 1).headers["Last-Modified"]


def test_hoor_is_a_404_then_an_error_page_with_200_then_the_article() -> None:
    assert [night(HOOR, number).status for number in (1, 2, 3)] == [404, 200, 200]
    assert "Sidan hittades inte" in night(HOOR, 2).text
    assert "52 medlemmar" in night(HOOR, 3).text


def test_the_helsinki_release_lists_its_signers_and_names_one_official() -> None:
    page = night(HELSINKI, 1).html

    assert len(page.select(".field--name-body li")) == 14
    assert "yli 60" in page.get_text()
    assert "kaupunginjohtaja Jussi Pajunen" in page.get_text()


def test_no_sentence_of_a_real_page_was_copied() -> None:
    real = sorted((SHARED / "pages").glob("*.txt")) + sorted((SHARED / "seeds").glob("*.txt"))
    if not real:
        pytest.skip("the texts of the real pages are not on this machine (../shared)")
    known = {sentence for path in real for sentence in sentences(path.read_text("utf-8"))}
    written = {
        sentence for path in FILES for block in texts(read(path).html.find_all(BLOCKS)) for sentence in sentences(block)
    }

    assert len(known) > 50
    assert len(written) > 30
    assert not known & written


def sentences(text: str) -> set[str]:
    """The sentences of eight words or more, without case and punctuation; "ELY-keskus" is one word."""
    parts = [part for part in re.split(r"[.!?]\s|\n", text) if len(re.findall(r"\S*[^\W\d]\S*", part)) >= 8]
    return {" ".join(re.findall(r"\w+", part.casefold())) for part in parts}

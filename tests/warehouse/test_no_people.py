"""Nothing of a person is published: a page full of people goes in, and no column of any table of a release has one.

The office of one of them is there, for an office is no person.
"""

import datetime as dt
import json

import pytest

from extractors.pinned import PinnedReading
from extractors.pinning import pin
from tests import tiny_web
from tests.nights import House, Played
from warehouse.current import DATABASE
from warehouse.database import reader
from warehouse.dataset import load_datasets

OFFICIAL, WRITER = "Sanelma Keksitty", "Kaino Olematon"
PHONE, MOBILE, MAIL = "040 123 4567", "+358 50 765 4321", "sanelma.keksitty@kunta.example"
DIGITS = "".join(filter(str.isdigit, PHONE))
PEOPLE = (OFFICIAL, WRITER, PHONE, DIGITS, MOBILE, MAIL)
OFFICE = "kaupunginjohtaja"
CHAIR = "Verkoston puheenjohtaja on"
DAY = "2024-03-04"
PAGE = f"""<!doctype html><html lang="fi"><head><title>Hinku-verkosto</title><meta name="author" content="{WRITER}">
<meta property="og:title" content="{WRITER}: Hinku"></head><body><main>
<h1>Hinku-verkosto</h1>
<p class="byline">Kirjoittaja: {WRITER}, puh. {MOBILE}</p>
<p>Hinku-verkosto perustettiin vuonna 2008, kertoo {OFFICE} {OFFICIAL} (puh. {PHONE}, {MAIL}).</p>
<p>{CHAIR} Lahden {OFFICE} {OFFICIAL}. Verkostoon kuuluu 4 kuntaa, {OFFICE} {OFFICIAL} sanoo.</p>
<p>Lahti liittyi Hinku-verkostoon vuonna 2015, sanoo {OFFICE} {OFFICIAL}, {MAIL}.</p>
<p>Verkosto vähentää päästöjä 80 prosenttia vuoteen 2030 mennessä, lupaa {OFFICE} {OFFICIAL}.</p>
<p>Kysy lisää: {PHONE} tai {MOBILE} tai {MAIL}.</p>
<h2>Jäsenet</h2>
<ul><li>Forssa</li><li>Ii ({OFFICE} {OFFICIAL}, {PHONE})</li><li>Lahti, {MAIL}</li><li>Turku {MOBILE}</li>
<li>{OFFICE} {OFFICIAL}</li></ul>
<h2>Mitä on tehty?</h2>
<h3>1.1.2023</h3><p>{OFFICE.capitalize()} {OFFICIAL} avasi verkoston</p><p>Verkosto avattiin.</p>
<h3>1.5.2023</h3><p>Kysely jäsenille: {MAIL}, {PHONE}</p><p>Kysely tehtiin.</p>
<p>Teksti: {WRITER}</p>
</main><section id="comments"><h2>Keskustele</h2><p>{WRITER} sanoi: hyvä verkosto!</p>
<form class="comment-form"><label>Nimi <input name="author" value="{WRITER}"></label>
<label>Sähköposti <input name="email" value="{MAIL}"></label></form></section></body></html>"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A web of the page alone. A person has read who has the chair."""
    held = {"kind": "office", "network": "hinku", "function": "chair", "office": OFFICE, "org": "lahti"}
    sha256 = pin(PAGE.encode(), CHAIR, url=tiny_web.URL, media_type="text/html").sha256
    reading = PinnedReading.model_validate(
        {"phrase": CHAIR, "sha256": sha256, "by": "tests", "on": dt.date(2024, 3, 4), "says": [held]}
    )
    source = tiny_web.source(readings=(reading,), exhaustive=False)
    return tiny_web.house(tmp_path_factory.mktemp("people"), {DAY: PAGE}, source)


@pytest.fixture(scope="module")
def night(house: House) -> Played:
    """The release after one night of the page."""
    return house.play(tiny_web.at(DAY))


@pytest.fixture(scope="module")
def published(night: Played) -> dict[str, str]:
    """Every value of every column of a release as text, lists too, by table and column."""
    with reader(night.release.path / DATABASE) as con:
        columns = con.execute(
            "SELECT schema_name, table_name, column_name FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
        return {
            f"{table}.{column}" if schema == "main" else f"{schema}.{table}.{column}": "\n".join(
                value
                for (value,) in con.execute(f'SELECT CAST("{column}" AS VARCHAR) FROM {schema}."{table}"').fetchall()
                if value
            )
            for schema, table, column in columns
        }


def test_the_page_is_full_of_people_and_gives_facts_of_every_sort_that_quotes_it(house: House, night: Played) -> None:
    with reader(house.warehouse) as con:
        rows = con.execute(
            "SELECT kind, string_agg(quote || said::VARCHAR) FROM obs.assertion GROUP BY kind"
        ).fetchall()
    words = dict(rows)
    assert night.derived.outcomes["fact"] > 0
    assert {"participation", "headcount", "office", "milestone", "target"} <= words.keys()
    assert all(OFFICIAL in words[kind] for kind in ("headcount", "office", "milestone", "target"))
    assert all(detail in "".join(words.values()) for detail in (PHONE, MAIL))


def test_the_office_is_published_without_the_person(night: Played) -> None:
    rows = night.sql("SELECT role, party_id, office, year FROM role_year WHERE office IS NOT NULL")
    assert rows == [("chair", "lahti", OFFICE, 2024)]
    assert any("[…]" in quote for (quote,) in night.sql("SELECT quote FROM assertion"))


@pytest.mark.parametrize("person", PEOPLE)
def test_no_column_of_any_table_holds_a_person(published: dict[str, str], person: str) -> None:
    assert published.keys() >= {f"{d.name}.{c.name}" for d in load_datasets().values() for c in d.columns}
    assert [place for place, text in published.items() if person.casefold() in text.casefold()] == []


@pytest.mark.parametrize("person", PEOPLE)
def test_no_file_of_the_release_holds_a_person(night: Played, person: str) -> None:
    files = [file for file in night.release.path.iterdir() if file.suffix in (".csv", ".json", ".md")]
    words = (person.casefold(), json.dumps(person).strip('"').casefold())
    texts = {file.name: file.read_text("utf-8").casefold() for file in files}
    assert len(texts) > len(load_datasets())
    assert [name for name, text in texts.items() if any(word in text for word in words)] == []


def test_the_release_has_no_table_of_people(night: Played) -> None:
    names = {f"{schema}.{table}" for schema, table in night.sql("SELECT schema_name, table_name FROM duckdb_tables()")}
    assert not {name for name in names if "person" in name or "restricted" in name}
    assert not any("person" in file.name for file in night.release.path.iterdir())

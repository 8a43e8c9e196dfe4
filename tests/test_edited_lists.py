"""Each recorded list page loses one member, gains one and renames one; the rows show that and nothing else."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractors.catalogue import Catalogue, load_catalogue
from tests import tiny_web
from tests.nights import RECORDED_WEB, House, Known

# Two nights of each list page; what a list says is read by fast tests of the readers.
pytestmark = pytest.mark.system

BEFORE, AFTER = "2024-01-08", "2024-01-09"


@dataclass(frozen=True)
class Edit:
    """Three edits of one page, as (old, new) pieces of its markup, and the ids they touch."""

    source: str
    recording: str
    deletion: tuple[str, str]
    addition: tuple[str, str]
    renaming: tuple[str, str]
    deleted: str
    added: str
    renamed: tuple[str, str]
    charset: str = "utf-8"
    # Whether the list is meant to be whole and names as many as the page says: only then may absence mean anything.
    is_whole: bool = False


def item(name: str) -> str:
    return f"<li>{name}</li>\n"


def row(name: str, population: str, year: str) -> str:
    return (
        f'<tr>\n<td><a href="/en-US/Hinku/Hinku_municipalities/{name}">{name}</a></td>\n'
        f'<td class="num">{population}</td>\n<td class="num">{year}</td>\n</tr>\n'
    )


EDITS = [
    Edit(
        "hinku-municipalities",
        "carbonneutralfinland.fi/en-US/Hinku/Hinku_municipalities",
        (row("Akaa", "16&nbsp;500", "2019"), ""),
        (
            row("Heinola", "18&nbsp;100", "2019"),
            row("Heinola", "18&nbsp;100", "2019") + row("Salo", "51&nbsp;000", "2023"),
        ),
        (">Imatra<", ">Pori<"),
        "akaa",
        "salo",
        ("imatra", "pori"),
    ),
    Edit(
        "fisu-members",
        "fisunetwork.fi/mukaan-fisuun",
        ("Forssa, Ii,", "Forssa,"),
        ("Turku ja Vaasa", "Turku, Vaasa ja Salo"),
        ("Kuopio", "Mikkeli"),
        "ii",
        "salo",
        ("kuopio", "mikkeli"),
        is_whole=True,
    ),
    Edit(
        "helsinki-partners-2017",
        "www.sttinfo.fi/tiedote?releaseId=59507442",
        (item("Finlayson"), ""),
        (item("Nitor"), item("Nitor") + item("Gasum")),
        ("Ramboll", "Fortum"),
        "finlayson",
        "gasum",
        ("ramboll", "fortum"),
    ),
    Edit(
        "canemure-regions",
        "carbonneutralfinland.fi/fi-FI/Canemure/Alueellinen_yhteistyoverkosto",
        ("Pirkanmaalla, ", ""),
        ("Uudellamaalla ja Varsinais-Suomessa", "Uudellamaalla, Lapissa ja Varsinais-Suomessa"),
        ("Satakunnassa", "Kainuussa"),
        "pirkanmaa",
        "lappi",
        ("satakunta", "kainuu"),
    ),
    Edit(
        "ubc-members",
        "www.ubc-sustainable.net/member-cites/lt/kaunas",
        ('      <li><a href="/member-cites/fi/kemi">Kemi</a></li>\n', ""),
        (">Kotka</a></li>\n", '>Kotka</a></li>\n      <li><a href="/member-cites/fi/oulu">Oulu</a></li>\n'),
        (">Pori<", ">Rauma<"),
        "kemi",
        "oulu",
        ("pori", "rauma"),
        is_whole=True,
    ),
    Edit(
        "viable-cities-2021",
        "landetsfria.nu/2021/nummer-283/23-kommuner-vill-bli-klimatneutrala-2030",
        (item("Borås"), ""),
        (item("Enköping"), item("Enköping") + item("Luleå")),
        (item("Nacka"), item("Motala")),
        "boras",
        "lulea",
        ("nacka", "motala"),
        "iso-8859-1",
        is_whole=True,
    ),
    Edit(
        "clc-report-2020",
        "clc.fi/fi/vuosiraportit/vuosikertomus-2020",
        (item("Fortum"), ""),
        (item("Neste"), item("Neste") + item("Gasum")),
        (item("Kone"), item("Ramboll")),
        "fortum",
        "gasum",
        ("kone", "ramboll"),
    ),
]


def play_edited(edit: Edit, home: Path) -> list[Known]:
    """The page as recorded, and a night later with the three edits."""
    original = (RECORDED_WEB / edit.recording / "2023-11-14.http").read_bytes().decode(edit.charset)
    original = re.sub(r"(?im)^(etag|last-modified):.*\r?\n", "", original, count=2)
    edited = original
    for old, new in (edit.deletion, edit.addition, edit.renaming):
        assert edited.count(old) == 1, f"{old!r} stands {edited.count(old)} times"
        edited = edited.replace(old, new)
    folder = home / "web" / edit.recording
    folder.mkdir(parents=True)
    (folder / f"{BEFORE}.http").write_bytes(original.encode(edit.charset))
    (folder / f"{AFTER}.http").write_bytes(edited.encode(edit.charset))
    nights = f"nights = [{BEFORE}T02:15:00+02:00, {AFTER}T02:15:00+02:00]\n"
    (home / "web" / "nights.toml").write_text(nights, "utf-8")
    house = House(home / "house", home / "web", Catalogue([load_catalogue()[edit.source]]))
    return [house.load(tiny_web.at(night)) for night in (BEFORE, AFTER)]


# Pages that are read in ways of their own; the others are left to the system tests.
QUICK = {"hinku-municipalities", "fisu-members", "ubc-members", "viable-cities-2021"}


@pytest.mark.parametrize(
    "edit",
    [pytest.param(e, id=e.source, marks=() if e.source in QUICK else pytest.mark.system) for e in EDITS],
)
def test_exactly_the_edits_show(edit: Edit, tmp_path: Path) -> None:
    before, after = play_edited(edit, tmp_path)
    assert after.states == {edit.source: "read"}
    old, new = edit.renamed
    gone, come = {edit.deleted, old}, {edit.added, new}

    def listed(known: Known) -> set[tuple]:
        return set(
            known.sql(
                """
                SELECT p.network_id, p.party_id, p.role, p.start_edtf
                FROM marts.participation AS p, (SELECT unnest(p.assertion_ids) AS id) AS u
                JOIN marts.assertion AS a ON a.assertion_id = u.id
                JOIN (FROM marts.document QUALIFY rank() OVER (ORDER BY last_seen_on DESC) = 1) AS d USING (document_id)
                WHERE p.known_to IS NULL AND p.role NOT LIKE '%coordinator'
                """
            )
        )

    said_before, said_after = listed(before), listed(after)
    assert {party for _, party, _, _ in said_before - said_after} == gone
    assert {party for _, party, _, _ in said_after - said_before} == come
    assert after.sql("SELECT count(*) FROM marts.review WHERE subject <> 'reading'") == [(0,)]

    beliefs = "SELECT party_id FROM marts.participation WHERE known_from::DATE = '{}' ORDER BY 1"
    changed = {party for (party,) in after.sql(beliefs.format(AFTER))}
    # From a list that was read whole, the vanished become possible; elsewhere absence says nothing.
    assert changed == (come | gone if edit.is_whole else come)
    ended = after.sql("SELECT count(*) FROM marts.participation WHERE end_latest IS NOT NULL")
    assert ended == [(0,)]


def test_a_name_nobody_knows_waits_for_review(tmp_path: Path) -> None:
    fisu = next(e for e in EDITS if e.source == "fisu-members")
    unknown = Edit(**{**fisu.__dict__, "renaming": ("Kuopio", "Kuopia")})
    _, after = play_edited(unknown, tmp_path)
    assert after.sql("SELECT subject, mention, proposal_id, n_waiting FROM marts.review") == [
        ("party", "Kuopia", "kuopio", 1)
    ]
    state = after.sql(
        "SELECT state FROM marts.membership_year WHERE network_id = 'fisu' AND party_id = 'kuopio' AND year = 2024"
    )
    assert state == [("possible",)]

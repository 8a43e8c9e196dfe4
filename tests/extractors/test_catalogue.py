"""The catalogue: a bad file is refused with file, key and reason; shipped files load; addresses find their source."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.catalogue import SOURCES, CatalogueError, load_catalogue, read_source

GOOD = """\
id = "some-members"
title = "Some network: its members"
publisher = "somebody"
owner = "somebody"
network = "some-network"
member_kind = "municipality"
kinds = ["member_table", "member_list"]
rank = "network_list"
licence = "none-stated"
exhaustive = true
bounds = { min_members = 8, max_members = 20 }

[[pages]]
lang = "en"
url = "https://www.example.org/members/"

[[notes]]
on = 2026-11-21
fact = "The list has ten names."
"""


def write(folder: Path, text: str, name: str = "some-members.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    source = read_source(write(tmp_path, GOOD))

    assert source.kinds == ("member_table", "member_list")
    assert source.crawl == "nightly"
    assert source.bounds is not None
    assert (source.bounds.min_members, source.bounds.max_members) == (8, 20)
    assert source.pages[0].url == "https://www.example.org/members/"
    assert source.notes[0].on.isoformat() == "2026-11-21"


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('owner = "somebody"\n', "", "owner", "required"),
        ('owner = "somebody"', 'owner = "Some Body"', "owner", "pattern"),
        ('title = "Some', 'titel = "x"\ntitle = "Some', "titel", "not permitted"),
        ('"member_table", ', '"member_tabel", ', "kinds.0", "member_table"),
        ('kinds = ["member_table", "member_list"]', "kinds = []", "kinds", "at least 1"),
        ('rank = "network_list"', 'rank = "hearsay"', "rank", "network_list"),
        ('licence = "none-stated"', 'licence = "free"', "licence", "CC-BY-4.0"),
        ('rank = "network_list"', 'rank = "network_list"\ncrawl = "hourly"', "crawl", "weekly"),
        ('"municipality"', '"town"', "member_kind", "municipality"),
        ('lang = "en"', 'lang = "eng"', "pages.0.lang", "fi"),
        ("https://www.example.org/members/", "ftp://example.org/members", "pages.0.url", "whole http or https URL"),
        ("https://www.example.org/members/", "www.example.org/members", "pages.0.url", "whole http or https URL"),
        ("https://www.example.org/members/", "https://example.org/...list", "pages.0.url", "whole http or https URL"),
        ("min_members = 8", "min_members = 21", "bounds", "min_members is larger than max_members"),
        ("min_members = 8", "min_members = -1", "bounds.min_members", "greater than or equal to 0"),
        ('network = "some-network"\n', "", "(file)", "an exhaustive list needs the network"),
        ("on = 2026-11-21", 'on = "last autumn"', "notes.0.on", "date"),
    ],
)
def test_a_bad_file_is_refused_with_file_key_and_reason(
    tmp_path: Path, old: str, new: str, key: str, reason: str
) -> None:
    assert GOOD.count(old) == 1
    path = write(tmp_path, GOOD.replace(old, new))

    with pytest.raises(CatalogueError) as refused:
        read_source(path)

    message = str(refused.value)
    assert message.startswith(f"some-members.toml: {key}: ")
    assert reason in message


def test_a_file_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"^some-members\.toml: pages: .*required"):
        read_source(write(tmp_path, GOOD.partition("[[pages]]")[0]))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            'kinds = ["member_table", "member_list"]',
            'kinds = ["register_sheet"]',
            "the kind register_sheet needs a table",
        ),
        ("exhaustive = true", "[register_sheet]", "register_sheet.prefix"),
    ],
)
def test_a_register_needs_its_kind_and_its_table(tmp_path: Path, old: str, new: str, reason: str) -> None:
    with pytest.raises(CatalogueError, match=reason):
        read_source(write(tmp_path, GOOD.replace(old, new)))


def test_a_file_is_named_for_its_id(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"^other\.toml: id: 'some-members' is not the file's name"):
        read_source(write(tmp_path, GOOD, "other.toml"))


def test_a_file_that_is_not_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"^some-members\.toml: not a TOML file in UTF-8"):
        read_source(write(tmp_path, "id: some-members\n"))


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some-members.toml"
    path.write_bytes(GOOD.replace("Some network", "Nätverket").encode("iso-8859-1"))

    with pytest.raises(CatalogueError, match=r"^some-members\.toml: not a TOML file in UTF-8"):
        read_source(path)


def test_one_address_belongs_to_one_source(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    same = GOOD.replace("some-members", "twin-members").replace("https://www.example.org/", "http://example.org/")
    write(tmp_path, same, "twin-members.toml")

    with pytest.raises(CatalogueError, match=r"^twin-members\.toml: pages: .* belongs to some-members already"):
        load_catalogue(tmp_path)


def test_a_folder_without_sources_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no source files"):
        load_catalogue(tmp_path)


def test_an_unknown_source_is_named() -> None:
    with pytest.raises(CatalogueError, match="no source 'nowhere' in the catalogue"):
        load_catalogue()["nowhere"]


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.toml")), ids=lambda path: path.stem)
def test_each_shipped_source_loads_and_says_what_was_seen(path: Path) -> None:
    source = read_source(path)

    assert source.notes
    assert (source.bounds is not None) == source.exhaustive


def test_shipped_ids_and_addresses_are_unique() -> None:
    catalogue = load_catalogue()
    addresses = [page.url for source in catalogue for page in source.pages]

    assert len(catalogue) == len(list(SOURCES.glob("*.toml")))
    assert len(addresses) == len(set(addresses))
    assert all(catalogue.of_address(page.url) is source for source in catalogue for page in source.pages)


def test_the_networks_own_whole_lists_are_exhaustive() -> None:
    exhaustive = {source.id for source in load_catalogue() if source.exhaustive}

    assert exhaustive == {"fisu-members", "hinku-municipalities", "ubc-members", "viable-cities-2021"}


def test_pages_that_must_not_be_fetched_are_never_crawled() -> None:
    never = {source.id for source in load_catalogue() if source.crawl == "never"}

    assert never == {"botkyrka-covenant", "canemure-contacts", "covenant-signatories", "kets-report-2012"}


@pytest.mark.parametrize(
    ("address", "source_id"),
    [
        ("https://carbonneutralfinland.fi/en-US/Hinku/Hinku_municipalities", "hinku-municipalities"),
        ("http://carbonneutralfinland.fi/en-US/Hinku/Hinku_municipalities", "hinku-municipalities"),
        ("https://www.carbonneutralfinland.fi/en-US/Hinku/Hinku_municipalities/", "hinku-municipalities"),
        ("https://fisunetwork.fi/mukaan-fisuun", "fisu-members"),
        ("https://fisunetwork.fi/mukaan-fisuun/", "fisu-members"),
        ("http://WWW.fisunetwork.fi/mukaan-fisuun/", "fisu-members"),
        ("https://greenreality.fi/greenreality-lappeenranta/networks-and-commitments", "lappeenranta-networks"),
        ("https://sttinfo.fi/tiedote?releaseId=59507442", "helsinki-partners-2017"),
        ("https://eumayors.eu/Finland-Mayors-of-the-six-biggest.html", "six-cities-2012"),
        ("https://www.sttinfo.fi/tiedote", None),
        ("https://www.sttinfo.fi/tiedote?releaseId=1", None),
        ("https://fisunetwork.fi/", None),
        ("https://example.org/mukaan-fisuun/", None),
    ],
)
def test_an_address_finds_its_source_whatever_its_scheme_www_or_slash(address: str, source_id: str | None) -> None:
    source = load_catalogue().of_address(address)

    assert (source.id if source else None) == source_id

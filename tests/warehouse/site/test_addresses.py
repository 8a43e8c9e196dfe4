"""File names, relative addresses, and what may be a link."""

import pytest

from warehouse.site.addresses import file_name, place, relative, web_address


def test_ids_make_safe_names_that_stay_apart() -> None:
    assert file_name("lahti") == "lahti"
    odd = ["com:1234", "com-1234", "COM:1234", "../../etc/passwd", "", "kemi_2", "x" * 300, "x" * 301]
    names = [file_name(an_id) for an_id in odd]
    assert len({name.casefold() for name in names}) == len(odd)
    assert all(len(name) < 100 and "/" not in name and "." not in name for name in names)


def test_the_english_home_is_the_release_s_first_page() -> None:
    assert place("index.html", "en") == "index.html"
    assert place("index.html", "fi") == "site/fi/index.html"
    assert relative("site/en/party/lahti.html#x", "index.html") == "site/en/party/lahti.html#x"
    assert relative("index.html", "site/sv/party/lahti.html") == "../../../index.html"


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org/", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt://example.org/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/", False),
        ("https:///nowhere", False),
        ("https://[broken", False),
        ("https://example.org/\x00", False),
        ("", False),
        (None, False),
    ],
)
def test_only_whole_addresses_of_the_web_are_links(url: str | None, is_link: bool) -> None:
    assert (web_address(url) == url) is is_link or (url is None and web_address(url) is None)

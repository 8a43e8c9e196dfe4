"""The pages of a played release in a real browser, from the folder that they lie in. `make system` runs them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import browser, picture, violations
from tests.nights import Played
from tests.warehouse.site.released import EVIL, alpha, released
from warehouse.package import Description
from warehouse.rules import Rules
from warehouse.site import write_site

pytestmark = pytest.mark.system

KINDS = {
    "home": "index.html",
    "network": "site/fi/network/hinku.html",
    "bodies": "site/sv/bodies.html",
    "party": "site/sv/party/lappeenranta.html",
    "evidence": "site/en/evidence/fisu.html",
    "year": "site/en/year/2025.html",
    "networks": "site/fi/networks.html",
    "overlaps": "site/en/overlaps.html",
    "sources": "site/fi/sources.html",
    "conflicts": "site/en/conflicts.html",
    "turned-away": "site/sv/turned-away.html",
    "changes": "site/en/changes.html",
    "data": "site/fi/data.html",
}
# All tables are to be seen, but for the columns of some forty datasets, which look alike.
OPEN_DETAILS = "document.querySelectorAll('details').forEach((d) => { d.open = !d.closest('.dataset'); })"
# To draw a whole page takes a second: those whose looks say most.
PICTURES = {"home", "network", "party", "evidence", "overlaps"}


@pytest.fixture(scope="module")
def release(three_nights: list[Played], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The last recorded night's release, with its pages, in a folder away from all others."""
    played = three_nights[-1]
    folder = tmp_path_factory.mktemp("pages") / "release"
    folder.mkdir()
    for file in played.release.path.iterdir():
        (folder / file.name).symlink_to(file)
    rules = Rules()
    made = Description(
        played.run.run_id, played.run.known_at, "recorded", "test", rules, played.derived, ("CC-BY-4.0",)
    )
    write_site(folder, made)
    return folder


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that fails the test for any word on its console and any request that leaves the folder."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda asked: None if asked.url.startswith("file://") else wrong.append(asked.url))
    yield opened
    context.close()
    assert wrong == []


def test_from_the_home_page_to_the_sentence(release: Path, page: Page) -> None:
    page.goto((release / "index.html").as_uri())
    page.get_by_role("row").get_by_role("link", name="Finnish Sustainable Communities").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Finnish Sustainable Communities"
    page.get_by_role("row").get_by_role("link", name="Kemi").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Kemi"
    page.get_by_role("link", name="possible 2024–2025").click()
    block = page.locator("section.block", has=page.locator("#m-kemi"))
    assert "Fisu-verkostoon kuuluu nyt 13 kuntaa" in block.locator("blockquote").first.inner_text()
    assert block.locator("a.address").first.get_attribute("href") == "https://fisunetwork.fi/mukaan-fisuun/"
    page.get_by_role("link", name="Suomi").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Näyttö: Fisu-verkosto"


@pytest.mark.parametrize(
    ("typed", "found", "heading"),
    [
        ("Helsingfors", "Helsinki Helsingfors", "Helsinki"),
        ("JYVASKYLA", "Jyväskylä", "Jyväskylä"),
        ("joutseno", "Lappeenranta Joutseno", "Lappeenranta"),
    ],
)
def test_search_knows_every_name(release: Path, page: Page, typed: str, found: str, heading: str) -> None:
    page.goto((release / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.get_by_role("searchbox")
    box.fill(typed)
    assert " ".join(page.locator("#q-found li").first.inner_text().split()) == found
    assert "found" in page.locator("#q-count").inner_text()
    box.press("Enter")
    page.wait_for_url("**/party/*.html")
    assert page.get_by_role("heading", level=1).inner_text() == heading


def test_without_scripts_the_list_serves(release: Path, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((release / "site" / "sv" / "bodies.html").as_uri())
    assert page.locator("form.search").is_hidden()
    page.get_by_role("link", name="Helsingfors", exact=True).click()
    assert page.locator("h1").inner_text() == "Helsingfors"
    context.close()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(release: Path, chromium: Browser, width: int, scheme: str) -> None:
    """No kind of page breaks WCAG 2.2 AA by axe-core, nor scrolls sideways as a whole."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    wrong = {}
    for kind, path in KINDS.items():
        page.goto((release / path).as_uri())
        page.evaluate(OPEN_DETAILS)
        found = violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append("the page scrolls sideways")
        if found:
            wrong[kind] = found
        if kind in PICTURES:
            picture(page, f"{kind}-{width}-{scheme}")
    context.close()
    assert wrong == {}


def test_script_in_names_and_quotes_is_shown_and_never_run(tmp_path: Path, page: Page) -> None:
    folder = tmp_path / "release"
    write_site(folder, released(folder, alpha(EVIL, EVIL)))
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    shown = 0
    for file in sorted(folder.rglob("*.html")):
        page.goto(file.as_uri())
        shown += page.locator("body").inner_text().count("onerror=alert(1)")
    assert said == []
    assert shown > 10

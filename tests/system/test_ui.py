"""The product from its UI: a real server with its worker, and a person's way through it in a headless browser.

Screenshots are kept under `artifacts/`, or where VERKOSTO_ARTIFACTS says.
"""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Page

from tests.browser import browser, picture
from tests.served import Served, served

pytestmark = pytest.mark.system
FISU = "https://fisunetwork.fi/mukaan-fisuun/"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture
def page(server: Served) -> Iterator[Page]:
    """A page of a browser, in which nothing has asked anybody but the server at the end."""
    strangers = []
    with browser() as opened:
        fresh = opened.new_page(viewport={"width": 1300, "height": 1000})
        fresh.set_default_timeout(120_000)
        fresh.on("request", lambda request: strangers.append(request.url))
        yield fresh
    beyond = [url for url in strangers if not url.startswith((server.base, "data:", "blob:"))]
    assert strangers
    assert beyond == []


def open_form(page: Page, server: Served, deployment: str) -> None:
    """Open the form of a deployment the way a person does."""
    page.goto(f"{server.base}/v2/deployments")
    page.get_by_placeholder("Search deployments").fill(deployment)
    # What is typed goes into the address a moment later, and would take a page that was opened before back to the list.
    page.wait_for_url(re.compile(f"flowOrDeploymentName={deployment}"))
    page.get_by_role("link", name=deployment, exact=True).first.click()
    page.wait_for_url("**/deployments/deployment/**")
    page.get_by_role("button", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Custom run").click()
    page.get_by_role("heading", name="Parameters").wait_for()


def submit(page: Page) -> str:
    """Start the run of the form that is open; gives its id, as the server answers it to the browser."""
    with page.expect_response(re.compile(r"/create_flow_run$")) as answer:
        page.get_by_role("button", name="Submit").click()
    assert answer.value.status == 201
    return str(answer.value.json()["id"])


def open_artifact(page: Page, server: Served, run_id: str, key: str) -> None:
    artifact = server.artifacts(run_id)[key]
    page.goto(f"{server.base}/v2/artifacts/artifact/{artifact['id']}")


def test_a_wrong_value_is_refused_and_a_right_one_shows_what_a_page_says(page: Page, server: Served) -> None:
    open_form(page, server, "preview")
    address = page.locator("textarea").first
    address.fill("ftp://fisunetwork.fi/")
    page.get_by_role("button", name="Submit").click()
    page.get_by_text("Error creating flow run").wait_for()
    picture(page, "form-refused")
    assert server.api("flow_runs/count", {"deployments": {"name": {"any_": ["preview"]}}}).json() == 0

    address.fill(FISU)
    address.press("Tab")
    page.locator("p", has_text="does not match").wait_for(state="hidden")
    # The word of the refusal lies on top of the button for as long as the pointer rests there.
    page.mouse.move(0, 0)
    page.get_by_text("Error creating flow run").wait_for(state="hidden")
    run_id = submit(page)
    server.state(run_id, "Completed")
    assert server.run(run_id)["name"] == f"preview {FISU}"
    open_artifact(page, server, run_id, "preview-page")
    page.get_by_role("cell", name="lappeenranta").first.wait_for()
    picture(page, "preview")
    assert not (server.data / "recorded" / "archive").exists() or not any(
        (server.data / "recorded" / "archive").rglob("*.jsonl")
    )


def test_a_night_shows_its_progress_sources_report_and_release(page: Page, server: Served) -> None:
    open_form(page, server, "nightly")
    picture(page, "form-nightly")
    run_id = submit(page)
    server.state(run_id, "Completed")
    assert server.run(run_id)["name"] == "nightly 2025-11-11"
    kept = server.artifacts(run_id)
    assert {"sources-visited", "night-sources", "night-report", "release", "release-changes"} <= kept.keys()
    assert kept["sources-visited"]["data"] == 100.0
    page.goto(f"{server.base}/v2/runs/flow-run/{run_id}?tab=Artifacts")
    page.get_by_text("night-report").first.wait_for()
    picture(page, "run-artifacts")

    open_artifact(page, server, run_id, "night-sources")
    page.get_by_text("fisu-members").first.wait_for()
    picture(page, "night-sources")

    open_artifact(page, server, run_id, "night-report")
    page.get_by_role("heading", name="What changed").wait_for()
    chart = page.get_by_role("img", name="Pages by night and state")
    assert chart.evaluate("image => image.naturalWidth") > 300
    picture(page, "night-report")

    open_artifact(page, server, run_id, "release")
    page.get_by_role("link", name="release 2025-11-11T001500Z").click()
    page.wait_for_url("**/releases/2025-11-11T001500Z/**")
    page.get_by_role("heading", level=1).wait_for()
    picture(page, "release-home")


def test_the_current_release_is_served_with_ranges(server: Served) -> None:
    run = server.start("nightly", {"night": "2023-11-14"})
    server.state(run, "Completed")
    address = f"{server.base}/releases/current/membership_year.parquet"
    answer = server.http(address, Range="bytes=0-3")
    assert (answer.status_code, answer.content) == (206, b"PAR1")


def test_everybody_who_presses_submit_at_once_is_heard(server: Served) -> None:
    path = f"deployments/{server.deployment('rebuild-year')['id']}/create_flow_run"
    far = {"type": "SCHEDULED", "state_details": {"scheduled_time": "2100-01-01T00:00:00Z"}}
    asked = {"parameters": {"asked": {"year": 2020}}, "state": far}
    with ThreadPoolExecutor(24) as people:
        answers = list(people.map(lambda _: server.api(path, asked).status_code, range(96)))
    assert answers == [201] * 96


def test_what_the_form_cannot_say_is_refused_at_the_start_of_the_run_in_words(server: Served) -> None:
    for name, asked, told in (
        ("preview", {"address": "http://10.0.0.1/"}, "an address that is not on the public Internet"),
        ("preview", {"file": "../prefect/prefect.db"}, "lies outside the inbox"),
        ("decide-name", {"mention": "x", "target_id": "lahti", "reason": "<b>sure</b>"}, "write plain words"),
    ):
        state = server.state(server.start(name, asked), "Failed", "Crashed")
        assert state["name"] == "Failed"
        assert told in state["message"]

"""A release that a check holds: an operator is asked in a suspended run, and the answer is kept with its reason."""

import datetime as dt
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.served import Served, served
from warehouse.current import current_release
from warehouse.decisions import DECISIONS, read_decisions

pytestmark = pytest.mark.system

FEW = ("Forssa", "Ii", "Joensuu", "Kuopio", "Lahti", "Vaasa")
MANY = (*FEW, "Hyvinkää", "Jyväskylä", "Kemi", "Lappeenranta", "Riihimäki", "Siilinjärvi", "Turku")
PAGE = """<!doctype html><html lang="fi"><head><title>Mukaan Fisuun</title></head><body><main><h1>Mukaan Fisuun</h1>
<p>Fisu-verkostoon kuuluu nyt {n} kuntaa: {names} ja {last}.</p></main></body></html>"""


def page(*members: str) -> str:
    return PAGE.format(n=len(members), names=", ".join(members[:-1]), last=members[-1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server on a web in which Fisu's list leaps from six to thirteen, with no day of joining."""
    home = tmp_path_factory.mktemp("held")
    folder = home / "web" / "fisunetwork.fi" / "mukaan-fisuun"
    folder.mkdir(parents=True)
    for day, members in (("2024-11-12", FEW), ("2025-11-11", MANY)):
        head = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\n\n"
        (folder / f"{day}.http").write_text(head + page(*members), "utf-8")
    nights = "2024-11-12T02:15:00+02:00, 2025-11-11T02:15:00+02:00"
    (home / "web" / "nights.toml").write_text(f"nights = [{nights}]\n", "utf-8")
    decisions = shutil.copytree(DECISIONS, home / "decisions")
    settings = {"VERKOSTO_RECORDED_WEB": str(home / "web"), "VERKOSTO_DECISIONS": str(decisions)}
    with served(home / "data", **settings) as running:
        yield running


def asked(server: Served) -> list[dict[str, Any]]:
    """The runs that ask an operator, oldest first."""
    body = {"deployments": {"name": {"any_": ["publish-release"]}}, "sort": "EXPECTED_START_TIME_ASC"}
    return list(server.api("flow_runs/filter", body).json())


def answer(server: Served, run_id: str, words: str, reason: str) -> None:
    said = {"answer": words, "reason": reason, "who": "MV"}
    answered = server.api(f"flow_runs/{run_id}/resume", {"run_input": said}).json()
    assert answered["status"] == "ACCEPT"


def test_an_operator_is_asked_and_the_answer_is_kept(server: Served) -> None:
    releases = server.data / "recorded" / "releases"
    decisions = server.data.parent / "decisions"
    server.state(server.start("nightly", {"night": "2024-11-12"}), "Completed")
    before = current_release(releases).name
    assert before == "2024-11-12T001500Z"

    server.state(server.start("nightly", {"night": "2025-11-11"}), "Completed")
    assert current_release(releases).name == before
    [first] = asked(server)
    state = server.state(first["id"], "Suspended")
    until = dt.datetime.fromisoformat(state["state_details"]["pause_timeout"])
    assert dt.timedelta(hours=23) < until - dt.datetime.now(dt.UTC) < dt.timedelta(hours=25)
    rows = server.artifacts(first["id"])["held-release"]["data"]
    assert "V07" in rows
    assert "fisu" in rows

    # No: the release before stays, and the reason is kept.
    answer(server, first["id"], "keep the release before", "The page was broken that night")
    server.state(first["id"], "Completed")
    assert current_release(releases).name == before
    [kept] = read_decisions(decisions).confirmations
    assert (kept.check_id, kept.network_id, kept.year, kept.answer) == ("V07", "fisu", 2025, "keep")
    assert (kept.who, kept.reason) == ("MV", "The page was broken that night")

    # What was answered with no is not asked again each night; who starts the question by hand is asked.
    server.state(server.start("nightly", {"night": "2025-11-11"}), "Completed")
    assert len(asked(server)) == 1
    second = server.start("publish-release")
    server.state(second, "Suspended")
    answer(server, second, "publish", "The page names thirteen, as Fisu's news do")
    server.state(second, "Completed")
    assert current_release(releases).name.startswith("2025-11-11T001500Z")
    assert [c.answer for c in read_decisions(decisions).confirmations] == ["keep", "publish"]

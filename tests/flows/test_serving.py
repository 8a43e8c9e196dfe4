"""The server's refusals: an open door, a port that is taken, nobody there."""

import socket

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from flows.server import POLICY, RELEASE_POLICY, Guarded
from flows.serving import ServeError, await_server, refuse_open, refuse_taken, server_env
from flows.settings import Settings

ANY = "0.0.0.0"  # noqa: S104 (named, not listened on)
LOCKED = {"PREFECT_SERVER_API_AUTH_STRING": "operator:secret"}


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_loopback_needs_no_password(host: str) -> None:
    refuse_open(host, {})


@pytest.mark.parametrize("host", [ANY, "::", "10.1.2.3", "verkosto.example.org"])
def test_more_than_loopback_needs_a_password_and_protection_against_forged_requests(host: str) -> None:
    with pytest.raises(ServeError, match="PREFECT_SERVER_API_AUTH_STRING"):
        refuse_open(host, {})
    with pytest.raises(ServeError, match="PREFECT_SERVER_API_AUTH_STRING"):
        refuse_open(host, {"PREFECT_SERVER_API_AUTH_STRING": "no-password"})
    with pytest.raises(ServeError, match="PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED=true"):
        refuse_open(host, LOCKED | {"PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED": "false"})
    refuse_open(host, LOCKED)


def test_protection_against_forged_requests_is_on_by_default_beyond_loopback() -> None:
    name = "PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED"
    assert server_env(Settings(), "10.1.2.3", 4200)[name] == "true"
    assert name not in server_env(Settings(), "127.0.0.1", 4200)


def test_whoever_is_started_finds_the_same_data_and_server() -> None:
    settings = Settings()
    env = server_env(settings, "127.0.0.1", 4321)
    assert env["VERKOSTO_DATA"] == str(settings.data.resolve())
    assert env["PREFECT_API_URL"] == "http://127.0.0.1:4321/api"
    assert env["VERKOSTO_PUBLIC_URL"] == "http://127.0.0.1:4321"
    assert server_env(settings, ANY, 80)["PREFECT_UI_URL"] == "http://127.0.0.1:80"


def test_a_taken_port_is_told_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServeError, match=f"port {port} is taken: end what listens there, or take another --port"):
            refuse_taken("127.0.0.1", port)
    refuse_taken("127.0.0.1", port)


def test_a_server_that_does_not_answer_is_told_with_what_to_do() -> None:
    with pytest.raises(ServeError, match="start one with `verkosto serve`, or set PREFECT_API_URL"):
        await_server("http://127.0.0.1:9/api", patience=0.3)


def test_every_page_forbids_the_browser_to_call_others() -> None:
    async def page(_: object) -> PlainTextResponse:
        return PlainTextResponse("here")

    app = Starlette(routes=[Route("/", page), Route("/releases/a", page)])
    client = TestClient(Guarded(app))
    for path, policy in (("/", POLICY), ("/releases/a", RELEASE_POLICY), ("/nowhere", POLICY)):
        answer = client.get(path)
        assert answer.headers["content-security-policy"] == policy
        assert answer.headers["x-content-type-options"] == "nosniff"
    for policy in (POLICY, RELEASE_POLICY):
        assert "http" not in policy
        assert "*" not in policy

"""The containers: none is root, each says whether it is well, and nothing is published but on loopback."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parents[2]
DEPLOY = PROJECT / "deploy"
FILE = DEPLOY / "compose.yaml"
COMPOSE: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
ENV = DEPLOY / "compose.env.example"


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_a_service_is_shut_in_and_watched(name: str) -> None:
    service = SERVICES[name]
    user, _, group = service["user"].partition(":")
    assert int(user) > 0
    assert int(group) > 0
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["healthcheck"]["test"][0] == "CMD"
    assert service["mem_limit"]
    assert "privileged" not in service
    assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))


def test_the_database_is_reached_from_inside_only() -> None:
    assert SERVICES["postgres"]["networks"] == ["inner"]
    assert "ports" not in SERVICES["postgres"]
    assert COMPOSE["networks"]["inner"] == {"internal": True}


def test_the_static_server_sees_the_releases_alone_and_writes_nothing() -> None:
    releases, configuration = SERVICES["releases"]["volumes"]
    assert releases["read_only"] is configuration["read_only"] is True
    assert releases["volume"] == {"subpath": "live/releases"}
    assert (DEPLOY / configuration["source"]).is_file()


def test_there_is_one_writer_of_the_warehouse() -> None:
    workers = [name for name, service in SERVICES.items() if service.get("command", [""])[0] == "worker"]
    assert workers == ["worker"]
    assert "--no-worker" in SERVICES["server"]["command"]
    assert "deploy" not in SERVICES["worker"]


def test_each_secret_comes_from_the_env_file_and_must_be_set_or_may_stay_empty() -> None:
    text = FILE.read_text("utf-8")
    required, may_be_empty = set(re.findall(r"\$\{(\w+):\?", text)), set(re.findall(r"\$\{(\w+):-\}", text))
    assert required | may_be_empty == set(re.findall(r"\$\{(\w+)", text))
    assert may_be_empty == {"VERKOSTO_ALERT_WEBHOOK", "VERKOSTO_ALERT_EMAIL"}
    assert not required & may_be_empty
    given = dict(line.split("=", 1) for line in ENV.read_text("utf-8").splitlines() if line and line[0] != "#")
    assert given.keys() == required | may_be_empty
    assert given["POSTGRES_PASSWORD"] == given["VERKOSTO_PASSWORD"] == ""


def test_compose_takes_the_file(tmp_path: Path) -> None:
    try:
        found = subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        found = False
    if not found:
        pytest.skip("docker has no compose here: the file is only read as YAML")
    filled = tmp_path / "compose.env"
    filled.write_text(re.sub(r"=$", "=user:secret", ENV.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    words = ["docker", "compose", "--env-file", str(filled), "-f", str(FILE), "config", "--quiet"]
    said = subprocess.run(words, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr


def test_what_the_image_copies_is_there_and_gets_to_the_builder() -> None:
    image = (DEPLOY / "Dockerfile").read_text("utf-8")
    copied = [word for words in re.findall(r"^COPY (?!--)(.+) \S+$", image, re.MULTILINE) for word in words.split()]
    sent = {
        line[1:] for line in (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines() if line[:1] == "!"
    }
    assert set(copied) == sent
    assert all((PROJECT / name).exists() for name in copied)
    assert re.findall(r"^USER (.+)$", image, re.MULTILINE) == ["10001:10001"]
    assert SERVICES["server"]["user"] == "10001:10001"
    assert "--require-hashes" in image

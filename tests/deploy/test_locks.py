"""The locks: every package pinned by hash, no registry named, and a server gets what was tested."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements.runtime.lock", "tests/benchmarks/peers/requirements.txt")


def pins(lock: str) -> dict[str, list[str]]:
    """The packages of a lock with their versions, markers and hashes."""
    found: dict[str, list[str]] = {}
    for line in (PROJECT / lock).read_text("utf-8").splitlines():
        if not line.startswith(" "):
            found[line.rstrip(" \\")] = []
        else:
            found[list(found)[-1]].append(line.strip(" \\"))
    return found


def test_a_server_gets_the_versions_that_were_tested_and_no_tools() -> None:
    tested, installed = pins("requirements.lock"), pins("requirements.runtime.lock")
    versions = {pin.partition(" ;")[0]: hashes for pin, hashes in tested.items()}
    unlike = [pin for pin, hashes in installed.items() if versions.get(pin.partition(" ;")[0]) != hashes]
    assert unlike == []
    assert all(hashes for hashes in installed.values())
    names = {pin.partition("==")[0] for pin in installed}
    assert {"prefect", "duckdb", "hatchling", "prefect-redis"} <= names
    assert not names & {"pytest", "mypy", "ruff", "playwright", "marimo", "hypothesis"}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_one_version_and_hashes_of_each_package_and_names_no_registry(lock: str) -> None:
    text = (PROJECT / lock).read_text("utf-8")
    # Nothing but pins and hashes: an option such as --index-url, an address or a path would stand on a line of its own.
    line = re.compile(r"[a-z0-9-]+==[A-Za-z0-9.!+]+( ; [^;@#]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [one for one in text.splitlines() if not line.fullmatch(one)] == []
    assert all(pins(lock).values())

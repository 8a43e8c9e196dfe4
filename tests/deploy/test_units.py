"""systemd takes the units, and they shut the process in."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

UNITS = Path(__file__).parents[2] / "deploy" / "systemd"
COMMAND = "/opt/verkosto/.venv/bin/verkosto"
EXPOSURE = "20"  # tenths, of 100: 1.4 measured for the server
SERVICES = sorted(p.name for p in UNITS.glob("*.service"))


@pytest.fixture
def analyze() -> str:
    found = shutil.which("systemd-analyze")
    if found is None:
        pytest.skip("systemd is not installed: its units cannot be verified here")
    return found


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units as they would be installed, with a command that is there."""
    for unit in [*UNITS.glob("*.service"), *UNITS.glob("*.timer"), *UNITS.glob("*.target")]:
        name = unit.name.replace("@", "@verkosto")
        (tmp_path / name).write_text(unit.read_text("utf-8").replace(COMMAND, "/usr/bin/true"), "utf-8")
    return tmp_path


def settings(unit: str) -> dict[str, list[str]]:
    """The lines of a unit, each setting with its values."""
    found: dict[str, list[str]] = {}
    for line in (UNITS / unit).read_text("utf-8").splitlines():
        name, is_setting, value = line.partition("=")
        if is_setting and not line.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


def test_systemd_takes_the_units(analyze: str, units: Path) -> None:
    words = [analyze, "verify", "--man=no", *map(str, sorted(units.iterdir()))]
    said = subprocess.run(words, cwd=units, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr.strip()) == (0, "")


def test_little_is_left_open_to_them(analyze: str, units: Path) -> None:
    for unit in sorted(units.glob("*.service")):
        words = [analyze, "security", "--offline=yes", f"--threshold={EXPOSURE}", str(unit)]
        said = subprocess.run(words, capture_output=True, text=True, check=False, env=os.environ | {"PAGER": "cat"})
        if "unrecognized option" in said.stderr:
            pytest.skip("this systemd cannot judge units offline")
        assert said.returncode == 0, said.stdout.splitlines()[-1:]


@pytest.mark.parametrize("unit", SERVICES)
def test_no_unit_has_more_than_it_needs(unit: str) -> None:
    told = settings(unit)
    assert told["User"] == ["verkosto"]
    assert told["ProtectSystem"] == ["strict"]
    assert told["PrivateTmp"] == told["NoNewPrivileges"] == ["yes"]
    assert told["CapabilityBoundingSet"] == [""]
    assert told["SystemCallFilter"] == ["@system-service", "~@privileged"]
    assert told["EnvironmentFile"] == ["/etc/verkosto/verkosto.env"]
    assert told["MemoryMax"][0].endswith(("M", "G"))
    assert all(command.startswith(COMMAND) for command in told["ExecStart"])


@pytest.mark.parametrize("unit", ["verkosto-server.service", "verkosto-worker@.service"])
def test_stopping_waits_for_the_night_under_way(unit: str) -> None:
    told = settings(unit)
    assert told["ExecStop"] == ["-/usr/bin/flock /var/lib/verkosto/live/run.lock true"]
    assert told["TimeoutStopSec"] == ["30min"]
    assert told["KillMode"] == ["mixed"]


def test_the_example_settings_hold_no_password() -> None:
    lines = (UNITS / "verkosto.env.example").read_text("utf-8").splitlines()
    secrets = [line for line in lines if "AUTH_STRING=" in line or "://verkosto:" in line]
    assert len(secrets) == 3
    assert all("CHANGE-ME" in line for line in secrets)

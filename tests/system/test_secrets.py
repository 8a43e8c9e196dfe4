"""Whole runs with a secret in every setting that holds one: nothing that is printed, logged or kept tells any.

Runs that go well and runs that fail: a night, a night that breaks, a server without its database, a lake that is not
there. Looked through are their output and every byte of the data folder and of a backup: logs, releases, artifacts,
run parameters and words of states, which lie in Prefect's SQLite file.
"""

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.nights import RECORDED_WEB
from tests.prefect_home import make_home
from tests.served import free_port

pytestmark = pytest.mark.system

SECRETS = {
    "VERKOSTO_ALERT_WEBHOOK": "https://hook.example/planted-hook",
    "VERKOSTO_ALERT_EMAIL": "mailtos://user:planted-mail@smtp.example.org?from=a@b.example&to=c@d.example",
    "PREFECT_API_AUTH_STRING": "operator:planted-password",
    "PREFECT_SERVER_API_AUTH_STRING": "operator:planted-password",
    # What the packages of object stores take their logins from.
    "AWS_SECRET_ACCESS_KEY": "planted-aws",
    "FSSPEC_FTP_PASSWORD": "planted-ftp",
    "PGPASSWORD": "planted-pg",
}
# Every secret begins so, those of single commands too.
PLANTED = "planted-"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a recorded web of one host, and the data of a night that went well."""
    home = tmp_path_factory.mktemp("secrets")
    (home / "web").mkdir()
    shutil.copy(RECORDED_WEB / "nights.toml", home / "web")
    shutil.copytree(RECORDED_WEB / "fisunetwork.fi", home / "web" / "fisunetwork.fi")
    code, printed = verkosto(home, "nightly")
    assert code == 0, printed
    return home


def verkosto(home: Path, *words: str, **more: str) -> tuple[int, str]:
    """Run a command with every secret set; gives its code and all it printed, which stays in the folder."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("VERKOSTO_", "PREFECT_"))}
    env = ours | SECRETS | more
    env |= {"VERKOSTO_DATA": str(home / "data"), "VERKOSTO_RECORDED_WEB": str(home / "web"), "VERKOSTO_SITE": "0"}
    env |= {"PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "600", "PREFECT_LOGGING_LEVEL": "DEBUG"}
    make_home(home / "data")
    command = [sys.executable, "-m", "flows", *words]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=900)
    printed = done.stdout + done.stderr
    with (home / "printed.txt").open("a", encoding="utf-8") as kept:
        kept.write(printed)
    return done.returncode, printed


def telling(folder: Path) -> Iterator[str]:
    """The files of a folder that hold a secret, packed ones unpacked."""
    for path in (p for p in folder.rglob("*") if p.is_file()):
        content = path.read_bytes()
        if PLANTED.encode() in (gzip.decompress(content) if path.suffix == ".gz" else content):
            yield str(path.relative_to(folder))


def test_a_night_that_breaks_and_a_backup_with_the_history_tell_no_secret(home: Path) -> None:
    code, printed = verkosto(home, "nightly", VERKOSTO_ARCHIVE="nowhere://bucket/archive")
    assert code == 1
    assert "cannot be opened" in printed
    code, printed = verkosto(home, "backup", str(home / "backups"), "--with-history")
    assert code == 0, printed
    assert list((home / "backups").rglob("prefect.db"))
    assert list(telling(home)) == []


def test_a_command_that_refuses_a_setting_does_not_repeat_it(home: Path) -> None:
    code, printed = verkosto(home, "doctor", VERKOSTO_ARCHIVE="ftp://user:planted-login@127.0.0.1:1/archive")
    assert code == 1
    assert "a login does not belong into the address" in " ".join(printed.split())
    assert list(telling(home)) == []


@pytest.mark.parametrize(
    "address",
    [
        "ducklake:postgres:host=127.0.0.1 port=1 dbname=x user=u password=planted-lake",
        "ducklake:postgres:postgresql://u:planted-l@ke@127.0.0.1:1/x",
    ],
)
def test_a_lake_that_is_not_there_is_told_without_its_password(home: Path, address: str) -> None:
    code, printed = verkosto(home, "publish", "--to", address)
    assert code == 1
    assert "lake" in printed
    assert list(telling(home)) == []


@pytest.mark.parametrize(
    "database", ["postgresql+asyncpg://prefect:planted-db@127.0.0.1:1/prefect", "postgresql+asyncpg:/planted-db"]
)
def test_a_server_without_its_database_does_not_tell_the_password(home: Path, database: str) -> None:
    words = ["serve", "--no-worker", "--port", str(free_port())]
    code, _ = verkosto(home, *words, PREFECT_SERVER_DATABASE_CONNECTION_URL=database)
    assert code == 1
    assert (home / "data" / "logs").is_dir()
    assert list(telling(home)) == []

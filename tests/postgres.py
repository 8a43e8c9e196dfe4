"""A PostgreSQL server of the tests' own: a fresh cluster in a folder, on a free port of the loopback.

PostgreSQL refuses to run as root, so root starts it as the user `postgres`. Skips with a word where there is none.
"""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.served import free_port

USER = "verkosto"
DATABASE = "postgres"


@dataclass(frozen=True)
class Postgres:
    """A running server, its port on 127.0.0.1 and the password of its one user."""

    port: int
    password: str

    @property
    def dsn(self) -> str:
        """The address in libpq's words, password and all."""
        return f"dbname={DATABASE} host=127.0.0.1 port={self.port} user={USER} password={self.password}"

    @property
    def url(self) -> str:
        """The address without its scheme."""
        return f"{USER}:{self.password}@127.0.0.1:{self.port}/{DATABASE}"


def programs() -> Path:
    """The folder of PostgreSQL's programs."""
    found = shutil.which("pg_ctl")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists():
            return folder
    pytest.skip("PostgreSQL is not installed here")


def unprivileged() -> list[str]:
    """The words before a command that make it run as a user whom PostgreSQL accepts."""
    if os.geteuid() != 0:
        return []
    if not (setpriv := shutil.which("setpriv")):
        pytest.skip("PostgreSQL refuses root, and setpriv is not here")
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        pytest.skip("PostgreSQL refuses root, and there is no user postgres")
    return [setpriv, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--"]


@contextmanager
def running() -> Iterator[Postgres]:
    """A server while the block lasts; its folder goes with it."""
    bin_folder, before = programs(), unprivileged()
    # The address of its socket may have 107 characters, which a folder of pytest's can exceed.
    with tempfile.TemporaryDirectory(prefix="verkosto-pg-") as name:
        folder = Path(name)
        if before:
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        server = Postgres(free_port(), secrets.token_hex(8))
        told = folder / "password"
        told.write_text(server.password, "utf-8")
        if before:
            os.chown(told, owner.pw_uid, owner.pw_gid)

        def call(program: str, *words: str) -> None:
            done = subprocess.run(
                [*before, str(bin_folder / program), *words],
                cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
            )  # fmt: skip
            assert done.returncode == 0, f"{program}: {done.stderr}"

        cluster = str(folder / "cluster")
        call("initdb", "-D", cluster, "-U", USER, "-A", "scram-sha-256", f"--pwfile={told}", "-E", "UTF8", "--no-sync")
        options = f"-h 127.0.0.1 -p {server.port} -k {folder} -c fsync=off"
        call("pg_ctl", "start", "-w", "-D", cluster, "-l", str(folder / "log"), "-o", options)
        try:
            yield server
        finally:
            call("pg_ctl", "stop", "-w", "-m", "fast", "-D", cluster)

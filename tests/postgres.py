"""A PostgreSQL server of a test's own: on a free port of the loopback, gone when the test is over."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
USER = "postgres"


def free_port() -> int:
    """A port of the loopback that nobody uses."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """A server, as the address of its database. Skips the test where PostgreSQL is not installed."""
    if not PROGRAMS.is_dir():
        pytest.skip(f"PostgreSQL is not here ({PROGRAMS})")
    # It refuses to be root, and its user may not look into the test's own folder.
    as_user = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    home = Path(tempfile.mkdtemp(prefix="verkosto-postgres-"))
    try:
        if as_user:
            shutil.chown(home, USER)
        quiet = {"cwd": home, "stdout": subprocess.DEVNULL}
        data, port = home / "data", free_port()
        trusted = ["--username", USER, "--auth", "trust", "--encoding", "UTF8", "--no-sync"]
        subprocess.run([*as_user, PROGRAMS / "initdb", *trusted, data], check=True, **quiet)
        control = [*as_user, PROGRAMS / "pg_ctl", "-D", data, "-w", "-l", home / "log"]
        listening = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={home} -c fsync=off"
        subprocess.run([*control, "-o", listening, "start"], check=True, **quiet)
        try:
            yield f"postgresql://{USER}@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=True, **quiet)
    finally:
        shutil.rmtree(home)

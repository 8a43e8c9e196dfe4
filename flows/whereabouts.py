"""Where the server of this data folder is, if one runs: `verkosto serve` leaves its address in Prefect's folder."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

_FILE = "server-url"
_PATIENCE = 0.5


def server_here(home: Path) -> str | None:
    """The address of the API of a server that runs on Prefect's folder `home`; None where none answers, whatever a
    killed one has left."""
    try:
        url = (home / _FILE).read_text("utf-8").strip()
        parts = urlsplit(url)
        with socket.create_connection((parts.hostname or "", parts.port or 80), timeout=_PATIENCE):
            return url
    except (OSError, ValueError):
        return None


@contextmanager
def told(home: Path, api_url: str) -> Iterator[None]:
    """Leave the address of a server in Prefect's folder while the block lasts."""
    file = home / _FILE
    file.write_text(api_url, "utf-8")
    try:
        yield
    finally:
        file.unlink(missing_ok=True)

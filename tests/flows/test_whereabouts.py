"""A shell finds the server of its data folder, and is not led astray by what a killed one has left."""

import socket
from pathlib import Path

import pytest

from flows.whereabouts import server_here, told


def test_a_server_that_runs_is_found_and_one_that_ended_is_not(tmp_path: Path) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/api"
        assert server_here(tmp_path) is None
        with told(tmp_path, url):
            assert server_here(tmp_path) == url
        assert server_here(tmp_path) is None
        (tmp_path / "server-url").write_text(url)
    assert server_here(tmp_path) is None


@pytest.mark.parametrize("left", ["", "nonsense", "http://127.0.0.1:99999/api", "\x00"])
def test_what_is_no_address_is_no_server(tmp_path: Path, left: str) -> None:
    (tmp_path / "server-url").write_text(left)
    assert server_here(tmp_path) is None

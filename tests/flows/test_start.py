"""What keeps a server or a run from starting is told in one line, with what to do."""

import socket
from collections.abc import Iterator

import pytest

from flows.serving import ServeError, await_server, refuse_taken


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on, and never answers."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_that_is_taken(taken: int) -> None:
    with pytest.raises(ServeError) as told:
        refuse_taken("127.0.0.1", taken)
    assert str(told.value) == f"port {taken} is taken: end what listens there, or take another --port"


def test_a_server_that_does_not_answer() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        with pytest.raises(ServeError) as told:
            await_server(f"http://127.0.0.1:{port}/api", patience=0.1)
    assert str(told.value) == (
        f"no server answers at http://127.0.0.1:{port}/api: start one with `verkosto serve`, or set PREFECT_API_URL"
    )

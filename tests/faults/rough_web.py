"""A web on the loopback that misbehaves as only raw sockets can, one way an address: 127.0.0.2, 127.0.0.3 and so on.

Each answers well as long as `is_rough` is False. A behaviour is given the connection after a request was read; the
connection is closed when it returns.
"""

from __future__ import annotations

import contextlib
import gzip
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.tiny_web import page

Behaviour = Callable[[socket.socket, str], None]

MEMBERS = ("Forssa", "Ii", "Vaasa")
GOOD = page(*MEMBERS).encode()
_HTML = b"Content-Type: text/html; charset=utf-8\r\n"
_ENDLESS = 200.0  # seconds after which an endless answer ends after all


def answer(body: bytes, *lines: bytes, status: bytes = b"200 OK", length: int | None = None) -> bytes:
    said = b"".join(line + b"\r\n" for line in lines)
    size = len(body) if length is None else length
    return b"HTTP/1.1 %b\r\n%b%bContent-Length: %d\r\n\r\n%b" % (status, _HTML, said, size, body)


def well(client: socket.socket, path: str) -> None:
    client.sendall(answer(b"no", status=b"404 Not Found") if path == "/robots.txt" else answer(GOOD))


def drops(client: socket.socket, _: str) -> None:
    """Nothing at all."""


def resets(client: socket.socket, _: str) -> None:
    # With a linger of no time, closing sends RST.
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def resets_in_the_middle(client: socket.socket, path: str) -> None:
    client.sendall(answer(GOOD)[: len(GOOD) // 2])
    time.sleep(0.1)
    resets(client, path)


def drops_in_the_middle(client: socket.socket, _: str) -> None:
    client.sendall(answer(GOOD)[: len(GOOD) // 2])


def says_nothing(client: socket.socket, _: str) -> None:
    client.recv(1)


def drips(client: socket.socket, message: bytes) -> None:
    for at in range(len(message)):
        client.sendall(message[at : at + 1])
        time.sleep(1.0)


def drips_its_head(client: socket.socket, _: str) -> None:
    drips(client, answer(GOOD))


def drips_its_body(client: socket.socket, _: str) -> None:
    client.sendall(answer(b"", length=len(GOOD)))
    drips(client, GOOD)


def promises_too_much(client: socket.socket, _: str) -> None:
    client.sendall(answer(GOOD, length=len(GOOD) + 1000))


def promises_too_little(client: socket.socket, _: str) -> None:
    client.sendall(answer(GOOD, length=GOOD.index(b"<li>")))


def never_ends(client: socket.socket, _: str) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n%bTransfer-Encoding: chunked\r\n\r\n" % _HTML)
    until = time.monotonic() + _ENDLESS
    while time.monotonic() < until:
        client.sendall(b"10000\r\n%b\r\n" % (b" " * 0x10000))


def lies_about_a_chunk(client: socket.socket, _: str) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n%bTransfer-Encoding: chunked\r\n\r\nzz\r\n%b\r\n0\r\n\r\n" % (_HTML, GOOD))


def breaks_off_its_gzip(client: socket.socket, _: str) -> None:
    client.sendall(answer(gzip.compress(GOOD)[:-20], b"Content-Encoding: gzip"))


def lies_about_gzip(client: socket.socket, _: str) -> None:
    client.sendall(answer(GOOD, b"Content-Encoding: gzip"))


def is_not_modified(client: socket.socket, _: str) -> None:
    client.sendall(b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\n\r\n')


def goes_to_itself(client: socket.socket, path: str) -> None:
    client.sendall(answer(b"", b"Location: " + path.encode(), status=b"302 Found"))


def goes_in_a_circle(client: socket.socket, path: str) -> None:
    target = b"/b" if path != "/b" else b"/all"
    client.sendall(answer(b"", b"Location: " + target, status=b"302 Found"))


def goes_on_for_ever(client: socket.socket, path: str) -> None:
    client.sendall(answer(b"", f"Location: {path}x".encode(), status=b"302 Found"))


def speaks_no_http(client: socket.socket, _: str) -> None:
    client.sendall(bytes(range(256)) * 16)


def says_continue(client: socket.socket, _: str) -> None:
    until = time.monotonic() + _ENDLESS
    while time.monotonic() < until:
        client.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.01)


def has_an_endless_head(client: socket.socket, _: str) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n" + b"X-More: and more\r\n" * 5000)


@dataclass
class RoughWeb:
    """The servers while they run: `hosts` gives the address that each behaviour has."""

    port: int
    hosts: dict[str, str]
    is_rough: bool = False
    rough_robots: frozenset[str] = frozenset()
    stopped: threading.Event = field(default_factory=threading.Event)

    def url(self, name: str) -> str:
        return f"http://{self.hosts[name]}:{self.port}/all"


@contextlib.contextmanager
def rough_web(behaviours: dict[str, Behaviour], rough_robots: frozenset[str]):
    """Serve each behaviour at an address of its own. Of those in `rough_robots` robots.txt behaves so, too."""
    with contextlib.ExitStack() as open_sockets:
        first = open_sockets.enter_context(socket.create_server(("127.0.0.2", 0)))
        port = first.getsockname()[1]
        hosts = {name: f"127.0.0.{number}" for number, name in enumerate(behaviours, start=2)}
        web = RoughWeb(port, hosts, rough_robots=rough_robots)
        for name, host in hosts.items():
            server = first if host == "127.0.0.2" else socket.create_server((host, port))
            open_sockets.enter_context(server)
            threading.Thread(target=_serve, args=(web, name, server, behaviours[name]), daemon=True).start()
        try:
            yield web
        finally:
            web.stopped.set()


def _serve(web: RoughWeb, name: str, server: socket.socket, behaviour: Behaviour) -> None:
    while not web.stopped.is_set():
        try:
            client, _ = server.accept()
        except OSError:  # closed: the test is over
            return
        threading.Thread(target=_answer, args=(web, name, client, behaviour), daemon=True).start()


def _answer(web: RoughWeb, name: str, client: socket.socket, behaviour: Behaviour) -> None:
    with client, contextlib.suppress(OSError):  # whoever gives up hangs up
        request = b""
        while b"\r\n\r\n" not in request:
            request += client.recv(65_536)
        path = request.split()[1].decode()
        is_rough = web.is_rough and (path != "/robots.txt" or name in web.rough_robots)
        (behaviour if is_rough else well)(client, path)

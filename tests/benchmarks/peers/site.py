"""A small web on loopback: hosts with pages of one size, each with a robots.txt that permits all.

A host is an address of its own (127.0.0.2, 127.0.0.3 …). For use as a context; the server is a process of its own, so
that its seconds are nobody's:

    python -m tests.benchmarks.peers.site HOSTS PAGES     # prints the addresses, serves until its input ends
"""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.benchmarks.peers.tasks import PAGE_BYTES


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body in one packet: apart, the second would wait for the answer to the first.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        is_robots = self.path == "/robots.txt"
        body = b"User-agent: *\nAllow: /\n" if is_robots else _page(f"{self.server.server_address[0]}{self.path}")
        self.send_response(200)
        self.send_header("Content-Type", "text/plain" if is_robots else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing of requests."""


def _page(seed: str) -> bytes:
    """A page of words, the same for the same seed."""
    noise = random.Random(seed)
    words = " ".join(f"sana{noise.randrange(5000)}" for _ in range(PAGE_BYTES // 9))
    return f"<!doctype html><html lang=fi><title>{seed}</title><p>{words}</p></html>".encode()


@contextmanager
def serving(n_hosts: int, n_pages: int) -> Iterator[list[str]]:
    """The addresses of all pages while they are served."""
    command = [sys.executable, "-m", "tests.benchmarks.peers.site", str(n_hosts), str(n_pages)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().split()
        finally:
            server.communicate()


def _serve(n_hosts: int, n_pages: int) -> None:
    addresses = []
    for host in range(n_hosts):
        server = ThreadingHTTPServer((f"127.0.0.{host + 2}", 0), _Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        name, port = server.server_address[:2]
        addresses += [f"http://{name}:{port}/page-{n}" for n in range(n_pages)]
    print(*addresses, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    _serve(int(sys.argv[1]), int(sys.argv[2]))

"""A site on the loopback that answers as a test says."""

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from extractors.fetch import Fetcher

MakeFetcher = Callable[..., Fetcher]

PAGE = b"<!DOCTYPE html><html><body><p>Forssa, Ii ja Vaasa</p></body></html>"


class Site:
    """Answers by path: each a list, one for each request, of which the last stays. An answer is (status, headers,
    body), with the length added unless a header says it, or a function that writes to the handler itself."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Any]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                queue = site.answers.get(self.path, [(404, {}, b"no")])
                answer = queue.pop(0) if len(queue) > 1 else queue[0]
                if callable(answer):
                    answer(self)
                    return
                status, headers, body = answer
                self.send_response(status)
                for name, value in headers.items():
                    for line in value if isinstance(value, list) else [value]:
                        self.send_header(name, line)
                if "Content-Length" not in headers and status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: Any) -> None:
                """A client that hangs up is what these tests are about."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self._thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    def page(self, path: str, body: bytes = PAGE, status: int = 200, **headers: Any) -> str:
        """Answer `path` so, after what it answers already; header names with _ for -."""
        named = {"Content-Type": "text/html; charset=UTF-8"} | {k.replace("_", "-"): v for k, v in headers.items()}
        self.answers.setdefault(path, []).append((status, named, body))
        return self.url + path

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

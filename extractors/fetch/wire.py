"""The transport of a live run: requests' adapter on connections that know whom they talk to and for how long.

Two holes of the usual adapter are closed here, both where the socket is. A name can resolve to another address between
the guard's look-up and the connection (DNS rebinding), so the name is looked up once, here, and what is connected to is
an address that was checked; the connected peer is checked again before a byte is sent. And a read timeout starts anew
with every byte, so an answer's head that drips could last for hours; a watch ends it. TLS is verified by requests'
default; nothing here or elsewhere turns it off.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from http.client import HTTPException
from typing import Any, ClassVar

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError
from urllib3.response import HTTPResponse

from extractors.fetch.guard import Guard

# A name server may name any number of addresses, and each that is silent costs the time to connect.
_MOST_TRIED = 4


class GuardedAdapter(HTTPAdapter):
    """Sends requests to public addresses only; `head_seconds` is the time for an answer's status and headers."""

    def __init__(self, guard: Guard, head_seconds: float) -> None:
        self._guard = guard
        self._head_seconds = head_seconds
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        settings = {"guard": self._guard, "head_seconds": self._head_seconds}
        plain = type("Connection", (_GuardedConnection,), settings)
        secure = type("SecureConnection", (_GuardedConnection, HTTPSConnection), settings)
        # urllib3 makes connections itself and hands no extra arguments on, so guard and time are in their class.
        self.poolmanager.pool_classes_by_scheme = {
            "http": type("Pool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }


class _GuardedConnection(HTTPConnection):
    guard: ClassVar[Guard]
    head_seconds: ClassVar[float]

    def _new_conn(self) -> socket.socket:
        connected = self._connected()
        try:
            self.guard.check_ip(connected.getpeername()[0])
        except BaseException:
            connected.close()
            raise
        return connected

    def _connected(self) -> socket.socket:
        """A socket to the first address of the host that answers; certificates are for the name, which stays."""
        name = self.host
        failure: HTTPError = NewConnectionError(self, "the host name has no address")
        for address in self.guard.addresses_of(name)[:_MOST_TRIED]:
            self.host = address
            try:
                return super()._new_conn()
            except (NewConnectionError, ConnectTimeoutError) as error:
                failure = error
            finally:
                self.host = name
        raise failure

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 itself has it
        expired = threading.Event()
        watch = threading.Timer(self.head_seconds, _shut, (self.sock, expired))
        watch.daemon = True
        watch.start()
        try:
            response = super().getresponse()
        except (OSError, HTTPException) as error:
            if expired.is_set():
                raise TimeoutError("the head of the answer took too long") from error
            raise
        finally:
            watch.cancel()
        if expired.is_set():
            # http.client takes the end of the stream for the end of the headers, so a cut head looks like a whole one.
            response.close()
            raise TimeoutError("the head of the answer took too long")
        return response


def _shut(connected: socket.socket, expired: threading.Event) -> None:
    expired.set()
    # Of the connection, not of the TLS object on it: another thread is reading from that.
    with contextlib.suppress(OSError):  # closed in this very moment
        socket.socket.shutdown(connected, socket.SHUT_RDWR)

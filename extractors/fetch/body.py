"""The body of an answer, read piece by piece under limits.

Takes urllib3's response before anything was read of it, gives the decompressed bytes or raises `FetchError`:
`too_large` (on the wire or after decompression), `timeout`, `incomplete` (shorter than announced, or a gzip stream
without its end), `undecodable`, `tls`. Only gzip is asked for and understood.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator

from urllib3.exceptions import HTTPError, ReadTimeoutError, SSLError
from urllib3.response import BaseHTTPResponse, HTTPResponse

from extractors.fetch.errors import FetchError

_PIECE = 65_536
_GZIP_FORMAT = 31  # zlib's word for: a gzip header and trailer, the largest window


def read_body(raw: BaseHTTPResponse, *, max_bytes: int, deadline: float, cut: bool = False) -> bytes:
    """The whole body, or with `cut` its first `max_bytes`. `deadline` is a moment of `time.monotonic`."""
    encoding = raw.headers.get("Content-Encoding", "identity").strip().lower()
    pieces = _off_the_wire(raw, max_bytes, deadline)
    if encoding in ("gzip", "x-gzip"):
        pieces = _inflated(pieces)
    elif encoding not in ("", "identity"):
        raise FetchError("undecodable", "a content encoding that was not asked for")
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > max_bytes and cut:
            return bytes(body[:max_bytes])
        if len(body) > max_bytes:
            raise _too_large(max_bytes)
    return bytes(body)


def _off_the_wire(raw: BaseHTTPResponse, max_bytes: int, deadline: float) -> Iterator[bytes]:
    if not isinstance(raw, HTTPResponse):
        raise TypeError(f"a transport adapter must answer with urllib3's HTTPResponse, not {type(raw).__name__}")
    count = 0
    while True:
        # The time of sockets, not of the run's clock: a recorded body is there at once, whatever its clock says.
        if time.monotonic() > deadline:
            raise FetchError("timeout", "the answer as a whole took too long")
        try:
            # What has arrived, at most a piece: `read` would wait for a whole piece while single bytes drip in.
            piece = raw.read1(_PIECE, decode_content=False)
        except ReadTimeoutError as error:
            raise FetchError("timeout", "no more bytes came in time") from error
        except SSLError as error:
            raise FetchError("tls", "the secure connection broke") from error
        except HTTPError as error:
            raise FetchError("incomplete", "the body is shorter than announced") from error
        if not piece:
            return
        yield piece
        count += len(piece)
        if count > max_bytes:
            raise _too_large(max_bytes)


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    # Not urllib3's decoder: it takes a stream that breaks off for one that ended, and half a page looks like a page
    # that shrank.
    member = zlib.decompressobj(_GZIP_FORMAT)
    begun = False
    try:
        for piece in pieces:
            rest = piece
            while rest:
                begun = True
                if member.eof and rest[0] != 0x1F:
                    break  # padding after the last member
                if member.eof:
                    member = zlib.decompressobj(_GZIP_FORMAT)
                yield member.decompress(rest, _PIECE)
                rest = member.unused_data if member.eof else member.unconsumed_tail
        yield member.flush()
    except zlib.error as error:
        raise FetchError("undecodable", "the gzip encoding of the body is broken") from error
    if begun and not member.eof:
        raise FetchError("incomplete", "the compressed body breaks off")


def _too_large(max_bytes: int) -> FetchError:
    return FetchError("too_large", f"more than {max_bytes} bytes")

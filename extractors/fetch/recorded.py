"""The recorded web: a transport adapter that answers from a folder, so that an offline run takes the live run's path.

    <root>/nights.toml                                 nights = [2023-11-14T02:15:00+02:00, …], ascending
    <root>/<host>/<path segments>/<YYYY-MM-DD>.http    one answer: status line, headers, blank line, body

The path `/` is the segment `index`; a closing slash is dropped; a query is joined to the last segment as `?a=b`, with
each "/" in it written %2F; scheme and port do not count. The newest recording dated on or before the clock's day in
Finland answers, as 304 where the request's condition holds. A host without a folder cannot be connected to; a page
without a recording by that day is 404. A recording that is no HTTP message raises `RecordingError` with its file.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import tomllib
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import requests
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from urllib3 import HTTPHeaderDict
from urllib3.response import HTTPResponse

from extractors.clock import Clock
from extractors.fetch.errors import FetchError
from extractors.fetch.guard import whole_address

FINLAND = ZoneInfo("Europe/Helsinki")

_STATUS_LINE = re.compile(r"HTTP/1\.[01] ([1-5][0-9]{2})(?: .*)?")
_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*")
_PHRASES = {int(status): status.phrase for status in HTTPStatus}
_HEAD_END = re.compile(rb"\r?\n\r?\n")


class RecordingError(Exception):
    """A recorded web that cannot be played: the message names the file and the reason."""


class RecordedWeb(BaseAdapter):
    """The recorded web under `root`, on the day that `clock` says."""

    def __init__(self, root: Path, clock: Clock) -> None:
        super().__init__()
        self._root = root
        self._clock = clock

    def nights(self) -> list[dt.datetime]:
        """The moments at which the recorded nights begin."""
        return read_nights(self._root)

    def covers(self, url: str) -> bool:
        """Whether there is a recording of `url`, of whatever day."""
        try:
            folder = self._folder(whole_address(url))
        except FetchError:
            return False
        return bool(_recordings(folder))

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        """The recorded answer to `request`; time limits, certificates and proxies mean nothing here."""
        url = request.url or ""
        host = urlsplit(url).hostname or ""
        if not os.path.isdir(self._root / host):  # noqa: PTH112 (Path.is_dir raises for a name that is too long)
            raise requests.ConnectionError(f"{host} is not in the recorded web", request=request)
        today = self._clock.now().astimezone(FINLAND).date()
        path = _newest(self._folder(url), today)
        if path is None:
            return _response(request, 404, HTTPHeaderDict({"Content-Type": "text/plain"}), b"not recorded\n")
        status, headers, body = read_recording(path)
        if status == 200 and _unchanged(request.headers, headers):
            return _response(request, 304, headers, b"")
        return _response(request, status, headers, body)

    def close(self) -> None:
        """Nothing is held."""

    def _folder(self, url: str) -> Path:
        parts = urlsplit(url)
        segments = [s for s in parts.path.split("/") if s not in ("", ".", "..")] or ["index"]
        if parts.query:
            segments[-1] += "?" + parts.query.replace("/", "%2F")
        return self._root.joinpath(parts.hostname or "", *segments)


def read_nights(root: Path) -> list[dt.datetime]:
    """The moments in `nights.toml`. Raises `RecordingError` unless they are aware, ascending and at least one."""
    path = root / "nights.toml"
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RecordingError(f"{path}: not a TOML file in UTF-8: {error}") from error
    nights = content.pop("nights", None)
    if content:
        raise RecordingError(f"{path}: unknown key {min(content)!r}")
    if not isinstance(nights, list) or not nights:
        raise RecordingError(f"{path}: nights: at least one moment is needed")
    moments = [night for night in nights if isinstance(night, dt.datetime) and night.tzinfo is not None]
    if len(moments) != len(nights):
        raise RecordingError(f"{path}: nights: a moment is a date, a time and an offset")
    if moments != sorted(set(moments)):
        raise RecordingError(f"{path}: nights: not in ascending order")
    return moments


def read_recording(path: Path) -> tuple[int, HTTPHeaderDict, bytes]:
    """Status, headers and body of one recording. Raises `RecordingError`."""
    content = path.read_bytes()
    end = _HEAD_END.search(content)
    if end is None:
        raise RecordingError(f"{path}: no blank line after the headers")
    first, *lines = content[: end.start()].decode("latin-1").replace("\r\n", "\n").split("\n")
    status = _STATUS_LINE.fullmatch(first)
    if status is None:
        raise RecordingError(f"{path}: line 1 is no status line such as HTTP/1.1 200 OK")
    headers = HTTPHeaderDict()
    for number, line in enumerate(lines, start=2):
        header = _HEADER.fullmatch(line)
        if header is None:
            raise RecordingError(f"{path}: line {number} is no header")
        headers.add(header[1], header[2])
    if "Transfer-Encoding" in headers:
        raise RecordingError(f"{path}: a recorded body stands there whole, without Transfer-Encoding")
    return int(status[1]), headers, content[end.end() :]


def _recordings(folder: Path) -> dict[dt.date, Path]:
    try:
        paths = [path for path in folder.iterdir() if path.suffix == ".http"]
    except OSError:
        return {}  # no folder, a file, or a name that is too long for one
    recordings = {}
    for path in paths:
        try:
            recordings[dt.date.fromisoformat(path.stem)] = path
        except ValueError as error:
            raise RecordingError(f"{path}: not named by a day, YYYY-MM-DD") from error
    return recordings


def _newest(folder: Path, today: dt.date) -> Path | None:
    recordings = _recordings(folder)
    day = max((day for day in recordings if day <= today), default=None)
    return None if day is None else recordings[day]


def _unchanged(asked: Mapping[str, Any], recorded: HTTPHeaderDict) -> bool:
    etag, condition = recorded.get("ETag"), asked.get("If-None-Match")
    if condition is not None:
        # RFC 9110, 13.1.2 and 13.1.3: compared weakly, and it alone counts where it is given.
        return etag is not None and str(condition).removeprefix("W/") == etag.removeprefix("W/")
    modified, since = recorded.get("Last-Modified"), asked.get("If-Modified-Since")
    if modified is None or since is None:
        return False
    try:
        return parsedate_to_datetime(str(since)) >= parsedate_to_datetime(modified)
    except (ValueError, TypeError):
        return False


def _response(
    request: requests.PreparedRequest, status: int, headers: HTTPHeaderDict, body: bytes
) -> requests.Response:
    raw = HTTPResponse(
        io.BytesIO(body),
        headers=headers,
        status=status,
        reason=_PHRASES.get(status, ""),
        preload_content=False,
        decode_content=False,
        request_method="GET",
    )
    response = requests.Response()
    response.status_code = status
    response.headers = CaseInsensitiveDict(headers)
    response.raw = raw
    response.url = request.url or ""
    response.reason = _PHRASES.get(status, "")
    response.request = request
    return response

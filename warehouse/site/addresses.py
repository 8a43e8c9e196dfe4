"""Where pages stand and how they point to each other: relative addresses, so that a folder on a disk will do.

A page has a path within its language, such as `network/hinku.html`; the English home is the release's `index.html`.
Ids may hold anything (a register's prefix, capitals), so the names of files are made safe and stay apart.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from posixpath import relpath
from urllib.parse import quote, urlsplit

HOME = "index.html"
FOLDER = "site"
DEFAULT = "en"
_LONGEST = 80
_UNSAFE = re.compile(r"[^a-z0-9-]")


def file_name(an_id: str) -> str:
    """An id as the name of a file and of an anchor. Different ids have different names, also where case is lost."""
    if not _UNSAFE.search(an_id) and 0 < len(an_id) <= _LONGEST:
        return an_id
    # The mark of a changed id is a character that no safe id holds.
    return f"{_UNSAFE.sub('-', an_id.lower())[:_LONGEST]}_{hashlib.sha256(an_id.encode()).hexdigest()[:10]}"


def network_path(network_id: str) -> str:
    return f"network/{file_name(network_id)}.html"


def party_path(party_id: str) -> str:
    return f"party/{file_name(party_id)}.html"


def year_path(year: int) -> str:
    return f"year/{year}.html"


def evidence_path(network_id: str, number: int = 1) -> str:
    """A network's page of evidence, the first or a later one."""
    return f"evidence/{file_name(network_id)}{f'_{number}' if number > 1 else ''}.html"


def member_anchor(party_id: str) -> str:
    return f"m-{file_name(party_id)}"


def statement_anchor(assertion_id: str) -> str:
    return f"a-{file_name(assertion_id)}"


def place(path: str, lang: str) -> str:
    """Where a page lies in the release's folder."""
    return HOME if (path, lang) == (HOME, DEFAULT) else f"{FOLDER}/{lang}/{path}"


def relative(target: str, start: str) -> str:
    """The address of one file of the release from another; an anchor of the target stays."""
    file, mark, anchor = target.partition("#")
    return _way(file, start.rpartition("/")[0]) + mark + anchor


@lru_cache(maxsize=1 << 16)
def _way(file: str, folder: str) -> str:
    """The pages of one folder point to the same files over and over."""
    return quote(relpath(file, folder or "."))


def web_address(url: str | None) -> str | None:
    """An address that may be a link: of the web and whole. None for any other (`javascript:`, a path, a slip)."""
    try:
        parts = urlsplit(url or "")
        has_host = bool(parts.hostname)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and has_host and url and url.isprintable() else None

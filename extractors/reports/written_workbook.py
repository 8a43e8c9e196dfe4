"""A workbook to its bytes, the same for the same workbook on any day; and names that its sheets may have."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

import openpyxl

_MOMENT = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_STAMPED = rb"\g<1>1980-01-01T00:00:00Z"
_CORE = "docProps/core.xml"
_LONGEST_TITLE = 31
_NOT_IN_TITLES = re.compile("[\\[\\]:*?/\\\\\x00-\x1f\ufffe\uffff\ud800-\udfff]")


def workbook_bytes(book: openpyxl.Workbook, *, is_packed: bool = True) -> bytes:
    """The workbook as XLSX. Times of writing are taken out of it. Bytes that are packed are the same for one version of
    zlib; those that are not, for all."""
    written, kept = io.BytesIO(), io.BytesIO()
    book.save(written)
    method = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(kept, "w", method) as new:
        for name in old.namelist():
            content = old.read(name)
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = method
            entry.create_system = 3  # else the system that writes it is put down
            new.writestr(entry, _STAMP.sub(_STAMPED, content) if name == _CORE else content)
    return kept.getvalue()


def sheet_titles(names: Iterable[str], *, taken: Iterable[str] = ()) -> list[str]:
    """A title for each sheet, as like its name as a workbook allows: short, without some signs, and each of them once,
    whatever the case."""
    used = {title.casefold() for title in taken}
    titles: list[str] = []
    for number, name in enumerate(names, 1):
        plain = _NOT_IN_TITLES.sub(" ", name).strip(" '")[:_LONGEST_TITLE].strip(" '") or f"Sheet{number}"
        title, again = plain, 2
        while title.casefold() in used:
            mark = f" ({again})"
            title, again = plain[: _LONGEST_TITLE - len(mark)] + mark, again + 1
        used.add(title.casefold())
        titles.append(title)
    return titles

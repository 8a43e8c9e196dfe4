"""Bodies that are small to send and large to read, by name. As a process: reads one of them under a bound of memory.

Usage: `python -m tests.hostile.bombs NAME BYTES` prints the problem that the reading names (or `None`), the seconds of
CPU and the most memory in MB.
"""

from __future__ import annotations

import io
import resource
import sys
import time
import zipfile
from collections.abc import Callable

from extractors.reading import read_page

_M = 1_000_000
XLSX_PARTS = {"xl/workbook.xml": b"<workbook/>", "[Content_Types].xml": b"<Types/>"}


def _page(content: bytes) -> bytes:
    return b"<html><body><main>" + content + b"</main></body></html>"


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return buffer.getvalue()


# Each takes a size: 1 is what a quick test can bear, 100 what is sent to hurt.
BOMBS: dict[str, Callable[[int], bytes]] = {
    "nested elements": lambda n: _page(b"<div>" * 1_000 * n + b"x"),
    "nested inline elements": lambda n: _page(b"<b><p>" * 500 * n + b"x"),
    "a long attribute": lambda n: _page(b'<p title="' + b"x " * 50_000 * n + b'">Lahti</p>'),
    "many attributes": lambda n: _page(b"<p " + b" ".join(b"a%d=1" % i for i in range(10_000 * n)) + b">Lahti</p>"),
    "tiny tables": lambda n: _page(b"<table></table>" * 10_000 * n),
    "spans": lambda n: _page(b"<table>" + b"<tr><td colspan=1000 rowspan=1000>x" * 2 * n + b"</table>"),
    "many spans": lambda n: _page((b"<table>" + b"<tr><td colspan=1000>x<td>y" * 21 + b"</table>") * 10 * n),
    "terms and values": lambda n: _page(b"<dl>" + b"<dt>a" * 400 * n + b"<dd>b" * 400 * n + b"</dl>"),
    "a long word": lambda n: _page(b"<p>" + b"a" * 100_000 * n),
    "a long word in pieces": lambda n: _page(b"<p>" + b"<b>a</b>" * 1_000 * n),
    "a long number": lambda n: _page(b"<p>" + b"1" * 100_000 * n),
    "a long grouped number": lambda n: _page(b"<p>" + b"111 " * 5_000 * n),
    "a long sentence": lambda n: _page(b"<p>" + b"Lahti liittyi Hinkuun vuonna 2014 ja " * 300 * n),
    "a single line": lambda n: _page(b"<p>" + b"sana " * 100_000 * n),
    "a word of hyphens": lambda n: _page(b"<p>Hinkuun liittyi 12 " + b"a-" * 400 * n),
    "comments": lambda n: _page(b"<!--" * 20_000 * n),
    "entities": lambda n: _page(b"<p>" + b"&amp;" * 30_000 * n),
    "combining marks": lambda n: _page(b"<p>a" + "\u0301".encode() * 30_000 * n),
    "direction marks": lambda n: _page(b"<p>a" + "\u202e".encode() * 30_000 * n + b"b"),
    "white space": lambda n: b" " * 150_000 * n + b"<html><body><p>x",
    "a packed sheet": lambda n: _packed({**XLSX_PARTS, "xl/worksheets/sheet1.xml": b"<sheetData>" + b" " * 3 * _M * n}),
    "packed in packed": lambda n: _packed({"a.zip": _packed({"b": b"\0" * 3 * _M * n})}),
    "a wide sheet": lambda n: _packed(
        {**XLSX_PARTS, "xl/worksheets/sheet1.xml": b'<sheetData><c r="A1"/><c r="XFD%d"/></sheetData>' % (9_000 * n)}
    ),
}


def main(name: str, most_bytes: str) -> None:
    body = BOMBS[name](100)
    resource.setrlimit(resource.RLIMIT_AS, (int(most_bytes), int(most_bytes)))
    begun = time.process_time()
    problem = read_page(body, url="https://example.org/", media_type="text/html").problem
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(problem, round(time.process_time() - begun), peak, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])

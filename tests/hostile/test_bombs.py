"""What is small to send and large to read is read or refused by name, within a page's time and a bound of memory.

gzip bombs and encodings that were not asked for stand in tests/extractors/fetch/test_limits.py, packed workbooks in
tests/extractors/readers/test_xlsx.py.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from extractors.reading import read_page
from tests.extractors.fetch.conftest import archive, clock, make_fetcher, site  # noqa: F401
from tests.extractors.fetch.loopback import PAGE, MakeFetcher, Site
from tests.hostile.bombs import BOMBS
from tests.reliability import Found

PROJECT = Path(__file__).parent.parent.parent
# Address space, of which the interpreter with its libraries takes half a gigabyte before the first page.
MOST_BYTES = 3 << 30
REFUSED_AS = {"too_large", "too_deep", "empty", "malformed", "unknown_format", "time_limit"}
# What was quadratic or raised before the mends of November 2026.
MENDED = {
    "many spans", "terms and values", "a long word", "a long number", "a long grouped number", "a long sentence",
    "a word of hyphens",
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_bomb(name: str) -> None:
    problem = read_page(BOMBS[name](1), url="https://example.org/", media_type="text/html").problem
    assert problem is None or problem in REFUSED_AS - {"time_limit"}


@pytest.mark.hostile
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb(name: str, found: Found) -> None:
    command = [sys.executable, "-m", "tests.hostile.bombs", name, str(MOST_BYTES)]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=600, check=False)
    assert ran.returncode == 0, ran.stderr[-500:]
    problem, seconds, peak = ran.stdout.split("\t")
    assert problem == "None" or problem in REFUSED_AS
    words = "read" if problem == "None" else f"refused: {problem}"
    told = f"{words}; {seconds} s CPU, {peak.strip()} MB at most"
    was = "took minutes, or memory beyond the bound; words, sentences, digits and cells have their bounds now"
    found("bombs", name, 1, told, held_from_start=name not in MENDED, remark=was if name in MENDED else "")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip, gzip", gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0)),
        ("gzip,br", gzip.compress(PAGE, mtime=0)),
        ("zstd", b"\x28\xb5\x2f\xfd"),
        ("deflate", zlib.compress(PAGE)),
        ("gzip", gzip.compress(gzip.compress(b" " * 30_000_000, mtime=0), mtime=0)),
    ],
    ids=["gzip in gzip", "gzip in brotli", "zstd", "deflate", "a bomb in gzip in gzip"],
)
def test_stacked_encodings_are_not_unpacked(
    site: Site,  # noqa: F811
    make_fetcher: MakeFetcher,  # noqa: F811
    encoding: str,
    body: bytes,
) -> None:
    fetcher = make_fetcher(max_bytes=200_000)
    attempt = fetcher.fetch(
        run_id="n", source_id="fisu", url=site.page("/p", body, Content_Encoding=encoding), lang="fi"
    )
    assert (attempt.outcome, attempt.document_id) == ("failed", None)
    assert attempt.reason in ("undecodable", "wrong_type")

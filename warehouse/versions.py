"""What a derivation depends on besides the log and the decisions, as short hashes that a release carries.

Two releases of which one of these differs were not made alike: `extractor` is the code that reads pages, `reference`
the registers and the sources' files, `rule` the transforms and checks with their settings and the ranks of sources.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path

from extractors.fingerprint import PACKAGE as EXTRACTORS
from warehouse.decisions import DECISIONS
from warehouse.rules import Rules

WAREHOUSE = Path(__file__).parent


def versions(rules: Rules, decisions: Path = DECISIONS) -> dict[str, str]:
    """Twelve hex digits each for `extractor`, `reference` and `rule`."""
    settings = repr(sorted(asdict(rules).items())) + (decisions / "ranks.csv").read_text("utf-8")
    return {
        "extractor": _hash_of(EXTRACTORS, ("*.py",)),
        "reference": _hash_of(EXTRACTORS, ("*.csv", "*.toml")),
        "rule": hashlib.sha256((_hash_of(WAREHOUSE, ("*.sql", "*.py")) + settings).encode()).hexdigest()[:12],
    }


def texts_version() -> str:
    """Twelve hex digits for the words and looks of a release, which move no fact: descriptions, web pages."""
    return _hash_of(WAREHOUSE, ("*.toml", "*.html", "*.css", "*.js"))


@cache
def _hash_of(folder: Path, patterns: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for pattern in patterns for path in folder.rglob(pattern)):
        digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]

"""The README of a release: what it is, what it holds, how to open, check and cite it."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from warehouse.dataset import load_datasets
from warehouse.metadata.citation import citation_line
from warehouse.metadata.dictionary import rows_in
from warehouse.metadata.markup import plain, table
from warehouse.package import Description

_HOW_TO_OPEN = (
    "Open `verkosto.duckdb` in DuckDB 1.2 or newer, take the CSV (UTF-8, ISO dates, lists parted by `;`) or Parquet "
    "file of a table, or look at `verkosto.xlsx`, which has the yearly tables and the registers they need. "
    "`sha256sum -c SHA256SUMS` proves that nothing has changed."
)
_PAPERS = (
    ("dictionary.en.md, .fi.md, .sv.md", "what every table and column means"),
    ("CHANGES.md", "what changed since the release before, row by row, and why"),
    ("LICENSES.csv", "the licence of each source and the words to name it by"),
    ("CITATION.cff", "how to cite this release"),
    ("datapackage.json", "Data Package: every file with its checksum; columns, units, keys"),
    ("dcat.jsonld", "DCAT-AP 3 for data portals"),
    ("sbom.cdx.json", "the software that made it, with versions and licences (CycloneDX)"),
)
_IN_THE_DATABASE = """## In the database only

- `memberships_as_of(valid_on, known_at := …)`: who was in which network on a day, as known at a moment. Its column
  `certainty` is `certain` (evidence from that day or later), `assumed` (an open membership whose last evidence is
  older) or `possible`.
- `membership_evidence`: a row of `membership_year` and sentence behind it, with its address and days.
- What changed since a moment: `FROM participation WHERE known_from >= TIMESTAMP '…' OR known_to >= TIMESTAMP '…'`."""
_RECORDED = (
    "This release was made from the recorded web that comes with the project: pages that the project wrote itself, "
    "with true names, years and figures, standing under the addresses of the real ones. Its quotes are the "
    "recording's words, not those of the real pages."
)


def readme(description: Description) -> str:
    """The README's text."""
    known_on = description.known_at.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M UTC")
    version = description.version
    parts = [
        f"# Verkosto, release {plain(description.release_id)}",
        f"Climate-network memberships as known at {known_on}, each row with the sentences it rests on.",
        f"Version {version.number}"
        + (f", after {version.before_number} ({plain(version.before_id)})" if version.before_id else "")
        + f": {plain(version.why)}.",
    ]
    if description.transport == "recorded":
        parts.append(f"**{_RECORDED}**")
    rules = ", ".join(f"{name} = {value}" for name, value in asdict(description.rules).items())
    parts += [
        _HOW_TO_OPEN,
        f"Rules: {rules}. `NULL` means not known; it never means that somebody is not a member.",
        f"To cite: {plain(citation_line(description))}",
        "Data: CC BY 4.0. Licences of the sources: " + ", ".join(map(plain, description.licences)) + ".",
        table(("file", "what it is"), ((f"`{file}`", what) for file, what in _PAPERS)),
    ]
    if description.derived.findings:
        parts.append("## What the checks say\n\n" + "\n".join(f"- {plain(f)}" for f in description.derived.findings))
    parts += [_IN_THE_DATABASE, "## Tables", _tables(description)]
    return "\n\n".join(parts) + "\n"


def _tables(description: Description) -> str:
    return table(
        ("table", "what it is", "one row", "holds"),
        (
            (f"`{d.name}`", plain(d.title), plain(d.grain), rows_in(description, d, "en"))
            for d in load_datasets().values()
        ),
    )

"""What a release says of itself: `datapackage.json` (Data Package v2) and a README with the data dictionary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from warehouse.dataset import Column, Dataset, load_datasets
from warehouse.rules import Rules
from warehouse.transform import Derived

_FIELD_TYPES = {
    "VARCHAR": "string",
    "VARCHAR[]": "string",
    "INTEGER[]": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}
_HOW_TO_OPEN = (
    "Open `verkosto.duckdb` in DuckDB 1.2 or newer, or take the CSV (UTF-8, ISO dates, lists parted by `;`) or "
    "Parquet file of a table. `SHA256SUMS` proves that nothing has changed."
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


@dataclass(frozen=True, slots=True)
class Description:
    """What a release is made of. `known_at` is the moment it stands for (aware)."""

    release_id: str
    known_at: dt.datetime
    transport: str
    code_version: str
    rules: Rules
    derived: Derived
    licences: tuple[str, ...]
    versions: Mapping[str, str] = field(default_factory=dict)

    def under(self, release_id: str) -> Description:
        """The same under another id."""
        return replace(self, release_id=release_id)


def datapackage(description: Description, files: dict[str, tuple[int, str]]) -> dict[str, Any]:
    """The Data Package descriptor. `files` gives size in bytes and SHA-256 of each file by name."""
    resources: list[dict[str, Any]] = []
    for dataset in load_datasets().values():
        resources.append(
            {
                "name": dataset.name.replace("_", "-"),
                "type": "table",
                "title": dataset.title,
                "description": dataset.description,
                **_file(f"{dataset.name}.csv", "csv", "text/csv", files),
                "encoding": "utf-8",
                "schema": _schema(dataset),
            }
        )
        parquet = _file(f"{dataset.name}.parquet", "parquet", "application/vnd.apache.parquet", files)
        resources.append({"name": f"{dataset.name.replace('_', '-')}-parquet", "type": "file", **parquet})
    database = next(name for name in files if name.endswith(".duckdb"))
    resources.append({"name": "database", "type": "file", **_file(database, "duckdb", "application/x-duckdb", files)})
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "verkosto",
        "id": f"verkosto:{description.release_id}",
        "title": "Verkosto: who belongs to which climate network, since when, on what evidence",
        "version": description.release_id,
        "created": description.known_at.astimezone(dt.UTC).isoformat(),
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}],
        "contributors": [{"title": "Verkosto", "roles": ["publisher"]}],
        "resources": resources,
        "verkosto": {
            "transport": description.transport,
            "code_version": description.code_version,
            "rules": asdict(description.rules),
            "source_licences": list(description.licences),
            "findings": [str(f) for f in description.derived.findings],
            "versions": dict(description.versions),
        },
    }


def readme(description: Description) -> str:
    """The release's README: what it is, how to open it, and what every table and column means."""
    known_on = description.known_at.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M UTC")
    parts = [
        f"# Verkosto, release {description.release_id}",
        f"Climate-network memberships as known at {known_on}, each row with the sentences it rests on.",
    ]
    if description.transport == "recorded":
        parts.append(f"**{_RECORDED}**")
    rules = ", ".join(f"{name} = {value}" for name, value in asdict(description.rules).items())
    parts += [
        _HOW_TO_OPEN,
        f"Rules: {rules}. `NULL` means not known; it never means that somebody is not a member.",
        "Data: CC BY 4.0. Licences of the sources: " + ", ".join(description.licences) + ".",
    ]
    if description.derived.findings:
        parts.append("## What the checks say\n\n" + "\n".join(f"- {f}" for f in description.derived.findings))
    parts += [_IN_THE_DATABASE, "## Data dictionary"]
    parts += [_dictionary(dataset, description.derived.rows[dataset.name]) for dataset in load_datasets().values()]
    return "\n\n".join(parts) + "\n"


def _dictionary(dataset: Dataset, n_rows: int) -> str:
    lines = [
        f"### {dataset.name}: {dataset.title}",
        f"{dataset.description} One row: {dataset.grain}. {n_rows} rows.",
        "| column | type | meaning |\n| --- | --- | --- |",
    ]
    rows = "\n".join(
        f"| {'**' + c.name + '**' if c.name in dataset.key else c.name} | {c.type} | {c.comment} |"
        for c in dataset.columns
    )
    return "\n\n".join(lines[:2]) + "\n\n" + lines[2] + "\n" + rows


def _schema(dataset: Dataset) -> dict[str, Any]:
    return {
        "fields": [_field(column) for column in dataset.columns],
        "primaryKey": list(dataset.key),
        "missingValues": [""],
    }


def _field(column: Column) -> dict[str, str]:
    kind = "number" if column.type.startswith("DECIMAL") else _FIELD_TYPES[column.type]
    field = {"name": column.name, "type": kind, "description": column.comment}
    if kind == "datetime":
        field["format"] = "%Y-%m-%d %H:%M:%S"
    return field


def _file(name: str, form: str, mediatype: str, files: dict[str, tuple[int, str]]) -> dict[str, Any]:
    size, sha256 = files[name]
    return {"path": name, "format": form, "mediatype": mediatype, "bytes": size, "hash": f"sha256:{sha256}"}

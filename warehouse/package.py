"""What a release is (`Description`) and its descriptor `datapackage.json` (Data Package v2).

The descriptor lists every file of the release but those named in its `not_listed`, with the reason. CSV files are
tables with a Table Schema: types, units, values that can stand, primary and foreign keys. Pure but for the writing.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from extractors.catalogue import Source
from warehouse.current import DATABASE
from warehouse.dataset import Column, Dataset, load_datasets
from warehouse.metadata.licences import CC_BY, sources_of
from warehouse.metadata.markup import json_lines
from warehouse.metadata.titles import TITLES
from warehouse.release_files import Extent
from warehouse.release_version import FIRST, Version
from warehouse.rules import Rules
from warehouse.seal import SUMS, files_in, sha256
from warehouse.transform import Derived

DESCRIPTOR = "datapackage.json"
MEDIA_TYPES = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "duckdb": "application/x-duckdb",
    "md": "text/markdown",
    "jsonld": "application/ld+json",
    "json": "application/json",
    "cff": "application/yaml",
    "html": "text/html",
    "css": "text/css",
    "svg": "image/svg+xml",
    "js": "text/javascript",
}
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
_NOT_LISTED = {
    DESCRIPTOR: "A file cannot hold its own checksum.",
    SUMS: "It is written last, over all the others, this file among them.",
    "index.html": "The first of the web pages, which show the data and are none of it; the others stand in site/.",
}
_NO_HASH = "Its bytes differ from build to build of the same facts; SHA256SUMS has the checksum of this one."


@dataclass(frozen=True, slots=True)
class Description:
    """What a release is made of. `known_at` is the moment it stands for (aware); `contact` an e-mail or web address of
    the publisher, None where nobody can be reached; `grounds` a name for all that its facts rest on (`warehouse.news`).
    What is known only once its files stand is filled in by `under`: the version and the extent of each dataset.
    """

    release_id: str
    known_at: dt.datetime
    transport: str
    code_version: str
    rules: Rules
    derived: Derived
    licences: tuple[str, ...]
    versions: Mapping[str, str] = field(default_factory=dict)
    grounds: str = ""
    sources: tuple[Source, ...] = ()
    contact: str | None = None
    version: Version = FIRST
    extents: Mapping[str, Extent] = field(default_factory=dict)
    is_yearly: bool = False

    def under(
        self, release_id: str, *, version: Version, extents: Mapping[str, Extent], is_yearly: bool = False
    ) -> Description:
        """The same under another id, with what its files have shown."""
        return replace(self, release_id=release_id, version=version, extents=extents, is_yearly=is_yearly)

    def extent(self, dataset: str) -> Extent:
        """How many rows a dataset has in this release, and of which years."""
        return self.extents.get(dataset) or Extent(self.derived.rows.get(dataset, 0))

    @property
    def moment(self) -> str:
        """The moment it stands for, in UTC, as ISO 8601 has it."""
        return self.known_at.astimezone(dt.UTC).isoformat()

    @property
    def day(self) -> str:
        """The day of that moment, in UTC."""
        return self.moment[:10]


def write_datapackage(folder: Path, description: Description) -> None:
    """Write the descriptor of the files that stand in a folder."""
    package = datapackage(folder, description)
    lines = (
        f"{json.dumps(name)}: {json_lines(part) if name == 'resources' else json.dumps(part, ensure_ascii=False)}"
        for name, part in package.items()
    )
    (folder / DESCRIPTOR).write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def datapackage(folder: Path, description: Description) -> dict[str, Any]:
    """The descriptor of the files that stand in a folder."""
    names = [name for name in files_in(folder) if name not in _NOT_LISTED]
    datasets = load_datasets()
    resources = []
    for name in names:
        stem, _, form = name.rpartition(".")
        if form == "csv" and stem in datasets:
            resources.append(_table(datasets[stem], _file(folder, name)))
        else:
            resources.append({"name": _slug(name), "type": "file", **_file(folder, name)})
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "verkosto",
        "id": f"verkosto:{description.release_id}",
        "title": TITLES["en"],
        "version": description.version.number,
        "created": description.moment,
        "licenses": [{"name": "CC-BY-4.0", "path": CC_BY.address, "title": CC_BY.title}],
        "contributors": [{"title": "Verkosto", "roles": ["publisher"]}],
        "sources": [{"title": s.attribution, "path": s.pages[0]} for s in sources_of(description.sources) if s.pages],
        "resources": resources,
        "verkosto": {
            "transport": description.transport,
            "code_version": description.code_version,
            "rules": asdict(description.rules),
            "source_licences": list(description.licences),
            "findings": [str(f) for f in description.derived.findings],
            "versions": dict(description.versions),
            "grounds": description.grounds,
            "version_compared_with": description.version.before_id,
            "version_why": description.version.why,
            "not_listed": _NOT_LISTED,
        },
    }


def _table(dataset: Dataset, file: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": resource_name(dataset.name),
        "type": "table",
        "title": dataset.title,
        "description": dataset.description,
        **file,
        "encoding": "utf-8",
        "schema": _schema(dataset),
    }


def resource_name(dataset: str) -> str:
    """The name of a dataset's table in the descriptor."""
    return dataset.replace("_", "-")


def _slug(name: str) -> str:
    """A resource's name: the Parquet file of a dataset is `<dataset>-parquet`, the database is `database`."""
    return "database" if name == DATABASE else re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _schema(dataset: Dataset) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in dataset.columns],
        "primaryKey": list(dataset.key),
        "missingValues": [""],
    }
    if dataset.references:
        schema["foreignKeys"] = [
            {
                "fields": [column],
                "reference": {"resource": resource_name(other), "fields": list(load_datasets()[other].key)},
            }
            for column, other in dataset.references.items()
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    kind = "number" if column.type.startswith("DECIMAL") else _FIELD_TYPES[column.type]
    field: dict[str, Any] = {"name": column.name, "type": kind, "description": column.comment}
    if kind == "datetime":
        field["format"] = "%Y-%m-%d %H:%M:%S"
    if column.values:
        field["constraints"] = {"enum": list(column.values)}
    if column.unit:
        field["unit"] = column.unit
    return field | {"verkosto:type": column.type}


def _file(folder: Path, name: str) -> dict[str, Any]:
    form = name.rpartition(".")[2]
    told = {"path": name, "format": form, "mediatype": MEDIA_TYPES.get(form, "application/octet-stream")}
    if name == DATABASE:
        return told | {"description": _NO_HASH}
    return told | {"bytes": (folder / name).stat().st_size, "hash": f"sha256:{sha256(folder / name)}"}

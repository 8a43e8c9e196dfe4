"""What each published table and column means: the one source for COMMENT ON, the data dictionary and Table Schema.

`datasets/columns.toml` says once what a column name means, its type and unit; each other file describes a table, its
grain, key and columns in order. A table that does not look like its description is an error.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import duckdb
from pydantic import BaseModel, ConfigDict, Field

from warehouse.database import quoted

DATASETS = Path(__file__).parent / "datasets"


class DatasetError(ValueError):
    """A description that is wrong, or a table that does not look like its description."""


class Column(BaseModel):
    """One column name, wherever it stands. `type` is DuckDB's name of it; `unit` is None for text and flags."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    type: str
    description: str
    unit: str | None = None

    @property
    def comment(self) -> str:
        return f"{self.description} [{self.unit}]" if self.unit else self.description


class Dataset(BaseModel):
    """One published table: `key` names the columns that tell its rows apart. `is_reported` are figures that partners
    tell of a year and may tell otherwise later."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    title: str
    grain: str
    description: str
    key: tuple[str, ...] = Field(min_length=1)
    is_reported: bool = False
    columns: tuple[Column, ...] = Field(min_length=1)


@cache
def load_datasets() -> dict[str, Dataset]:
    """Every dataset by name. Raises `DatasetError` for a column nobody explains or a key that is no column."""
    explained = {
        name: Column(name=name, **body)
        for name, body in tomllib.loads((DATASETS / "columns.toml").read_text("utf-8")).items()
    }
    datasets = {}
    used: set[str] = set()
    for file in sorted(DATASETS.glob("*.toml")):
        if file.stem == "columns":
            continue
        body = tomllib.loads(file.read_text("utf-8"))
        names = body.pop("columns")
        if unknown := [n for n in names if n not in explained]:
            raise DatasetError(f"{file.name}: columns.toml does not explain {', '.join(unknown)}")
        dataset = Dataset(name=file.stem, columns=tuple(explained[n] for n in names), **body)
        if strange := set(dataset.key) - set(names):
            raise DatasetError(f"{file.name}: key: {', '.join(sorted(strange))} is no column")
        used |= set(names)
        datasets[dataset.name] = dataset
    if idle := explained.keys() - used:
        raise DatasetError(f"columns.toml: no dataset has {', '.join(sorted(idle))}")
    return datasets


def yearly_datasets() -> list[Dataset]:
    """The datasets that say what was true in each year, registers left out."""
    return [d for d in load_datasets().values() if d.name.endswith("_year") and d.name != "municipality_year"]


def comment_on(con: duckdb.DuckDBPyConnection, schema: str = "marts") -> None:
    """COMMENT ON each table and column of `schema`. Raises `DatasetError` where one differs from its description."""
    tables = {
        name
        for (name,) in con.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = ?",
            [schema],
        ).fetchall()
    }
    datasets = load_datasets()
    if odd := tables ^ datasets.keys():
        raise DatasetError(f"tables and descriptions differ: {', '.join(sorted(odd))}")
    for dataset in datasets.values():
        table = f"{schema}.{dataset.name}"
        found = [(r[0], r[1]) for r in con.execute(f"DESCRIBE {table}").fetchall()]
        described = [(c.name, c.type) for c in dataset.columns]
        if found != described:
            differences = [f"{f} is not {d}" for f, d in zip(found, described, strict=False) if f != d]
            raise DatasetError(f"{table}: {'; '.join(differences) or f'{len(found)} columns, not {len(described)}'}")
        comments = [f"COMMENT ON TABLE {table} IS {quoted(f'{dataset.title}. {dataset.description}')}"]
        comments += [f"COMMENT ON COLUMN {table}.{c.name} IS {quoted(c.comment)}" for c in dataset.columns]
        con.execute(";".join(comments))

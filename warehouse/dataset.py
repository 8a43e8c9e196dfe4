"""What each published table and column means: the one source for COMMENT ON, data dictionary, Table Schema and DCAT.

`datasets/columns.toml` says once what a column name means, its type, unit and, where they are few, its values; each
other file describes a table: its grain, key, columns in order, what it refers to and why it may be empty. English
stands there; `datasets/languages/*.toml` say the same in Finnish and Swedish. A table that does not look like its
description is an error, and so is a word that has not been translated.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import duckdb
from pydantic import BaseModel, ConfigDict, Field

from warehouse.database import quoted

DATASETS = Path(__file__).parent / "datasets"
Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
_REGISTER = "municipality_year"


class DatasetError(ValueError):
    """A description that is wrong, or a table that does not look like its description."""


class Column(BaseModel):
    """One column name, wherever it stands. `type` is DuckDB's name of it; `unit` is None for text and flags; `values`
    are all that can stand there, or empty where they are not counted up. `told` is what a language makes of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    type: str
    description: str
    unit: str | None = None
    values: tuple[str, ...] = ()
    told: Mapping[Language, str] = {}

    @property
    def comment(self) -> str:
        return self.comment_in("en")

    def comment_in(self, lang: Language) -> str:
        """What the column means, with its unit, in a language."""
        return self.told[lang] if self.told else _with_unit(self.description, self.unit)


class Wording(BaseModel):
    """What a dataset is called in a language: its title, what one row is, its meaning, and why it may be empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str = Field(min_length=1)
    grain: str = Field(min_length=1)
    description: str = Field(min_length=1)
    empty: str = Field(min_length=1)


class Dataset(BaseModel):
    """One published table: `key` names the columns that tell its rows apart, `references` the dataset whose key a
    column holds. `is_reported` are figures that partners tell of a year and may tell otherwise later."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    key: tuple[str, ...] = Field(min_length=1)
    is_reported: bool = False
    columns: tuple[Column, ...] = Field(min_length=1)
    references: Mapping[str, str] = {}
    wordings: Mapping[Language, Wording]

    @property
    def title(self) -> str:
        return self.wordings["en"].title

    @property
    def grain(self) -> str:
        return self.wordings["en"].grain

    @property
    def description(self) -> str:
        return self.wordings["en"].description


@cache
def load_datasets(folder: Path = DATASETS) -> dict[str, Dataset]:
    """Every dataset by name.

    Raises `DatasetError` for a column nobody explains, a key that is no column, a reference to what is no key, and for
    a text that a language lacks or has too many of.
    """
    told: dict[Language, dict[str, Any]] = {
        lang: _read(folder / "languages" / f"{lang}.toml") for lang in LANGUAGES if lang != "en"
    }
    columns = _columns(_read(folder / "columns.toml"), told)
    datasets = {}
    for file in sorted(folder.glob("*.toml")):
        if file.stem == "columns":
            continue
        datasets[file.stem] = _dataset(file, columns, told)
    if idle := columns.keys() - {c.name for d in datasets.values() for c in d.columns}:
        raise DatasetError(f"columns.toml: no dataset has {', '.join(sorted(idle))}")
    for dataset in datasets.values():
        for column, other in dataset.references.items():
            if other not in datasets or len(datasets[other].key) != 1:
                raise DatasetError(f"{dataset.name}.toml: references: {column}: {other} has no key of one column")
    for lang, body in told.items():
        _same(f"{lang}.toml: datasets", body["datasets"], datasets)
        _same(f"{lang}.toml: columns", body["columns"], columns)
    return datasets


def yearly_datasets() -> list[Dataset]:
    """The datasets that say what was true in each year, registers left out."""
    return [d for d in load_datasets().values() if d.name.endswith("_year") and d.name != _REGISTER]


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


def _columns(explained: dict[str, Any], told: Mapping[Language, dict[str, Any]]) -> dict[str, Column]:
    columns = {}
    for name, body in explained.items():
        plain = Column(name=name, **body)
        texts: dict[Language, str] = {"en": plain.comment}
        for lang, words in told.items():
            texts[lang] = _with_unit(
                _text(words["columns"], name, f"{lang}.toml: columns"),
                _text(words["units"], plain.unit, f"{lang}.toml: units") if plain.unit else None,
            )
        columns[name] = plain.model_copy(update={"told": texts})
    return columns


def _dataset(file: Path, columns: Mapping[str, Column], told: Mapping[Language, dict[str, Any]]) -> Dataset:
    body = _read(file)
    names, values, references = body.pop("columns"), body.pop("values", {}), body.get("references", {})
    if unknown := [n for n in names if n not in columns]:
        raise DatasetError(f"{file.name}: columns.toml does not explain {', '.join(unknown)}")
    for part, used in (("key", body["key"]), ("values", values), ("references", references)):
        if strange := set(used) - set(names):
            raise DatasetError(f"{file.name}: {part}: {', '.join(sorted(strange))} is no column")
    wordings: dict[Language, Wording] = {"en": Wording(**{word: body.pop(word) for word in Wording.model_fields})}
    for lang, words in told.items():
        if file.stem not in words["datasets"]:
            raise DatasetError(f"{lang}.toml: datasets: {file.stem} is missing")
        texts = words["datasets"][file.stem]
        _same(f"{lang}.toml: {file.stem}", texts, Wording.model_fields)
        wordings[lang] = Wording(**texts)
    own = tuple(
        columns[n].model_copy(update={"values": tuple(values[n])}) if n in values else columns[n] for n in names
    )
    return Dataset(name=file.stem, columns=own, wordings=wordings, **body)


def _text(words: Mapping[str, str], name: str, where: str) -> str:
    if not words.get(name, "").strip():
        raise DatasetError(f"{where}: {name} is missing")
    return words[name]


def _same(where: str, found: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    if odd := found.keys() ^ wanted.keys():
        what = "is missing" if odd & wanted.keys() else "means nothing"
        raise DatasetError(f"{where}: {', '.join(sorted(odd & wanted.keys() or odd))} {what}")


def _with_unit(description: str, unit: str | None) -> str:
    return f"{description} [{unit}]" if unit else description


def refuse_undescribed(con: duckdb.DuckDBPyConnection, schema: str = "marts") -> None:
    """Raise `DatasetError` where a table or column of `schema` differs from its description."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table, name, kind in con.execute(
        """
        SELECT table_name, column_name, data_type
        FROM duckdb_columns()
        JOIN duckdb_tables() USING (database_name, schema_name, table_name)
        WHERE database_name = current_database() AND schema_name = ?
        ORDER BY table_name, column_index
        """,
        [schema],
    ).fetchall():
        found.setdefault(table, []).append((name, kind))
    datasets = load_datasets()
    if odd := found.keys() ^ datasets.keys():
        raise DatasetError(f"tables and descriptions differ: {', '.join(sorted(odd))}")
    for dataset in datasets.values():
        columns, described = found[dataset.name], [(c.name, c.type) for c in dataset.columns]
        if columns != described:
            differences = [f"{f} is not {d}" for f, d in zip(columns, described, strict=False) if f != d]
            words = "; ".join(differences) or f"{len(columns)} columns, not {len(described)}"
            raise DatasetError(f"{schema}.{dataset.name}: {words}")


def comment_on(con: duckdb.DuckDBPyConnection, schema: str) -> None:
    """COMMENT ON each table and column of `schema`, which are as they are described."""
    comments = []
    for dataset in load_datasets().values():
        table = f"{schema}.{dataset.name}"
        comments.append(f"COMMENT ON TABLE {table} IS {quoted(f'{dataset.title}. {dataset.description}')}")
        comments += [f"COMMENT ON COLUMN {table}.{c.name} IS {quoted(c.comment)}" for c in dataset.columns]
    con.execute(";".join(comments))

"""One immutable release of the derived tables: staged, synced, checksummed, renamed, and only then made current.

A release is a folder of its own (`releases/<id>/`) and `current` is a symbolic link to one; readers never wait and
never see half of anything. A crash at any moment leaves at most a staging folder, which the next run sweeps. CSV and
Parquet are the same bytes for the same facts; the database file is compared by content, for its bytes vary.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import duckdb

from warehouse.as_known import copy_log, macros
from warehouse.current import CURRENT, DATABASE
from warehouse.database import PUBLISHED_STORAGE, transaction
from warehouse.dataset import Dataset, comment_on, load_datasets
from warehouse.package import Description, datapackage, readme
from warehouse.rules import Rules

MACROS = Path(__file__).parent / "macros"
_STAGING = ".staging-"
_FROZEN = re.compile(r"(?P<year>\d{4})-v(?P<no>\d+)")
_NIGHTLY = re.compile(r"(?!\d{4}-v\d+$).+?(?:-r(?P<no>\d+))?")
# What says how a release differs from the one before is no fact of its own.
_TOLD_BESIDE = frozenset({"release_diff"})
_SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Release:
    """A published release. `is_new` is False where the same facts had been published under this id before."""

    release_id: str
    path: Path
    is_new: bool
    is_current: bool


class ReleaseError(RuntimeError):
    """A release that could not be made or is not what its checksums say."""


def publish(
    con: duckdb.DuckDBPyConnection,
    releases: Path,
    description: Description,
    *,
    keep: int,
    through: int | None = None,
) -> Release:
    """Publish the tables of schema `marts` under `releases`.

    The release takes the id of `description`; where one of that id holds other facts (the code has changed since),
    it becomes its next revision, `<id>-r2` and so on. `current` moves to it unless it already stands at newer
    knowledge. Of older releases the newest `keep` stay.

    `through` is the last year of a yearly release: its yearly datasets end there, its ids are `<year>-v1`, `<year>-v2`
    and so on, it is never removed, and `current` stays where it is.
    """
    releases.mkdir(parents=True, exist_ok=True)
    sweep(releases)
    staged = releases / f"{_STAGING}{description.release_id}-{os.getpid()}"
    staged.mkdir()
    try:
        with _published(con, staged / DATABASE):
            _write_database(con, description.rules, through)
            _write_files(con, staged)
        ids = _revisions(description.release_id) if through is None else (f"{through}-v{n}" for n in count(1))
        release_id, is_new = _free_id(releases, ids, staged)
        target = releases / release_id
        if is_new:
            _describe(staged, description.under(release_id))
            _seal(staged)
            staged.rename(target)
            _sync(releases)
    finally:
        _remove(staged)
    is_current = through is None and _make_current(releases, target)
    _retire(releases, keep)
    return Release(release_id, target, is_new, is_current)


def earlier_release(releases: Path, known_at: dt.datetime, *, through: int | None = None) -> Path | None:
    """The newest release that stands for a moment or one before it; with `through`, the newest of that year's. None
    where there is none."""
    found = [
        (_known_at(path), int(revision["no"] or 1), path)
        for path in (releases.iterdir() if releases.exists() else ())
        if path.is_dir() and not path.is_symlink() and not path.name.startswith(".")
        if (revision := (_FROZEN if through else _NIGHTLY).fullmatch(path.name))
        if through is None or revision["year"] == str(through)
    ]
    return max((entry for entry in found if entry[0] <= known_at), default=(None, None, None))[2]


def sweep(releases: Path) -> list[str]:
    """Remove what a killed publisher left behind; gives the names removed."""
    left = sorted(p for p in releases.glob(f"{_STAGING}*") if p.is_dir())
    for folder in left:
        _remove(folder)
    for link in releases.glob(f".{CURRENT}-*"):
        link.unlink()
    return [p.name for p in left]


def verify(release: Path) -> list[str]:
    """What is wrong with a release by its checksums: nothing, or a line a file."""
    sums = release / _SUMS
    if not sums.exists():
        return [f"{release.name}: {_SUMS} is missing"]
    lines = [line.partition("  ") for line in sums.read_text("utf-8").splitlines()]
    listed = {name: digest for digest, _, name in lines}
    present = {p.name for p in release.iterdir() if p.name != _SUMS}
    problems = [f"{release.name}: {name} is missing" for name in sorted(listed.keys() - present)]
    problems += [f"{release.name}: {name} is not listed" for name in sorted(present - listed.keys())]
    problems += [
        f"{release.name}: {name} has changed"
        for name in sorted(present & listed.keys())
        if _sha256(release / name) != listed[name]
    ]
    return problems


@contextmanager
def _published(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    """The database file of a release, attached as `published` while the block lasts."""
    con.execute(f"ATTACH '{path}' AS published (STORAGE_VERSION '{PUBLISHED_STORAGE}')")
    try:
        yield
    finally:
        con.execute("DETACH published")
    if path.with_suffix(".duckdb.wal").exists():
        raise ReleaseError("the published database was not closed: its write-ahead log is still there")


def _write_database(con: duckdb.DuckDBPyConnection, rules: Rules, through: int | None) -> None:
    work = con.execute("SELECT current_database()").fetchone()
    try:
        # One transaction: alone, each of the hundreds of comments would wait for the disk.
        with transaction(con):
            for dataset in load_datasets().values():
                con.execute(
                    f"CREATE TABLE published.main.{dataset.name} AS "
                    f"{_rows(dataset, through)} ORDER BY {_order(con, dataset)}"
                )
            copy_log(con, "published")
            con.execute("USE published")
            comment_on(con, "main")
            for file in sorted(MACROS.glob("*.sql")):
                con.execute(file.read_text("utf-8"))
            for macro in macros(rules):
                con.execute(macro)
    finally:
        con.execute(f'USE "{work[0] if work else "memory"}"')


def _rows(dataset: Dataset, through: int | None) -> str:
    """SELECT of the rows of a dataset that go into a release."""
    ends = through is not None and "year" in {c.name for c in dataset.columns}
    return f"FROM marts.{dataset.name}" + (f" WHERE year <= {through}" if ends else "")


def _order(con: duckdb.DuckDBPyConnection, dataset: Dataset) -> str:
    """What to sort a table by so that it stands as by all columns: the first ones up to the last of its key, for to
    compare lists of evidence and quotes costs more than the rest. Where rows share a key, by all of them."""
    names = [c.name for c in dataset.columns]
    first = ", ".join(names[: 1 + max(map(names.index, dataset.key))])
    shared = con.execute(f"SELECT count(*) > count(DISTINCT ({first})) FROM marts.{dataset.name}").fetchone()  # noqa: S608 (own names)
    return "ALL" if shared and shared[0] else first


def _write_files(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Each table of the published database, whose rows stand in order, as Parquet and as CSV."""
    for dataset in load_datasets().values():
        table = f"published.main.{dataset.name}"
        con.execute(
            f"COPY {table} TO '{folder / dataset.name}.parquet' "
            "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000)"
        )
        # A list has no form in CSV that every tool reads: its parts stand parted by semicolons.
        texts = [(c.name, c.name) for c in dataset.columns if c.type == "VARCHAR"]
        texts += [(c.name, f"array_to_string({c.name}, ';')") for c in dataset.columns if c.type.endswith("[]")]
        shown = [f"{_harmless(text)} AS {name}" for name, text in texts]
        replaced = f" REPLACE ({', '.join(shown)})" if shown else ""
        rows = f"SELECT *{replaced} FROM {table}"  # noqa: S608 (names of this package)
        con.execute(f"COPY ({rows}) TO '{folder / dataset.name}.csv' (FORMAT csv, HEADER)")


def _harmless(text: str) -> str:
    """SQL of a text that no spreadsheet takes for a formula: one that begins like one has an apostrophe before it. A
    sign alone (a comparator) runs nothing."""
    return f"CASE WHEN regexp_matches({text}, '^[=+@\\t\\r-].') THEN chr(39) || {text} ELSE {text} END"


def _describe(folder: Path, description: Description) -> None:
    files = {p.name: (p.stat().st_size, _sha256(p)) for p in sorted(folder.iterdir())}
    package = json.dumps(datapackage(description, files), ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(package + "\n", "utf-8")
    (folder / "README.md").write_text(readme(description), "utf-8")


def _seal(folder: Path) -> None:
    """Checksums, no more writing, and everything on the disk."""
    sums = "".join(f"{_sha256(p)}  {p.name}\n" for p in sorted(folder.iterdir()))
    (folder / _SUMS).write_text(sums, "utf-8")
    for path in folder.iterdir():
        path.chmod(0o444)
        _sync(path)
    _sync(folder)


def _revisions(release_id: str) -> Iterator[str]:
    """The ids of a release and its revisions."""
    yield release_id
    yield from (f"{release_id}-r{n}" for n in count(2))


def _free_id(releases: Path, ids: Iterator[str], staged: Path) -> tuple[str, bool]:
    """The id to publish under, and whether that is a new release: the same facts keep the one they have."""
    for release_id in ids:
        if not (releases / release_id).exists():
            return release_id, True
        if _facts(releases / release_id) == _facts(staged):
            return release_id, False
    raise ReleaseError("there are no more ids")


def _facts(release: Path) -> dict[str, str]:
    files = (p for p in release.iterdir() if p.suffix in (".csv", ".parquet") and p.stem not in _TOLD_BESIDE)
    return {p.name: _sha256(p) for p in files}


def _make_current(releases: Path, target: Path) -> bool:
    """Point `current` at a release, unless it stands at newer knowledge already."""
    link = releases / CURRENT
    if link.exists() and _known_at(link) > _known_at(target):
        return False
    new = releases / f".{CURRENT}-{os.getpid()}"
    new.unlink(missing_ok=True)
    new.symlink_to(target.name)
    new.replace(link)
    _sync(releases)
    return True


def _known_at(release: Path) -> dt.datetime:
    package = json.loads((release / "datapackage.json").read_text("utf-8"))
    return dt.datetime.fromisoformat(package["created"])


def _retire(releases: Path, keep: int) -> None:
    """Remove all but the newest releases by knowledge; the current one and the yearly ones always stay."""
    folders = (p for p in releases.iterdir() if p.is_dir() and not p.is_symlink() and not p.name.startswith("."))
    whole = [p for p in folders if not _FROZEN.fullmatch(p.name)]
    current = (releases / CURRENT).resolve()
    for release in sorted(whole, key=lambda p: (_known_at(p), p.name), reverse=True)[keep:]:
        if release.resolve() != current:
            # Out of sight first, so that a crash while removing leaves no half release behind.
            doomed = releases / f"{_STAGING}{release.name}"
            release.rename(doomed)
            _remove(doomed)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

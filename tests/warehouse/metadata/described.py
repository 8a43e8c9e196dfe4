"""A release described by hand, for tests of what is written about it."""

import datetime as dt
from pathlib import Path

from warehouse.dataset import load_datasets
from warehouse.package import Description
from warehouse.release_files import DATABASE, Extent
from warehouse.release_version import Version
from warehouse.transform import Derived, Rules

SECOND = Version("1.1.0", "rows added: 2", "2024-03-04", "1.0.0")


def description(**extents: Extent) -> Description:
    """The release of 2024-03-05: each dataset has 2 rows, those with years of 2020 to 2024, but for `extents`."""
    all_extents = {
        d.name: Extent(2, 2020, 2024) if any(c.name == "year" for c in d.columns) else Extent(2)
        for d in load_datasets().values()
    }
    known_at = dt.datetime(2024, 3, 5, 0, 15, tzinfo=dt.UTC)
    derived = Derived({name: e.n_rows for name, e in all_extents.items()}, {}, ())
    bare = Description("2024-03-05", known_at, "recorded", "abc", Rules(), derived, ("CC-BY-4.0",))
    return bare.under("2024-03-05", version=SECOND, extents=all_extents | extents)


def with_files(folder: Path) -> Path:
    """A folder with a file in place of each data file, two bytes long."""
    for name in (f"{d}.{form}" for d in load_datasets() for form in ("csv", "parquet")):
        (folder / name).write_text("a\n", "utf-8")
    (folder / DATABASE).write_text("db", "utf-8")
    (folder / "verkosto.xlsx").write_text("x", "utf-8")
    return folder
